"""What those who are appointed are told, who is briefed, and that the council is to hear of the bodies."""

from __future__ import annotations

from datetime import date

import pytest

from tests.appointments.seats import SINCE, body, council, in_board, put, seats
from tests.papers import OPERATOR, holder
from tests.security.walk import text_of as words_of
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.appointments.actions import ask_for_report, plan_briefing, write_material
from tvaers.appointments.models import Briefing, Material, ReportDuty
from tvaers.appointments.queries.materials import reports_wanted
from tvaers.councils.refusals import CannotBeDone
from tvaers.meetings.follow_up.actions import close_follow_up
from tvaers.meetings.models import FollowUp

pytestmark = pytest.mark.usefixtures("registers")

BOOK = "/nordjylland/blaa-bog/"
ON = "?day=2023-01-01"
MOST_QUERIES = 24


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


@pytest.fixture
def sat():
    """A body in which Ida sits, with material and a briefing."""
    of = body(mandate="Bygger broer.")
    put(seats(of, 1)[0], in_board("Ida Holm"))
    told = {"role": "Sig, hvad kommunerne mener.", "contact": "Sofie, 11 22 33 44", "reports_every": 6}
    write_material(council(), of, **told, by=OPERATOR)
    plan_briefing(council(), of, held_on=date(2023, 2, 1), time="9-10", place="Rådhuset", by=OPERATOR)
    return of


def test_everybody_reads_the_task_the_company_and_the_contact(client, sat):
    page = text_of(client.get(f"{BOOK}fora/{sat.pk}/din-plads/{ON}"))
    for words in (
        "Din plads i Trafikforum Nord",
        "Bygger broer",
        "Sig, hvad",
        "Sofie, 11 22 33 44",
        "Ida Holm",
        "6. måned",
    ):
        assert words in page
    assert client.get(f"/en{BOOK}fora/{sat.pk}/din-plads/").status_code == 200


@pytest.mark.parametrize(("role", "is_told"), [(None, False), (Role.MEMBER, True), (Role.SECRETARY, True)])
def test_a_briefing_is_for_those_who_read_what_is_sent(client, sat, role, is_told):
    if role:
        client.force_login(holder(role))
    for address in (f"fora/{sat.pk}/din-plads/", f"fora/{sat.pk}/din-plads.pdf"):
        assert ("Rådhuset" in words_of(client.get(BOOK + address + ON))) is is_told


def test_a_person_takes_all_seats_along_on_paper(client, sat):
    ida = sat.appointments.get().person
    other = body(name="Busforum", mandate="Kører.")
    put(seats(other, 1)[0], ida)
    words = words_of(client.get(f"{BOOK}personer/{ida.pk}/pladser.pdf{ON}"))
    for told in ("Pladser for Ida Holm", "Trafikforum Nord", "Busforum", "Sofie, 11 22 33 44"):
        assert told in words
    stranger = in_board("Eva Sund")
    assert client.get(f"{BOOK}personer/{stranger.pk}/pladser.pdf").status_code == 404


def test_the_secretariat_writes_it_plans_a_briefing_and_takes_it_off(client, secretary):
    of = body()
    client.post(f"{BOOK}fora/{of.pk}/materiale/", {"role": "Lyt", "contact": "KKR", "reports_every": "12"})
    assert Material.objects.get(body=of).reports_every == 12
    client.post(f"{BOOK}fora/{of.pk}/orientering/", {"held_on": "2030-03-01", "place": "Rådhuset"})
    briefing = Briefing.objects.get(body=of)
    assert "Rådhuset" in text_of(client.get(f"{BOOK}fora/{of.pk}/din-plads/"))
    client.post(f"{BOOK}orienteringer/{briefing.pk}/fjern/")
    assert not Briefing.objects.exists()


def test_a_report_is_a_follow_up_that_names_those_who_owe_it(client, secretary, sat):
    client.post(f"{BOOK}fora/{sat.pk}/tilbagemelding/", {"due_on": "2023-06-01"})
    follow_up = FollowUp.objects.get()
    assert (follow_up.who, follow_up.due_on) == ("Ida Holm", date(2023, 6, 1))
    assert "Siden sidst" in follow_up.text
    again = text_of(client.post(f"{BOOK}fora/{sat.pk}/tilbagemelding/", {"due_on": "2023-07-01"}))
    assert "allerede bedt om" in again
    close_follow_up(follow_up, "Fortalt på mødet.", by=Actor.of_account(secretary))
    client.post(f"{BOOK}fora/{sat.pk}/tilbagemelding/", {"due_on": "2023-12-01"})
    assert ReportDuty.objects.count() == 2


def test_a_body_in_which_the_council_has_nobody_owes_no_report():
    with pytest.raises(CannotBeDone):
        ask_for_report(council(), body(), due_on=SINCE, by=OPERATOR)


def test_what_the_council_has_not_heard_of_for_long_is_outstanding(client, secretary, sat):
    def wanted(day):
        return [each.body for each in reports_wanted(council(), day, secretary)]

    assert wanted(date(2023, 1, 1)) == [sat]
    ask_for_report(council(), sat, due_on=date(2023, 6, 1), by=OPERATOR)
    assert wanted(date(2023, 6, 2)) == []
    assert wanted(date(2023, 12, 1)) == [sat]
    assert "Tilbagemelding mangler" in text_of(client.get(f"{BOOK}udestaaende/?day=2023-12-01"))


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.CHAIR])
def test_nobody_but_the_secretariat_writes_it(client, sat, role):
    account = holder(role) if role else None
    if account:
        client.force_login(account)
        with pytest.raises(NotPermitted):
            write_material(council(), sat, role="", contact="", reports_every=None, by=Actor.of_account(account))
    for path in ("materiale/", "orientering/", "tilbagemelding/"):
        assert client.get(f"{BOOK}fora/{sat.pk}/{path}").status_code == (404 if role else 302)


def test_the_number_of_queries_does_not_grow_with_the_seats(client, sat, django_assert_max_num_queries):
    ida = sat.appointments.get().person
    for number in range(8):
        put(seats(body(name=f"Forum {number}"), 3)[0], ida)
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(f"{BOOK}personer/{ida.pk}/pladser.pdf{ON}")
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(f"{BOOK}fora/{sat.pk}/din-plads/{ON}")
