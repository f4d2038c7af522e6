"""Fields, bookmarks and links: what python-docx has no call for, in WordprocessingML (ECMA-376, part 1, 17.16)."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run


def add_field(
    paragraph: Paragraph, instruction: str, *, result: str = "", inside: BaseOxmlElement | None = None
) -> None:
    """A field at the end of the paragraph (or of the link `inside`), showing `result` until Word works it out."""
    parent = paragraph._p if inside is None else inside
    for run in (
        _field_character("begin", dirty=True),
        _instruction(instruction),
        _field_character("separate"),
        text_run(result),
        _field_character("end"),
    ):
        parent.append(run)


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """Opens a field before everything in the paragraph; its result is what follows, up to `end_field`."""
    runs = [_field_character("begin"), _instruction(instruction), _field_character("separate")]
    place = 1 if paragraph._p.pPr is not None else 0
    for offset, run in enumerate(runs):
        paragraph._p.insert(place + offset, run)


def end_field(paragraph: Paragraph) -> None:
    """Closes a field after everything in the paragraph."""
    paragraph._p.append(_field_character("end"))


def add_bookmark(paragraph: Paragraph, name: str) -> None:
    """Names the paragraph's text, so that links and page references can lead to it."""
    number = str(int(name.removeprefix("_Toc")))
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), number)
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), number)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def link_to_bookmark(paragraph: Paragraph, name: str, text: str) -> BaseOxmlElement:
    """A link inside the document at the end of the paragraph."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    link.set(qn("w:history"), "1")
    link.append(text_run(text))
    paragraph._p.append(link)
    return link


def link_to_address(paragraph: Paragraph, address: str) -> BaseOxmlElement:
    """An empty link out of the document at the end of the paragraph; its words are appended to it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.set(qn("w:history"), "1")
    paragraph._p.append(link)
    return link


def text_run(text: str) -> BaseOxmlElement:
    """A run with the text, tabs as tabs."""
    element = OxmlElement("w:r")
    Run(element, None).text = text  # type: ignore[arg-type]
    return element


def _field_character(kind: str, *, dirty: bool = False) -> BaseOxmlElement:
    run, character = OxmlElement("w:r"), OxmlElement("w:fldChar")
    character.set(qn("w:fldCharType"), kind)
    if dirty:
        character.set(qn("w:dirty"), "true")
    run.append(character)
    return run


def _instruction(text: str) -> BaseOxmlElement:
    run, instruction = OxmlElement("w:r"), OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {text} "
    run.append(instruction)
    return run
