"""The events that are about some rows, and those of the whole trail that are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from tvaers.access.models import AuditEvent, EventSubject
from tvaers.access.subjects import Subject
from tvaers.access.visibility import Viewer


@dataclass(frozen=True)
class Asked:
    """What of the trail is asked for: by whom (a part of a name), which action, from and to a day, both included."""

    who: str = ""
    action: str = ""
    first_day: date | None = None
    last_day: date | None = None


def events_about(subjects: Iterable[Subject]) -> QuerySet[AuditEvent]:
    """The events about any of the rows, newest first.

    Whoever asks must have been asked for: the history of a row is for those who see the row and the drafts there, and
    they do not see the trail. What an event says of other rows is left out when it is told.
    """
    rows: dict[str, list[int]] = {}
    for subject in subjects:
        rows.setdefault(subject.model, []).append(subject.row)
    condition = Q(pk__in=[])
    for model, keys in rows.items():
        condition |= Q(model=model, row__in=keys)
    found = EventSubject.objects.filter(condition).values("event")
    return AuditEvent.objects.filter(pk__in=found).select_related("account").order_by("-pk")


def events_of_kind(label: str) -> QuerySet[AuditEvent]:
    """The events about any row of a model, by its label, newest first; whoever asks must have been asked for."""
    found = EventSubject.objects.filter(model=label).values("event")
    return AuditEvent.objects.filter(pk__in=found).select_related("account").order_by("-pk")


def trail(asked: Asked, viewer: Viewer) -> QuerySet[AuditEvent]:
    """The events that the viewer may see and asks for, newest first."""
    events: QuerySet[AuditEvent] = AuditEvent.objects.visible_to(viewer)
    if asked.who:
        events = events.filter(
            Q(account__name__icontains=asked.who)
            | Q(account=None, actor__icontains=asked.who)
            | Q(on_behalf_of__icontains=asked.who)
        )
    if asked.action:
        events = events.filter(action=asked.action)
    if asked.first_day:
        events = events.filter(at__gte=_midnight(asked.first_day))
    if asked.last_day:
        events = events.filter(at__lt=_midnight(asked.last_day + timedelta(days=1)))
    return events.select_related("account").order_by("-pk")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
