"""Signing up for a theme meeting: who can, from the letter and the page, and that nobody of them is a member."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.meetings.cycle.cases import account_of, at_stage, member, prepared
from tests.meetings.drafts.laid import SITE, account, circle, secretary
from tests.meetings.sending.test_telling import published_later
from tests.papers import holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR
from tvaers.document.model import MeetingKind
from tvaers.meetings.attendance.actions.calling_in import CannotAttend
from tvaers.meetings.attendance.actions.signing_up import sign_up
from tvaers.meetings.attendance.queries import attendance_lists, invitees_of
from tvaers.meetings.attendance.who_comes import coming
from tvaers.meetings.models import Invitee, Meeting, Presence
from tvaers.meetings.registered.own_part import own_part_in_meetings
from tvaers.meetings.sending.actions.sending import send_agenda
from tvaers.meetings.telling.receivers import receivers_of
from tvaers.portal.actions import anonymise
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")

PAGE = "/nordjylland/moeder/2027-02-05/"
ANSWER = f"{PAGE}deltagere/svar/"


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def kim(registers):
    return account("kim@kommune.example", "Kim Ravn")


@pytest.fixture
def meeting(by, kim):
    """A theme meeting that was sent to the members and to one circle."""
    member("Ida Holm-Krogh")
    found = prepared(by)
    with recording():
        found.kind, found.title = MeetingKind.THEME, "Grøn omstilling"
        found.answers_until = timezone.localdate() + timedelta(days=7)
        found.save()
    send_agenda(found, circles=[circle(kim)], site=SITE, by=by)
    return found


def signed_in(who):
    client = Client()
    client.force_login(who)
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def signed_up(meeting):
    return list(Invitee.objects.filter(meeting=meeting, part="signed-up").values_list("name", "organisation", "answer"))


def test_one_of_a_circle_signs_up_from_the_letter_and_takes_it_back(meeting, kim):
    assert "Tilmeld dig senest" in Letter.objects.get(email=kim.email).body
    assert f"{SITE}{ANSWER}" in Letter.objects.get(email=kim.email).body
    client = signed_in(kim)
    assert "Tilmeld mig" in text_of(client.get(ANSWER))
    assert "Du er tilmeldt." in text_of(client.post(ANSWER, follow=True))
    assert signed_up(meeting) == [("Kim Ravn", "KDK", "comes")]
    client.post(ANSWER, {"answer": "apology", "note": ""})
    assert signed_up(meeting) == [("Kim Ravn", "KDK", "apology")]


def test_the_meetings_page_leads_there(meeting, kim, by):
    assert ANSWER in text_of(signed_in(kim).get(PAGE))
    assert ANSWER not in text_of(signed_in(account("bo@kommune.example", "Bo Lind")).get(PAGE))
    assert ANSWER not in text_of(Client().get(PAGE))


def test_who_signed_up_is_shown_apart_and_counts_among_no_members(meeting, kim, by):
    sign_up(meeting, by=Actor.of_account(kim))
    found = coming(invitees_of(meeting, OPERATOR))
    assert ([seat.member.name for seat in found.seats], found.filled) == (["Ida Holm-Krogh"], 0)
    assert found.count_signed_up == 1
    page = text_of(signed_in(by.account).get(f"{PAGE}deltagere/"))
    assert "Tilmeldte uden plads i rådet" in page
    assert "Kim Ravn" in page
    with recording():
        Presence(invitee=Invitee.objects.get(part="signed-up")).save()
    lists = attendance_lists(meeting, OPERATOR)
    assert ([row.name for row in lists.participants], [row.name for row in lists.guests]) == ([], ["Kim Ravn"])
    assert lists.guests[0].note == "KDK"


def test_who_is_in_no_circle_that_was_told_or_has_a_seat_cannot(meeting, by):
    ida = Invitee.objects.get(name="Ida Holm-Krogh").person.account
    for who in (account("bo@kommune.example", "Bo Lind"), ida, holder(Role.CHAIR)):
        with pytest.raises(NotPermitted):
            sign_up(meeting, by=Actor.of_account(who))
    assert signed_up(meeting) == []


def test_it_is_once_and_until_the_last_day(meeting, kim):
    sign_up(meeting, by=Actor.of_account(kim))
    with pytest.raises(NotPermitted):
        sign_up(meeting, by=Actor.of_account(kim))
    with recording():
        Invitee.objects.filter(part="signed-up").delete()
        meeting.answers_until = timezone.localdate() - timedelta(days=1)
        meeting.save()
    with pytest.raises(CannotAttend, match="lukket"):
        sign_up(meeting, by=Actor.of_account(kim))
    assert "Tilmeldingen er lukket" in text_of(signed_in(kim).get(ANSWER))


def test_only_a_theme_meeting_that_one_sees_is_signed_up_for(by, kim):
    published_later()
    meeting = prepared(by)
    with recording():
        meeting.kind = MeetingKind.THEME
        meeting.save()
    send_agenda(meeting, circles=[circle(kim)], site=SITE, by=by)
    with pytest.raises(NotPermitted):
        sign_up(meeting, by=Actor.of_account(kim))
    assert ANSWER not in Letter.objects.get(email=kim.email).body
    at_stage(meeting, Meeting.Stage.AGENDA_SENT, kind=MeetingKind.ORDINARY, published_at=meeting.sent_at)
    with pytest.raises(NotPermitted):
        sign_up(meeting, by=Actor.of_account(kim))


def test_who_signed_up_is_told_of_what_comes_after_in_the_calendar_too(meeting, kim):
    sign_up(meeting, by=Actor.of_account(kim))
    row = next(row for row in receivers_of(meeting, [], OPERATOR).mailed if row.email == kim.email)
    assert (row.told_as, row.is_invited) == ("Tilmeldt", True)
    with recording():
        Invitee.objects.filter(part="signed-up").update(answer="apology")
    assert kim.email not in [row.email for row in receivers_of(meeting, [], OPERATOR).mailed]


def test_what_is_kept_of_who_signed_up_is_theirs_to_see_and_goes_with_them(meeting, kim):
    sign_up(meeting, by=Actor.of_account(kim))
    part = next(part for part in own_part_in_meetings(kim) if part.key == "invitations")
    assert "KDK" in str(part.rows)
    anonymise(kim.email, by=Actor.operating_system_user())
    assert signed_up(meeting) == [("Anonymiseret", "", "comes")]


def test_members_have_their_answer_on_the_meetings_page(meeting):
    ida = account_of(Invitee.objects.get(name="Ida Holm-Krogh").membership)
    assert ANSWER in text_of(signed_in(ida).get(PAGE))
