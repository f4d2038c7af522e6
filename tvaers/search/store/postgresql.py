"""PostgreSQL's full-text index: one tsvector per entry, made of our lexemes and not of PostgreSQL's own.

A form that is not its own stem stands in it with a mark before it, for prefixes, so that it is never taken for a
stem. Phrases are found as all their stems first and then in the text of stems: a tsvector forgets places beyond the
16,383rd.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet

from tvaers.search.lexemes import Lexemes
from tvaers.search.models import Entry, EntryText
from tvaers.search.parsing import Query, Term
from tvaers.search.store.base import Parameters, Row, Store, Tally, selected

_FORM = "="
_COLUMN_BREAK = " | "
_WEIGHTS = "{0.03, 0.1, 0.5, 1.0}"
"""Of parts (D), body (C), decision (B) and title (A)."""
_WEIGHED = 200
"""How many rows, the best by title and decision and then the newest, are weighed by all their text. The text of each
must be fetched for it, which is what ranking costs; a multiple of the page."""
_HEAD_LENGTH = 40
_MOST_COUNTED = 8
"""How often a lexeme is counted in one column: more says no more about what a text is about."""


class PostgresqlStore(Store):
    """The index in a tsvector column."""

    def add(self, rows: Sequence[Row]) -> None:
        for row in rows:
            row.entry.lexemes = _tsvector(row.lexemes)
            row.entry.head = _head(row.lexemes)
            row.text.stems = _stems(row.lexemes)
        Entry.objects.bulk_create([row.entry for row in rows])
        EntryText.objects.bulk_create([row.text for row in rows])

    def remove(self, ids: Sequence[int]) -> None:
        """Nothing to do: the lexemes go with the entry."""

    def clear(self) -> None:
        """Nothing to do: the lexemes go with the entries."""

    def settle(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT gin_clean_pending_list('search_entry_lexemes')")
            cursor.execute("ANALYZE search_entry")

    def keys_beginning_with(self, prefix: str) -> QuerySet[Entry]:
        return Entry.objects.filter(key__startswith=prefix)

    def tally(self, query: Query, visible: QuerySet[Entry]) -> Tally:
        source, parameters = _matching(query, visible)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*), coalesce(string_agg(facets, ''), '') {source}", parameters)
            total, facets = cursor.fetchone()
        return Tally(total, facets)

    def finds_any(self, query: Query, visible: QuerySet[Entry]) -> bool:
        source, parameters = _matching(query, visible)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 {source} LIMIT 1", parameters)
            return cursor.fetchone() is not None

    def ranked(self, query: Query, visible: QuerySet[Entry], first: int, count: int) -> list[int]:
        source, parameters = _matching(query, visible)
        if not query.wanted:
            return _ids(f"SELECT id {source} ORDER BY day DESC, id LIMIT %s OFFSET %s", [*parameters, count, first])
        sought = " | ".join(_term(term, between=" | ") for term in query.wanted)
        by_head = (
            f"SELECT id, day, lexemes {source} ORDER BY ts_rank('{_WEIGHTS}', head, %s::tsquery) DESC, day DESC, id"
        )
        if first >= _WEIGHED:
            rest = f"SELECT id FROM ({by_head} LIMIT %s OFFSET %s) AS rest"  # noqa: S608
            return _ids(rest, [*parameters, sought, count, first])
        weighed = f"SELECT * FROM ({by_head} LIMIT %s) AS best"  # noqa: S608
        order = f"ORDER BY ts_rank('{_WEIGHTS}', lexemes, %s::tsquery, 1) DESC, day DESC, id LIMIT %s OFFSET %s"
        best = f"SELECT id FROM ({weighed}) AS weighed {order}"  # noqa: S608
        return _ids(best, [*parameters, sought, _WEIGHED, sought, count, first])


def _ids(sql: str, parameters: Parameters) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [number for (number,) in cursor.fetchall()]


def _head(lexemes: Lexemes) -> str:
    """What a row is first ranked by, short enough to stay within the row: title, and how the decision begins."""
    return _tsvector(Lexemes(lexemes.title, lexemes.decision[:_HEAD_LENGTH], [], [], []))


def _tsvector(lexemes: Lexemes) -> str:
    """The text form of a tsvector: `'klima':1A,2C '=klimaet'`. Places only count; they tell no order."""
    places: dict[str, list[str]] = {}
    for weight, column in (("A", lexemes.title), ("B", lexemes.decision), ("C", lexemes.body), ("D", lexemes.parts)):
        counted: dict[str, int] = {}
        for lexeme in column:
            counted[lexeme] = counted.get(lexeme, 0) + 1
        for lexeme, times in counted.items():
            before = places.setdefault(lexeme, [])
            before.extend(f"{len(before) + number}{weight}" for number in range(1, min(times, _MOST_COUNTED) + 1))
    stems = (f"'{lexeme}':{','.join(where)}" for lexeme, where in places.items())
    forms = (f"'{_FORM}{form}'" for form in lexemes.forms)
    return " ".join([*stems, *forms])


def _stems(lexemes: Lexemes) -> str:
    columns = (" ".join(column) for column in (lexemes.title, lexemes.decision, lexemes.body))
    return f" {_COLUMN_BREAK.join(columns)} "


def _matching(query: Query, visible: QuerySet[Entry]) -> tuple[str, Parameters]:
    """FROM and WHERE of the visible entries that match; all of an entry can be selected from it."""
    rows, parameters = selected(visible, "id", "day", "facets", "lexemes", "head")
    conditions: list[str] = []
    values: Parameters = []
    if query.wanted:
        conditions.append("lexemes @@ %s::tsquery")
        values.append(" & ".join(_term(term) for term in query.wanted))
        for term in query.wanted:
            if term.is_phrase:
                conditions.append(_HAS_PHRASE)
                values.append(_phrase(term))
    for term in query.excluded:
        phrase = f" AND {_HAS_PHRASE}" if term.is_phrase else ""
        conditions.append(f"NOT (lexemes @@ %s::tsquery{phrase})")
        values.extend([_term(term), _phrase(term)] if term.is_phrase else [_term(term)])
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return f"FROM ({rows}) AS entry{where}", [*parameters, *values]


_HAS_PHRASE = (
    "(SELECT strpos(search_entrytext.stems, %s) > 0 FROM search_entrytext WHERE search_entrytext.entry_id = entry.id)"
)


def _phrase(term: Term) -> str:
    return f" {' '.join(term.stems)} "


def _term(term: Term, between: str = " & ") -> str:
    """One term in the language of tsquery. Lexemes are letters, digits and § only, so that quotes are all they need."""
    if term.is_prefix:
        beginnings = " | ".join(f"'{mark}{beginning}':*" for beginning in term.stems for mark in ("", _FORM))
        return f"({beginnings})"
    if term.is_exact:
        return f"'{_FORM}{term.stems[0]}'"
    quoted = between.join(f"'{lexeme}'" for lexeme in term.stems)
    return f"({quoted})"
