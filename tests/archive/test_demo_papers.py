"""Each demo paper is read as whoever wrote it meant it.

The papers were written before they were set as an extraction leaves them, and `demo_expectations` holds what was
written: titles, names, whole texts, tables, links, the acts meant, and the slips put in on purpose. None of it was made
by reading the papers. A word wrongly joined, a sentence in the wrong part or a name lost shows as a difference.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import tvaers.archive
from tests.document.normalised import BlockKind, blocks, plain, words
from tvaers.document.contract import content_hash
from tvaers.document.model import Act, Attendee, Document, Item, MeetingKind
from tvaers.document.reading import read_file

PAPERS = Path(tvaers.archive.__file__).parent / "demo"
TEXTS = Path(__file__).parents[2] / "bin" / "demo_papers"
EXPECTATIONS = Path(__file__).parent / "demo_expectations"
PART_NAMES = ("background", "recommendation", "presentation", "decision")
ABOUT_THE_FORM = {"page-furniture", "title-page", "contents-list", "doubtful-hyphen"}

Expected = dict[str, Any]


@cache
def _expected(name: str) -> Expected:
    found: Expected = json.loads((EXPECTATIONS / f"{name}.json").read_text(encoding="utf-8"))
    return found


NAMES = sorted(path.stem for path in EXPECTATIONS.glob("*.json"))
EACH_PAPER = pytest.mark.parametrize("name", NAMES)


def _paper(name: str) -> Path:
    """The demo's file of that name, whatever its format; text first where one paper is there in two."""
    candidates = [PAPERS / f"{name}.{suffix}" for suffix in ("txt", "docx", "pdf")]
    return next(path for path in candidates if path.exists())


@cache
def _read(name: str) -> Document:
    return read_file(_paper(name))


def _expected_items(name: str) -> Iterator[Expected]:
    for section in _expected(name)["sections"]:
        yield from section["items"]


def _by_number(name: str, told: Callable[[Item], Any]) -> dict[str, Any]:
    return {item.number: told(item) for item in _read(name).items()}


def _meant(name: str, told: Callable[[Expected], Any]) -> dict[str, Any]:
    return {item["number"]: told(item) for item in _expected_items(name)}


def _written(paragraphs: list[str] | None) -> str | None:
    return None if paragraphs is None else plain(" ".join(paragraphs))


def _as_read(text: str | None) -> str | None:
    return None if text is None else words(text)


def _person(attendee: Attendee) -> str:
    note = (attendee.note or "").strip("()")
    fields = (attendee.name, attendee.party or "", attendee.municipality or "", note)
    return " | ".join(fields).rstrip(" |")


def _appointments(item: Item) -> list[str]:
    return [
        " | ".join((entry.body, entry.person, entry.party or "", entry.municipality or "", entry.role, entry.act))
        for entry in item.appointments
    ]


def _tables(item: Item) -> Iterator[list[str]]:
    for text in (*(text for _, text in item.parts.named()), item.other or ""):
        for block in blocks(text):
            if block.kind is BlockKind.TABLE:
                yield [" | ".join(row) for row in block.rows]


def test_every_paper_has_its_expectations() -> None:
    papers = {path.stem for path in PAPERS.iterdir() if path.suffix in {".txt", ".docx", ".pdf"}}
    assert papers == set(NAMES)


@EACH_PAPER
def test_the_meeting_is_known(name: str) -> None:
    expected, document = _expected(name), _read(name)
    told = ("council", "kind", "date", "time", "place", "next_meeting")
    found = {field: getattr(document, field) for field in told}
    assert {field: str(value) if value else None for field, value in found.items()} == {
        field: expected[field] for field in told
    }


@EACH_PAPER
def test_a_meeting_that_is_not_ordinary_is_known(name: str) -> None:
    kind = _read(name).meeting_kind
    assert (None if kind is MeetingKind.ORDINARY else kind) == _expected(name)["meeting_kind"]


@EACH_PAPER
def test_sections_and_items_have_their_numbers_and_titles(name: str) -> None:
    expected, document = _expected(name), _read(name)
    assert [
        (section.number, section.title, [(item.number, item.title) for item in section.items])
        for section in document.sections
    ] == [
        (section["number"], section["title"], [(item["number"], item["title"]) for item in section["items"]])
        for section in expected["sections"]
    ]


@EACH_PAPER
def test_text_outside_items_is_kept(name: str) -> None:
    expected, document = _expected(name), _read(name)
    assert _as_read(document.preamble) == _written(expected["preamble"])
    assert [_as_read(section.text) for section in document.sections] == [
        _written(section["text"]) for section in expected["sections"]
    ]


@EACH_PAPER
@pytest.mark.parametrize("group", ["participants", "apologies", "guests"])
def test_people_are_on_the_right_list(name: str, group: str) -> None:
    assert [_person(attendee) for attendee in getattr(_read(name), group)] == _expected(name)[group]


@EACH_PAPER
def test_the_programme_of_the_day_is_found(name: str) -> None:
    found = [f"{entry.time} | {entry.text}" for entry in _read(name).programme]
    assert found == _expected(name)["programme"]


@EACH_PAPER
def test_only_the_slips_put_in_are_warned_of(name: str) -> None:
    doubts = {warning.code for warning in _read(name).warnings} - ABOUT_THE_FORM
    assert doubts == {warning.split()[0] for warning in _expected(name)["warnings"]}


