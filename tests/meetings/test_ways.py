"""The ways from a meeting's page to where the reader has something to do."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.cycle.cases import HELD_ON, account_of, at_stage, closed, member, sent
from tests.meetings.drafts.laid import secretary
from tests.papers import holder
from tvaers.access.roles import Role
from tvaers.meetings.attendance.actions.calling_in import call_in
from tvaers.meetings.models import Meeting
from tvaers.meetings.sight.actions.letting_read import let_read

pytestmark = pytest.mark.usefixtures("registers")

ADDRESS = f"/nordjylland/moeder/{HELD_ON.isoformat()}/"


def page_of(client, address: str = ADDRESS) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def called_in(by) -> Meeting:
    meeting = sent(by)
    call_in(meeting, by=by)
    let_read(meeting, by=by)
    return meeting


def test_the_chair_finds_the_minutes_to_read_through(client):
    chair = holder(Role.CHAIR)
    at_stage(called_in(secretary()), Meeting.Stage.MINUTES_DRAFTED)
    client.force_login(chair)
    assert f'href="{ADDRESS}referat/"' in page_of(client)


def test_a_member_who_was_called_in_is_asked_whether_they_come(client):
    row = member("Ida Holm-Krogh")
    called_in(secretary())
    client.force_login(account_of(row))
    html = page_of(client)
    assert f'href="{ADDRESS}deltagere/svar/"' in html
    assert "Mødets arbejdsside" not in html


def test_a_member_follows_the_meeting_while_it_is_held_and_remarks_on_its_minutes(client):
    row = member("Ida Holm-Krogh")
    meeting = called_in(secretary())
    client.force_login(account_of(row))
    at_stage(meeting, Meeting.Stage.IN_SESSION)
    assert f'href="{ADDRESS}foelg/"' in page_of(client)
    at_stage(meeting, Meeting.Stage.MINUTES_SENT)
    assert f'href="{ADDRESS}referat/bemaerkninger/"' in page_of(client)


def test_nobody_is_asked_for_anything_at_a_cancelled_meeting(client):
    row = member("Ida Holm-Krogh")
    meeting = called_in(secretary())
    at_stage(meeting, Meeting.Stage.AGENDA_SENT, cancelled_at=meeting.sent_at)
    client.force_login(account_of(row))
    assert "svar/" not in page_of(client)


def test_the_workroom_shows_a_member_the_minutes_that_can_be_remarked_on(client):
    row = member("Ida Holm-Krogh")
    by = secretary()
    meeting = closed(by, date(2026, 2, 6))
    let_read(meeting, by=by)
    at_stage(meeting, Meeting.Stage.MINUTES_SENT)
    client.force_login(account_of(row))
    assert "/moeder/2026-02-06/referat/bemaerkninger/" in page_of(client, "/nordjylland/arbejdsrum/")


def test_the_public_sees_none_of_it(client):
    called_in(secretary())
    html = page_of(client)
    assert "Mødets arbejdsside" not in html
    assert "svar/" not in html
