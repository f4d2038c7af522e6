"""The full-text index of the database at hand: FTS5 on SQLite, a tsvector with GIN on PostgreSQL.

Both hold the same lexemes, made in Python, so that both find the same rows.
"""

from __future__ import annotations

from django.db import connection

from tvaers.search.store.base import Store
from tvaers.search.store.postgresql import PostgresqlStore
from tvaers.search.store.sqlite import SqliteStore


def store() -> Store:
    """The index of the default database."""
    return PostgresqlStore() if connection.vendor == "postgresql" else SqliteStore()
