"""An agenda is arranged: sections and items are put on, ordered and taken off, and what was sent stays where it is."""

import pytest

from tests.meetings.cycle.cases import on_agenda, planned, prepared
from tests.meetings.drafts.laid import draft, secretary
from tests.papers import holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR
from tvaers.meetings.agenda.actions.arranging import (
    move_item,
    move_section,
    remove_section,
    rename_section,
    step_item,
    take_off,
    write_on_agenda,
)
from tvaers.meetings.agenda.arranging import Way
from tvaers.meetings.agenda.lacks import lacks_of
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.models import AgendaSection, DraftItem, Meeting
from tvaers.meetings.planning.actions.preparing import CannotPrepare, add_section, place_item
from tvaers.meetings.sending.actions.freezing import freeze_agenda

pytestmark = pytest.mark.usefixtures("registers")

BUS, ROSTER = "Aftenbusser til alle", "Fælles vagtplan"


def as_printed(meeting):
    return [(line.number, line.version.title) for line in agenda_of(meeting, OPERATOR).lines()]


def item_called(meeting, title):
    return next(line.item for line in agenda_of(meeting, OPERATOR).lines() if line.version.title == title)


def section_called(meeting, title):
    return AgendaSection.objects.get(meeting=meeting, title=title)


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def meeting(by):
    return prepared(by)


def test_an_item_goes_up_and_down_and_numbers_follow(meeting, by):
    step_item(item_called(meeting, ROSTER), Way.UP, by=by)
    assert as_printed(meeting)[1:] == [("2.1", ROSTER), ("2.2", BUS)]
    step_item(item_called(meeting, ROSTER), Way.DOWN, by=by)
    assert as_printed(meeting)[1:] == [("2.1", BUS), ("2.2", ROSTER)]


def test_beyond_the_end_of_its_section_an_item_goes_into_the_next(meeting, by):
    step_item(item_called(meeting, BUS), Way.UP, by=by)
    assert as_printed(meeting) == [("1.1", "Godkendelse af dagsorden"), ("1.2", BUS), ("2.1", ROSTER)]
    step_item(item_called(meeting, BUS), Way.DOWN, by=by)
    assert as_printed(meeting)[1:] == [("2.1", BUS), ("2.2", ROSTER)]


def test_at_the_ends_of_the_agenda_nothing_moves(meeting, by):
    before = as_printed(meeting)
    step_item(item_called(meeting, "Godkendelse af dagsorden"), Way.UP, by=by)
    step_item(item_called(meeting, ROSTER), Way.DOWN, by=by)
    assert as_printed(meeting) == before


def test_an_item_is_put_before_another_or_last(meeting, by):
    first = section_called(meeting, "Godkendelser")
    move_item(item_called(meeting, ROSTER), first, item_called(meeting, "Godkendelse af dagsorden"), by=by)
    assert as_printed(meeting)[0] == ("1.1", ROSTER)
    move_item(item_called(meeting, ROSTER), first, None, by=by)
    assert as_printed(meeting)[1] == ("1.2", ROSTER)


def test_an_item_goes_to_no_section_of_another_meeting(meeting, by):
    elsewhere = add_section(planned(by), "Andet", by=by)
    with pytest.raises(CannotPrepare):
        move_item(item_called(meeting, BUS), elsewhere, None, by=by)


def test_what_is_taken_off_lies_among_the_drafts_and_comes_on_again(meeting, by):
    item = item_called(meeting, BUS)
    take_off(item, by=by)
    assert as_printed(meeting)[1:] == [("2.1", ROSTER)]
    assert DraftItem.objects.get(pk=item.pk).meeting is None
    place_item(item, section_called(meeting, "Regionale sager"), by=by)
    assert as_printed(meeting)[2] == ("2.2", BUS)


