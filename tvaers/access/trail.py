"""The trail: how an event is added, and how the whole is verified.

Each event is hashed over the one before, so whoever changes, removes or moves one must change all that follow. That
shows as soon as one later hash is known elsewhere: printed, mailed, published. The database itself refuses changes
(the migration `0005_trail_is_guarded`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import connection
from django.utils import timezone

from tvaers.access.actor import Actor
from tvaers.access.chain import NOTHING_BEFORE
from tvaers.access.models import AuditEvent, EventSubject
from tvaers.access.subjects import Subject

_TURN = 7_265_218
"""Our number among PostgreSQL's advisory locks."""

_AT_A_TIME = 500


class Fault(StrEnum):
    """What can be wrong with an event of the trail."""

    CHANGED = "changed"
    """Its content is not what its hash says."""
    GAP = "gap"
    """What it was hashed over is not there: an event is missing before it, or the one before was made anew."""
    ORDER = "order"
    """What it was hashed over stands elsewhere."""


@dataclass(frozen=True)
class BrokenLink:
    """The first event, by number and time, that does not follow from the one before; `before` is that one's number."""

    number: int
    at: datetime
    fault: Fault
    before: int | None


@dataclass(frozen=True)
class Head:
    """How many events there are, and the hash of the last, which stands for them all."""

    count: int
    sha256: str


def leave_event(actor: Actor, action: str, changes: list[dict[str, Any]], subjects: Iterable[Subject] = ()) -> None:
    """Adds an event as the last of the trail; `@action` alone calls it, at the end of its transaction."""
    _wait_for_turn()
    event = AuditEvent(
        at=timezone.now(),
        actor=actor.label,
        account=actor.account,
        on_behalf_of=actor.on_behalf_of,
        origin=actor.origin,
        action=action,
        changes=changes,
        previous_sha256=head_hash(),
    )
    event.sha256 = event.expected_sha256()
    event.save(force_insert=True)
    # Not through the guard: it would record the index of what was recorded.
    rows = [EventSubject(event=event, model=subject.model, row=subject.row) for subject in subjects]
    EventSubject._base_manager.bulk_create(rows)


def head_hash() -> str:
    """The hash of the last event."""
    last = AuditEvent._base_manager.order_by("-pk").values_list("sha256", flat=True).first()
    return NOTHING_BEFORE if last is None else last


def head() -> Head:
    """What to note, print, mail or publish today."""
    return Head(AuditEvent._base_manager.count(), head_hash())


def stands(sha256: str) -> bool:
    """Whether a head noted earlier is still the hash of an event in the trail."""
    return AuditEvent._base_manager.filter(sha256=sha256.strip().lower()).exists()


def links() -> Iterator[BrokenLink | None]:
    """Goes through the trail from the first event and tells of each: None when it follows, else what is wrong.

    Ends with the first that is wrong: what follows that one cannot be told from it.
    """
    before: AuditEvent | None = None
    for event in AuditEvent._base_manager.order_by("pk").iterator(chunk_size=_AT_A_TIME):
        fault = _fault(event, before)
        yield BrokenLink(event.pk, event.at, fault, before.pk if before else None) if fault else None
        if fault:
            return
        before = event


def _fault(event: AuditEvent, before: AuditEvent | None) -> Fault | None:
    if event.expected_sha256() != event.sha256:
        return Fault.CHANGED
    if event.previous_sha256 == (before.sha256 if before else NOTHING_BEFORE):
        return None
    is_elsewhere = event.previous_sha256 == NOTHING_BEFORE or stands(event.previous_sha256)
    return Fault.ORDER if is_elsewhere else Fault.GAP


def _wait_for_turn() -> None:
    """Lets one transaction at a time add to the trail, until it is committed.

    On SQLite it has been the only writer since it began (`transaction_mode` IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
