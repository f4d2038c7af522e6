"""Items written in Word one by one, in the form of the councils' template, before they stand on any agenda."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from tvaers.document.model import Document, Item, Parts, Source
from tvaers.document.reading import MediaType
from tvaers.document.reading.assembling import assemble, item_from_lines, run_over
from tvaers.document.reading.deriving import derive
from tvaers.document.reading.errors import UnreadableDocument
from tvaers.document.reading.house import read_house
from tvaers.document.reading.lines import Line
from tvaers.document.reading.parts import is_case_line, part_heading
from tvaers.document.reading.printed import Printed
from tvaers.document.reading.word import read_word

_NUMBERED = re.compile(
    r"(?:(?i:punkt|pkt\.?|sag)\s*(?i:nr\.?\s*)?(\d{1,2}(?:\.\d{1,2})*)[.:)]?|(\d{1,2}(?:\.\d{1,2})+)\.?|"
    r"(\d{1,2})[.:)])\s+([^a-zæøå\s].*)"
)
_LABELLED = re.compile(r"(?:titel|overskrift)\s*:\s*(?=\S)", re.IGNORECASE)
_LONGEST_TITLE = 220
_CASE = "case"
_EMPTY = "Word-filen er tom. Vælg den fil, som punktet er skrevet i."


def items_from_word(data: bytes, filename: str) -> list[Item]:
    """The items that the .docx holds, at least one; `number` is empty where none is printed.

    A file without the template's headings is one item with all of its text as presentation. Raises UnreadableDocument
    with one clear Danish line when the file is no Word file, or empty.
    """
    printed = read_word(data)
    lines = printed.lines
    if not lines:
        raise UnreadableDocument(_EMPTY)
    agenda = _agenda(printed, Source(filename, hashlib.sha256(data).hexdigest(), MediaType.WORD.value))
    if agenda:
        return agenda
    starts = _starts(lines)
    if not starts:
        return [_without_headings(lines, filename)]
    ends = [*starts[1:], len(lines)]
    return [_item(lines[start:end], filename) for start, end in zip(starts, ends, strict=True)]


def _agenda(printed: Printed, source: Source) -> list[Item]:
    """The items of a file that Tværs wrote, or of a whole agenda; none when the file is something else."""
    try:
        document = assemble(source, printed)
    except UnreadableDocument:
        return []
    items = list(document.items())
    is_ours = printed.outlined and read_house(printed) is not None
    # A numbered list inside of one item looks like an agenda, but its entries have no parts.
    if not is_ours and (len(items) < 2 or not all(any(item.parts.named()) for item in items)):
        return []
    return list(_with_texts_between(document))


def _with_texts_between(document: Document) -> Iterator[Item]:
    """The items of the paper, and what stands before them or under a section as items too, so that it is not lost."""
    if document.preamble:
        yield _of_text("", _name(document.source.filename), document.preamble)
    for section in document.sections:
        if section.text:
            yield _of_text(str(section.number), section.title, section.text)
        yield from section.items


def _of_text(number: str, title: str, text: str) -> Item:
    item = Item(number, title, parts=Parts(presentation=text))
    derive(item)
    return item


def _starts(lines: list[Line]) -> list[int]:
    """Where items begin: the first line, and titles above what the item before them has had already.

    Empty when nothing in the file is a heading of a part or a case number.
    """
    marks = [(at, mark) for at, line in enumerate(lines) if (mark := _mark(line))]
    starts = [0] if marks else []
    seen: set[str] = set()
    for (at, mark), following in pairwise([*marks, (len(lines), "")]):
        is_again = bool(seen) and (mark in seen or (mark == _CASE and following[0] == at + 1))
        if is_again and at - 1 > starts[-1] and _reads_as_title(lines[at - 1]):
            starts.append(at - 1)
            seen = set()
        seen.add(mark)
    return starts


def _mark(line: Line) -> str:
    """What the line shows that an item is there: the part that it heads, a case number; empty for other lines."""
    if is_case_line(line.text) and line.heading is None:
        return _CASE
    heading = part_heading(line)
    return heading.name.value if heading and heading.name else ""


def _reads_as_title(line: Line) -> bool:
    return _can_be_title(line) and not _mark(line) and line.text[-1] not in ".:;,"


def _item(lines: list[Line], filename: str) -> Item:
    """The item whose title, where it has one, is the first line."""
    has_title = not _mark(lines[0]) and _can_be_title(lines[0])
    number, title = _numbered(lines[0].text) if has_title else ("", _name(filename))
    body = lines[1:] if has_title else lines
    return item_from_lines(number, title, body, run_over(body), ends_page=True)


def _without_headings(lines: list[Line], filename: str) -> Item:
    """The item of a text in which nothing tells the parts: all of it is the presentation."""
    headed = next((line for line in lines if line.heading), None)
    number, title = _numbered(headed.text) if headed else ("", _name(filename))
    body = lines[1:] if headed is lines[0] else lines
    item = item_from_lines(number, title, body, run_over(body), ends_page=True)
    item.parts.presentation, item.other = item.other or "", None
    derive(item)
    return item


def _can_be_title(line: Line) -> bool:
    return line.block is None and len(line.text) <= _LONGEST_TITLE


def _numbered(text: str) -> tuple[str, str]:
    """The number that a title begins with, or an empty one, and the words of the title."""
    words = _LABELLED.sub("", text, count=1)
    match = _NUMBERED.fullmatch(words)
    if match is None:
        return "", words
    return match.group(1) or match.group(2) or match.group(3), match.group(4)


def _name(filename: str) -> str:
    """The name of the file as a title."""
    return " ".join(PurePosixPath(filename.replace("\\", "/")).stem.replace("_", " ").split()) or "Uden titel"
