"""The history of a place's roles: who was given which, whose ended, and whose went on after all.

Read from the trail and not from the rows: a role that was taken away before it began has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tvaers.access.history.finding import events_of_kind
from tvaers.access.history.telling import Told, in_words, told
from tvaers.access.models import Account, AuditEvent
from tvaers.access.visibility import Viewer
from tvaers.councils.models import Council, Municipality, MunicipalityInCouncil, RoleGrant

_GRANT = RoleGrant._meta.label
_Change = Mapping[str, Any]


def role_events(council: Council | None, viewer: Viewer) -> list[AuditEvent]:
    """The events about roles in the council or for a municipality of it, for None those of no council; newest first.

    Whoever asks must have been asked for.
    """
    places = MunicipalityInCouncil.objects.visible_to(viewer).filter(council=council).values_list("municipality")
    municipalities = {key for (key,) in places}
    found = []
    for event in events_of_kind(_GRANT):
        # In memory only: an event is never written again.
        event.changes = [change for change in event.changes if _is_of(change, council, municipalities)]
        if event.changes:
            found.append(event)
    return found


def role_lines(events: Iterable[AuditEvent], viewer: Viewer) -> list[Told]:
    """A line for each role that one of the events did something with."""
    listed = list(events)
    changes = [change for event in listed for change in event.changes]
    names = dict(Account.objects.get_queryset().filter(pk__in=_keys(changes, "account_id")).values_list("pk", "name"))
    rows = Municipality.objects.visible_to(viewer).filter(pk__in=_keys(changes, "municipality_id"))
    places = {row.pk: row.official_name for row in rows}
    return [
        replace(line, words=words, details=[])
        for event, line in zip(listed, told(listed, viewer), strict=True)
        for change in event.changes
        for words in _words(change, names, places)
    ]


def _is_of(change: _Change, council: Council | None, municipalities: set[int]) -> bool:
    stored = change.get("after") or change.get("before")
    if change["model"] != _GRANT or not stored:
        return False
    held_in = stored.get("council_id")
    if council is None:
        return held_in is None
    return held_in == council.pk or stored.get("municipality_id") in municipalities


def _keys(changes: Iterable[_Change], name: str) -> set[int]:
    stored = [change.get("after") or change.get("before") or {} for change in changes]
    return {values[name] for values in stored if values.get(name)}


def _words(change: _Change, names: Mapping[int, str], places: Mapping[int, str]) -> Iterator[str]:
    before, after = change.get("before") or {}, change.get("after") or {}
    stored = after or before
    role = in_words(RoleGrant, "role", stored.get("role"))
    place = places.get(stored.get("municipality_id") or 0)
    said = {"name": names.get(stored.get("account_id") or 0, ""), "role": f"{role}, {place}" if place else role}
    said |= {"first": _day(stored.get("valid_from")), "last": _day_before(stored.get("valid_to"))}
    if not after:
        yield _("Rollen {role} taget fra {name}, før den begyndte").format(**said)
    elif not before and said["last"]:
        yield _("{name} fik rollen {role} fra den {first} til og med den {last}").format(**said)
    elif not before:
        yield _("{name} fik rollen {role} fra den {first}").format(**said)
    elif before.get("valid_to") != after.get("valid_to") and said["last"]:
        yield _("Rollen {role} afsluttet for {name}: sidste dag er den {last}").format(**said)
    elif before.get("valid_to") != after.get("valid_to"):
        yield _("Rollen {role} fortsætter alligevel for {name}").format(**said)


def _day(stored: str | None) -> str:
    return date_format(date.fromisoformat(stored)) if stored else ""


def _day_before(stored: str | None) -> str:
    return date_format(date.fromisoformat(stored) - timedelta(days=1)) if stored else ""
