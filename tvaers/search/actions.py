"""What can be done: rows into the index, out of it, and the index built anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import islice
from typing import Any

from tvaers.access.action import Actor, action
from tvaers.search import lexicon
from tvaers.search.extensions import searchables
from tvaers.search.facets import FacetKey, joined, keep_values
from tvaers.search.language.compounds import Compounds
from tvaers.search.language.marks import without_marks
from tvaers.search.language.tokens import normalise
from tvaers.search.lexemes import Texts, Words, lexemes_of
from tvaers.search.models import LINE_OF_CASE, Entry, EntryText, FacetValue
from tvaers.search.shape import Searchable
from tvaers.search.store import store
from tvaers.search.store.base import Row
from tvaers.search.store.clearing import clear

Progress = Callable[[int], None]
"""Called with the number of rows done since the last call; every row is done twice, once to count its words."""

_BATCH = 200


@action("search.index")
def index(rows: Iterable[Searchable], *, by: Actor) -> int:
    """Puts rows into the index, each in place of what had its key. Gives how many."""
    given = list({row.key: row for row in map(_cleaned, rows)}.values())
    _remove(list(Entry.objects.filter(key__in=[row.key for row in given]).values_list("pk", flat=True)))
    _add(given)
    return len(given)


@action("search.forget")
def forget(keys: Iterable[str] = (), *, prefix: str | None = None, by: Actor) -> int:
    """Takes the rows with these keys, or with keys that begin with `prefix`, out of the index. Gives how many."""
    entries = store().keys_beginning_with(prefix) if prefix else Entry.objects.filter(key__in=list(keys))
    ids = list(entries.values_list("pk", flat=True))
    _remove(ids)
    return len(ids)


@action("search.reindex")
def reindex(*, by: Actor, progress: Progress | None = None) -> int:
    """Builds lexicon and index anew from the registered sources. Gives how many rows the index has.

    Compounds that later documents made known are found in older ones after this.
    """
    tell = progress or _tell_nobody
    counted: Counter[str] = Counter()
    for batch in _batches(map(_cleaned, searchables())):
        for row in batch:
            if row.is_public:
                counted.update(_prepared(row).words.forms)
        tell(len(batch))
    store().clear()
    for model in (EntryText, Entry, FacetValue):
        clear(model)
    lexicon.replace(counted)
    total = 0
    for batch in _batches(map(_cleaned, searchables())):
        _keep([_prepared(row) for row in batch])
        total += len(batch)
        tell(len(batch))
    store().settle()
    return total


def _add(rows: Sequence[Searchable]) -> None:
    if rows:
        prepared = [_prepared(row) for row in rows]
        lexicon.learn({form for row in prepared if row.given.is_public for form in row.words.forms})
        _keep(prepared)


def _keep(rows: Sequence[_Prepared]) -> None:
    compounds = lexicon.lexicon().compounds
    ids = keep_values([row.given for row in rows])
    store().add([_row(row, compounds, ids) for row in rows])


def _remove(ids: Sequence[int]) -> None:
    if ids:
        store().remove(ids)
        EntryText.objects.filter(pk__in=ids).delete()
        Entry.objects.filter(pk__in=ids).delete()


@dataclass(frozen=True)
class _Prepared:
    """A row with its texts as they are shown and found, and the words of them."""

    given: Searchable
    texts: Texts
    words: Words


def _prepared(row: Searchable) -> _Prepared:
    """The case number, where the body does not hold it, stands at the body's end, on a line of its own."""
    body = without_marks(row.body)
    if row.case_number and row.case_number not in row.body:
        body = f"{body}{LINE_OF_CASE}{row.case_number}"
    texts = Texts(without_marks(row.title), without_marks(row.decision), body)
    return _Prepared(row, texts, Words.of(texts))


def _row(row: _Prepared, compounds: Compounds, ids: dict[FacetKey, int]) -> Row:
    given = row.given
    entry = Entry(
        key=given.key,
        day=given.day,
        is_public=given.is_public,
        sight=given.sight,
        scope=given.scope,
        occasion=given.occasion,
        is_closed=given.is_closed,
        has_fuller=given.has_fuller,
        tie=given.tie,
        facets=joined(given, ids),
    )
    text = EntryText(
        entry=entry,
        council=given.council,
        council_name=given.council_name,
        stage=given.stage,
        number=given.number,
        title=row.texts.title,
        decision=row.texts.decision,
        body=row.texts.body,
        path=given.path,
        stems="",
    )
    return Row(entry, text, lexemes_of(row.words, compounds))


def _cleaned(row: Searchable) -> Searchable:
    """The row without characters that a database refuses, its letters composed."""
    cleaned: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, str):
            cleaned[field.name] = normalise(value)
        elif isinstance(value, tuple):
            cleaned[field.name] = tuple(map(normalise, value))
    return replace(row, **cleaned)


def _batches(rows: Iterator[Searchable]) -> Iterator[list[Searchable]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _tell_nobody(rows: int) -> None:
    """Progress that nobody follows."""
