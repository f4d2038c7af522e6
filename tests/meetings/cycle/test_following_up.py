"""What is outstanding is kept until someone closes it with a note, and what the chairmanship did is told."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.meetings.cycle.cases import planned
from tests.meetings.drafts.laid import council, secretary
from tests.papers import holder
from tvaers.access.action import Actor, NotPermitted
from tvaers.access.roles import Role
from tvaers.meetings.follow_up.actions import (
    CannotFollowUp,
    Outstanding,
    act_under,
    change_follow_up,
    close_follow_up,
    note_follow_up,
    reopen_follow_up,
)
from tvaers.meetings.models import FollowUp

pytestmark = pytest.mark.usefixtures("registers")

TASK = Outstanding(FollowUp.Kind.TASK, "Send brev til ministeren", "Sekretariatet", date(2027, 3, 1))
LETTER = Outstanding(FollowUp.Kind.AUTHORISATION, "Formandskabet kan svare ministeren")


@pytest.fixture
def by(registers):
    return secretary()


def now(follow_up):
    return FollowUp.objects.get(pk=follow_up.pk)


def test_it_is_open_until_it_is_closed_with_a_note_and_can_be_opened_again(by):
    follow_up = note_follow_up(council(), TASK, by=by)
    with pytest.raises(CannotFollowUp):
        close_follow_up(follow_up, " ", by=by)
    close_follow_up(follow_up, "Sendt i går.", by=by)
    assert (now(follow_up).closed_by, now(follow_up).closing_note) == (by.account, "Sendt i går.")
    with pytest.raises(CannotFollowUp):
        change_follow_up(follow_up, TASK, by=by)
    reopen_follow_up(follow_up, by=by)
    assert now(follow_up).closed_at is None


def test_it_says_what_and_goes_to_a_meeting_of_its_council(by):
    with pytest.raises(CannotFollowUp):
        note_follow_up(council(), Outstanding(FollowUp.Kind.TASK, " "), by=by)
    meeting = planned(by)
    follow_up = note_follow_up(council(), Outstanding(FollowUp.Kind.RETURNS, "Busser", to_meeting=meeting), by=by)
    assert now(follow_up).to_meeting == meeting
    elsewhere = secretary("sjaelland")
    with pytest.raises(CannotFollowUp):
        note_follow_up(council("sjaelland"), Outstanding(TASK.kind, "Ring", to_meeting=meeting), by=elsewhere)


def test_what_the_chairmanship_did_closes_the_authorisation_and_waits_to_be_told(by):
    follow_up = note_follow_up(council(), LETTER, by=by)
    act = act_under(follow_up, date(2026, 3, 2), "Formandskabet svarede ministeren.", by=by)
    assert (act.told_in, now(follow_up).closing_note) == (None, "Formandskabet svarede ministeren.")
    with pytest.raises(CannotFollowUp):
        act_under(follow_up, date(2026, 3, 3), "En gang til.", by=by)


def test_an_authorisation_stays_open_when_more_is_to_be_done_under_it(by):
    follow_up = note_follow_up(council(), LETTER, by=by)
    act_under(follow_up, date(2026, 3, 2), "Formandskabet skrev først.", is_over=False, by=by)
    assert now(follow_up).closed_at is None


def test_nobody_acts_without_authorisation_or_in_the_future(by):
    task, letter = note_follow_up(council(), TASK, by=by), note_follow_up(council(), LETTER, by=by)
    tomorrow = timezone.localdate() + timedelta(days=1)
    for follow_up, day, text in ((task, date(2026, 3, 2), "Ja."), (letter, tomorrow, "Ja."), (letter, tomorrow, " ")):
        with pytest.raises(CannotFollowUp):
            act_under(follow_up, day, text, by=by)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.ADMINISTRATOR])
def test_the_list_is_the_secretariats(by, role):
    other = holder(role, email="en-anden@kkr.example")
    follow_up = note_follow_up(council(), TASK, by=by)
    with pytest.raises(NotPermitted):
        close_follow_up(follow_up, "Lukket.", by=Actor.of_account(other))
    assert not FollowUp.objects.visible_to(other).exists()
