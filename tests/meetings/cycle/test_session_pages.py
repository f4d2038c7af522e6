"""The pages of a meeting that is held: opened, closed, taken up again, and followed by those who may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.meetings.cycle.cases import HELD_ON, in_session, on_agenda, prepared, sent, treatment
from tests.meetings.drafts.laid import secretary
from tests.papers import holder
from tvaers.access.models import Account
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.councils.models import CouncilSettings
from tvaers.meetings.models import AgendaSection, Depublication, Meeting, MeetingGuest
from tvaers.meetings.sending.actions.freezing import freeze_agenda
from tvaers.meetings.session.actions.deciding import finish_item, set_acts, type_decision
from tvaers.meetings.session.actions.opening import close_session, open_session, take_up
from tvaers.meetings.sight.actions.closing import close_item
from tvaers.meetings.sight.actions.depublication import depublish_item
from tvaers.meetings.sight.actions.taking_part import exclude

pytestmark = pytest.mark.usefixtures("registers")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SECRET = "KKR Nordjylland godkendte lejen på halvfems kroner."
POLL_QUERIES = 7
"""Session, account, roles, stand-in and language of whoever is signed in; the meeting, and its session."""


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def session(by):
    return in_session(by)


@pytest.fixture
def member(registers):
    return holder(Role.MEMBER, email="ida@kkr.example")


def signed_in(client, who):
    client.force_login(Account.objects.get(pk=who.pk), backend=BACKEND)
    return client


def place(meeting, below=""):
    return f"{meeting.get_absolute_url()}{below}"


def html(client, path, **query):
    response = client.get(path, query)
    assert response.status_code == 200, path
    return response.content.decode()


def news(client, session, revision="", **query):
    return client.get(place(session.meeting, "foelg/tilstand/"), {"revision": revision, **query})


def decide_closed(session, by):
    """Item 2.2 is closed, taken up and decided."""
    close_item(session.meeting, "2.2", "Forhandling", neutral_title="Lejemål", by=by)
    session.meeting.refresh_from_db()
    take_up(treatment(session, "2.2"), by=by)
    type_decision(treatment(session, "2.2"), SECRET, "", by=by)


def test_the_meeting_is_opened_held_closed_and_taken_up_again(client, by):
    meeting = sent(by)
    signed_in(client, by.account)
    assert "Åbn mødet" in html(client, place(meeting, "afvikling/"))
    assert client.post(place(meeting, "afvikling/aabn/")).status_code == 302
    page = html(client, place(meeting, "afvikling/"))
    assert "KKR Nordjylland godkendte planen." in page
    assert "Aftenbusser til alle" in page
    assert "vælg en handling" in html(client, place(meeting, "afvikling/luk/"))
    client.post(place(meeting, "afvikling/luk/"))
    meeting.refresh_from_db()
    assert meeting.stage == Meeting.Stage.IN_SESSION
    for row in meeting.session.treatments.all():
        set_acts(row, ["approved"], by=by)
    client.post(place(meeting, "afvikling/luk/"))
    meeting.refresh_from_db()
    assert meeting.stage == Meeting.Stage.MINUTES_DRAFTED
    client.post(place(meeting, "afvikling/genoptag/"), {"reason": ""})
    client.post(place(meeting, "afvikling/genoptag/"), {"reason": "En stemme manglede"})
    meeting.refresh_from_db()
    assert meeting.stage == Meeting.Stage.IN_SESSION


def test_what_is_missing_stands_before_the_button(client, by):
    meeting = sent(by)
    with recording():
        meeting.sent_at = None
        meeting.save()
    signed_in(client, by.account)
    page = html(client, place(meeting, "afvikling/"))
    assert "Dagsordenen er ikke sendt." in page
    assert "aabn" not in page


def test_a_member_follows_what_is_typed_and_what_is_decided(client, session, by, member):
    signed_in(client, member)
    take_up(treatment(session, "1.1"), by=by)
    type_decision(treatment(session, "1.1"), "KKR Nordjylland godkendte dagsordenen.", "", by=by)
    page = html(client, place(session.meeting, "foelg/"))
    assert "KKR Nordjylland godkendte dagsordenen." in page
    told = news(client, session).json()
    assert "KKR Nordjylland godkendte dagsordenen." in told["html"]
    assert news(client, session, told["revision"]).status_code == 204
    finish_item(treatment(session, "1.1"), by=by)
    assert "Afsluttet" in news(client, session, told["revision"]).json()["html"]
    assert "KKR Nordjylland godkendte dagsordenen." in html(client, place(session.meeting, "foelg/"), projektor="1")


def test_before_and_after_the_meeting_it_says_so(client, by, member):
    meeting = sent(by)
    signed_in(client, member)
    assert "ikke åbnet endnu" in html(client, place(meeting, "foelg/"))
    assert client.get(place(meeting, "foelg/tilstand/"), {"revision": "-"}).status_code == 204
    client.logout()
    signed_in(client, by.account).post(place(meeting, "afvikling/aabn/"))
    for row in meeting.session.treatments.all():
        set_acts(row, ["approved"], by=by)
    meeting.refresh_from_db()
    close_session(meeting, by=by)
    assert "Mødet er slut." in html(client, place(meeting, "foelg/"))


def test_who_does_not_sit_in_the_council_cannot_follow(client, session, by):
    decide_closed(session, by)
    guest = holder(Role.ADMINISTRATOR, email="gaest@kkr.example")
    with recording():
        MeetingGuest.objects.create(meeting=session.meeting, account=guest)
    others = [guest, holder(Role.MUNICIPAL_CONTACT), holder(Role.MEMBER, council="sjaelland", email="s@kkr.example")]
    assert client.get(place(session.meeting, "foelg/")).status_code == 302
    assert client.get(place(session.meeting, "foelg/tilstand/")).status_code == 302
    for other in others:
        signed_in(client, other)
        assert client.get(place(session.meeting, "foelg/")).status_code == 404
        assert news(client, session).status_code == 404
        assert news(client, session, projektor="1").status_code == 404


@pytest.mark.parametrize(
    ("shown", "is_told_of"),
    [("nothing", False), ("number", True), ("neutral-title", True), ("decision", True)],
)
def test_whoever_is_excluded_sees_the_item_as_closed_everywhere(client, session, by, member, shown, is_told_of):
    with recording():
        CouncilSettings.objects.create(council=session.meeting.council, closed_items_shown=shown)
    decide_closed(session, by)
    exclude(session.meeting, "2.2", member, by=by)
    signed_in(client, member)
    answers = [
        html(client, place(session.meeting, "foelg/")),
        html(client, place(session.meeting, "foelg/"), projektor="1"),
        news(client, session).content.decode(),
        news(client, session, projektor="1").content.decode(),
    ]
    for answer in answers:
        assert SECRET not in answer
        assert "halvfems" not in answer
        assert "Fælles vagtplan" not in answer
    assert ("2.2" in answers[0]) == is_told_of
    assert ("lukket for dig" in answers[0]) == is_told_of


def test_what_one_is_told_is_not_kept_for_another(client, session, by, member):
    """The pieces that are kept are those of whoever sees all; who is excluded comes after them, and before."""
    decide_closed(session, by)
    other = holder(Role.MEMBER, email="bo@kkr.example")
    exclude(session.meeting, "2.2", member, by=by)
    assert SECRET in news(signed_in(client, other), session).json()["html"]
    assert SECRET not in news(signed_in(client, member), session).json()["html"]
    assert SECRET in news(signed_in(client, other), session).json()["html"]


def test_an_item_taken_down_is_for_the_secretariat(client, session, by, member):
    type_decision(treatment(session, "2.1"), "Aftenbusserne kører.", "", by=by)
    take_up(treatment(session, "2.1"), by=by)
    depublish_item(session.meeting, "2.1", Depublication.ReasonClass.PERSONAL_DATA, by=by)
    assert "Aftenbusserne" not in news(signed_in(client, member), session).json()["html"]
    assert "Aftenbusserne" in news(signed_in(client, by.account), session).json()["html"]


def test_a_poll_that_brings_nothing_asks_little_and_writes_nothing(
    client, session, member, django_assert_max_num_queries
):
    signed_in(client, member)
    revision = news(client, session).json()["revision"]
    with django_assert_max_num_queries(POLL_QUERIES) as asked:
        assert news(client, session, revision).status_code == 204
    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []


def queries_of(client, path):
    with CaptureQueriesContext(connection) as asked:
        html(client, path)
    return len(asked)


def test_the_number_of_queries_does_not_grow_with_the_agenda(client, by):
    signed_in(client, by.account)
    short, long = in_session(by), longer_session(by, 9)
    html(client, place(short.meeting, "afvikling/"))
    assert queries_of(client, place(long.meeting, "afvikling/")) == queries_of(
        client, place(short.meeting, "afvikling/")
    )


def longer_session(by, more):
    """A meeting that is open, with so many items more than the other."""
    meeting = prepared(by, HELD_ON.replace(month=8))
    section = AgendaSection.objects.filter(meeting=meeting).last()
    for number in range(more):
        on_agenda(section, f"Endnu en sag {number}", by=by)
    freeze_agenda(meeting, by=by)
    with recording():
        meeting.stage, meeting.sent_at = Meeting.Stage.AGENDA_SENT, timezone.now()
        meeting.save()
    return open_session(meeting, by=by)


def test_without_scripts_the_view_says_so_and_shows_what_is_recorded(client, session, by):
    type_decision(treatment(session, "2.1"), "KKR Nordjylland godkendte planen i dag.", "", by=by)
    page = html(signed_in(client, by.account), place(session.meeting, "afvikling/"))
    assert "Siden kræver JavaScript" in page
    assert "<p>KKR Nordjylland godkendte planen i dag.</p>" in page
