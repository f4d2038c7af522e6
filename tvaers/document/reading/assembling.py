"""Lines to the document: sections, items and their parts, and what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tvaers.document.blocks import Heading, Text, to_markdown
from tvaers.document.model import Document, Item, PartName, ReadingWarning, Section, Source
from tvaers.document.reading.addresses import with_whole_addresses
from tvaers.document.reading.attendance import take_attendance
from tvaers.document.reading.checks import Places, check
from tvaers.document.reading.chunks import has_titles
from tvaers.document.reading.composing import SUBHEADING_LEVEL, compose
from tvaers.document.reading.deriving import Tree, derive
from tvaers.document.reading.enclosures import with_enclosures_apart
from tvaers.document.reading.errors import UnreadableDocument
from tvaers.document.reading.facts import fill_facts
from tvaers.document.reading.foot_links import put_links_in_place
from tvaers.document.reading.front import read_front
from tvaers.document.reading.furniture import Furniture, take_out_furniture
from tvaers.document.reading.headings import Heading as AgendaHeading
from tvaers.document.reading.headings import find_headings, numbered_title
from tvaers.document.reading.house import House, read_house
from tvaers.document.reading.hyphens import Words, document_words, join
from tvaers.document.reading.lines import Line, print_width
from tvaers.document.reading.parts import (
    PartHeading,
    Piece,
    case_line,
    has_recommendation_headings,
    outlined_part_heading,
    part_heading,
    ruled_out_titles,
    with_recommendation_apart,
)
from tvaers.document.reading.printed import Printed
from tvaers.document.reading.tables import rebuild_tables

PART_HEADING_LEVEL = 3
_NEUTRAL_TITLE = "Neutral titel:"
_NO_AGENDA = (
    "Filen ligner ikke en dagsorden eller et referat: der er ingen nummererede punkter. "
    "Vælg mødets dagsorden eller referat."
)


@dataclass
class Run:
    """What the steps of one reading share."""

    words: Words
    width: int
    ruled_out: frozenset[str] = frozenset()
    item_level: int | None = None
    recommendations_headed: bool = True
    warnings: list[ReadingWarning] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)
    trees: dict[str, Tree] = field(default_factory=dict)

    def text(self, lines: list[Line], item: str | None = None) -> str:
        """The lines as Markdown; doubts about tables are noted for `item`."""
        rebuilt = rebuild_tables(lines)
        for warning in rebuilt.warnings:
            self.warnings.append(ReadingWarning(warning.code, warning.message, item, warning.line))
        tree = tuple(compose(rebuilt.lines, self.width, self.words))
        text = to_markdown(tree)
        self.trees[text] = tree
        return text

    def part_heading(self, line: Line) -> PartHeading | None:
        """The part heading that the line is in this document."""
        heading = part_heading(line)
        if self.item_level is not None:
            return outlined_part_heading(line, heading, self.item_level + 1)
        return None if heading and heading.title.lower() in self.ruled_out else heading


def assemble(source: Source, printed: Printed) -> Document:
    """The document that the printed lines are.

    Raises UnreadableDocument when there is no agenda in them.
    """
    house = read_house(printed) if printed.outlined else None
    return _assemble_house(source, printed, house) if house else _assemble_found(source, printed)


def _assemble_found(source: Source, printed: Printed) -> Document:
    """The document of a file whose structure must be found."""
    kept, furniture = take_out_furniture(printed.lines)
    furniture.page_marks.extend(printed.heads)
    furniture.contents.extend(printed.contents)
    kept = list(with_whole_addresses(kept))
    headings = find_headings(kept)
    run = run_over(kept)
    if not _is_agenda(kept, headings):
        raise UnreadableDocument(_NO_AGENDA)
    document = Document(source=source)
    attendance = take_attendance(kept[: headings[0].start])
    front = read_front(attendance.rest)
    document.sections = _sections(kept, headings, run)
    document.preamble = run.text(front.rest) or None
    document.participants = attendance.participants
    document.apologies = attendance.apologies
    document.guests = attendance.guests
    fill_facts(document, front, furniture, kept)
    document.warnings = [*front.warnings(), *furniture.warnings(), *run.warnings, *_hyphen_doubts(run.words)]
    document.warnings.extend(check(document, Places(kept, run.starts, run.trees)))
    return document


def run_over(lines: list[Line]) -> Run:
    """A reading of lines whose structure must be found."""
    run = Run(document_words(lines), print_width(lines), ruled_out_titles(lines))
    run.recommendations_headed = has_recommendation_headings(lines)
    return run


def _assemble_house(source: Source, printed: Printed, house: House) -> Document:
    """The document of a file that Tværs wrote: its headings' levels tell the structure."""
    furniture = Furniture(printed.heads, printed.contents)
    run = Run(Words(), 0, item_level=house.item_level)
    document = Document(source=source, edition=house.edition)
    document.sections = _sections(house.body, house.headings, run)
    document.preamble = run.text(house.preamble) or None
    document.participants = house.participants
    document.apologies = house.apologies
    document.guests = house.guests
    fill_facts(document, house.front, furniture, [])
    document.council, document.kind = house.front.council, house.front.kind
    document.programme = house.programme or document.programme
    document.time = house.front.time
    document.warnings = [*house.front.warnings(), *furniture.warnings(), *run.warnings]
    document.warnings.extend(check(document, Places(house.body, run.starts, run.trees)))
    return document


