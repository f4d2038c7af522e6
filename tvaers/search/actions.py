"""What can be done: rows into the index, out of it, and the index built anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import islice

from tvaers.access.action import Actor, action
from tvaers.search import lexicon
from tvaers.search.extensions import searchables
from tvaers.search.facets import FacetKey, joined, keep_values
from tvaers.search.language.marks import without_marks
from tvaers.search.language.tokens import normalise, words
from tvaers.search.lexemes import Analyser, Texts
from tvaers.search.models import Entry, EntryText, FacetValue
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
                counted.update(_words_of(row))
        tell(len(batch))
    store().clear()
    for model in (EntryText, Entry, FacetValue):
        clear(model)
    lexicon.replace(counted)
    total = 0
    for batch in _batches(map(_cleaned, searchables())):
        _keep(batch)
        total += len(batch)
        tell(len(batch))
    store().settle()
    return total


def _add(rows: Sequence[Searchable]) -> None:
    if rows:
        lexicon.learn(word for row in rows if row.is_public for word in _words_of(row))
        _keep(rows)


def _keep(rows: Sequence[Searchable]) -> None:
    analyser = Analyser(lexicon.lexicon().compounds)
    ids = keep_values(rows)
    store().add([_row(row, analyser, ids) for row in rows])


def _remove(ids: Sequence[int]) -> None:
    if ids:
        store().remove(ids)
        EntryText.objects.filter(pk__in=ids).delete()
        Entry.objects.filter(pk__in=ids).delete()


def _row(row: Searchable, analyser: Analyser, ids: dict[FacetKey, int]) -> Row:
    texts = _texts_of(row)
    entry = Entry(key=row.key, day=row.day, is_public=row.is_public, facets=joined(row, ids))
    text = EntryText(
        entry=entry,
        council=row.council,
        council_name=row.council_name,
        stage=row.stage,
        number=row.number,
        title=texts.title,
        decision=texts.decision,
        body=texts.body,
        path=row.path,
        stems="",
    )
    return Row(entry, text, analyser.lexemes(texts))


def _texts_of(row: Searchable) -> Texts:
    """The row's texts as they are shown and found; the case number stands at the end of the body."""
    body = f"{row.body}\n{row.case_number}" if row.case_number and row.case_number not in row.body else row.body
    return Texts(*(without_marks(text) for text in (row.title, row.decision, body)))


def _cleaned(row: Searchable) -> Searchable:
    """The row without characters that a database refuses, its letters composed."""
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    texts = {name: normalise(value) for name, value in values.items() if isinstance(value, str)}
    lists = {name: tuple(map(normalise, value)) for name, value in values.items() if isinstance(value, tuple)}
    return replace(row, **texts, **lists)


def _words_of(row: Searchable) -> set[str]:
    texts = _texts_of(row)
    return {word for text in (texts.title, texts.decision, texts.body) for word in words(text)}


def _batches(rows: Iterator[Searchable]) -> Iterator[list[Searchable]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _tell_nobody(rows: int) -> None:
    """Progress that nobody follows."""
