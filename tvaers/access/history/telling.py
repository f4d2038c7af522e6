"""Events as sentences: what was done, when and by whom, and what a field was before and after.

That something was done is told to all who read the history; what a row said, only to those who see the row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tvaers.access.models import Account, AuditEvent, EventSubject
from tvaers.access.visibility import Viewer
from tvaers.access.words import told_actions, told_models
from tvaers.document.comparing import Change, Piece, compared

_MOST_SAME = 160
"""Characters of unchanged text between two changes that are shown; of a longer run the ends are."""

VisibleRows = Mapping[str, frozenset[Any]]
"""By a model's label, the keys of the rows that the viewer sees."""


@dataclass(frozen=True)
class Detail:
    """One thing below a sentence: words, where they lead, and the comparison of two texts."""

    words: str
    href: str = ""
    pieces: Sequence[Piece] = ()


@dataclass(frozen=True)
class Told:
    """One line of a history."""

    number: int
    words: str
    at: datetime
    who: str
    details: list[Detail] = field(default_factory=list)

    @property
    def when(self) -> str:
        """ "7. februar 2026 kl. 14.12"."""
        return date_format(timezone.localtime(self.at), "DATETIME_FORMAT")


def told(events: Iterable[AuditEvent], viewer: Viewer) -> list[Told]:
    """Each event as a line, in the order given, with the changes of fields that the viewer may see."""
    listed = list(events)
    visible, names = _visible_rows(listed, viewer), _names_of_accounts(listed)
    return [
        Told(event.pk, sentence(event, names), event.at, who_did(event), _details(event.changes, visible))
        for event in listed
    ]


def told_with_subjects(events: Iterable[AuditEvent], viewer: Viewer) -> list[Told]:
    """The same, each with the meeting, draft or circle that it is about: by name if the viewer sees it, else by key."""
    listed = list(events)
    about = _subjects_in_words(listed, viewer)
    return [replace(line, details=[*about[line.number], *line.details]) for line in told(listed, viewer)]


def sentence(event: AuditEvent, names: Mapping[int, str]) -> str:
    """What the action did: as its room says, else which kinds of rows it wrote. `names` are those of accounts, by key.

    The trail has no names of its own for accounts, so that whoever is anonymised is so here too.
    """
    words = told_actions().get(event.action)
    if words is None:
        kinds = sorted({_name_of(change["model"]) for change in event.changes})
        return _("{kinds} ændret ({action})").format(kinds=capfirst(", ".join(kinds)), action=event.action)
    values = values_of(event.changes, names)
    return words(values) if callable(words) else str(words).format_map(_Blank(values))


def who_did(event: AuditEvent) -> str:
    """The account's name, the operating system's user, or the program; and on whose behalf."""
    if event.account is not None:
        name = event.account.name
    elif event.actor.startswith("os:"):
        name = _("{user} ved kommandolinjen").format(user=event.actor.removeprefix("os:"))
    else:
        name = _("programmet")
    if event.on_behalf_of:
        return _("{name} på vegne af {other}").format(name=name, other=event.on_behalf_of)
    return name


def values_of(changes: Iterable[Mapping[str, Any]], names: Mapping[int, str]) -> dict[str, str]:
    """The fields' values by name, in words, of the first row that has each: as it was afterwards, else before.

    Each stands by its model's name too ("edition.stage"), for two models may have fields of one name.

    An account's `name`, and the `account` that a row belongs to, are names of today.
    """
    values: dict[str, str] = {}
    for change in changes:
        for name, words in _words_of_change(change, names):
            if words:
                values.setdefault(name, words)
    return values


