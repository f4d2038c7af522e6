"""Word files to lines: headings, paragraphs, lists, tables and links as the file itself tells them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tvaers.document.blocks import (
    Alignment,
    Block,
    Break,
    Cell,
    CodeBlock,
    Delimiter,
    Inline,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    inline_text,
    plain_text,
)
from tvaers.document.blocks.normal import normal, normal_line
from tvaers.document.reading.composing import with_linked_addresses
from tvaers.document.reading.lines import Line
from tvaers.document.reading.nesting import Continuation, Entry, Event, nested
from tvaers.document.reading.printed import Printed
from tvaers.document.reading.word_package import Element, ListLevel, Style, WordPackage, open_word, q, value
from tvaers.document.reading.word_runs import RunReader

HOUSE_STYLES = frozenset({"item details", "fact", "attendee"})
_HEADING_NAME = re.compile(r"(?:heading|overskrift)\s*(\d)")
_DEEPER_LIST = re.compile(r"(?:list|opstilling)\D*([2-5])$")
_CONTENTS_NAME = re.compile(r"toc\b|indholdsfortegnelse")
_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
}
_PLAIN = Style("normal")
_LETTERS = ("lowerLetter", "upperLetter", "lowerRoman", "upperRoman")
_INDENT_STEP = 340
_GROUPS = frozenset(map(q, ("w:sdt", "w:sdtContent", "w:ins", "w:customXml", "w:smartTag")))


@dataclass
class _Paragraph:
    """One paragraph of the file, looked up."""

    element: Element
    style: Style
    inlines: tuple[Inline, ...]
    list_id: str | None
    depth: int
    indent: int

    @property
    def text(self) -> str:
        """Its words on one line."""
        return inline_text(self.inlines).strip()


def read_word(data: bytes) -> Printed:
    """The lines of the Word file. Raises UnreadableDocument when it cannot be read."""
    package = open_word(data)
    ours = {style.name for style in package.styles.values()} >= HOUSE_STYLES
    reader = _Reader(package, ours=ours)
    reader.read(package.body)
    reader.flush()
    heads = [Line(words, 0) for head in package.heads if (words := _words(head))]
    return Printed(reader.lines, heads, reader.contents, outlined=ours)


def _words(root: Element) -> str:
    pieces = (element.text or "" if element.tag == q("w:t") else " " for element in root.iter(q("w:t"), q("w:tab")))
    return " ".join("".join(pieces).split())


@dataclass
class _Reader:
    """Goes through the body once; entries of a list are gathered until the list ends."""

    package: WordPackage
    ours: bool
    lines: list[Line] = field(default_factory=list)
    contents: list[Line] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    quoted: list[Block] = field(default_factory=list)
    counters: dict[tuple[str, int], int] = field(default_factory=dict)
    number: int = 0

    def read(self, parent: Element) -> None:
        """Reads the paragraphs and tables under `parent`, also those in content controls."""
        for element in parent:
            if element.tag == q("w:p"):
                self._paragraph(element)
            elif element.tag == q("w:tbl"):
                self._table(element)
            elif element.tag in _GROUPS:
                self.read(element)

    def flush(self) -> None:
        """Writes out the quotation and the list in progress."""
        if self.quoted:
            blocks, self.quoted = self.quoted, []
            self._put(Quote(tuple(blocks)))
        if self.events:
            events, self.events = self.events, []
            for block in nested(events):
                self._put(block)

    def _paragraph(self, element: Element) -> None:
        self.number += 1
        for box in element.iter(q("w:txbxContent")):
            if not any(parent.tag == q("mc:Fallback") for parent in box.iterancestors()):
                self.flush()
                self.read(box)
        self._take(self._looked_up(element))
        for reference in element.iter(q("w:footnoteReference"), q("w:endnoteReference")):
            note = self.package.notes.get(value(reference, "w:id") or "")
            if note is not None:
                self.flush()
                self.read(note)

    def _looked_up(self, element: Element) -> _Paragraph:
        properties = element.find(q("w:pPr"))
        style = self.package.styles.get(_style_id(properties), _PLAIN)
        number = None if properties is None else properties.find(q("w:numPr"))
        list_id = style.list_id if number is None else value(number.find(q("w:numId")))
        depth = value(number.find(q("w:ilvl"))) if number is not None else None
        indent = None if properties is None else value(properties.find(q("w:ind")), "w:left")
        return _Paragraph(
            element=element,
            style=style,
            inlines=normal(RunReader(self.package, bold_is_plain=style.bold and not self.ours).inlines(element)),
            list_id=list_id if list_id not in (None, "0") else None,
            depth=_depth(depth, style),
            indent=int(indent) if indent and indent.isdigit() else 0,
        )

    def _take(self, paragraph: _Paragraph) -> None:
        name = paragraph.style.name
        level = _heading_level(paragraph)
        if _CONTENTS_NAME.match(name):
            self.flush()
            if paragraph.text:
                self.contents.append(Line(paragraph.text, self.number))
        elif level and paragraph.text:
            self.flush()
            self._heading(paragraph, level)
        elif paragraph.list_id and (paragraph.text or self.ours):
            self._entry(paragraph)
        elif self.ours and name in ("rule", "code block", "quote"):
            self._special(paragraph, name)
        elif paragraph.text:
            self._block(Paragraph(self._linked(paragraph.inlines)), paragraph.indent)

    def _special(self, paragraph: _Paragraph, name: str) -> None:
        """What only our own files have as styles: a rule, a block of code, a quotation."""
        if name == "rule":
            self._block(Rule(), 0)
        elif name == "code block":
            self._block(CodeBlock(_raw_text(paragraph.element)), paragraph.indent)
        elif paragraph.indent and self.events:
            self._block(Quote((Paragraph(paragraph.inlines),)), paragraph.indent)
        else:
            if self.events:
                self.flush()
            self.quoted.append(Paragraph(paragraph.inlines))

    def _linked(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return inlines if self.ours else with_linked_addresses(inlines)

    def _heading(self, paragraph: _Paragraph, level: int) -> None:
        number = self._count(paragraph) if paragraph.list_id else ""
        inlines = normal_line(paragraph.inlines)
        if number:
            inlines = (Text(f"{number} "), *inlines)
        self._line(inline_text(inlines), heading=level, inlines=inlines)

    def _entry(self, paragraph: _Paragraph) -> None:
        level = self._level(paragraph)
        if self.quoted:
            self.flush()
        inlines = self._linked(paragraph.inlines)
        if level.form in _LETTERS and not self.ours:
            self.flush()
            self._put(Paragraph((Text(f"{self._count(paragraph)} "), *inlines)))
            return
        family = self.package.list_families.get(paragraph.list_id or "", paragraph.list_id or "")
        self.events.append(
            Entry(
                depth=paragraph.depth,
                family=family,
                blocks=(Paragraph(inlines),) if inlines else (),
                ordered=level.form != "bullet",
                start=level.start,
                delimiter=Delimiter.PARENTHESIS if level.text.endswith(")") else Delimiter.PERIOD,
            )
        )

    def _level(self, paragraph: _Paragraph) -> ListLevel:
        levels = self.package.lists.get(paragraph.list_id or "", {})
        return levels.get(paragraph.depth, ListLevel("bullet", "–", 1))

    def _count(self, paragraph: _Paragraph) -> str:
        """The number that Word prints before an automatically numbered paragraph: "2.1."."""
        family = self.package.list_families.get(paragraph.list_id or "", paragraph.list_id or "")
        levels = self.package.lists.get(paragraph.list_id or "", {})
        depth = paragraph.depth
        start = levels[depth].start if depth in levels else 1
        self.counters[family, depth] = self.counters.get((family, depth), start - 1) + 1
        for key in [key for key in self.counters if key[0] == family and key[1] > depth]:
            del self.counters[key]
        level = levels.get(depth)
        if level is None or level.form == "bullet":
            return ""
        return re.sub(r"%(\d)", lambda match: self._counted(family, int(match.group(1)) - 1, levels), level.text)

    def _counted(self, family: str, depth: int, levels: dict[int, ListLevel]) -> str:
        level = levels.get(depth, ListLevel("decimal", "", 1))
        number = self.counters.get((family, depth), level.start)
        return chr(96 + number) if level.form == "lowerLetter" and 0 < number < 27 else str(number)

    def _table(self, element: Element) -> None:
        self.number += 1
        table = _table(element, self.package, ours=self.ours)
        if table is not None:
            self.flush()
            self._put(table)

    def _block(self, block: Block, indent: int) -> None:
        if self.ours and self.events and indent:
            self.events.append(Continuation(round(indent / _INDENT_STEP) - 1, block))
            return
        self.flush()
        self._put(block)

    def _put(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._line(inline_text(block.children), inlines=block.children)
        else:
            self._line(plain_text([block]), block=block)

    def _line(
        self,
        text: str,
        *,
        heading: int | None = None,
        inlines: tuple[Inline, ...] | None = None,
        block: Block | None = None,
    ) -> None:
        words = " ".join(text.split())
        line = Line(words, self.number, heading=heading, inlines=inlines, block=block, whole=True)
        self.lines.append(line if self.ours else _with_typed_marks(line))


def _with_typed_marks(line: Line) -> Line:
    """In files of others a paragraph without looks is plain text, in which typed bullets and numbers count."""
    if line.block is None and line.inlines is not None and all(isinstance(inline, Text) for inline in line.inlines):
        return replace(line, inlines=None)
    return line


def _depth(printed: str | None, style: Style) -> int:
    """How deep a list entry stands; "List Bullet 2" is one deeper than its own list says."""
    depth = int(printed) if printed and printed.isdigit() else style.depth
    match = _DEEPER_LIST.search(style.name)
    return depth or (int(match.group(1)) - 1 if match else 0)


def _style_id(properties: Element | None) -> str:
    return "" if properties is None else value(properties.find(q("w:pStyle"))) or ""


def _heading_level(paragraph: _Paragraph) -> int | None:
    """The level that the style tells; a short paragraph wholly in bold is a sub-heading."""
    match = _HEADING_NAME.match(paragraph.style.name)
    if match:
        return int(match.group(1))
    if paragraph.style.outline is not None and paragraph.style.outline < 9:
        return paragraph.style.outline + 1
    return None


def _raw_text(element: Element) -> str:
    """The characters of a block of code, with its line breaks."""
    tags = (q("w:t"), q("w:br"), q("w:tab"))
    pieces = {q("w:br"): "\n", q("w:tab"): "    "}
    return "".join(pieces.get(part.tag, part.text or "") for part in element.iter(*tags))


def _table(element: Element, package: WordPackage, *, ours: bool) -> Table | None:
    """The table; its first row is the header, and short rows are filled up."""
    rows: list[tuple[Cell, ...]] = []
    alignments: list[Alignment | None] = []
    for row in element.findall(q("w:tr")):
        cells = row.findall(q("w:tc"))
        rows.append(tuple(_cell(cell, package, ours=ours) for cell in cells))
        if len(rows) == 1:
            alignments = [_alignment(cell) for cell in cells]
    if not rows or not any(any(row) for row in rows):
        return None
    columns = max(len(row) for row in rows)
    filled = [(*row, *(() for _ in range(columns - len(row)))) for row in rows]
    alignments.extend(None for _ in range(columns - len(alignments)))
    return Table(filled[0], tuple(filled[1:]), tuple(alignments[:columns]))


def _cell(cell: Element, package: WordPackage, *, ours: bool) -> Cell:
    inlines: list[Inline] = []
    for paragraph in cell.iter(q("w:p")):
        if inlines:
            inlines.append(Break())
        inlines.extend(RunReader(package).inlines(paragraph))
    found = normal_line(inlines)
    # Others set a header row in bold as a whole; that is its look, not what it says.
    if not ours and len(found) == 1 and isinstance(found[0], Strong):
        return found[0].children
    return found


def _alignment(cell: Element) -> Alignment | None:
    paragraph = cell.find(q("w:p"))
    properties = None if paragraph is None else paragraph.find(q("w:pPr"))
    return None if properties is None else _ALIGNMENTS.get(value(properties.find(q("w:jc"))) or "")
