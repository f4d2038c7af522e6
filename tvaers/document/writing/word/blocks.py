"""The block tree as paragraphs, lists and tables of a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from tvaers.document.blocks import (
    Alignment,
    Block,
    Break,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)
from tvaers.document.writing.attachment_marks import MARK, split_mark
from tvaers.document.writing.tables import column_alignment
from tvaers.document.writing.word.fields import link_to_address
from tvaers.document.writing.word.lists import INDENT, Lists, set_list_place
from tvaers.document.writing.word.sheet import Sheet

_DEEPEST_HEADING = 9
_SPACE = qn("xml:space")
_ALIGNMENTS = {
    Alignment.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Alignment.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Alignment.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


@dataclass(frozen=True)
class _Place:
    """Where blocks stand: how deep in lists, in a quote or not, and the levels of headings."""

    ranks: dict[int, int]
    depth: int = 0
    quoted: bool = False


@dataclass(frozen=True)
class _Look:
    """How a run of words looks."""

    strong: bool = False
    emphasised: bool = False
    linked: bool = False
    code: bool = False


@dataclass
class BlockWriter:
    """Appends blocks to one Word file."""

    sheet: Sheet
    lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = Lists(self.sheet.word)

    def write(self, blocks: Sequence[Block], heading_level: int) -> None:
        """Appends the blocks; their topmost headings get `heading_level`, the others follow without gaps."""
        levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
        ranks = {level: min(heading_level + rank, _DEEPEST_HEADING) for rank, level in enumerate(levels)}
        self._write(blocks, _Place(ranks))

    def _write(self, blocks: Sequence[Block], place: _Place) -> None:
        for block in blocks:
            self._block(block, place)

    def _block(self, block: Block, place: _Place) -> None:
        match block:
            case Paragraph(children):
                self._paragraph(children, place)
            case Heading(level, children):
                self._words(children, f"Heading {place.ranks.get(level, _DEEPEST_HEADING)}")
            case BulletList(items):
                self._list(items, self.lists.bullets(), "List Bullet", place)
            case NumberedList(items, start, delimiter):
                instance = self.lists.numbers(delimiter, start, place.depth)
                self._list(items, instance, "List Number", place)
            case Quote(children):
                self._write(children, replace(place, quoted=True))
            case Table():
                self._table(block)
            case CodeBlock(text):
                self._code(text, place)
            case Rule():
                self.sheet.paragraph("Rule")

    def _paragraph(self, children: Sequence[Inline], place: _Place) -> None:
        marked, rest = split_mark(children)
        if marked and place.depth == 0:
            paragraph = self.sheet.paragraph("Attachment", f"{MARK}\t")
            self._inlines(paragraph, rest)
            return
        paragraph = self._words(children, "Quote" if place.quoted else "Normal")
        _indent(paragraph, place)

    def _words(self, children: Sequence[Inline], style: str) -> WordParagraph:
        paragraph = self.sheet.paragraph(style)
        self._inlines(paragraph, children)
        return paragraph

    def _list(self, items: Sequence[Sequence[Block]], instance: int, style: str, place: _Place) -> None:
        inner = replace(place, depth=place.depth + 1)
        for item in items:
            first: Sequence[Inline] = ()
            rest = item
            if item and isinstance(item[0], Paragraph):
                first, rest = item[0].children, item[1:]
            paragraph = self._words(first, style)
            set_list_place(paragraph, instance, place.depth)
            self._write(rest, inner)

    def _code(self, text: str, place: _Place) -> None:
        paragraph = self.sheet.paragraph("Code Block", text)
        _indent(paragraph, place)

    def _table(self, table: Table) -> None:
        alignments = [column_alignment(table, column) for column in range(len(table.header))]
        written = self.sheet.word.add_table(rows=0, cols=len(table.header), style="Paper Table")
        header = written.add_row()
        _repeat_on_each_page(header._tr)
        self._row(header.cells, table.header, alignments, "Table Heading")
        for row in table.rows:
            self._row(written.add_row().cells, row, alignments, "Table Text")
        self.sheet.paragraph("After Table")

    def _row(
        self, places: Sequence[_Cell], row: Sequence[Cell], alignments: Sequence[Alignment | None], style: str
    ) -> None:
        for place, cell, alignment in zip(places, row, alignments, strict=True):
            paragraph = place.paragraphs[0]
            self.sheet.set_style(paragraph._p, style)
            if alignment:
                paragraph.alignment = _ALIGNMENTS[alignment]
            self._inlines(paragraph, cell)

    def _inlines(self, paragraph: WordParagraph, inlines: Sequence[Inline]) -> None:
        self._append(paragraph, paragraph._p, inlines, _Look())

    def _append(
        self, paragraph: WordParagraph, parent: BaseOxmlElement, inlines: Sequence[Inline], look: _Look
    ) -> None:
        for inline in inlines:
            match inline:
                case Text(text):
                    parent.append(self._run(text, look))
                case Code(text):
                    parent.append(self._run(text, replace(look, code=True)))
                case Break():
                    run = self._run("", look)
                    run.append(OxmlElement("w:br"))
                    parent.append(run)
                case Strong(children):
                    self._append(paragraph, parent, children, replace(look, strong=True))
                case Emphasis(children):
                    self._append(paragraph, parent, children, replace(look, emphasised=True))
                case Link(target, children):
                    link = link_to_address(paragraph, target)
                    self._append(paragraph, link, children, replace(look, linked=True))

    def _run(self, text: str, look: _Look) -> BaseOxmlElement:
        run = OxmlElement("w:r")
        if look.code:
            self.sheet.set_style(run, "Code")
        elif look.linked:
            self.sheet.set_style(run, "Hyperlink")
        for wanted, mark in ((look.strong, "w:b"), (look.emphasised, "w:i")):
            if wanted:
                run.get_or_add_rPr().append(OxmlElement(mark))
        if text:
            words = OxmlElement("w:t")
            words.set(_SPACE, "preserve")
            words.text = text
            run.append(words)
        return run


def _indent(paragraph: WordParagraph, place: _Place) -> None:
    """Blocks of a list entry after its first stand under its words."""
    if place.depth:
        paragraph.paragraph_format.left_indent = INDENT * place.depth


def _repeat_on_each_page(row: BaseOxmlElement) -> None:
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    properties.append(OxmlElement("w:tblHeader"))