@EACH_PAPER
def test_a_slip_is_warned_of_where_it_stands(name: str) -> None:
    placed = {f"{warning.code} {warning.item}" for warning in _read(name).warnings}
    assert {warning for warning in _expected(name)["warnings"] if " " in warning} <= placed


@EACH_PAPER
def test_case_numbers_and_initials(name: str) -> None:
    found = _by_number(name, lambda item: (item.case_number, item.officers))
    assert found == _meant(name, lambda item: (item["case_number"], item["officers"]))


@EACH_PAPER
@pytest.mark.parametrize("part", PART_NAMES)
def test_parts_hold_every_word_written(name: str, part: str) -> None:
    found = _by_number(name, lambda item: _as_read(getattr(item.parts, part)))
    assert found == _meant(name, lambda item: _written(item["parts"][part]))


@EACH_PAPER
def test_other_headings_are_kept(name: str) -> None:
    assert _by_number(name, lambda item: _as_read(item.other)) == _meant(name, lambda item: _written(item["other"]))


@EACH_PAPER
def test_attachments_are_found(name: str) -> None:
    found = _by_number(name, lambda item: [f"{entry.part}: {plain(entry.text)}" for entry in item.attachments])
    assert found == _meant(name, lambda item: [plain(entry) for entry in item["attachments"]])


@EACH_PAPER
def test_links_are_whole(name: str) -> None:
    assert _by_number(name, lambda item: item.links) == _meant(name, lambda item: item["links"])


@EACH_PAPER
def test_recommended_acts_are_understood(name: str) -> None:
    found = _by_number(name, lambda item: (len(item.recommendations), set(item.recommendation_types)))
    assert found == _meant(name, lambda item: (item["recommendations"], set(item["recommendation_types"])))


@EACH_PAPER
def test_decided_acts_are_understood(name: str) -> None:
    found = _by_number(name, lambda item: set(item.decision_types))
    assert found == _meant(name, lambda item: set(item["decision_types"]))


@EACH_PAPER
def test_appointments_are_found(name: str) -> None:
    assert _by_number(name, _appointments) == _meant(name, lambda item: item["appointments"])


@EACH_PAPER
def test_closed_items_are_known(name: str) -> None:
    assert _by_number(name, lambda item: item.open) == _meant(name, lambda item: item["open"])


@EACH_PAPER
def test_tables_are_rebuilt(name: str) -> None:
    found = _by_number(name, lambda item: list(_tables(item)))
    assert found == _meant(name, lambda item: item.get("tables", []))


@pytest.mark.parametrize("made", sorted((*PAPERS.glob("*.pdf"), *PAPERS.glob("*.docx"))), ids=lambda path: path.name)
def test_a_paper_made_as_pdf_or_word_says_what_its_text_says(made: Path) -> None:
    text = next(path for folder in (TEXTS, PAPERS) if (path := folder / f"{made.stem}.txt").exists())
    assert content_hash(read_file(made)) == content_hash(read_file(text))


def test_one_paper_is_there_in_two_formats() -> None:
    stems = [path.stem for path in PAPERS.iterdir() if path.suffix in {".txt", ".docx", ".pdf"}]
    assert len(stems) - len(set(stems)) == 1


FEATURES = {
    "a bullet of every glyph": ["\n– ", "\n- ", "\n− ", "\n\u0336 "],
    "numbered and lettered lists": ["\n1. ", "\n1) ", "\na) "],
    "attachments in every form": ["\n./. ", "\n./.. ", "\n./. Bilag: ", "./.  "],
    "page furniture": ["SIDE  |  "],
    "addresses": ["https://"],
}


@pytest.mark.parametrize("feature", FEATURES)
def test_the_demo_shows_what_real_papers_show(feature: str) -> None:
    printed = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PAPERS.glob("*.txt")))
    assert [mark for mark in FEATURES[feature] if mark not in printed] == []


def test_the_demo_shows_nearly_every_act() -> None:
    shown = {
        act
        for name in NAMES
        for item in _expected_items(name)
        for act in (*item["recommendation_types"], *item["decision_types"])
    }
    assert shown <= {act.value for act in Act}
    assert {act.value for act in Act} - shown == set()


def test_the_demo_has_meetings_of_every_kind() -> None:
    kinds = {_expected(name)["meeting_kind"] for name in NAMES}
    assert kinds == {None, "extraordinary", "constituting", "theme", "virtual", "written-procedure"}


def _words_in_print(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"-\s+", "", text).lower())


def test_no_fourteen_words_are_taken_from_a_real_paper(real_documents: dict[str, Path]) -> None:
    taken = set()
    for path in real_documents.values():
        printed = _words_in_print(path.read_text(encoding="utf-8"))
        taken |= {tuple(printed[at : at + 14]) for at in range(len(printed) - 13)}
    for path in sorted(PAPERS.glob("*.txt")):
        printed = _words_in_print(path.read_text(encoding="utf-8"))
        assert [run for at in range(len(printed) - 13) if (run := tuple(printed[at : at + 14])) in taken] == []


def test_nobody_in_the_demo_is_named_in_a_real_paper(real_documents: dict[str, Path]) -> None:
    real = "\n".join(path.read_text(encoding="utf-8") for path in real_documents.values())
    people = {
        entry.split(" | ")[0]
        for name in NAMES
        for group in ("participants", "apologies", "guests")
        for entry in _expected(name)[group]
    }
    assert {person for person in people if person in real} == set()
