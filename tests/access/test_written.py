"""The trail tells whether anything has been written."""

import hashlib
import time

import pytest
from django.db import connection
from django.utils import timezone

from tests.papers import OPERATOR
from tvaers.access.action import registered_actions
from tvaers.access.actions import create_account, note_event
from tvaers.access.models import NOTE, AuditEvent
from tvaers.access.written import last_write

pytestmark = pytest.mark.django_db

MANY = 100_000


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


def test_a_hundred_thousand_failed_sign_ins_do_not_slow_the_look_down():
    create_account("ida@kkr.example", "Ida", by=OPERATOR)
    write, now = last_write(), timezone.now()
    hashes = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(MANY + 1)]
    # Unchained: only how many there are matters here.
    AuditEvent._base_manager.bulk_create(
        (
            AuditEvent(at=now, actor="x", action=NOTE, changes=[], previous_sha256=hashes[n], sha256=hashes[n + 1])
            for n in range(MANY)
        ),
        batch_size=5000,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    times = []
    for _ in range(50):
        begun = time.perf_counter()
        assert last_write() == write
        times.append(time.perf_counter() - begun)
    assert sorted(times)[25] < 0.001
