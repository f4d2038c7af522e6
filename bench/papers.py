"""Generated papers: the demo's cases shuffled into minutes of 35 pages, with days of their own and invented words.

The text has the form of an extraction from PDF: every printed line followed by a blank one, lines wrapped at about
80 characters, page furniture at some page breaks. The same number always gives the same paper.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, cycle
from pathlib import Path

from bench.search_archive import Archive
from tvaers.danish.registers import council_names, municipalities
from tvaers.document.model import Document
from tvaers.document.reading import read_bytes

DEMO = Path(__file__).resolve().parents[1] / "tvaers" / "archive" / "demo"
ITEMS = 15
LINES = 1_100
"""Printed lines of a paper of 35 pages as the councils set them, blank ones not counted."""

LINES_SET_BY_US = 1_650
"""Printed lines of a paper that fills 35 pages in our own layout, which is closer set."""

_SECTIONS = ("Godkendelser", "Siden sidst", "Regionalpolitiske sager", "Udpegninger", "Orienteringer")
_PARTS = ("Baggrund", "Indstilling", "Sagsfremstilling", "Beslutning")
_FIRST_DAY = date(2006, 1, 13)
_LAST_DAY = date(2026, 10, 30)
_LINES_A_PAGE = 31
_INVENTED_WORDS = 90
_WIDTH = 80
_SECTION = re.compile(r"\d+\. \S.*")
_ITEM = re.compile(r"\d+\.\d+\. (?P<title>\S.*)")
_CASE_NUMBER = re.compile(r"SAG-\d{4}-\d{5}\b.*")
_FURNITURE = re.compile(r"(KKR \w+\s*\|\s*\d\d-\d\d-\d{4}|SIDE\s*\|\s*\d+)")
_YEAR = re.compile(r"\b20[12]\d\b")


@dataclass(frozen=True)
class DemoCase:
    """A case of the demo as printed: lines of title and of each part, and the year it is told in."""

    title: list[str]
    parts: dict[str, list[str]]
    year: int


def write_papers(folder: Path, count: int, *, lines: int = LINES, items: int = ITEMS) -> None:
    """Writes `count` papers as text files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(paper_text(number, lines=lines, items=items), encoding="utf-8")


def paper_document(number: int, *, lines: int = LINES, items: int = ITEMS) -> Document:
    """Paper `number` as our own reading of its text has it."""
    return read_bytes(paper_text(number, lines=lines, items=items).encode(), f"{number:05}.txt")


