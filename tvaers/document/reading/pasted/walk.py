"""The walk through a pasted text's elements, from the first to the last."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from tvaers.document.blocks import Block, Paragraph, Quote, Rule
from tvaers.document.reading.nesting import Entry
from tvaers.document.reading.pasted.headings import Found, with_headings
from tvaers.document.reading.pasted.lists import Lists
from tvaers.document.reading.pasted.looks import (
    DEEPEST_ENTRY,
    Element,
    Left,
    Look,
    Style,
    WordList,
    heading_level,
    left_out,
    look_of,
    style_of,
    word_list,
)
from tvaers.document.reading.pasted.tables import OpenTable
from tvaers.document.reading.pasted.words import (
    Mark,
    Piece,
    has_words,
    inlines,
    read_mark,
    shown,
    smallest_size,
    take_typed_mark,
)

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_INDENT = re.compile(r"(\d{1,3})(?:\.\d{1,4})?pt")
_POINTS_OF_AN_INDENT = 36


@dataclass(frozen=True)
class _Place:
    """What holds for the words of an element, by itself or by what it stands in.

    `entry` is the depth of the list entry around, `listed` the place in Word's own lists, `indent` the depth by
    indentation of one of Word's list paragraphs.
    """

    look: Look
    level: int | None = None
    listed: WordList | None = None
    indent: int | None = None
    entry: int | None = None
    as_typed: bool = False


@dataclass
class Walk:
    """Takes the elements as they begin and end. `blocks` is the text; the counts tell what was left out of it."""

    left: Counter[Left] = field(default_factory=Counter)
    dead_links: int = 0
    has_merged_cells: bool = False
    lists: Lists = field(default_factory=Lists)
    _found: list[Found] = field(default_factory=list)
    _places: list[_Place] = field(default_factory=lambda: [_Place(Look())])
    _pieces: list[Piece] = field(default_factory=list)
    _mark: str = ""
    _entry: Entry | None = None
    _table: OpenTable | None = None
    _quote: Element | None = None
    _quoted: list[Block] = field(default_factory=list)
    _dropped: Element | None = None

    def begin(self, element: Element) -> None:
        """An element begins, with the words before its first child."""
        if self._dropped is not None:
            return
        style = style_of(element)
        reason = left_out(element, style)
        if reason is not None:
            self.left[reason] += 1
            self._dropped = element
            return
        if element.tag in _BLOCKS:
            self._end_paragraph()
        self._places.append(self._inside(element, style))
        self._begin_shape(element, style)
        self._words(element.text)

    def end(self, element: Element) -> None:
        """An element ends; the words after it stand in what it stood in."""
        if self._dropped is element:
            self._dropped = None
        elif self._dropped is None:
            if element.tag in _BLOCKS:
                self._end_paragraph()
            self._places.pop()
            self._end_shape(element)
        if self._dropped is None:
            self._words(element.tail)

    def blocks(self) -> list[Block]:
        """The text as blocks, when everything has ended."""
        self._end_paragraph()
        self._end_lists()
        return with_headings(self._found)

    @property
    def _place(self) -> _Place:
        return self._places[-1]

    def _inside(self, element: Element, style: Style) -> _Place:
        around = self._place
        look = look_of(element, style, around.look)
        if element.tag == "a" and look.target is None and not element.get("href", "#").startswith("#"):
            self.dead_links += 1
        place = replace(around, look=look, as_typed=around.as_typed or element.tag == "pre")
        if element.tag not in _BLOCKS:
            return place
        return replace(
            place,
            level=heading_level(element, style) or around.level,
            listed=word_list(style) or around.listed,
            indent=_indent(element, style) if around.indent is None else around.indent,
        )

    def _begin_shape(self, element: Element, style: Style) -> None:
        tag = element.tag
        if tag == "br":
            self._break()
        elif tag == "hr":
            self._put(Found(Rule()))
        elif tag in _LISTS:
            self.lists.begin(element)
        elif tag == "li":
            self._entry = self.lists.entry(element, style)
            self._places[-1] = replace(self._place, entry=self._entry.depth, listed=None, indent=None)
        elif tag == "blockquote" and self._quote is None and self._place.entry is None and self._table is None:
            self._end_lists()
            self._quote = element
        elif tag == "table" and self._table is None:
            self._table = OpenTable(element)
        elif self._table is not None:
            self._table.begin(element, style)

    def _end_shape(self, element: Element) -> None:
        tag = element.tag
        if tag in _LISTS:
            self.lists.end()
        elif tag == "li":
            self._entry = None
        elif element is self._quote:
            self._end_quote()
        elif self._table is not None and element is self._table.element:
            self._end_table(self._table)
        elif self._table is not None:
            self._table.end(element)

    def _end_quote(self) -> None:
        self._end_lists()
        blocks, self._quoted, self._quote = self._quoted, [], None
        if blocks:
            self._put(Found(Quote(tuple(blocks))))

    def _end_table(self, open_table: OpenTable) -> None:
        self._table = None
        self.has_merged_cells = self.has_merged_cells or open_table.has_merged_cells
        table = open_table.table()
        if table is not None and len(table.header) == 1 and not table.rows:
            self._put(Found(Paragraph(table.header[0])))
        elif table is not None:
            self._put(Found(table))

    def _words(self, text: str | None) -> None:
        if not text:
            return
        if self._place.look.is_list_mark:
            self._mark += text
            return
        lines = text.splitlines() if self._place.as_typed else [text]
        for number, line in enumerate(lines):
            if number:
                self._break()
            self._pieces.append(Piece(shown(line), self._place.look))

    def _break(self) -> None:
        """A line break; two of them are a new paragraph."""
        if self._pieces and self._pieces[-1].is_break:
            self._end_paragraph()
        else:
            self._pieces.append(Piece("", self._place.look, is_break=True))

    def _end_paragraph(self) -> None:
        pieces, self._pieces = self._pieces, []
        mark, self._mark = self._mark, ""
        if not has_words(pieces):
            return
        if self._table is not None and self._table.cell is not None:
            self._table.cell.add(inlines(pieces))
        elif self._place.level is not None and self._place.entry is None:
            number = mark.strip() if mark.strip()[:1].isdigit() else ""
            numbered = [Piece(f"{shown(number)} ", Look()), *pieces] if number else pieces
            self._put(Found(Paragraph(inlines(numbered)), self._place.level))
        elif self._place.entry is not None:
            self._put_in_entry(pieces)
        else:
            self._put_paragraph(pieces, mark)

    def _put_in_entry(self, pieces: list[Piece]) -> None:
        """Words of a list element's entry: its first, or further ones."""
        paragraph = Paragraph(inlines(pieces))
        entry, self._entry = self._entry, None
        if entry is None:
            self._put(Found(paragraph))
        else:
            self.lists.add(entry, paragraph)

    def _put_paragraph(self, pieces: list[Piece], mark: str) -> None:
        """A paragraph outside of list elements, which can be an entry by Word's style or by a typed mark."""
        listed, indent = self._place.listed, self._place.indent
        typed = take_typed_mark(pieces, in_list=indent is not None) if listed is None else None
        if listed is not None:
            self._put_entry(listed.family, listed.depth, read_mark(mark), pieces)
        elif typed is not None and has_words(typed[1]):
            self._put_entry("typed", indent or 0, *typed)
        elif indent is not None and self.lists.events:
            self.lists.go_on(indent, Paragraph(inlines(pieces)))
        else:
            self._put(Found(Paragraph(inlines(pieces)), size=smallest_size(pieces)))

    def _put_entry(self, family: str, depth: int, mark: Mark, pieces: list[Piece]) -> None:
        self.lists.lettered = self.lists.lettered or mark.is_letter
        entry = Entry(depth, family, (), mark.ordered, mark.number, mark.delimiter)
        self.lists.add(entry, Paragraph(inlines(pieces)))

    def _put(self, found: Found) -> None:
        """Puts the block where reading is: in an entry, in a quotation, or by itself."""
        if self._place.entry is not None and self.lists.events:
            self.lists.go_on(self._place.entry, found.block)
            return
        self._end_lists()
        if self._quote is None:
            self._found.append(found)
        else:
            self._quoted.append(found.block)

    def _end_lists(self) -> None:
        blocks = self.lists.take()
        if self._quote is None:
            self._found.extend(map(Found, blocks))
        else:
            self._quoted.extend(blocks)


def _indent(element: Element, style: Style) -> int | None:
    """How deep one of Word's list paragraphs stands, by its margin; None for other elements."""
    if "msolistparagraph" not in element.get("class", "").lower():
        return None
    match = _INDENT.fullmatch(style.get("margin-left", ""))
    points = int(match.group(1)) if match else 0
    return min(max(points // _POINTS_OF_AN_INDENT - 1, 0), DEEPEST_ENTRY)
