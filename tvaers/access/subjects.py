"""Which rows an event is about, so that the history of a meeting or an account can be found in the trail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models

from tvaers.access.words import told_models


class Subject(NamedTuple):
    """A row: its model's label ("meetings.Meeting") and its key."""

    model: str
    row: int


def subject_of(row: models.Model) -> Subject:
    """The row as a subject."""
    return Subject(row._meta.label, row.pk)


def subjects_of(changes: Iterable[Mapping[str, Any]], arguments: Iterable[Any] = ()) -> list[Subject]:
    """The rows that an event is about: those written, what they belong to, and those the action was called with.

    Only of models that a room has registered words for, and each once.
    """
    found = [subject_of(given) for given in arguments if isinstance(given, models.Model)]
    for change in changes:
        found.extend(_of_change(change))
    known = told_models()
    return sorted({subject for subject in found if subject.model in known and isinstance(subject.row, int)})


def _of_change(change: Mapping[str, Any]) -> Iterator[Subject]:
    label = change["model"]
    if label not in told_models():
        return
    yield from (Subject(label, row) for row in _rows_of(change))
    for name in told_models()[label].under:
        field = apps.get_model(label)._meta.get_field(name)
        parent: Any = field.related_model
        for values in (change.get("before"), change.get("after")):
            if values and values.get(field.attname):
                yield Subject(parent._meta.label, values[field.attname])


def _rows_of(change: Mapping[str, Any]) -> list[Any]:
    """The keys of the rows that a change names; rows made in bulk have none."""
    if "pk" in change:
        return [change["pk"]]
    return [*change.get("updated", ()), *(change["deleted"] if isinstance(change.get("deleted"), list) else ())]
