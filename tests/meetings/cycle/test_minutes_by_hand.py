"""The minutes of a real meeting, and of invented ones, come of going through the cycle by hand from their agenda."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.meetings.cycle.by_hand import minutes_by_hand
from tests.meetings.drafts.laid import secretary
from tvaers.document.blocks import parse, to_markdown
from tvaers.document.model import Attendee, Document, Item
from tvaers.document.reading import read_file

pytestmark = pytest.mark.usefixtures("registers")

DEMO = Path(__file__).resolve().parents[3] / "tvaers" / "archive" / "demo"
REAL = "kkr-nordjylland-2025-02-07-referat.txt"
INVENTED = ("kkr-nordjylland-2025-10-10-referat.txt", "kkr-nordjylland-2026-09-18-referat.txt")


@pytest.mark.documents
def test_the_real_minutes_of_february_2025_are_produced_by_hand(real_documents):
    if REAL not in real_documents:
        pytest.skip(f"{REAL} is not beside the project (../shared/documents)")
    check_by_hand(read_file(real_documents[REAL]))


@pytest.mark.parametrize("name", INVENTED)
def test_invented_minutes_are_produced_by_hand(name):
    check_by_hand(read_file(DEMO / name))


def check_by_hand(paper: Document) -> None:
    made = minutes_by_hand(paper, secretary())
    assert [(section.number, section.title) for section in made.sections] == [
        (section.number, section.title) for section in paper.sections
    ]
    for item, printed in zip(made.items(), paper.items(), strict=True):
        assert told(item) == told(printed), printed.number
        assert item.decision_types == printed.decision_types, printed.number
        assert item.recommendation_types == printed.recommendation_types, printed.number
        assert item.recommendations == printed.recommendations, printed.number
    assert who(made.participants) == who(paper.participants)
    assert who(made.apologies) == who(paper.apologies)


def told(item: Item) -> tuple[object, ...]:
    """What the item says, part by part; what no heading names counts to the case."""
    parts = item.parts
    case = "\n\n".join(text for text in (parts.presentation, item.other) if text)
    texts = [to_markdown(parse(text or "")) for text in (parts.background, parts.recommendation, case, parts.decision)]
    return item.number, item.title, item.case_number, item.officers, texts


def who(attendees: list[Attendee]) -> set[tuple[str, str | None, str | None]]:
    return {(attendee.name, attendee.party, attendee.municipality) for attendee in attendees}
