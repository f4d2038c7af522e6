"""Rounds in which organisations name candidates: who may, letters and deadlines, answers against the criteria."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.appointments.seats import council
from tests.papers import OPERATOR, holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.appointments.actions import (
    allow_nominator,
    ask_nominators,
    begin_round,
    close_round,
    load_definitions,
    note_nobody,
    note_nominee,
    remind_nominators,
)
from tvaers.appointments.actions.rounds import Named
from tvaers.appointments.models import AskedNominator, NominationRound, Nominator, Nominee, SeatKind
from tvaers.appointments.queries.rounds import by_kind, rounds_of, without_answer
from tvaers.councils.refusals import CannotBeDone
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")

BOOK = "/nordjylland/blaa-bog/"
TODAY, DUE, LATER = date(2026, 2, 1), date(2026, 3, 1), date(2026, 3, 5)
MOST_QUERIES = 24


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


def business(slug: str) -> SeatKind:
    load_definitions(council(slug), keys=[f"erhvervshus-{slug}"], by=OPERATOR)
    return SeatKind.objects.select_related("body").get(body__key=f"erhvervshus-{slug}", name="Erhvervslivet")


def allowed(kind: SeatKind, name: str = "Erhverv Nord") -> Nominator:
    return allow_nominator(kind, name=name, email="post@erhverv.example", decision="Punkt 5.5", by=OPERATOR)


def begun(*kinds: SeatKind) -> NominationRound:
    values = {"title": "Bestyrelserne 2026", "due_on": DUE, "on": TODAY}
    return begin_round(council(), kinds=[kind.pk for kind in kinds], **values, by=OPERATOR)


@pytest.fixture
def asked() -> AskedNominator:
    kind = business("nordjylland")
    allowed(kind)
    return AskedNominator.objects.get(round=begun(kind))


def test_a_round_asks_those_whom_the_council_decided_on_and_nobody_else(asked):
    with pytest.raises(CannotBeDone):
        allowed(asked.nominator.kind)
    other = SeatKind.objects.get(body=asked.nominator.kind.body, name="Lønmodtagerne")
    with pytest.raises(CannotBeDone):
        begun(other)
    with pytest.raises(CannotBeDone):
        begin_round(council(), title="For sent", due_on=TODAY, kinds=[asked.nominator.kind_id], on=TODAY, by=OPERATOR)


def test_each_gets_one_letter_with_deadline_seats_and_requirements(asked):
    assert ask_nominators(asked.round, on=TODAY, by=OPERATOR) == 1
    assert ask_nominators(asked.round, on=TODAY, by=OPERATOR) == 0
    letter = Letter.objects.get()
    assert letter.email == "post@erhverv.example"
    for words in ("Erhvervshus Nordjylland", "Erhvervslivet", "1. marts 2026", "små og mellemstore"):
        assert words in letter.body


def test_only_who_has_not_answered_is_reminded_and_once_a_day(asked):
    assert remind_nominators(asked.round, on=LATER, by=OPERATOR) == 0
    ask_nominators(asked.round, on=TODAY, by=OPERATOR)
    assert without_answer(asked.round, holder(Role.SECRETARY)).count() == 1
    assert remind_nominators(asked.round, on=LATER, by=OPERATOR) == 1
    assert remind_nominators(asked.round, on=LATER, by=OPERATOR) == 0
    assert remind_nominators(asked.round, on=LATER + timedelta(days=1), by=OPERATOR) == 1
    asked.refresh_from_db()
    note_nominee(asked, Named("Gitte Rør"), on=LATER, by=OPERATOR)
    assert remind_nominators(asked.round, on=LATER + timedelta(days=2), by=OPERATOR) == 0


def test_candidates_stand_against_the_requirements_with_the_balance_of_all(asked):
    note_nominee(asked, Named("Gitte Rør", sex="F", met="y"), on=LATER, by=OPERATOR)
    note_nominee(asked, Named("Morten Lind", sex="M", met="n"), on=LATER, by=OPERATOR)
    note_nominee(asked, Named("Kim Dahl"), on=LATER, by=OPERATOR)
    (found,) = by_kind(asked.round, holder(Role.SECRETARY))
    assert [each.answers for each in found.candidates] == [["met"], ["not-met"], ["unknown"]]
    assert (found.women, found.men, found.unknown) == (1, 1, 1)


def test_an_organisation_that_names_nobody_has_answered_until_it_names_someone(asked):
    note_nobody(asked, by=OPERATOR)
    assert not without_answer(asked.round, holder(Role.SECRETARY)).exists()
    note_nominee(asked, Named("Gitte Rør"), on=LATER, by=OPERATOR)
    with pytest.raises(CannotBeDone):
        note_nobody(asked, by=OPERATOR)
    assert not AskedNominator.objects.get(pk=asked.pk).names_nobody


def test_nothing_more_comes_into_a_round_that_is_closed(asked):
    close_round(asked.round, on=LATER, by=OPERATOR)
    asked.refresh_from_db()
    for act in (
        lambda: ask_nominators(asked.round, on=LATER, by=OPERATOR),
        lambda: note_nominee(asked, Named("Gitte Rør"), on=LATER, by=OPERATOR),
        lambda: note_nobody(asked, by=OPERATOR),
    ):
        with pytest.raises(CannotBeDone):
            act()


def test_one_round_is_run_for_several_councils_by_one_of_them(client):
    kinds = [business("nordjylland"), business("midtjylland")]
    for kind in kinds:
        allowed(kind)
    found = begun(*kinds)
    assert ask_nominators(found, on=TODAY, by=OPERATOR) == 2
    neighbour = holder(Role.SECRETARY, council="midtjylland")
    assert list(rounds_of(council("midtjylland"), neighbour)) == [found]
    client.force_login(neighbour)
    page = text_of(client.get(f"/midtjylland/blaa-bog/runder/{found.pk}/"))
    assert "Erhvervshus Nordjylland" in page
    assert "Send brevene" not in page
    assert client.post(f"/midtjylland/blaa-bog/runder/{found.pk}/luk/").status_code == 404
    assert client.post(f"/nordjylland/blaa-bog/runder/{found.pk}/luk/").status_code == 404


def test_a_secretary_runs_a_round_from_who_may_to_the_candidates(client, secretary):
    kind = business("nordjylland")
    given = {"name": "Erhverv Nord", "email": "post@erhverv.example", "decision": "Punkt 5.5"}
    client.post(f"{BOOK}slags/{kind.pk}/organisation/", given)
    assert "Erhverv Nord" in text_of(client.get(f"{BOOK}fora/{kind.body_id}/"))
    due = timezone.localdate() + timedelta(days=14)
    client.post(f"{BOOK}runder/ny/", {"title": "Runden", "due_on": due.isoformat(), "kinds": [str(kind.pk)]})
    found = NominationRound.objects.get()
    client.post(f"{BOOK}runder/{found.pk}/spoerg/")
    asked = AskedNominator.objects.get(round=found)
    assert asked.asked_on == timezone.localdate()
    client.post(f"{BOOK}runder/svar/{asked.pk}/", {"name": "Gitte Rør", "sex": "F", "requirement-0": "y"})
    page = text_of(client.get(f"{BOOK}runder/{found.pk}/"))
    for words in ("Gitte Rør", "Opfyldt", "Kvinder: 1", "Lige mange, eller én mere"):
        assert words in page
    assert "Runden" in text_of(client.get(f"{BOOK}runder/"))
    client.post(f"{BOOK}runder/{found.pk}/luk/")
    assert "Lukket den" in text_of(client.get(f"{BOOK}runder/{found.pk}/"))


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.CHAIR])
def test_candidates_and_rounds_are_nobodys_business_but_the_secretariats(client, asked, role):
    note_nominee(asked, Named("Gitte Rør"), on=LATER, by=OPERATOR)
    account = holder(role) if role else PUBLIC
    for model in (Nominee, Nominator, NominationRound, AskedNominator):
        assert not model.objects.visible_to(account).exists()
    if role:
        client.force_login(account)
        with pytest.raises(NotPermitted):
            close_round(asked.round, on=LATER, by=Actor.of_account(account))
    for path in ("runder/", "runder/ny/", f"runder/{asked.round_id}/", f"runder/svar/{asked.pk}/"):
        assert client.get(BOOK + path).status_code == (404 if role else 302)


def test_the_number_of_queries_does_not_grow_with_the_round(client, secretary, asked, django_assert_max_num_queries):
    for number in range(8):
        note_nominee(asked, Named(f"Kandidat {number}"), on=LATER, by=OPERATOR)
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(f"{BOOK}runder/{asked.round_id}/")
