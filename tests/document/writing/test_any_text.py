"""Whatever people write, the paper can be made: no text, however odd, stops a writer."""

import io

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.document.papers import SOURCE
from tvaers.document.model import Attachment, Attendee, Document, Item, PartName, Parts, ProgrammeEntry, Section
from tvaers.document.writing.markdown import write_markdown
from tvaers.document.writing.pdf import write_pdf
from tvaers.document.writing.summary import write_summary
from tvaers.document.writing.word import write_word

SIGNS = [
    *"aØ1.)(-*_#>|\\`~<[]&!/$@\"'{}%\x00\x0b\ud800\ufffe\u200b\u0301\uf15f😀中",
    "./. ",
    "\n",
    "\n\n",
    "    ",
    "- ",
    "1) ",
    "| a |\n|---|\n",
]
MORE = [
    "[x](https://x.example/(æ)?a=1&b={})",
    "<mailto:a@b.dk>",
    "```\n",
    "***",
    "# ",
    "&#0;",
    "&#xD800;",
    "\t",
    "SAG-2026-1",
]
ODD = st.lists(st.sampled_from([*SIGNS, *MORE]), max_size=25).map("".join) | st.text(max_size=40)


@st.composite
def odd_documents(draw):
    item = Item(
        number=draw(st.sampled_from(["1", "1.1", "10.10.10", "x"])),
        title=draw(ODD),
        case_number=draw(ODD),
        officers=[draw(ODD)],
        parts=Parts(draw(ODD), draw(ODD), draw(ODD), draw(ODD)),
        attachments=[Attachment(draw(ODD), PartName.DECISION)],
        other=draw(ODD),
        open=False,
        neutral_title=draw(ODD),
    )
    return Document(
        source=SOURCE,
        council=draw(ODD),
        place=draw(ODD),
        time=draw(ODD),
        participants=[Attendee(draw(ODD), draw(ODD), draw(ODD), draw(ODD))],
        programme=[ProgrammeEntry(draw(ODD), draw(ODD))],
        preamble=draw(ODD),
        sections=[Section(draw(st.integers(1, 12)), draw(ODD), [item], draw(ODD))],
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(odd_documents())
def test_any_text_can_be_set_as_pdf(document):
    assert write_pdf(document).startswith(b"%PDF-")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(odd_documents())
def test_any_text_can_be_written_as_word(document):
    assert docx.Document(io.BytesIO(write_word(document))).paragraphs


@settings(max_examples=60, deadline=None)
@given(odd_documents())
def test_any_text_can_be_written_as_markdown(document):
    assert write_markdown(document).endswith("\n")
    assert write_summary(document).endswith("\n")


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
@pytest.mark.parametrize("write", [write_pdf, write_word])
def test_deep_nesting_is_written(write, mark):
    item = Item("1", "Dybt", parts=Parts(background=mark * 200 + "bund"))
    assert write(Document(source=SOURCE, sections=[Section(1, "", [item])]))
