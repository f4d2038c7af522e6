"""PDF files that Tværs wrote: read by their tags, so that lists, tables and emphasis need no guessing.

The structure tree (ISO 32000-1, 14.7) tells what is a heading, a list, a table; the marked content on the pages tells
the words. Only the pages' own words are used, never the attached data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pypdfium2 import PdfDocument

from tvaers.document.blocks import (
    Alignment,
    Block,
    Break,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Delimiter,
    Emphasis,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    inline_text,
    plain_text,
)
from tvaers.document.blocks.normal import normal, normal_line
from tvaers.document.reading.lines import Line
from tvaers.document.reading.pdf_structure import Node, Piece, Structure, line_ends, read_structure
from tvaers.document.reading.printed import Printed

_HEADING = re.compile(r"H([1-6])")
_NUMBER = re.compile(r"(\d+)([.)])")
# After these a line may be broken although no space stands there (UAX 14).
_BREAKS_AFTER = ("-", "–", "—", "/")
# How far apart, in points, line ends of one column may stand that are set to one side.
_ALIGNED = 1.5
_GROUPS = ("Document", "Part", "Sect", "Div", "Art")


def tagged_printed(data: bytes, document: PdfDocument) -> Printed | None:
    """The lines of a PDF file that Tværs wrote, which `document` is as well; None for any other file.

    Raises what pikepdf and pypdfium2 raise for damaged files.
    """
    structure = read_structure(data, document)
    if structure is None:
        return None
    reader = _Reader(structure)
    reader.read(structure.root)
    return Printed(
        lines=reader.lines,
        heads=[Line(text, number) for number, text in enumerate(structure.heads, 1)],
        contents=reader.contents,
        outlined=True,
    )


@dataclass
class _Reader:
    """Goes through the structure once."""

    structure: Structure
    lines: list[Line] = field(default_factory=list)
    contents: list[Line] = field(default_factory=list)
    number: int = 0

    def read(self, node: Node) -> None:
        """Appends what stands under the node."""
        for child in node.children:
            if isinstance(child, Node):
                self._element(child)

    def _element(self, node: Node) -> None:
        heading = _HEADING.fullmatch(node.kind)
        if node.kind in _GROUPS:
            self.read(node)
        elif heading:
            inlines = normal_line(_inlines(node))
            self._line(inline_text(inlines), heading=int(heading.group(1)), inlines=inlines)
        elif node.kind in ("P", "Title"):
            inlines = normal(_inlines(node))
            self._line(inline_text(inlines), inlines=inlines)
        elif node.kind == "TOC":
            self._contents(node)
        elif node.kind == "L" and not _has_labels(node):
            for item in _items(node):
                self._line(plain_text(item))
        else:
            for block in _blocks([node]):
                self._line(plain_text([block]), block=block)

    def _contents(self, node: Node) -> None:
        """The list of contents, and its title, which is the line before it."""
        if not self.contents and self.lines and self.lines[-1].heading:
            self.contents.append(self.lines.pop())
        for item in node.children:
            if isinstance(item, Node) and item.kind == "TOC":
                self._contents(item)
            elif isinstance(item, Node):
                text = " ".join(inline_text(normal_line(_inlines(item))).split())
                self.number += 1
                self.contents.append(Line(text, self.number, whole=True))

    def _line(
        self,
        text: str,
        *,
        heading: int | None = None,
        inlines: tuple[Inline, ...] | None = None,
        block: Block | None = None,
    ) -> None:
        words = " ".join(text.split())
        if words:
            self.number += 1
            self.lines.append(Line(words, self.number, heading=heading, inlines=inlines, block=block, whole=True))


def _blocks(nodes: Sequence[Node | Piece]) -> Iterator[Block]:
    """The blocks that a run of children makes; words that stand in no block are a paragraph."""
    loose: list[Node | Piece] = []
    for node in nodes:
        if not isinstance(node, Node) or not _is_block(node):
            loose.append(node)
            continue
        yield from _paragraph(loose)
        loose = []
        yield from _BLOCK_MAKERS[node.kind](node)
    yield from _paragraph(loose)


def _is_block(node: Node) -> bool:
    """True for a block; code is one when it has lines of its own."""
    if node.kind == "Code":
        return any(isinstance(child, Node) and child.kind == "P" for child in node.children)
    return node.kind in _BLOCK_MAKERS


def _paragraph(children: Sequence[Node | Piece]) -> Iterator[Block]:
    inlines = normal(_run(children))
    if inlines:
        yield Paragraph(inlines)


def _list(node: Node) -> Iterator[Block]:
    items = _items(node)
    first = _NUMBER.match(_label(node))
    if first:
        yield NumberedList(items, start=int(first.group(1)), delimiter=Delimiter(first.group(2)))
    else:
        yield BulletList(items)


def _items(node: Node) -> tuple[tuple[Block, ...], ...]:
    """The entries; a list that stands beside them in the tree belongs to the entry before it."""
    items: list[tuple[Block, ...]] = []
    for child in node.children:
        if isinstance(child, Node) and child.kind == "LI":
            bodies = [body for body in child.children if not (isinstance(body, Node) and body.kind == "Lbl")]
            items.append(tuple(_blocks(_flattened(bodies, "LBody"))))
        elif isinstance(child, Node) and child.kind == "L":
            inner = tuple(_list(child))
            items[-1:] = [(*(items[-1] if items else ()), *inner)]
    return tuple(items)


def _flattened(nodes: Sequence[Node | Piece], kind: str) -> list[Node | Piece]:
    flat: list[Node | Piece] = []
    for node in nodes:
        if isinstance(node, Node) and node.kind == kind:
            flat.extend(node.children)
        else:
            flat.append(node)
    return flat


def _has_labels(node: Node) -> bool:
    return bool(_label(node))


def _label(node: Node) -> str:
    """The mark of the list's first entry: "–", "3.", or nothing."""
    for item in node.children:
        for child in item.children if isinstance(item, Node) else []:
            if isinstance(child, Node) and child.kind == "Lbl":
                return inline_text(normal(_inlines(child)))
    return ""


