"""The histories of roles and settings: who got what and lost it, what was chosen and what held before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.meetings.test_history import words
from tests.papers import OPERATOR, holder
from tvaers.access.actions import create_account
from tvaers.access.roles import Role
from tvaers.councils.actions import (
    change_settings,
    continue_role,
    end_role,
    grant_council_role,
    grant_role,
)
from tvaers.councils.models import Council, CouncilSettings, Municipality, RoleGrant

pytestmark = pytest.mark.usefixtures("registers")

ROLES = "/nordjylland/roller/historik/"
EVERYWHERE = "/administration/roller/historik/"
SETTINGS = "/nordjylland/indstillinger/historik/"
TODAY = timezone.localdate()
SINCE = date(2024, 3, 1)
Shown = CouncilSettings.ClosedItemsShown


def north() -> Council:
    return Council.objects.get(slug="nordjylland")


def given(name: str, role: Role = Role.MEMBER, valid_from: date = SINCE) -> RoleGrant:
    account = create_account(f"{name.split()[0].lower()}@kkr.example", name, by=OPERATOR)
    return grant_council_role(account, role, north(), valid_from=valid_from, by=OPERATOR)


def text_of(client, role: Role, path: str) -> str:
    client.force_login(holder(role))
    return words(client, path)


def test_it_tells_who_got_a_role_whose_ended_and_whose_went_on(client):
    bo = given("Bo Lind")
    end_role(bo, on=date(2025, 5, 1), by=OPERATOR)
    continue_role(bo, by=OPERATOR)
    text = text_of(client, Role.SECRETARY, ROLES)
    assert "Bo Lind fik rollen Medlem fra den 1. marts 2024" in text
    assert "Rollen Medlem afsluttet for Bo Lind: sidste dag er den 30. april 2025" in text
    assert "Rollen Medlem fortsætter alligevel for Bo Lind" in text


def test_a_role_that_was_taken_away_before_it_began_is_told_though_its_row_is_gone(client):
    end_role(given("Kim Ravn", valid_from=TODAY + timedelta(days=9)), on=TODAY, by=OPERATOR)
    assert not RoleGrant.objects.filter(account__name="Kim Ravn").exists()
    assert "Rollen Medlem taget fra Kim Ravn, før den begyndte" in text_of(client, Role.SECRETARY, ROLES)


def test_a_council_tells_of_its_own_municipalities_and_of_no_other_council(client):
    contact = create_account("ida@kommune.example", "Ida Holm", by=OPERATOR)
    hjoerring = Municipality.objects.get(name="Hjørring")
    grant_role(contact, Role.MUNICIPAL_CONTACT, municipality=hjoerring, valid_from=SINCE, by=OPERATOR)
    holder(Role.MEMBER, council="sjaelland", email="en.anden@kkr.example")
    text = text_of(client, Role.SECRETARY, ROLES)
    assert "Ida Holm fik rollen Kontaktperson i en kommune, Hjørring Kommune" in text
    assert "Medlem" not in text


def test_roles_that_reach_everywhere_have_a_history_too(client):
    text = text_of(client, Role.ADMINISTRATOR, EVERYWHERE)
    assert "Administrator fik rollen Administrator fra den 1. januar 2020" in text


def test_a_choice_is_told_in_words_with_what_held_before(client):
    change_settings(north(), closed_items_shown=Shown.NUMBER, is_published_when_sent=True, by=OPERATOR)
    change_settings(north(), closed_items_shown=Shown.DECISION, is_published_when_sent=False, by=OPERATOR)
    change_settings(north(), closed_items_shown=Shown.DECISION, is_published_when_sent=False, by=OPERATOR)
    text = text_of(client, Role.SECRETARY, SETTINGS)
    first = "Af et lukket punkt ser offentligheden: kun punktets nummer. Før: nummer og neutral titel."
    assert first in text
    assert "nummer, neutral titel og beslutning. Før: kun punktets nummer." in text
    assert "Dagsordenen offentliggøres, når den sendes: nej. Før: ja." in text
    assert "Indstillingerne gemt, som de var" in text


@pytest.mark.parametrize("path", [ROLES, SETTINGS])
def test_auditors_read_them_and_members_do_not(client, path):
    client.force_login(holder(Role.AUDITOR))
    assert client.get(path).status_code == 200
    client.force_login(holder(Role.MEMBER))
    assert client.get(path).status_code == 404


def test_the_pages_of_roles_and_settings_lead_to_their_histories(client):
    client.force_login(holder(Role.SECRETARY))
    assert ROLES in client.get("/nordjylland/roller/").content.decode()
    assert SETTINGS in client.get("/nordjylland/indstillinger/").content.decode()