def _words_of_change(change: Mapping[str, Any], names: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    model = _model_of(change["model"])
    if model is Account:
        yield "name", names.get(change.get("pk") or 0, "")
    for name in ("event", "signed_in"):
        yield name, str(change.get(name, ""))
    for when in ("after", "before"):
        stored = change.get(when) or {}
        yield "account", names.get(stored.get("account_id") or 0, "")
        for name, value in stored.items():
            words = in_words(model, name, value)
            yield name, words
            yield f"{change['model'].rpartition('.')[2].lower()}.{name}", words


def comparison(before: str, after: str) -> list[Piece]:
    """The two texts compared word by word, long unchanged runs cut."""
    pieces = compared(before, after)
    last = len(pieces) - 1
    return [_cut(piece, is_first=place == 0, is_last=place == last) for place, piece in enumerate(pieces)]


def _cut(piece: Piece, *, is_first: bool, is_last: bool) -> Piece:
    if piece.change is not Change.SAME or len(piece.text) <= _MOST_SAME or (is_first and is_last):
        return piece
    half = _MOST_SAME // 2
    start = "" if is_first else piece.text[:half]
    end = "" if is_last else piece.text[-half:]
    return Piece(Change.SAME, f"{start} […] {end}")


def _details(changes: Iterable[Mapping[str, Any]], visible: VisibleRows) -> list[Detail]:
    found: list[Detail] = []
    for change in changes:
        before, after = change.get("before"), change.get("after")
        if before and after and change.get("pk") in visible.get(change["model"], ()):
            found.extend(_changed_fields(change["model"], before, after))
    return found


def _changed_fields(label: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[Detail]:
    model = _model_of(label)
    for name, word in told_models()[label].fields.items():
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if isinstance(old, dict) or isinstance(new, dict):
            yield Detail(_("{field} ændret").format(field=capfirst(str(word))))
        else:
            pieces = comparison(in_words(model, name, old), in_words(model, name, new))
            yield Detail(f"{capfirst(str(word))}:", pieces=pieces)


def _visible_rows(events: Iterable[AuditEvent], viewer: Viewer) -> VisibleRows:
    changed: dict[str, set[Any]] = {}
    for event in events:
        for change in event.changes:
            if change.get("before") and change.get("after") and change["model"] in told_models():
                changed.setdefault(change["model"], set()).add(change["pk"])
    return {label: _seen(label, keys, viewer) for label, keys in changed.items()}


def _names_of_accounts(events: Iterable[AuditEvent]) -> dict[int, str]:
    keys = set()
    for event in events:
        for change in event.changes:
            if change["model"] == Account._meta.label:
                keys.add(change.get("pk"))
            keys.update((change.get(when) or {}).get("account_id") for when in ("before", "after"))
    return dict(Account.objects.get_queryset().filter(pk__in=keys - {None}).values_list("pk", "name"))


def _subjects_in_words(events: Iterable[AuditEvent], viewer: Viewer) -> Mapping[int, list[Detail]]:
    named = {label: told.named_with for label, told in told_models().items() if told.named_with is not None}
    subjects = EventSubject.objects.filter(event__in=[event.pk for event in events], model__in=named)
    found = list(subjects.order_by("pk").values_list("event", "model", "row"))
    words: dict[tuple[str, int], str] = {}
    for label in {label for _event, label, _row in found}:
        model: Any = apps.get_model(label)
        keys = {row for _event, other, row in found if other == label}
        seen = model.objects.visible_to(viewer).filter(pk__in=keys).select_related(*(named[label] or ()))
        words.update({(label, key): _("nr. {number}").format(number=key) for key in keys})
        words.update({(label, row.pk): str(row) for row in seen})
    about: dict[int, list[Detail]] = defaultdict(list)
    for event, label, row in found:
        about[event].append(Detail(f"{capfirst(_name_of(label))}: {words[label, row]}"))
    return about


def _seen(label: str, keys: set[Any], viewer: Viewer) -> frozenset[Any]:
    model: Any = apps.get_model(label)
    return frozenset(model.objects.visible_to(viewer).filter(pk__in=keys).values_list("pk", flat=True))


def in_words(model: type[models.Model] | None, name: str, value: Any) -> str:
    """A field's value, as the trail keeps it, as a person says it: a choice by its name, a day written out."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    found = _field(model, name)
    choices = dict(found.flatchoices) if found is not None else {}
    if value in choices:
        return str(choices[value])
    if isinstance(found, models.DateTimeField):
        return Told(0, "", datetime.fromisoformat(value), "").when
    if isinstance(found, models.DateField):
        return date_format(date.fromisoformat(value))
    return str(value)


def _field(model: type[models.Model] | None, name: str) -> Any:
    fields = model._meta.concrete_fields if model else ()
    return next((found for found in fields if found.attname == name), None)


def _model_of(label: str) -> type[models.Model] | None:
    try:
        return apps.get_model(label)
    except LookupError:
        return None  # A model of an earlier version of the program.


def _name_of(label: str) -> str:
    model = _model_of(label)
    return str(model._meta.verbose_name) if model else label


class _Blank(dict[str, str]):
    """Words for a sentence; what is not known is left out."""

    def __missing__(self, name: str) -> str:
        return ""
