"""The trail tells whether anything has been written."""

import pytest
from django.db import connection

from tests.papers import OPERATOR
from tvaers.access.actions import create_account
from tvaers.access.models import AuditEvent
from tvaers.access.written import last_writes

pytestmark = pytest.mark.django_db


def test_it_is_the_same_until_an_action_writes():
    before = last_writes()
    assert last_writes() == before
    create_account("ida@kkr.example", "Ida", by=OPERATOR)
    assert last_writes() != before


def test_an_event_that_comes_to_light_late_is_told_too():
    for number in range(3):
        create_account(f"{number}@kkr.example", "Ida", by=OPERATOR)
    before = last_writes()
    late = min(before) - 1
    columns = "at, actor, on_behalf_of, origin, action, changes"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {AuditEvent._meta.db_table} (id, {columns}) "
            f"SELECT {late}, {columns} FROM {AuditEvent._meta.db_table} WHERE id = %s",
            [min(before)],
        )
    assert last_writes() == (*before, late)
