"""Roles: what each gives, in which council, and until when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.papers import OPERATOR, holder
from tvaers.access.action import Actor, NotPermitted, is_permitted
from tvaers.access.actions import create_account
from tvaers.access.models import Account, AuditEvent
from tvaers.access.recording import recording
from tvaers.access.roles import EVERY_ACCOUNT_MAY, RULES, Reach, Role, Sight
from tvaers.access.visibility import GuardedModel, StandIn, councils_seen, forget_roles, has_sight, roles_of
from tvaers.councils.actions import (
    continue_role,
    end_role,
    grant_council_role,
    grant_council_role_to,
    grant_role,
    grant_role_to,
)
from tvaers.councils.models import Council, Municipality, MunicipalityInCouncil, RoleGrant
from tvaers.councils.refusals import CannotBeDone

pytestmark = pytest.mark.usefixtures("registers")

COUNCIL_ROLES = [role for role, rule in RULES.items() if rule.reach is Reach.COUNCIL]
GRANTED_ROLES = [role for role, rule in RULES.items() if rule.reach is not Reach.MEETING]
PERMISSIONS = sorted({name for rule in RULES.values() for name in rule.may})
OURS = [model for model in apps.get_models() if issubclass(model, GuardedModel)]
TODAY = timezone.localdate()
SINCE = date(2020, 1, 1)
# Each example writes to the same database and takes its accounts away again by making new ones.
repeated = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
slugs = st.sampled_from(["nordjylland", "midtjylland", "syddanmark", "sjaelland", "hovedstaden"])


class Numbers:
    """Gives every account of these tests an address of its own."""

    last = 0


def account() -> Account:
    Numbers.last += 1
    return create_account(f"konto{Numbers.last}@kkr.example", f"Konto {Numbers.last}", by=OPERATOR)


def council(slug: str) -> Council:
    found: Council = Council.objects.get(slug=slug)
    return found


def give(to: Account, role: Role, slug: str, *, since: date = SINCE, until: date | None = None) -> RoleGrant:
    """The role in the council, for a municipality of it or everywhere, as it reaches."""
    if RULES[role].reach is Reach.COUNCIL:
        return grant_council_role(to, role, council(slug), valid_from=since, valid_to=until, by=OPERATOR)
    of = None
    if RULES[role].reach is Reach.MUNICIPALITY:
        of = Municipality.objects.filter(councils__council=council(slug)).order_by("pk").first()
    return grant_role(to, role, municipality=of, valid_from=since, valid_to=until, by=OPERATOR)


@repeated
@given(role=st.sampled_from(COUNCIL_ROLES), here=slugs, there=slugs)
def test_a_role_reaches_its_council_and_no_other(role, here, there):
    someone = account()
    give(someone, role, here)
    for sight in Sight:
        assert has_sight(someone, sight, council(there).pk) is (here == there and sight in RULES[role].sees)
        assert not has_sight(someone, sight)
    for permission in PERMISSIONS:
        asked = is_permitted(Actor.of_account(someone), permission, council(there).pk)
        assert asked is (permission in EVERY_ACCOUNT_MAY or (here == there and permission in RULES[role].may))


@repeated
@given(
    role=st.sampled_from(GRANTED_ROLES),
    here=slugs,
    begins=st.integers(-400, 400),
    lasts=st.integers(1, 400),
)
def test_a_role_is_held_from_its_first_day_until_its_period_ends_by_itself(role, here, begins, lasts):
    someone = account()
    since = TODAY + timedelta(days=begins)
    give(someone, role, here, since=since, until=since + timedelta(days=lasts))
    is_held = begins <= 0 < begins + lasts
    assert {held.role for held in roles_of(someone)} == ({role} if is_held else set())


@repeated
@given(picked=st.lists(st.tuples(st.sampled_from(GRANTED_ROLES), slugs), min_size=1, max_size=4, unique=True))
def test_several_roles_add_up_and_none_takes_from_another(picked):
    everything = account()
    for role, slug in picked:
        try:
            give(everything, role, slug)
        except CannotBeDone:  # a role that reaches everywhere, drawn for two councils
            continue
    alone = []
    for role, slug in picked:
        one = account()
        give(one, role, slug)
        alone.append(one)
    for key in [None, *Council.objects.values_list("pk", flat=True)]:
        for sight in Sight:
            assert has_sight(everything, sight, key) is any(has_sight(one, sight, key) for one in alone)
        for permission in PERMISSIONS:
            one_may = any(is_permitted(Actor.of_account(one), permission, key) for one in alone)
            assert is_permitted(Actor.of_account(everything), permission, key) is one_may


@pytest.mark.parametrize("role", GRANTED_ROLES)
def test_an_account_that_is_closed_holds_no_role(role):
    someone = account()
    give(someone, role, "nordjylland")
    someone.is_active = False
    assert roles_of(someone) == ()
    assert not any(is_permitted(Actor.of_account(someone), permission) for permission in PERMISSIONS)
    assert not any(has_sight(someone, sight, council("nordjylland").pk) for sight in Sight)


def test_a_municipal_contact_follows_the_municipality_to_another_council():
    contact = holder(Role.MUNICIPAL_CONTACT, municipality="Hjørring")
    assert councils_seen(contact, Sight.SENT) == {council("nordjylland").pk}
    row = MunicipalityInCouncil.objects.get(municipality__name="Hjørring")
    with recording():
        row.valid_to = TODAY
        row.save()
        MunicipalityInCouncil(municipality=row.municipality, council=council("midtjylland"), valid_from=TODAY).save()
    forget_roles(contact)
    assert councils_seen(contact, Sight.SENT) == {council("midtjylland").pk}


@pytest.mark.parametrize("role", GRANTED_ROLES)
@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_stand_in_sees_of_every_model_what_an_account_with_its_roles_sees(model, role):
    someone = account()
    give(someone, role, "nordjylland")
    stand_in = StandIn(*roles_of(someone))
    seen = set(model.objects.visible_to(someone).values_list("pk", flat=True))
    in_its_place = set(model.objects.visible_to(stand_in).values_list("pk", flat=True))
    assert seen - own_rows(model, someone) == in_its_place - own_rows(model, someone)


def own_rows(model: type[GuardedModel], someone: Account) -> set[int]:
    """What an account sees for being itself: the account and its roles."""
    if model is Account:
        return {someone.pk}
    return set(RoleGrant.objects.filter(account=someone).values_list("pk", flat=True)) if model is RoleGrant else set()


def test_the_same_role_is_not_held_twice_at_a_time():
    someone = account()
    give(someone, Role.MEMBER, "nordjylland", until=date(2022, 1, 1))
    give(someone, Role.MEMBER, "nordjylland", since=date(2022, 1, 1))
    give(someone, Role.MEMBER, "midtjylland")
    with pytest.raises(CannotBeDone, match="har allerede rollen"):
        give(someone, Role.MEMBER, "nordjylland", since=date(2021, 6, 1), until=date(2021, 7, 1))


def test_a_role_is_given_to_the_account_with_the_address_and_to_no_other():
    someone = account()
    grant = grant_council_role_to(
        someone.email.upper(), Role.MEMBER, council("nordjylland"), valid_from=SINCE, by=OPERATOR
    )
    assert grant.account == someone
    with pytest.raises(CannotBeDone, match="ingen konto"):
        grant_council_role_to("ukendt@kkr.example", Role.MEMBER, council("nordjylland"), valid_from=SINCE, by=OPERATOR)
    with pytest.raises(CannotBeDone, match="ingen konto"):
        grant_role_to("ukendt@kkr.example", Role.AUDITOR, valid_from=SINCE, by=OPERATOR)


def test_a_closed_account_is_given_no_role():
    someone = account()
    with recording():
        someone.is_active = False
        someone.save()
    with pytest.raises(CannotBeDone, match="lukket"):
        give(someone, Role.MEMBER, "nordjylland")


def test_an_ended_role_stays_to_be_looked_up_and_its_end_can_be_taken_back():
    someone = account()
    grant = give(someone, Role.SECRETARY, "nordjylland")
    assert roles_of(someone)
    end_role(grant, on=TODAY, by=OPERATOR)
    assert roles_of(grant.account) == ()
    assert RoleGrant.objects.get(pk=grant.pk).last_day == TODAY - timedelta(days=1)
    continue_role(grant, by=OPERATOR)
    assert [held.role for held in roles_of(grant.account)] == [Role.SECRETARY]


def test_a_role_given_anew_meanwhile_keeps_the_old_one_ended():
    someone = account()
    grant = give(someone, Role.MEMBER, "nordjylland")
    end_role(grant, on=TODAY, by=OPERATOR)
    give(someone, Role.MEMBER, "nordjylland", since=TODAY)
    with pytest.raises(CannotBeDone):
        continue_role(grant, by=OPERATOR)


def test_a_role_that_has_not_begun_is_taken_away():
    someone = account()
    grant = give(someone, Role.MEMBER, "nordjylland", since=TODAY + timedelta(days=3))
    end_role(grant, on=TODAY, by=OPERATOR)
    assert not RoleGrant.objects.filter(account=someone).exists()


def test_the_last_administrator_stays_until_there_is_another():
    first = holder(Role.ADMINISTRATOR)
    grant = RoleGrant.objects.get(account=first)
    with pytest.raises(CannotBeDone, match="mindst én administrator"):
        end_role(grant, on=TODAY, by=Actor.of_account(first))
    give(account(), Role.ADMINISTRATOR, "nordjylland")
    end_role(grant, on=TODAY, by=Actor.of_account(first))
    assert roles_of(grant.account) == ()


def test_a_secretary_gives_roles_in_the_own_council_only():
    secretary = Actor.of_account(holder(Role.SECRETARY))
    someone = account()
    grant_council_role(someone, Role.MEMBER, council("nordjylland"), valid_from=SINCE, by=secretary)
    events = AuditEvent.objects.count()
    with pytest.raises(NotPermitted):
        grant_council_role(someone, Role.MEMBER, council("midtjylland"), valid_from=SINCE, by=secretary)
    with pytest.raises(NotPermitted):
        grant_role(someone, Role.ADMINISTRATOR, valid_from=SINCE, by=secretary)
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize("role", [role for role in GRANTED_ROLES if role not in {Role.SECRETARY, Role.ADMINISTRATOR}])
def test_nobody_else_gives_or_ends_roles(role):
    who = Actor.of_account(holder(role))
    other = give(account(), Role.MEMBER, "nordjylland")
    with pytest.raises(NotPermitted):
        grant_council_role(who.account, Role.SECRETARY, council("nordjylland"), valid_from=SINCE, by=who)
    with pytest.raises(NotPermitted):
        end_role(other, on=TODAY, by=who)
    with pytest.raises(NotPermitted):
        continue_role(other, by=who)
