"""The programme of the day as lines of text, and guests who come for one item only."""

import pytest

from tests.meetings.cycle.cases import prepared
from tests.meetings.cycle.test_agenda import item_called
from tests.meetings.drafts.laid import draft, secretary
from tvaers.access.visibility import OPERATOR
from tvaers.meetings.agenda.actions.programme import (
    Entry,
    as_written,
    entries_in,
    invite_presenter,
    keep_programme,
    remove_presenter,
)
from tvaers.meetings.agenda.composing import agenda_document
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.models import Invitee
from tvaers.meetings.planning.actions.preparing import CannotPrepare

pytestmark = pytest.mark.usefixtures("registers")


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def meeting(by):
    return prepared(by)


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("9.15-10.00 Gruppemøder", Entry("9.15-10.00", "Gruppemøder")),
        ("  kl. 9:15 – 10:00:  Gruppemøder  og kaffe ", Entry("9.15-10.00", "Gruppemøder og kaffe")),
        ("12.00 Frokost", Entry("12.00", "Frokost")),
    ],
)
def test_a_line_is_a_time_and_what_happens(line, entry):
    assert entries_in(f"\n{line}\n\n") == [entry]


@pytest.mark.parametrize("line", ["Frokost", "9.15-10.00", "25.00 Frokost", "9.75 Frokost", "12.00-Frokost"])
def test_a_line_without_a_time_or_words_is_refused(line):
    with pytest.raises(CannotPrepare):
        entries_in(line)


def test_the_programme_is_kept_in_the_order_it_was_written_and_stands_in_the_paper(meeting, by):
    keep_programme(meeting, "9.00-9.45 Gruppemøder\n10.00-12.00 Møde\n12.00 Frokost", begun_from="", by=by)
    paper = agenda_document(agenda_of(meeting, OPERATOR))
    assert [(entry.time, entry.text) for entry in paper.programme] == [
        ("9.00-9.45", "Gruppemøder"),
        ("10.00-12.00", "Møde"),
        ("12.00", "Frokost"),
    ]


def test_what_another_has_saved_meanwhile_is_not_overwritten(meeting, by):
    keep_programme(meeting, "9.00 Kaffe", begun_from="", by=by)
    with pytest.raises(CannotPrepare):
        keep_programme(meeting, "9.00 Te", begun_from="", by=by)
    assert as_written(meeting) == "9.00 Kaffe"
    keep_programme(meeting, "9.00 Te", begun_from="9.00 Kaffe", by=by)
    assert as_written(meeting) == "9.00 Te"


def test_a_guest_comes_for_one_item_at_a_time_and_can_be_taken_off(meeting, by):
    item = item_called(meeting, "Fælles vagtplan")
    guest = invite_presenter(item, " Ida  Holm ", organisation="Regionen", time="10.30-10.50", by=by)
    assert (guest.name, guest.part, guest.item, guest.meeting) == ("Ida Holm", Invitee.Part.GUEST, item, meeting)
    remove_presenter(guest, by=by)
    assert not Invitee.objects.exists()


def test_a_guest_has_a_name_and_the_item_a_meeting(meeting, by):
    with pytest.raises(CannotPrepare):
        invite_presenter(item_called(meeting, "Fælles vagtplan"), " ", by=by)
    with pytest.raises(CannotPrepare):
        invite_presenter(draft(by), "Ida Holm", by=by)


def test_who_is_invited_to_the_whole_meeting_is_not_taken_off_here(meeting, by):
    guest = invite_presenter(item_called(meeting, "Fælles vagtplan"), "Ida Holm", by=by)
    guest.item = None
    with pytest.raises(CannotPrepare):
        remove_presenter(guest, by=by)
