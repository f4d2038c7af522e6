"""One item as a Word file, to be written on and read in again."""

from __future__ import annotations

from tvaers.document.model import Document, Item, Parts, Section, Source
from tvaers.document.writing.word import write_word

_HEAD = "Punkt til dagsordenen"
_TITLE = "Skriv punktets titel her"


def item_as_word(item: Item) -> bytes:
    """The item alone as .docx, in the house layout."""
    source = Source("", "", "")
    return write_word(Document(source, council=_HEAD, sections=[Section(1, "", [item])]))


def empty_item_as_word() -> bytes:
    """The template: an item with its four headings and nothing under them."""
    return item_as_word(Item("1", _TITLE, parts=Parts("", "", "", "")))
