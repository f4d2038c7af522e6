"""A circle's history as lines: who was set, corrected and ended, and nothing of what else the same events did.

The trail keeps of a holder's name only what proves it; the name is read from the row, as long as there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tvaers.access.history.telling import Detail, Told, told
from tvaers.access.models import AuditEvent
from tvaers.access.visibility import Viewer
from tvaers.access.words import told_actions
from tvaers.councils.models import Circle, CircleFunction, FunctionHolder

_CIRCLE, _FUNCTION, _HOLDER = (model._meta.label for model in (Circle, CircleFunction, FunctionHolder))
_CONTACT = ("name", "email", "phone")


@dataclass(frozen=True)
class CircleRows:
    """A circle with its functions and their holders of all times, by key."""

    circle: Circle
    functions: Mapping[int, CircleFunction]
    holders: Mapping[int, FunctionHolder]


def rows_of(circle: Circle, viewer: Viewer) -> CircleRows:
    """What the viewer sees of the circle's functions and holders."""
    functions = CircleFunction.objects.visible_to(viewer).filter(circle=circle).select_related("municipality")
    holders = FunctionHolder.objects.visible_to(viewer).filter(function__circle=circle)
    return CircleRows(circle, {row.pk: row for row in functions}, {row.pk: row for row in holders})


def circle_lines(events: Iterable[AuditEvent], rows: CircleRows, viewer: Viewer) -> list[Told]:
    """Each event as a line that says only what it did with this circle."""
    listed = list(events)
    holders: dict[int, list[str]] = {}
    for event in listed:
        changes = [change for change in event.changes if _concerns(change, rows)]
        holders[event.pk] = [words for change in changes for words in _holder_words(change, rows)]
        # In memory only: the telling reads the changes from the event, and an event is never written again.
        event.changes = [change for change in changes if change["model"] != _HOLDER]
    lines = zip(listed, told(listed, viewer), strict=True)
    return [_with_holders(event, line, holders[event.pk]) for event, line in lines]


def _with_holders(event: AuditEvent, line: Told, holders: list[str]) -> Told:
    """One thing done with one holder is the line itself; else the holders stand under it."""
    if holders and not event.changes and event.action != "councils.set_holders":
        first, *others = holders
        return replace(line, words=first, details=[Detail(words) for words in others])
    details = [*line.details, *(Detail(words) for words in holders)]
    if event.action in told_actions():
        return replace(line, details=details)
    made = any(change["model"] == _CIRCLE and not change.get("before") for change in event.changes)
    return replace(line, words=_("Kredsen oprettet") if made else _("Kredsen ændret"), details=details)


def _concerns(change: Mapping[str, Any], rows: CircleRows) -> bool:
    keys = {change.get("pk"), *_many(change, "updated"), *_many(change, "deleted")}
    values = (change.get("after") or {}, change.get("before") or {})
    if change["model"] == _CIRCLE:
        return rows.circle.pk in keys
    if change["model"] == _FUNCTION:
        return bool(keys & set(rows.functions)) or any(row.get("circle_id") == rows.circle.pk for row in values)
    if change["model"] == _HOLDER:
        return bool(keys & set(rows.holders)) or any(row.get("function_id") in rows.functions for row in values)
    return False


def _many(change: Mapping[str, Any], name: str) -> list[Any]:
    return change[name] if isinstance(change.get(name), list) else []


def _holder_words(change: Mapping[str, Any], rows: CircleRows) -> Iterator[str]:
    """What happened to one holder: "Aalborg: Hans Nøhr indsat"."""
    if change["model"] != _HOLDER or "pk" not in change:
        return
    before, after = change.get("before") or {}, change.get("after") or {}
    holder = rows.holders.get(change["pk"])
    words = {
        "place": _place((after or before).get("function_id"), rows),
        "name": holder.name if holder else _("en person"),
    }
    if not before:
        words["day"] = _day(after.get("valid_from"))
        yield _("%(place)s: %(name)s indsat fra den %(day)s") % words
        if after.get("valid_to"):
            yield _("%(place)s: %(name)s sidder til og med den %(day)s") % {**words, "day": _last(after["valid_to"])}
        return
    if not after:
        yield _("%(place)s: %(name)s taget ud, før perioden begyndte") % words
        return
    if before.get("valid_to") != after.get("valid_to"):
        if after.get("valid_to"):
            yield _("%(place)s: %(name)s sidder til og med den %(day)s") % {**words, "day": _last(after["valid_to"])}
        else:
            yield _("%(place)s: %(name)s fortsætter alligevel") % words
    if any(before.get(name) != after.get(name) for name in _CONTACT):
        yield _("%(place)s: navn eller kontaktoplysninger rettet for %(name)s") % words


def _place(key: Any, rows: CircleRows) -> str:
    function = rows.functions.get(key)
    if function is None:
        return _("en funktion, der er slettet")
    return str(function.municipality or function.body or function.title)


def _day(stored: Any) -> str:
    return date_format(date.fromisoformat(stored)) if stored else ""


def _last(stored: str) -> str:
    return date_format(date.fromisoformat(stored) - timedelta(days=1))