def _is_agenda(lines: list[Line], headings: list[AgendaHeading]) -> bool:
    """A numbered list in a letter is no agenda: parts, case numbers or many headings must speak for one."""
    if not headings:
        return False
    if any(_names_part(part_heading(line)) or case_line(line.text) for line in lines):
        return True
    signs = sum(1 for line in lines if part_heading(line))
    titled = any(line.text.lower().startswith(("dagsorden", "referat")) for line in lines[: headings[0].start])
    return len(headings) >= 2 and (signs >= 1 or titled)


def _hyphen_doubts(words: Words) -> list[ReadingWarning]:
    return [
        ReadingWarning(
            "doubtful-hyphen", f"Ordet er delt ved linjeskift og samlet uden bindestreg: {form}", line=number
        )
        for number, form in sorted(words.doubts.items())
    ]


def _sections(lines: list[Line], headings: list[AgendaHeading], run: Run) -> list[Section]:
    ends = [*(heading.start for heading in headings[1:]), len(lines)]
    flat = run.item_level == 1 if run.item_level else all(len(heading.key) == 1 for heading in headings)
    sections = [Section(1, "")] if flat else []
    for heading, end in zip(headings, ends, strict=True):
        title = _title(lines[heading.start : heading.end], run.words)
        body = lines[heading.end : end]
        if len(heading.key) == 1 and not flat:
            sections.append(Section(heading.key[0], title, text=run.text(body) or None))
            continue
        if not flat and (not sections or sections[-1].number != heading.key[0]):
            sections.append(Section(heading.key[0], ""))
        run.starts[heading.number] = lines[heading.start].number
        ends_page = end == len(lines) or lines[end].page_start
        sections[-1].items.append(item_from_lines(heading.number, title, body, run, ends_page=ends_page))
    return sections


def _title(lines: list[Line], words: Words) -> str:
    text = join(lines, words)
    return numbered_title(text)


def item_from_lines(number: str, title: str, body: list[Line], run: Run, *, ends_page: bool) -> Item:
    """The item whose title is known and whose other lines are `body`."""
    item = Item(number, title, open=_open_by(title))
    lines = _take_case(item, body)
    others: list[str] = []
    pieces = _pieces(lines, run)
    if run.item_level is None:
        pieces = with_enclosures_apart(pieces if run.recommendations_headed else with_recommendation_apart(pieces))
        run.warnings.extend(put_links_in_place(pieces, number, ends_page=ends_page))
    for piece in pieces:
        text = run.text(piece.lines, number)
        if piece.heading is None:
            others.extend([text] if text else [])
        elif piece.heading.name is None:
            title = to_markdown([Heading(SUBHEADING_LEVEL, (Text(piece.heading.title),))])
            others.append("\n\n".join(part for part in (title, text) if part))
        else:
            _add_part(item, piece.heading.name, text)
    item.other = "\n\n".join(others) or None
    derive(item, run.trees)
    return item


def _open_by(title: str) -> bool | None:
    """Whether the title says that the item is open or closed: "Lukket punkt: Køb af grund"."""
    match = re.search(r"\b(åbent|lukket) punkt\b", title, re.IGNORECASE)
    return match.group(1).lower() == "åbent" if match else None


def _take_case(item: Item, body: list[Line]) -> list[Line]:
    """Reads the small lines under the title (case number, open or closed, neutral title); returns the others."""
    kept = list(body)
    for at, line in enumerate(body[:3]):
        found = case_line(line.text)
        if found and line.heading is None:
            item.case_number, item.officers = found.case_number, found.officers
            kept = body[:at] + body[at + 1 :]
            break
        if part_heading(line):
            break
    while kept and kept[0].heading is None and _take_small_line(item, kept[0].text):
        kept.pop(0)
    return kept


def _take_small_line(item: Item, text: str) -> bool:
    folded = text.rstrip(".").lower()
    if folded in ("åbent punkt", "lukket punkt") and item.open in (None, folded.startswith("åbent")):
        item.open = folded.startswith("åbent")
        return True
    if text.startswith(_NEUTRAL_TITLE) and item.neutral_title is None:
        item.neutral_title = text.removeprefix(_NEUTRAL_TITLE).strip()
        return True
    return False


def _add_part(item: Item, name: PartName, text: str) -> None:
    """Sets the part; a heading that comes twice continues it."""
    before: str | None = getattr(item.parts, name.value)
    whole = text if not before else "\n\n".join(part for part in (before, text) if part)
    setattr(item.parts, name.value, whole)


def _pieces(lines: list[Line], run: Run) -> list[Piece]:
    pieces = [Piece(None)]
    for at, line in enumerate(lines):
        heading = run.part_heading(line)
        if heading is not None and heading.name is None and _is_subheading(pieces[-1], line, lines[at + 1 :], run):
            heading = None
        if heading is None:
            pieces[-1].lines.append(line)
            continue
        pieces.append(Piece(heading, printed=line))
        if heading.rest:
            pieces[-1].lines.append(Line(heading.rest, line.number))
    return [piece for piece in pieces if piece.heading or piece.lines]


def _is_subheading(piece: Piece, line: Line, after: list[Line], run: Run) -> bool:
    """True where "Økonomi" is one of several titles inside a part, and no part of its own."""
    if piece.heading is None or piece.heading.name is None:
        return False
    if run.item_level is not None:
        return False
    if line.heading is not None:
        return line.heading > PART_HEADING_LEVEL
    until = next((at for at, other in enumerate(after) if _names_part(run.part_heading(other))), len(after))
    around = [*piece.lines, *(other for other in after[:until] if run.part_heading(other) is None)]
    return has_titles(around, run.width)


def _names_part(heading: PartHeading | None) -> bool:
    return heading is not None and heading.name is not None
