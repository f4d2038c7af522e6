"""Emptying a table at once, recorded as one change and not row by row."""

from __future__ import annotations

from django.db import connection, models

from tvaers.access.recording import recorder


def clear(model: type[models.Model]) -> None:
    """Deletes every row of a model that no other table points to. Raises WrittenOutsideAction outside an action."""
    running = recorder()
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - our own name
        running.add({"model": model._meta.label, "cleared": cursor.rowcount})
