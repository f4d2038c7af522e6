"""SQLite's FTS5. The table `search_lexemes` has the entries' ids as rowids and one column per kind of lexeme."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet

from tvaers.search.models import Entry, EntryText
from tvaers.search.parsing import Query, Term
from tvaers.search.store.base import Parameters, Row, Store, Tally, selected

_LAST_LETTER = "\U0010ffff"
_WEIGHTS = "10.0, 5.0, 1.0, 0.3, 0.5"
"""Of title, decision, body, parts and forms: bm25 counts a word in a title ten times one in the body."""


class SqliteStore(Store):
    """The index in FTS5."""

    def add(self, rows: Sequence[Row]) -> None:
        Entry.objects.bulk_create([row.entry for row in rows])
        EntryText.objects.bulk_create([row.text for row in rows])
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_lexemes(rowid, title, decision, body, parts, forms) "
                "VALUES (%s, %s, %s, %s, %s, %s)",
                [(row.entry.pk, *_columns(row)) for row in rows],
            )

    def remove(self, ids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_lexemes WHERE rowid = %s", [(number,) for number in ids])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_lexemes")

    def settle(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_lexemes(search_lexemes) VALUES ('optimize')")

    def keys_beginning_with(self, prefix: str) -> QuerySet[Entry]:
        # LIKE cannot use the index of keys here; SQLite compares by code points, so a range can.
        return Entry.objects.filter(key__gte=prefix, key__lt=prefix + _LAST_LETTER)

    def tally(self, query: Query, visible: QuerySet[Entry]) -> Tally:
        source, parameters = _matching(query, visible)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*), coalesce(group_concat(facets, ''), '') {source}", parameters)
            total, facets = cursor.fetchone()
        return Tally(total, facets)

    def finds_any(self, query: Query, visible: QuerySet[Entry]) -> bool:
        source, parameters = _matching(query, visible)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 {source} LIMIT 1", parameters)
            return cursor.fetchone() is not None

    def ranked(self, query: Query, visible: QuerySet[Entry], first: int, count: int) -> list[int]:
        source, parameters = _matching(query, visible)
        order = f"bm25(search_lexemes, {_WEIGHTS}), day DESC, id" if query.wanted else "day DESC, id"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id {source} ORDER BY {order} LIMIT %s OFFSET %s",
                [*parameters, count, first],
            )
            return [number for (number,) in cursor.fetchall()]


def _columns(row: Row) -> list[str]:
    lexemes = row.lexemes
    return [
        " ".join(column) for column in (lexemes.title, lexemes.decision, lexemes.body, lexemes.parts, lexemes.forms)
    ]


def _matching(query: Query, visible: QuerySet[Entry]) -> tuple[str, Parameters]:
    """FROM and WHERE of the visible entries that match; `id`, `day` and `facets` can be selected from it."""
    rows, parameters = selected(visible, "id", "day", "facets")
    entries = f"({rows}) AS entry"
    if query.wanted:
        source = f"FROM search_lexemes JOIN {entries} ON entry.id = search_lexemes.rowid WHERE search_lexemes MATCH %s"
        return source, [*parameters, _expression(query)]
    if query.excluded:
        found = "SELECT rowid FROM search_lexemes WHERE search_lexemes MATCH %s"
        return f"FROM {entries} WHERE id NOT IN ({found})", [*parameters, _any_of(query.excluded)]
    return f"FROM {entries}", [*parameters]


def _expression(query: Query) -> str:
    wanted = " AND ".join(_term(term) for term in query.wanted)
    return f"({wanted}) NOT ({_any_of(query.excluded)})" if query.excluded else wanted


def _any_of(terms: Sequence[Term]) -> str:
    return " OR ".join(_term(term) for term in terms)


def _term(term: Term) -> str:
    """One term in FTS5's language. Lexemes are letters, digits and § only, so that quotes are all they need."""
    if term.is_prefix:
        beginnings = " OR ".join(f'"{beginning}" *' for beginning in term.stems)
        return f"({beginnings})"
    if term.is_exact:
        return f'forms : "{term.stems[0]}"'
    if term.is_phrase:
        return f'{{title decision body}} : "{" ".join(term.stems)}"'
    return f'{{title decision body parts}} : "{term.stems[0]}"'