def _quote(node: Node) -> Iterator[Block]:
    yield Quote(tuple(_blocks(node.children)))


def _code_block(node: Node) -> Iterator[Block]:
    lines = ["".join(piece.text for piece in line.pieces()) for line in node.children if isinstance(line, Node)]
    yield CodeBlock("\n".join(line.rstrip() for line in lines))


def _table(node: Node) -> Iterator[Block]:
    rows = [_row(row) for row in _rows(node)]
    if not rows:
        return
    columns = len(rows[0])
    filled = [(*row, *([()] * (columns - len(row))))[:columns] for row in rows]
    cells = [[list(cell.pieces()) for cell in _cells(row)] for row in _rows(node)]
    columns_of_pieces = [[row[column] for row in cells if column < len(row)] for column in range(columns)]
    yield Table(filled[0], tuple(filled[1:]), tuple(_alignment(column) for column in columns_of_pieces))


def _alignment(cells: Sequence[Sequence[Piece]]) -> Alignment | None:
    """How the column's lines stand: those that begin at one place are to the left, and need no word for it."""
    ends = [line for cell in cells for line in line_ends(cell)]
    if not ends:
        return None
    lefts, rights = [left for left, _ in ends], [right for _, right in ends]
    middles = [(left + right) / 2 for left, right in ends]
    if _spread(rights) < _ALIGNED and _spread(lefts) < _ALIGNED:
        words = [" ".join(piece.text for piece in cell).strip() for cell in cells[1:]]
        return Alignment.RIGHT if words and all(word[:1].isdigit() for word in words) else None
    spreads = {None: _spread(lefts), Alignment.RIGHT: _spread(rights), Alignment.CENTER: _spread(middles)}
    return min(spreads, key=lambda alignment: spreads[alignment])


def _spread(places: Sequence[float]) -> float:
    return max(places) - min(places)


def _cells(row: Node) -> list[Node]:
    return [cell for cell in row.children if isinstance(cell, Node)]


def _rows(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node) and child.kind == "TR":
            yield child
        elif isinstance(child, Node):
            yield from _rows(child)


def _row(row: Node) -> tuple[Cell, ...]:
    """The cells; a cell of the head is strong by its place, which its text need not say."""
    return tuple(normal_line(_unwrapped(cell) if cell.kind == "TH" else _inlines(cell)) for cell in _cells(row))


def _unwrapped(cell: Node) -> list[Inline]:
    inlines = normal_line(_inlines(cell))
    if len(inlines) == 1 and isinstance(inlines[0], Strong):
        return list(inlines[0].children)
    return list(inlines)


def _inlines(node: Node) -> list[Inline]:
    return _run(node.children)


def _run(children: Sequence[Node | Piece]) -> list[Inline]:
    found: list[Inline] = []
    last: Piece | None = None
    for child in children:
        pieces = [child] if isinstance(child, Piece) else list(child.pieces())
        if last is not None and pieces and _breaks_between(last, pieces[0]):
            found.append(Break())
        found.extend([Text(child.text)] if isinstance(child, Piece) else _inline(child))
        last = pieces[-1] if pieces else last
    return found


def _inline(node: Node) -> list[Inline]:
    inner = _run(node.children)
    if node.kind == "Strong":
        return [Strong(tuple(inner))]
    if node.kind == "Em":
        return [Emphasis(tuple(inner))]
    if node.kind == "Link" and node.address:
        # An address may be parted anywhere, so no line of a link was ended on purpose.
        return [Link(node.address, tuple(part for part in inner if not isinstance(part, Break)))]
    if node.kind == "Code":
        return [Code(inline_text(inner).strip())]
    return inner


def _breaks_between(piece: Piece, following: Piece) -> bool:
    """True where a line was ended on purpose: no space, and no place where words may be parted."""
    if piece.same_line(following):
        return False
    return bool(piece.text) and not piece.text.endswith((" ", *_BREAKS_AFTER))


_BLOCK_MAKERS: dict[str, Callable[[Node], Iterator[Block]]] = {
    "L": _list,
    "Table": _table,
    "BlockQuote": _quote,
    "Code": _code_block,
    "P": lambda node: _paragraph(node.children),
}
