"""Where a council shows the decision of a closed item, everybody finds that decision, and nothing else of the item."""

from __future__ import annotations

import pytest

from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.councils.actions import change_settings
from tvaers.councils.models import Council, CouncilSettings
from tvaers.document.model import Parts
from tvaers.meetings.models import Depublication, Meeting
from tvaers.meetings.sight.actions.closing import close_part
from tvaers.meetings.sight.actions.depublication import depublish_item
from tvaers.meetings.sight.actions.taking_part import exclude
from tvaers.search.actions import reindex
from tvaers.search.models import Entry, LexiconWord
from tvaers.search.queries import search

pytestmark = pytest.mark.usefixtures("registers")

Shown = CouncilSettings.ClosedItemsShown
TITLE, NEUTRAL, DECISION, BACKGROUND = "Zebravej", "Ejendomshandel", "Kvartsbruddet", "Tavshedsord"
HIDDEN = (TITLE, BACKGROUND)


def choose(shown: str) -> None:
    north = Council.objects.get(slug="nordjylland")
    change_settings(north, closed_items_shown=shown, is_published_when_sent=True, by=OPERATOR)


def closed_meeting() -> Meeting:
    closed = item(
        "1.2",
        f"Køb af {TITLE}",
        neutral_title=NEUTRAL,
        open=False,
        case_number="SAG-2025-09999",
        parts=Parts(background=f"Her er {BACKGROUND}.", decision=f"KKR Nordjylland godkendte {DECISION} i Morsø."),
    )
    return keep(paper(item(), closed)).edition.meeting


def found(word: str, viewer=PUBLIC) -> int:
    return search(word, viewer=viewer).total


def test_the_decision_and_the_neutral_title_are_found_and_nothing_else():
    choose(Shown.DECISION)
    closed_meeting()
    assert (found(DECISION), found(NEUTRAL)) == (1, 1)
    assert [found(word) for word in (*HIDDEN, "SAG-2025-09999")] == [0, 0, 0]
    (hit,) = search(DECISION, viewer=PUBLIC).hits
    assert (hit.number, hit.title) == ("1.2", NEUTRAL)


@pytest.mark.parametrize("shown", [choice for choice in Shown if choice != Shown.DECISION])
def test_with_every_other_choice_nothing_of_the_item_is_found(shown):
    choose(shown)
    closed_meeting()
    assert [found(word) for word in (DECISION, NEUTRAL, *HIDDEN)] == [0, 0, 0, 0]


def test_changing_the_choice_changes_at_once_what_is_found_and_what_is_suggested():
    closed_meeting()
    assert found(DECISION) == 0
    choose(Shown.DECISION)
    assert found(DECISION) == 1
    choose(Shown.NUMBER)
    assert found(DECISION) == 0
    assert not LexiconWord.objects.visible_to(PUBLIC).filter(word__icontains="kvartsbrud").exists()


def test_members_find_the_whole_item_once_and_whoever_is_excluded_finds_what_everybody_does():
    choose(Shown.DECISION)
    meeting = closed_meeting()
    member = holder(Role.MEMBER)
    assert [found(word, member) for word in (DECISION, TITLE, BACKGROUND)] == [1, 1, 1]
    excluded = holder(Role.MEMBER, email="udelukket@kkr.example")
    exclude(meeting, "1.2", excluded, by=OPERATOR)
    assert [found(word, excluded) for word in (DECISION, *HIDDEN)] == [1, 0, 0]
    elsewhere = holder(Role.MEMBER, council="sjaelland", email="anden@kkr.example")
    assert [found(word, elsewhere) for word in (DECISION, *HIDDEN)] == [1, 0, 0]


def test_a_decision_that_is_closed_by_itself_is_not_found():
    choose(Shown.DECISION)
    meeting = closed_meeting()
    close_part(meeting, "1.2", "decision", "Offentlighedsloven § 23", by=OPERATOR)
    assert (found(DECISION), found(NEUTRAL)) == (0, 0)


def test_an_item_that_was_taken_down_is_not_found():
    choose(Shown.DECISION)
    depublish_item(closed_meeting(), "1.2", Depublication.ReasonClass.MISTAKE, by=OPERATOR)
    assert found(DECISION) == 0


def test_building_the_index_anew_gives_the_same_entries():
    choose(Shown.DECISION)
    closed_meeting()
    before = set(Entry.objects.visible_to(PUBLIC).values_list("key", "tie", "has_fuller"))
    reindex(by=OPERATOR)
    assert set(Entry.objects.visible_to(PUBLIC).values_list("key", "tie", "has_fuller")) == before
    assert found(DECISION) == 1