def test_what_was_sent_keeps_its_place_and_what_comes_later_goes_round_it(meeting, by):
    freeze_agenda(meeting, by=by)
    late = on_agenda(section_called(meeting, "Godkendelser"), "Hastesag", by=by)
    for way in Way:
        with pytest.raises(CannotPrepare):
            step_item(item_called(meeting, BUS), way, by=by)
    with pytest.raises(CannotPrepare):
        take_off(item_called(meeting, BUS), by=by)
    step_item(late, Way.DOWN, by=by)
    assert as_printed(meeting)[1:] == [("2.1", BUS), ("2.2", ROSTER), ("2.3", "Hastesag")]
    move_item(
        item_called(meeting, "Hastesag"), section_called(meeting, "Regionale sager"), item_called(meeting, BUS), by=by
    )
    assert as_printed(meeting)[1:] == [("2.1", BUS), ("2.2", ROSTER), ("2.3", "Hastesag")]


def test_sections_change_places_and_their_items_with_them(meeting, by):
    move_section(section_called(meeting, "Regionale sager"), Way.UP, by=by)
    assert as_printed(meeting) == [("1.1", BUS), ("1.2", ROSTER), ("2.1", "Godkendelse af dagsorden")]


def test_a_section_with_a_number_that_was_sent_stays_and_a_new_one_stays_behind_it(meeting, by):
    freeze_agenda(meeting, by=by)
    new = add_section(meeting, "Tillæg", by=by)
    for section in (section_called(meeting, "Godkendelser"), new):
        with pytest.raises(CannotPrepare):
            move_section(section, Way.UP if section == new else Way.DOWN, by=by)
    remove_section(new, by=by)
    assert AgendaSection.objects.filter(meeting=meeting).count() == 2


def test_only_an_empty_section_can_be_removed_and_none_is_without_a_title(meeting, by):
    with pytest.raises(CannotPrepare):
        remove_section(section_called(meeting, "Regionale sager"), by=by)
    with pytest.raises(CannotPrepare):
        rename_section(section_called(meeting, "Regionale sager"), "  ", by=by)
    rename_section(section_called(meeting, "Regionale sager"), "  Fælles   sager ", by=by)
    assert section_called(meeting, "Fælles sager")


def test_a_new_item_begins_with_its_title(meeting, by):
    item = write_on_agenda(section_called(meeting, "Regionale sager"), " Ny  sag ", by=by)
    assert as_printed(meeting)[-1] == ("2.3", "Ny sag")
    assert item.author == by.account


@pytest.mark.parametrize("stage", [Meeting.Stage.MINUTES_DRAFTED, Meeting.Stage.MINUTES_SENT])
def test_once_the_meeting_is_held_its_agenda_stays(meeting, by, stage):
    with recording():
        meeting.stage = stage
        meeting.save()
    with pytest.raises(CannotPrepare):
        add_section(meeting, "Nyt", by=by)
    with pytest.raises(CannotPrepare):
        step_item(item_called(meeting, BUS), Way.DOWN, by=by)
    with pytest.raises(CannotPrepare):
        place_item(draft(by), section_called(meeting, "Godkendelser"), by=by)


def test_others_than_the_secretariat_arrange_nothing(meeting):
    for role in (Role.MEMBER, Role.CHAIR, Role.KL_AUTHOR):
        with pytest.raises(NotPermitted):
            step_item(item_called(meeting, BUS), Way.DOWN, by=Actor.of_account(holder(role)))


def test_what_an_agenda_lacks_is_said_and_what_blocks_comes_first(meeting, by):
    empty = planned(by)
    (first, *_) = lacks_of(agenda_of(empty, OPERATOR))
    assert (first.message, first.is_blocking) == ("Der er ingen punkter på dagsordenen.", True)
    item = item_called(meeting, BUS)
    with recording():
        item.is_closed = True
        item.save()
    add_section(meeting, "Tomt", by=by)
    lacks = lacks_of(agenda_of(meeting, OPERATOR))
    assert [lack.is_blocking for lack in lacks] == [True, False, False]
    assert [lack.message for lack in lacks] == [
        "2.1 Aftenbusser til alle skal lukkes helt eller delvis, men har ingen begrundelse.",
        "Afsnittet ”Tomt” er tomt.",
        "3 punkter er stadig kladder.",
    ]
