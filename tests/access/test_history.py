"""The trail as auditors read it, and the history of an account."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.utils import timezone

from tests.meetings.test_history import words
from tests.papers import OPERATOR, holder, keep, paper
from tvaers.access.action import Actor, action, registered_actions
from tvaers.access.actions import create_account, deactivate, note_event
from tvaers.access.models import Account, AuditEvent
from tvaers.access.roles import Role
from tvaers.access.words import told_actions
from tvaers.councils.actions import add_circle, add_function, change_circle
from tvaers.councils.models import Council

pytestmark = pytest.mark.usefixtures("registers")

PACKAGE = Path(__file__).resolve().parents[2] / "tvaers"
TRAIL = "/administration/spor/"
MOST_QUERIES = 11
MANY = 60


@pytest.fixture
def rename():
    @action("access.tend_accounts")
    def rename(account: Account, name: str, email: str, *, by: Actor) -> None:
        account.name, account.email = name, email
        account.save()

    yield rename
    registered_actions.pop(next(name for name in registered_actions if name.endswith(".rename")))


def test_an_auditor_reads_the_trail(client):
    administrator = holder(Role.ADMINISTRATOR)
    create_account("bo@kkr.example", "Bo Lind", by=Actor.of_account(administrator))
    client.force_login(holder(Role.AUDITOR))
    text = words(client, TRAIL)
    assert "Konto oprettet: Bo Lind" in text
    assert "af Administrator" in text
    assert "Registrene indlæst" in text
    assert "bo@kkr.example" not in text


def test_the_trail_is_narrowed_by_who_what_and_when(client):
    administrator = holder(Role.ADMINISTRATOR)
    bo = create_account("bo@kkr.example", "Bo Lind", by=Actor.of_account(administrator))
    deactivate(bo, by=OPERATOR)
    client.force_login(holder(Role.AUDITOR))
    by_who = words(client, f"{TRAIL}?who=administr")
    assert "1 hændelse " in by_who
    assert "Konto oprettet: Bo Lind" in by_who
    by_what = words(client, f"{TRAIL}?action=access.deactivate")
    assert "1 hændelse " in by_what
    assert "Kontoen lukket: Bo Lind" in by_what
    today = timezone.localdate()
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    assert "Der er ingen hændelser" in words(client, f"{TRAIL}?first_day={tomorrow}")
    assert "Der er ingen hændelser" in words(client, f"{TRAIL}?last_day={yesterday}")
    assert "Kontoen lukket" in words(client, f"{TRAIL}?first_day={today}&last_day={today}")


def test_what_cannot_be_read_of_the_wishes_is_said_at_the_field(client):
    client.force_login(holder(Role.AUDITOR))
    assert "Dagen kunne ikke læses" in words(client, f"{TRAIL}?first_day=ingenting&page=x&who=%00&action=findes-ikke")


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.AUDITOR, Role.GUEST}])
def test_to_others_there_is_no_trail(client, role):
    client.force_login(holder(role))
    assert client.get(TRAIL).status_code == 404


def test_the_public_is_sent_to_sign_in(client):
    for path in (TRAIL, "/administration/konti/1/historik/"):
        assert client.get(path).url.startswith("/konto/log-ind/")


def test_the_trail_is_paged_and_its_queries_are_counted(client, django_assert_max_num_queries):
    account = create_account("bo@kkr.example", "Bo Lind", by=OPERATOR)
    for _ in range(MANY):
        note_event(account, "signed-out", by=OPERATOR)
    client.force_login(holder(Role.AUDITOR))
    client.get(TRAIL)  # The first visit of a session is noted, which is other queries.
    with django_assert_max_num_queries(MOST_QUERIES):
        first = words(client, TRAIL)
    assert "Side 1 af 2" in first
    assert "Registrene indlæst" in words(client, f"{TRAIL}?page=2")


def test_the_history_of_an_account_tells_what_was_changed_to_those_who_tend_accounts(client, rename):
    bo = create_account("bo@kkr.example", "Bo Lind", by=OPERATOR)
    rename(bo, "Bo Lindgren", "bo.lindgren@kkr.example", by=OPERATOR)
    client.force_login(holder(Role.ADMINISTRATOR))
    text = words(client, f"/administration/konti/{bo.pk}/historik/")
    assert "Navn ændret" in text
    assert "E-mail ændret" in text
    assert "bo.lindgren@" not in text
    assert "Konto oprettet" in text


def test_a_role_is_in_the_history_of_the_account_that_holds_it(client):
    secretary = holder(Role.SECRETARY)
    client.force_login(holder(Role.ADMINISTRATOR))
    text = words(client, f"/administration/konti/{secretary.pk}/historik/")
    assert "Rollen Sekretær givet til Secretary fra den 1. januar 2020" in text


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.MEMBER, Role.AUDITOR])
def test_to_others_an_account_has_no_history(client, role):
    bo = create_account("bo@kkr.example", "Bo Lind", by=OPERATOR)
    client.force_login(holder(role))
    assert client.get(f"/administration/konti/{bo.pk}/historik/").status_code == 404


def test_an_event_of_an_earlier_version_of_the_program_is_told_too(client):
    from tvaers.access.trail import leave_event

    leave_event(OPERATOR, "papers.shred", [{"model": "papers.Paper", "pk": 1, "before": {"name": "x"}, "after": {}}])
    client.force_login(holder(Role.AUDITOR))
    assert "Papers.Paper ændret (papers.shred)" in words(client, TRAIL)
    assert AuditEvent.objects.filter(action="papers.shred").exists()


def test_the_history_of_a_circle_tells_of_its_functions_and_holders(client):
    secretary = holder(Role.SECRETARY)
    by, since = Actor.of_account(secretary), date(2026, 1, 1)
    council = Council.objects.get(slug="nordjylland")
    circle = add_circle(council, kind="other", name="Chefkreds", field="", note="", valid_from=since, by=by)
    change_circle(circle, kind="other", name="Klimachefer", field="", note="", by=by)
    function = add_function(circle, title="Klimachef", municipality=None, body="Aalborg", valid_from=since, by=by)
    client.force_login(secretary)
    path = f"/nordjylland/kredse/{circle.pk}/historik/"
    text = words(client, path)
    assert "Kredsen oprettet: Chefkreds" in text
    assert "Navn: [fjernet:Chefkreds][tilføjet:Klimachefer]" in text
    assert f"Funktion tilføjet: {function.title}" in text
    for role in (Role.MEMBER, Role.AUDITOR):
        client.force_login(holder(role))
        assert client.get(path).status_code == 404


def test_every_sentence_belongs_to_an_action():
    for path in (*PACKAGE.rglob("actions.py"), *PACKAGE.rglob("actions/*.py")):
        import_module(".".join(["tvaers", *path.relative_to(PACKAGE).with_suffix("").parts]))
    assert set(told_actions()) - set(registered_actions) == set()


@pytest.mark.parametrize(
    ("role", "path", "leads_to"),
    [
        (Role.AUDITOR, "/konto/", TRAIL),
        (Role.SECRETARY, "/nordjylland/moeder/2025-03-07/", "/nordjylland/moeder/2025-03-07/historik/"),
        (Role.SECRETARY, "/nordjylland/moeder/2025-03-07/1.1/", "/nordjylland/moeder/2025-03-07/1.1/historik/"),
    ],
)
def test_pages_lead_to_the_history_of_what_they_show(client, role, path, leads_to):
    keep(paper())
    client.force_login(holder(role))
    assert f'href="{leads_to}"' in client.get(path).content.decode()
    client.force_login(holder(Role.MEMBER))
    assert leads_to not in client.get(path).content.decode()


def test_the_trail_says_which_meeting_an_event_is_about_and_names_it_only_to_who_sees_it(client):
    keep(paper())
    hidden = keep(paper(date=date(2025, 6, 13)), is_published=False).edition.meeting
    client.force_login(holder(Role.AUDITOR))
    text = words(client, f"{TRAIL}?action=archive.import_document")
    assert "Møde: KKR Nordjylland 2025-03-07" in text
    assert f"Møde: nr. {hidden.pk}" in text
    assert "2025-06-13" not in text
