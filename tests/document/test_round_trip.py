"""Reading what was written, from its pages, gives the same document again but for its source and its warnings."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.document.papers import flat_agenda, minutes
from tests.document.strategies import documents
from tvaers.document.blocks import parse, to_markdown
from tvaers.document.contract import to_contract
from tvaers.document.model import Item, Section
from tvaers.document.reading import read_bytes, read_file
from tvaers.document.reading.deriving import derive
from tvaers.document.writing.pdf import write_pdf
from tvaers.document.writing.word import write_word

REAL = [
    "kkr-midtjylland-2025-02-05-referat.txt",
    "kkr-nordjylland-2021-02-05-dagsorden.txt",
    "kkr-nordjylland-2025-02-07-referat.txt",
]
WRITERS = {"pdf": write_pdf, "docx": write_word}
PATIENT = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def said(document):
    """What a document says: the contract without source and warnings."""
    contract = to_contract(document)
    del contract["source"], contract["warnings"]
    return contract


def read_again(document, ending):
    return read_bytes(WRITERS[ending](document), f"papir.{ending}")


def in_normal_form(document):
    """The document with its texts in normal form and its derived fields made from them."""
    for item in document.items():
        for name, text in item.parts.named():
            setattr(item.parts, name.value, to_markdown(parse(text)))
        item.other = to_markdown(parse(item.other)) if item.other else item.other
        derive(item)
    return document


@PATIENT
@given(documents())
def test_a_pdf_says_what_its_document_says(document):
    assert said(read_again(document, "pdf")) == said(document)


@PATIENT
@given(documents())
def test_a_word_file_says_what_its_document_says(document):
    assert said(read_again(document, "docx")) == said(document)


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("paper", [minutes, flat_agenda])
def test_the_papers_with_every_feature_come_back(paper, ending):
    document = in_normal_form(paper())
    assert said(read_again(document, ending)) == said(document)


@pytest.mark.documents
@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("filename", REAL)
def test_the_real_documents_come_back(real_documents, filename, ending):
    if filename not in real_documents:
        pytest.skip(f"{filename} is not beside the project (../shared/documents)")
    document = read_file(real_documents[filename])
    assert said(read_again(document, ending)) == said(document)


@pytest.mark.parametrize("ending", WRITERS)
def test_an_agenda_of_titles_alone_comes_back(ending):
    document = in_normal_form(flat_agenda())
    titles = [Item(str(number), title) for number, title in enumerate(("Godkendelse af dagsorden", "Eventuelt"), 1)]
    document.sections = [Section(1, "", titles)]
    assert said(read_again(document, ending)) == said(document)
