"""The constituting meeting: who calls and opens it, its day and its fixed agenda."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.constitution.coming import OLD, as_actor, mayor, old_member
from tests.constitution.constituted import OVERVIEW, begun, council
from tests.papers import OPERATOR, holder
from tvaers.access.action import NotPermitted
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as SEES_ALL
from tvaers.appointments.actions import note_fact
from tvaers.constitution.actions.gathering import Day, keep_convening, make_meeting
from tvaers.constitution.models import Gathering
from tvaers.constitution.queries.gathering import gathering_of, seniority
from tvaers.constitution.queries.letters import common_places
from tvaers.councils.actions.members import person_called
from tvaers.councils.refusals import CannotBeDone
from tvaers.meetings.drafts.actions.writing import latest_version
from tvaers.meetings.models import AgendaSection, DraftItem, Meeting, ProgrammeLine, TemplateSection
from tvaers.meetings.planning.actions.meetings import cancel_meeting
from tvaers.meetings.planning.actions.preparing import CannotPrepare
from tvaers.meetings.planning.actions.template import use_usual_template

pytestmark = pytest.mark.usefixtures("registers")

MEETING = f"{OVERVIEW}moede/"
DAY = Day(date(2026, 1, 23), time(10), time(12), "Rådhuset i Aalborg", "9.15-10.00 Gruppemøder")


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_one_who_has_been_mayor_longest_comes_first():
    old_member("Ida Holm", "Læsø", is_mayor=True)
    bo = person_called(council(), "Bo Lind", by=OPERATOR)
    since = date(2014, 1, 1)
    row = begun()
    note_fact(council(), bo, "mayoralty", municipality=row.council.municipalities.first().municipality,
              valid_from=since, by=OPERATOR)  # fmt: skip
    mayor(row, "Ida Holm", "Læsø")
    mayor(row, "Bo Lind", "Rebild")
    mayor(row, "Eva Ny", "Hjørring")
    found = seniority(row, SEES_ALL)
    assert [(each.person.name, each.since) for each in found] == [("Bo Lind", since), ("Ida Holm", OLD)]


def test_who_calls_and_opens_it_are_two_settings_and_stand_in_the_notice():
    row = begun()
    ida = person_called(council(), "Ida Holm", by=OPERATOR)
    keep_convening(row, "kl", "mayor", ida, by=OPERATOR)
    words = common_places(row, "", DAY.held_on, SEES_ALL)
    assert words["indkalder"] == "KL"
    assert words["aabner"] == "Ida Holm, den borgmester, der har været borgmester længst"
    keep_convening(row, "mayor", "chair", None, by=OPERATOR)
    words = common_places(row, "", DAY.held_on, SEES_ALL)
    assert words["indkalder"] == "den borgmester, der har været borgmester længst"
    assert words["aabner"] == "den afgående formand"
    assert Gathering.objects.count() == 1


def test_the_meeting_has_the_fixed_agenda_in_place_of_the_councils_template(secretary):
    use_usual_template(council(), by=OPERATOR)
    assert TemplateSection.objects.exists()
    row = begun()
    mayor(row, "Ida Holm", substitute_name="Eva Ask")
    meeting = make_meeting(row, DAY, by=as_actor(secretary))
    assert (meeting.kind, meeting.stage) == ("constituting", Meeting.Stage.PREPARING)
    sections = AgendaSection.objects.filter(meeting=meeting).order_by("position")
    assert [section.title for section in sections] == [
        "Konstituering",
        "Forretningsorden og rammer",
        "Udpegninger",
        "Mødeplan",
        "Eventuelt",
    ]
    items = DraftItem.objects.filter(meeting=meeting).order_by("section__position", "position")
    titles = [latest_version(item).title for item in items]
    assert titles == [
        "Godkendelse af valg og sammensætning",
        "Valgforbund",
        "Valg af formand og næstformand",
        "Forretningsorden og rammer for arbejdet",
        "Udpegninger til regionale fora",
        "Mødeplan",
        "Eventuelt",
    ]
    assert "| Ida Holm (borgmester) | V | Rebild | Eva Ask |" in latest_version(items[0]).presentation
    assert "tirsdag den 20. januar 2026" in latest_version(items[1]).background
    assert [(line.time, line.text) for line in ProgrammeLine.objects.filter(meeting=meeting)] == [
        ("9.15-10.00", "Gruppemøder")
    ]
    assert gathering_of(row, SEES_ALL).appointments_item == items[4]


def test_there_is_one_meeting_until_it_is_cancelled(secretary):
    row = begun()
    meeting = make_meeting(row, DAY, by=as_actor(secretary))
    with pytest.raises(CannotBeDone):
        make_meeting(row, DAY, by=as_actor(secretary))
    cancel_meeting(meeting, "Sne", site="", by=OPERATOR)
    assert make_meeting(row, DAY, by=as_actor(secretary)) != meeting


def test_a_programme_that_cannot_be_read_makes_no_meeting(secretary):
    with pytest.raises(CannotPrepare):
        make_meeting(begun(), Day(DAY.held_on, programme="Gruppemøder"), by=as_actor(secretary))
    assert not Meeting.objects.exists()


def test_it_is_made_on_its_page_and_leads_to_the_agenda(client, secretary):
    begun()
    values = {"held_on": "2026-01-23", "starts_at": "10.00", "place": "Aalborg", "programme": DAY.programme}
    response = client.post(f"{MEETING}laeg/", values)
    assert response["Location"] == "/nordjylland/moeder/2026-01-23/dagsorden/"
    page = text_of(client.get(MEETING))
    assert "tirsdag 20. januar 2026" in page
    assert "kl. 10.00" in page


def test_what_speaks_against_a_day_is_shown_first_and_hinders_nothing(client, secretary):
    begun()
    page = client.post(f"{MEETING}laeg/", {"held_on": "2026-02-03"})
    assert "skal holdes senest 31. januar 2026" in text_of(page)
    assert not Meeting.objects.exists()
    client.post(f"{MEETING}laeg/", {"held_on": "2026-02-03", "seen": "2026-02-03"})
    assert Meeting.objects.get().held_on == date(2026, 2, 3)
    assert "den sidste er lørdag den 31. januar 2026" in text_of(client.get(f"{OVERVIEW}tidsplan/"))


def test_a_day_that_was_not_the_one_seen_is_asked_about_again(client, secretary):
    begun()
    client.post(f"{MEETING}laeg/", {"held_on": "2026-02-07", "seen": "2026-02-03"})
    assert not Meeting.objects.exists()


def test_who_calls_and_opens_it_is_chosen_on_a_page(client, secretary):
    old_member("Ida Holm", is_mayor=True)
    row = begun()
    mayor(row, "Ida Holm")
    assert "Ida Holm, Rebild, siden 1. januar 2022" in text_of(client.get(f"{MEETING}indkalder/"))
    (senior,) = seniority(row, SEES_ALL)
    values = {"convened_by": "kl", "opened_by": "mayor", "senior_mayor": senior.person.pk}
    assert "Det er gemt, hvem der" in text_of(client.post(f"{MEETING}indkalder/", values, follow=True))
    assert gathering_of(row, SEES_ALL).senior_mayor == senior.person


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.ADMINISTRATOR])
def test_only_the_secretariat_makes_it(client, role):
    row, account = begun(), holder(role)
    with pytest.raises(NotPermitted):
        make_meeting(row, DAY, by=as_actor(account))
    client.force_login(account)
    for address in (MEETING, f"{MEETING}indkalder/", f"{MEETING}laeg/", f"{OVERVIEW}overlevering/"):
        assert client.get(address).status_code == 404
