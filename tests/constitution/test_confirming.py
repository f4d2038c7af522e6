"""The new council's members are made of the names that came in; the old term reads as it was."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape

import pytest

from tests.constitution.coming import AFTER, FIRST, OLD, mayor, old_member, place, supplementary
from tests.constitution.constituted import OVERVIEW, begun, council
from tests.papers import OPERATOR, holder
from tvaers.access.actions import create_account
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as SEES_ALL
from tvaers.appointments.models import LifeFact
from tvaers.appointments.standing import life_of
from tvaers.constitution.actions import confirming
from tvaers.constitution.actions.arrivals import settle_who
from tvaers.constitution.actions.confirming import confirm_members
from tvaers.constitution.models import Arrival
from tvaers.councils.actions.members import appoint_substitute, person_called
from tvaers.councils.actions.roles import grant_council_role
from tvaers.councils.models import Membership, Person, RoleGrant
from tvaers.councils.queries.members import seats_on
from tvaers.councils.refusals import CannotBeDone

pytestmark = pytest.mark.usefixtures("registers")

CONFIRM = f"{OVERVIEW}medlemmer/bekraeft/"
LAST = FIRST - timedelta(days=1)


def seated(day: date) -> list[tuple[str, str, bool, str]]:
    return [
        (
            each.membership.person.name,
            each.membership.party,
            each.membership.is_mayor,
            each.substitute.person.name if each.substitute else "",
        )
        for each in seats_on(council(), day, SEES_ALL)
    ]


def test_members_sit_from_the_first_day_of_the_term_to_its_last_with_their_substitutes():
    row = begun()
    mayor(row, "Ida Holm", substitute_name="Eva Ask")
    supplementary(row, "Bo Lind", "Hjørring", substitute_name="Per Dal", substitute_municipality=place("Læsø"))
    done = confirm_members(row, by=OPERATOR)
    assert len(done.members) == 2
    assert done.left == ()
    everybody = [("Bo Lind", "A", False, "Per Dal"), ("Ida Holm", "V", True, "Eva Ask")]
    assert seated(FIRST) == everybody
    assert seated(AFTER - timedelta(days=1)) == everybody
    assert seated(LAST) == []
    assert seated(AFTER) == []


def test_the_old_term_reads_as_it_was_and_ends_with_its_last_day():
    old = old_member("Gerda Gammel", is_mayor=True)
    appoint_substitute(old, name="Viggo Vice", valid_from=OLD, by=OPERATOR)
    row = begun()
    mayor(row, "Ida Holm")
    before = seated(LAST)
    assert before == [("Gerda Gammel", "V", True, "Viggo Vice")]
    assert confirm_members(row, by=OPERATOR).ended == 1
    assert seated(LAST) == before
    assert seated(date(2023, 5, 1)) == before
    assert [name for name, *_ in seated(FIRST)] == ["Ida Holm"]


def test_an_end_that_was_there_already_stays():
    old = old_member("Gerda Gammel", valid_to=date(2024, 1, 1))
    confirm_members(begun(), by=OPERATOR)
    old.refresh_from_db()
    assert old.valid_to == date(2024, 1, 1)


def test_a_member_who_goes_on_is_the_same_person_with_a_new_seat():
    old = old_member("Ida Holm", is_mayor=True)
    row = begun()
    mayor(row, "Ida Holm", party="C")
    confirm_members(row, by=OPERATOR)
    seats = list(Membership.objects.filter(person=old.person).order_by("valid_from"))
    assert [(seat.party, seat.valid_from, seat.valid_to) for seat in seats] == [("V", OLD, FIRST), ("C", FIRST, AFTER)]


def test_whoever_is_doubtful_waits_with_the_reason_and_the_rest_is_done():
    person_called(council(), "Tobias Birch Johansen", by=OPERATOR)
    row = begun()
    doubtful = mayor(row, "Tobias Johansen")
    mayor(row, "Ida Holm", "Læsø")
    done = confirm_members(row, by=OPERATOR)
    assert [left.arrival for left in done.left] == [doubtful]
    assert done.left[0].reason == "Det er ikke afgjort, hvem det er."
    settle_who(doubtful, None, by=OPERATOR)
    assert len(confirm_members(row, by=OPERATOR).members) == 1
    assert Person.objects.filter(name="Tobias Johansen").count() == 1


def test_two_newcomers_of_nearly_the_same_name_are_no_doubt_about_each_other():
    row = begun()
    mayor(row, "Eva Borgmestergaard")
    mayor(row, "Hans Borgmestergaard", "Læsø")
    mayor(row, "Eva M. Borgmestergaard", "Hjørring", substitute_name="Eva K. Borgmestergaard")
    done = confirm_members(row, by=OPERATOR)
    assert len(done.members) == 3
    assert Person.objects.filter(name__endswith="Borgmestergaard").count() == 4


def test_one_named_twice_gets_one_seat_and_the_other_is_told():
    row = begun()
    mayor(row, "Ida Holm")
    supplementary(row, "Ida Holm")
    done = confirm_members(row, by=OPERATOR)
    assert len(done.members) == 1
    assert [left.arrival.part for left in done.left] == ["supplementary"]
    assert "har allerede en plads" in done.left[0].reason


def test_confirming_again_makes_only_what_is_new():
    row = begun()
    mayor(row, "Ida Holm")
    confirm_members(row, by=OPERATOR)
    supplementary(row, "Bo Lind")
    done = confirm_members(row, by=OPERATOR)
    assert [member.person.name for member in done.members] == ["Bo Lind"]
    assert Membership.objects.count() == 2


def test_those_with_an_account_get_their_role_for_the_term_and_others_none():
    account = create_account("ida@kkr.example", "Ida Holm", by=OPERATOR)
    beside = create_account("eva@kkr.example", "Eva Ask", by=OPERATOR)
    row = begun()
    mayor(row, "Ida Holm", email="IDA@kkr.example", substitute_name="Eva Ask", substitute_email="eva@kkr.example")
    supplementary(row, "Bo Lind", email="ingen@kkr.example")
    confirm_members(row, by=OPERATOR)
    grants = RoleGrant.objects.filter(council=council()).order_by("pk")
    assert [(grant.account, grant.role, grant.valid_from, grant.valid_to) for grant in grants] == [
        (account, Role.MEMBER, FIRST, AFTER),
        (beside, Role.SUBSTITUTE, FIRST, AFTER),
    ]


def periods(account) -> list[tuple[str, date, date | None]]:
    grants = RoleGrant.objects.filter(account=account).order_by("valid_from", "pk")
    return [(grant.role, grant.valid_from, grant.valid_to) for grant in grants]


def test_a_role_that_runs_on_ends_with_the_old_term_and_is_given_for_the_new_one():
    account = holder(Role.MEMBER)
    begins = RoleGrant.objects.get(account=account).valid_from
    row = begun()
    mayor(row, "Ida Holm", email=account.email)
    assert confirm_members(row, by=OPERATOR).roles_ended == 1
    assert periods(account) == [(Role.MEMBER, begins, FIRST), (Role.MEMBER, FIRST, AFTER)]
    assert confirm_members(row, by=OPERATOR).roles_ended == 0
    assert periods(account) == [(Role.MEMBER, begins, FIRST), (Role.MEMBER, FIRST, AFTER)]


@pytest.mark.parametrize("role", [Role.MEMBER, Role.SUBSTITUTE])
def test_those_who_do_not_go_on_see_nothing_of_the_new_council(role):
    account = holder(role)
    confirm_members(begun(), by=OPERATOR)
    assert RoleGrant.objects.get(account=account).valid_to == FIRST


def test_roles_of_others_and_of_other_councils_run_on():
    accounts = [holder(Role.CHAIR), holder(Role.SECRETARY), holder(Role.MEMBER, council="hovedstaden")]
    confirm_members(begun(), by=OPERATOR)
    assert [RoleGrant.objects.get(account=account).valid_to for account in accounts] == [None, None, None]


@pytest.mark.parametrize(("begins", "ends"), [(date(2026, 2, 1), date(2026, 3, 1)), (date(2026, 1, 5), None)])
def test_a_role_that_holds_for_some_of_the_term_becomes_one_for_all_of_it(begins, ends):
    account = create_account("ida@kkr.example", "Ida Holm", by=OPERATOR)
    grant_council_role(account, Role.MEMBER, council(), valid_from=begins, valid_to=ends, by=OPERATOR)
    row = begun()
    mayor(row, "Ida Holm", email=account.email)
    confirm_members(row, by=OPERATOR)
    assert periods(account) == [(Role.MEMBER, FIRST, AFTER)]


def test_what_is_refused_on_the_way_undoes_everything_and_is_told_by_name(client, monkeypatch):
    client.force_login(holder(Role.SECRETARY))
    old_member("Gerda Gammel", is_mayor=True)
    row = begun()
    mayor(row, "Bo Lind", "Læsø")
    mayor(row, "Ida Holm", substitute_name="Eva Ask")

    def refused(membership, *args, **values):
        raise CannotBeDone("Det går ikke.")

    monkeypatch.setattr(confirming, "set_substitute", refused)
    page = unescape(client.post(CONFIRM, follow=True).content.decode())
    assert "Ida Holm: Det går ikke. Der er ikke ændret noget." in page
    assert [(seat.person.name, seat.valid_to) for seat in Membership.objects.all()] == [("Gerda Gammel", None)]
    assert not LifeFact.objects.exists()
    assert not Arrival.objects.filter(membership__isnull=False).exists()


def test_one_who_has_a_seat_of_the_new_term_already_waits_with_the_reason():
    old_member("Ida Holm", valid_from=FIRST)
    row = begun()
    mayor(row, "Ida Holm")
    mayor(row, "Bo Lind", "Læsø")
    done = confirm_members(row, by=OPERATOR)
    assert [(left.arrival.name, left.reason) for left in done.left] == [
        ("Ida Holm", "Ida Holm har allerede en plads i den periode.")
    ]
    assert [member.person.name for member in done.members] == ["Bo Lind"]


def test_the_page_tells_beforehand_who_waits_and_how_many_roles_end(client):
    client.force_login(holder(Role.SECRETARY))
    holder(Role.MEMBER)
    row = begun()
    mayor(row, "Ida Holm")
    supplementary(row, "Ida Holm")
    page = " ".join(client.get(CONFIRM).content.decode().split())
    assert "Ida Holm har allerede en plads i den periode." in page
    assert "1 rolle som medlem eller stedfortræder slutter samtidig." in page


def test_what_seats_rest_on_is_noted_of_members_and_substitutes():
    row = begun()
    mayor(row, "Ida Holm", substitute_name="Eva Ask")
    supplementary(row, "Bo Lind", substitute_name="Per Dal")
    confirm_members(row, by=OPERATOR)
    facts = {
        (fact.person.name, fact.kind, fact.municipality.name if fact.municipality else fact.party)
        for fact in LifeFact.objects.all()
    }
    assert facts == {
        ("Ida Holm", "board", "Rebild"),
        ("Ida Holm", "mayoralty", "Rebild"),
        ("Ida Holm", "party", "V"),
        ("Eva Ask", "board", "Rebild"),
        ("Bo Lind", "board", "Rebild"),
        ("Bo Lind", "party", "A"),
        ("Per Dal", "board", "Rebild"),
        ("Per Dal", "party", "A"),
    }
    assert {(fact.valid_from, fact.valid_to) for fact in LifeFact.objects.all()} == {(FIRST, AFTER)}


def test_a_mayor_of_the_old_term_who_is_chosen_by_the_party_is_mayor_no_more():
    old_member("Ida Holm", is_mayor=True)
    row = begun()
    supplementary(row, "Ida Holm", party="V")
    confirm_members(row, by=OPERATOR)
    life = life_of(Person.objects.get(name="Ida Holm"))
    assert any(period.holds(LAST) for period in life.mayoralties)
    assert not any(period.holds(FIRST) for period in life.mayoralties)
    assert any(period.holds(FIRST) for period in life.boards)


def test_a_member_who_stands_as_own_substitute_is_seated_without_one():
    row = begun()
    supplementary(row, "Bo Lind", substitute_name="Bo Lind")
    confirm_members(row, by=OPERATOR)
    assert seated(FIRST) == [("Bo Lind", "A", False, "")]


def test_the_letter_of_a_local_list_is_that_of_the_seat():
    row = begun()
    supplementary(row, "Bo Lind", party="L-Hjørring")
    confirm_members(row, by=OPERATOR)
    assert Membership.objects.get().party == "L"


def test_the_page_shows_what_follows_and_then_does_it(client):
    client.force_login(holder(Role.SECRETARY))
    old_member("Gerda Gammel", is_mayor=True)
    row = begun()
    mayor(row, "Ida Holm")
    page = " ".join(client.get(CONFIRM).content.decode().split())
    assert "Ida Holm (V), Rebild" in page
    assert "Gerda Gammel, Rebild" in page
    response = client.post(CONFIRM, follow=True)
    assert "1 medlem er sat." in response.content.decode()
    assert Arrival.objects.get().membership is not None
