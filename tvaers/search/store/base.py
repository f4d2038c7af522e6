"""What a database's full-text index must be able to do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from tvaers.search.lexemes import Lexemes
from tvaers.search.models import Entry, EntryText
from tvaers.search.parsing import Query


@dataclass(frozen=True)
class Row:
    """An entry about to be kept, with its texts and lexemes."""

    entry: Entry
    text: EntryText
    lexemes: Lexemes


@dataclass(frozen=True)
class Tally:
    """How many entries were matched, and the `facets` of all of them, joined."""

    total: int
    facets: str


class Store(ABC):
    """One database's full-text index. Reading goes through the entries that the caller has found visible."""

    @abstractmethod
    def add(self, rows: Sequence[Row]) -> None:
        """Keeps entries, texts and lexemes."""

    @abstractmethod
    def remove(self, ids: Sequence[int]) -> None:
        """Takes the lexemes of these entries away; the entries themselves are the caller's to delete."""

    @abstractmethod
    def clear(self) -> None:
        """Takes all lexemes away."""

    @abstractmethod
    def settle(self) -> None:
        """Puts the index in its quickest form after a rebuild."""

    @abstractmethod
    def keys_beginning_with(self, prefix: str) -> QuerySet[Entry]:
        """The entries whose key begins so, by the index of keys."""

    @abstractmethod
    def tally(self, query: Query, visible: QuerySet[Entry]) -> Tally:
        """The number and facets of those of `visible` that `query` finds."""

    @abstractmethod
    def finds_any(self, query: Query, visible: QuerySet[Entry]) -> bool:
        """Whether `query` finds any of `visible`."""

    @abstractmethod
    def ranked(self, query: Query, visible: QuerySet[Entry], first: int, count: int) -> list[int]:
        """`count` ids of those of `visible` that `query` finds, the best first, from the `first` (0-based) on."""


Parameters = list[Any]


def selected(visible: QuerySet[Entry], *columns: str) -> tuple[str, Parameters]:
    """The SQL of these columns of entries, and its parameters; also of entries that are known to be none."""
    try:
        sql, parameters = visible.order_by().values(*columns).query.sql_with_params()
    except EmptyResultSet:
        sql, parameters = Entry.objects.filter(pk=_NO_ENTRY).values(*columns).query.sql_with_params()
    return sql, list(parameters)


_NO_ENTRY = 0
