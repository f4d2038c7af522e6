"""The trail is only ever added to, each event hashed over the one before, and whoever changed it is found out."""

import hashlib
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction

from tests.papers import OPERATOR
from tvaers.access.actions import create_account
from tvaers.access.chain import NOTHING_BEFORE, event_hash
from tvaers.access.migrations import _trail
from tvaers.access.models import AuditEvent
from tvaers.access.trail import Fault, head, links, stands

pytestmark = pytest.mark.django_db

EVENTS = 6


@pytest.fixture
def trail() -> list[AuditEvent]:
    """Six events, first to last."""
    for number in range(EVENTS):
        create_account(f"{number}@kkr.example", f"Konto {number}", by=OPERATOR)
    return list(AuditEvent.objects.order_by("pk"))


@pytest.fixture
def unguarded(trail) -> list[AuditEvent]:
    """The same in a database whose owner has taken the triggers away; they are there again when the test is undone."""
    _trail.unguard(None, Editor())
    return trail


class Editor:
    """What the migration asks of a schema editor; Django's own will not work inside a test's transaction on SQLite."""

    connection = connection

    def execute(self, statement: str) -> None:
        run(statement)


def run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement, values)


def broken():
    return next((link for link in links() if link), None)


def test_each_event_is_hashed_over_the_one_before(trail):
    assert trail[0].previous_sha256 == NOTHING_BEFORE
    for event, later in pairwise(trail):
        assert later.previous_sha256 == event.sha256
    assert len({event.sha256 for event in trail}) == EVENTS


def test_the_hash_covers_every_field_but_the_number_and_the_hash_itself(trail):
    event = trail[2]
    names = {field.name for field in AuditEvent._meta.concrete_fields} - {"id", "sha256", "previous_sha256"}
    values = {name: getattr(event, name) for name in names} | {"account": event.account_id}
    assert event_hash(values, event.previous_sha256) == event.sha256
    for name in names - {"at"}:
        assert event_hash(values | {name: "something else"}, event.previous_sha256) != event.sha256
    assert event_hash(values | {"at": trail[3].at}, event.previous_sha256) != event.sha256


def test_the_canonical_form_is_written_down_here_too():
    """So that a change of it, which would make every noted hash wrong, fails."""
    values = {
        "at": datetime(2026, 2, 7, 14, 12, 0, 5, tzinfo=ZoneInfo("Europe/Copenhagen")),
        "actor": "account:7",
        "account": 7,
        "on_behalf_of": "",
        "origin": "web",
        "action": "meetings.close",
        "changes": [{"pk": 1, "model": "meetings.Closing", "after": {"reason": "Æblet, § 2"}}],
    }
    canonical = (
        '{"account":7,"action":"meetings.close","actor":"account:7","at":"2026-02-07T13:12:00.000005+00:00",'
        '"changes":[{"after":{"reason":"Æblet, § 2"},"model":"meetings.Closing","pk":1}],"on_behalf_of":"",'
        '"origin":"web","previous_sha256":"00ff"}'
    )
    assert event_hash(values, "00ff") == hashlib.sha256(canonical.encode()).hexdigest()


def test_an_untouched_trail_verifies(trail):
    assert broken() is None
    assert head().count == EVENTS
    assert head().sha256 == trail[-1].sha256


def test_an_empty_trail_verifies():
    assert broken() is None
    assert head().sha256 == NOTHING_BEFORE


def test_a_changed_event_is_found(unguarded):
    event = unguarded[2]
    run("UPDATE access_auditevent SET actor = %s WHERE id = %s", "os:somebody", event.pk)
    found = broken()
    assert (found.number, found.fault, found.at) == (event.pk, Fault.CHANGED, event.at)


def test_a_changed_event_that_was_hashed_anew_is_found_by_the_one_after(unguarded):
    event = unguarded[2]
    event.actor = "os:somebody"
    run(
        "UPDATE access_auditevent SET actor = %s, sha256 = %s WHERE id = %s",
        event.actor,
        event.expected_sha256(),
        event.pk,
    )
    found = broken()
    assert (found.number, found.fault, found.before) == (unguarded[3].pk, Fault.GAP, event.pk)


@pytest.mark.parametrize("place", [0, 3])
def test_a_missing_event_is_found(unguarded, place):
    run("DELETE FROM access_eventsubject WHERE event_id = %s", unguarded[place].pk)
    run("DELETE FROM access_auditevent WHERE id = %s", unguarded[place].pk)
    found = broken()
    assert (found.number, found.fault) == (unguarded[place + 1].pk, Fault.GAP)


def test_events_that_changed_places_are_found(unguarded):
    run("DELETE FROM access_eventsubject")
    one, other = unguarded[2].pk, unguarded[3].pk
    for old, new in ((one, -1), (other, one), (-1, other)):
        run("UPDATE access_auditevent SET id = %s WHERE id = %s", new, old)
    found = broken()
    assert (found.number, found.fault) == (one, Fault.ORDER)


def test_events_cut_off_at_the_end_are_found_by_a_head_noted_earlier(unguarded):
    noted = head().sha256
    assert stands(noted)
    run("DELETE FROM access_eventsubject")
    run("DELETE FROM access_auditevent WHERE id = %s", unguarded[-1].pk)
    assert broken() is None
    assert not stands(noted)
    assert stands(unguarded[0].sha256)


ATTEMPTS = [
    "UPDATE access_auditevent SET actor = 'os:somebody'",
    "DELETE FROM access_auditevent",
    "UPDATE access_eventsubject SET row = 0",
    "DELETE FROM access_eventsubject",
    *(
        [
            "REPLACE INTO access_auditevent SELECT * FROM access_auditevent ORDER BY id LIMIT 1",
            "INSERT OR REPLACE INTO access_eventsubject SELECT * FROM access_eventsubject LIMIT 1",
        ]
        if connection.vendor == "sqlite"
        else [
            "TRUNCATE access_auditevent, access_eventsubject",
            "TRUNCATE access_eventsubject",
            "INSERT INTO access_auditevent SELECT * FROM access_auditevent "
            "ON CONFLICT (id) DO UPDATE SET actor = 'os:somebody'",
        ]
    ),
]


@pytest.mark.parametrize("statement", ATTEMPTS)
def test_the_database_refuses_to_change_or_remove_events(trail, statement):
    if connection.vendor == "postgresql":
        run("SELECT 1")
    with pytest.raises(IntegrityError, match="only ever added to"), transaction.atomic():
        run(statement)
    assert list(AuditEvent.objects.order_by("pk")) == trail
    assert broken() is None


def test_the_database_refuses_a_second_event_after_the_same_one(trail):
    last = trail[-1]
    columns = "at, actor, on_behalf_of, origin, action, changes, previous_sha256"
    with pytest.raises(IntegrityError), transaction.atomic():
        run(
            f"INSERT INTO access_auditevent ({columns}, sha256) "
            f"SELECT {columns}, 'fork' FROM access_auditevent WHERE id = %s",
            last.pk,
        )
