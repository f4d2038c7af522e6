"""The trail tells whether anything has been written."""

from itertools import pairwise

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from tests.papers import OPERATOR
from tvaers.access.action import registered_actions
from tvaers.access.actions import create_account, note_event
from tvaers.access.models import NOTE, AuditEvent
from tvaers.access.written import LAST_HASH, last_write

pytestmark = pytest.mark.django_db


def test_it_is_the_same_until_an_action_writes():
    before = last_write()
    assert last_write() == before
    create_account("ida@kkr.example", "Ida", by=OPERATOR)
    assert last_write() != before


def test_a_failed_sign_in_is_no_write(client):
    create_account("ida@kkr.example", "Ida", by=OPERATOR)
    before, count = last_write(), AuditEvent.objects.count()
    client.post("/konto/log-ind/", {"login": "ida@kkr.example", "password": "not hers at all"})
    note_event(None, "sign-in-failed", by=OPERATOR)
    assert AuditEvent.objects.count() == count + 2
    assert last_write() == before


def test_the_action_that_only_notes_is_known_by_its_name():
    assert NOTE in registered_actions


def test_the_look_is_answered_by_the_index_of_writes_however_many_notes_there_are():
    create_account("ida@kkr.example", "Ida", by=OPERATOR)
    _note_many_times(2000)
    explain = "EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN "
    with connection.cursor() as cursor:
        # Which index a database takes rests on what it knows of the rows: told here, not left to who ran before.
        cursor.execute(f"ANALYZE {AuditEvent._meta.db_table}")
        cursor.execute(explain + LAST_HASH)
        plan = " ".join(str(value) for row in cursor.fetchall() for value in row)
    assert "access_event_of_write" in plan


def _note_many_times(count: int) -> None:
    hashes = [f"{number:064d}" for number in range(count + 1)]
    rows = [
        AuditEvent(at=timezone.now(), actor="Ida", action=NOTE, changes=[], previous_sha256=before, sha256=after)
        for before, after in pairwise(hashes)
    ]
    # Not through the trail, which would hash each of them.
    QuerySet(AuditEvent).bulk_create(rows)