def paper_text(number: int, *, lines: int = LINES, items: int = ITEMS) -> str:
    """Paper `number` as extracted from a PDF: about `lines` printed lines in `items` items."""
    rng = random.Random(number)
    councils = council_names()
    council, day = councils[number % len(councils)], _day(number // len(councils))
    printed = [*_front(council, day), *_agenda(rng, day, lines, items)]
    renamed = (line.replace("KKR Nordjylland", council) for line in printed)
    return "".join(f"{line} \n\n" for line in _with_furniture(renamed, council, day))


def _day(meeting: int) -> date:
    """The day of a council's meeting: every week from the first day on, then the days between."""
    weeks = (_LAST_DAY - _FIRST_DAY).days // 7
    return _FIRST_DAY + timedelta(days=7 * (meeting % weeks) + meeting // weeks)


def _front(council: str, day: date) -> Iterator[str]:
    yield from (f"REFERAT AF MØDE {day.year}", council.upper(), "", f"Dato: {day:%d-%m-%Y} kl. 10.00", "")
    yield "Deltagere"
    yield from _attendees(council, day, 18)
    yield from ("", "Afbud")
    yield from _attendees(council, day - timedelta(days=365), 4)


def _attendees(council: str, day: date, count: int) -> list[str]:
    """Members of the council in the term that holds `day`, each of a municipality, as printed on the list."""
    term = (day.year - 2006) // 4
    rng = random.Random(f"{council} {term}")
    towns = [entry.name for entry in municipalities()]
    first_names, last_names = invented_names()
    return [
        f"{rng.choice(first_names)} {rng.choice(last_names)} ({rng.choice('ABCFOVØ')}) {rng.choice(towns)} Kommune"
        for _ in range(count)
    ]


def _agenda(rng: random.Random, day: date, lines: int, items: int) -> Iterator[str]:
    cases, others = _shuffled(rng), _shuffled(rng)
    fewest, more = divmod(items, len(_SECTIONS))
    for section, title in enumerate(_SECTIONS, start=1):
        yield from ("", f"{section}. {title}", "")
        for item in range(1, fewest + (section <= more) + 1):
            yield from _item(rng, next(cases), others, f"{section}.{item}.", day, lines // items)


def _shuffled(rng: random.Random) -> Iterator[DemoCase]:
    """The demo's cases in an order of the paper's own, over and over."""
    cases = demo_cases()
    return cycle(rng.sample(cases, len(cases)))


def _item(
    rng: random.Random, case: DemoCase, others: Iterator[DemoCase], number: str, day: date, lines: int
) -> Iterator[str]:
    """A case of the demo whose presentation goes on with that of others until the item has its lines."""
    title, *rest = case.title
    yield from ("", f"{number} {title}", *rest, f"SAG-{day.year}-{rng.randrange(100_000):05} abc", "")
    told = [line for part in _PARTS for line in case.parts[part]] + _invented(rng)
    presentation = [*case.parts["Sagsfremstilling"], "", *_invented(rng)]
    while len(told) < lines - 6:
        more = next(others).parts["Sagsfremstilling"]
        told += [line for line in more if line]
        presentation += ["", *more]
    for part, text in (case.parts | {"Sagsfremstilling": presentation}).items():
        yield from (part, *_in_year(text, day.year - case.year), "")


def _in_year(lines: list[str], later: int) -> Iterator[str]:
    return (_YEAR.sub(lambda year: str(int(year.group()) + later), line) for line in lines)


def _invented(rng: random.Random) -> list[str]:
    """A paragraph of words drawn as often as in prose, so that an archive's words keep growing."""
    words, weights = _vocabulary()
    drawn = rng.choices(words, cum_weights=weights, k=_INVENTED_WORDS)
    return textwrap.wrap(" ".join(drawn).capitalize() + ".", _WIDTH)


def _with_furniture(lines: Iterator[str], council: str, day: date) -> Iterator[str]:
    """The lines with header and page number at every fifth page break, as extractions have them here and there."""
    for place, line in enumerate(lines):
        if place and place % (5 * _LINES_A_PAGE) == 0:
            yield from (f"{council}  | {day:%d-%m-%Y}", f" SIDE  |  {place // _LINES_A_PAGE + 1}")
        yield line


@cache
def demo_cases() -> tuple[DemoCase, ...]:
    """The cases of the demo's text papers that have all four parts and are open, in order of file and place."""
    files = sorted(DEMO.glob("*.txt"))
    return tuple(case for path in files for case in _cases_in(path.read_text(encoding="utf-8"), _year_of(path)))


def _year_of(path: Path) -> int:
    match = _YEAR.search(path.name)
    if match is None:
        raise ValueError(f"{path.name} tells no year")
    return int(match.group())


def _cases_in(text: str, year: int) -> Iterator[DemoCase]:
    for chunk in _chunks(text):
        case = _case(chunk, year)
        if set(_PARTS) <= case.parts.keys() and not case.title[0].startswith("Lukket punkt"):
            yield case


def _chunks(text: str) -> Iterator[list[str]]:
    """The printed lines of each item, page furniture left out; a section heading ends an item."""
    chunk: list[str] = []
    for line in text.splitlines()[::2]:
        printed = line.strip()
        starts_item = _ITEM.fullmatch(printed)
        if starts_item or (_SECTION.fullmatch(printed) and line.startswith(" ")):
            yield chunk
            chunk = []
        if starts_item or (chunk and not _FURNITURE.fullmatch(printed)):
            chunk.append(printed)
    yield chunk


def _case(chunk: list[str], year: int) -> DemoCase:
    title: list[str] = []
    parts: dict[str, list[str]] = {}
    for line in chunk:
        if line in _PARTS and line not in parts:
            parts[line] = []
        elif parts:
            parts[list(parts)[-1]].append(line)
        elif line and not _CASE_NUMBER.fullmatch(line):
            match = _ITEM.fullmatch(line)
            title.append(match["title"] if match else line)
    return DemoCase(title, parts, year)


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    words = Archive().vocabulary
    return words, list(accumulate(1 / (rank + 8) for rank in range(len(words))))


@cache
def invented_names() -> tuple[list[str], list[str]]:
    """First and last names of nobody."""
    words = [word.capitalize() for word in _vocabulary()[0][:3_000] if word.isalpha()]
    first = [word for word in words if 3 <= len(word) <= 6]
    last = [word for word in words if 6 <= len(word) <= 11]
    return first[::3], last[::2]
