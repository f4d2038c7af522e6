"""Whether anything has been written: every write is an action, and every action leaves an event in the trail."""

from __future__ import annotations

from django.db import connection

from tvaers.access.models import AuditEvent

_EVENTS = 20


def last_writes() -> tuple[int, ...]:
    """The keys of the last events: the same as before means that nothing has been written in between.

    The last alone would not do: on PostgreSQL an event may come to light after one with a higher key.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LAST_EVENTS)
        return tuple(key for (key,) in cursor.fetchall())


_LAST_EVENTS = f'SELECT id FROM "{AuditEvent._meta.db_table}" ORDER BY id DESC LIMIT {_EVENTS}'  # noqa: S608 - no input
