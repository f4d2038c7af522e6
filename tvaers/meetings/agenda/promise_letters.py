"""The letters to one who has promised an attachment: that it is noted, that its day is near, that it has passed.

A letter can be read on the way, so the item is not named, nor an attachment that is closed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from django.template.loader import render_to_string
from django.utils import timezone, translation

from tvaers.access.visibility import OPERATOR
from tvaers.meetings.models import DraftAttachment, DraftVersion
from tvaers.meetings.telling.letters import name_of_meeting
from tvaers.post.models import Letter
from tvaers.post.shape import NewLetter, name_of

NEAR = timedelta(days=3)
"""How long before the day it is near."""
FORGOTTEN = timedelta(days=14)
"""How long after the day nobody is reminded any more."""


class Occasion(StrEnum):
    """Why one who promised is written to; each is one letter, however often it is asked for."""

    NOTED = "promise-noted"
    NEAR = "promise-near"
    PASSED = "promise-passed"


def promise_letter(row: DraftAttachment, occasion: Occasion, reply_to: str) -> NewLetter:
    """The letter to the one who promised it; the file is sent to `reply_to`."""
    draft = row.version.draft
    with translation.override(settings.LANGUAGE_CODE):
        words = {
            "row": row,
            "title": "" if row.is_closed or draft.is_closed else row.title,
            "meeting": draft.meeting,
            "name": name_of_meeting(draft.meeting) if draft.meeting else draft.council.name,
            "council": draft.council,
            "occasion": occasion.value,
        }
        text = render_to_string("meetings/items/promise_letter.txt", words)
    subject, _separator, body = text.strip().partition("\n\n")
    return NewLetter(
        once=_once(row, occasion),
        kind=occasion.value,
        name=row.promised_by,
        email=row.promised_email,
        subject=" ".join(subject.split()),
        body=body,
        council=draft.council_id,
        about=name_of(draft),
        reply_to=reply_to,
    )


def letters_due(today: date) -> list[NewLetter]:
    """The letters whose day it is, less those that were posted before."""
    letters = [promise_letter(row, occasion, _reply_to(row)) for row, occasion in _due(today)]
    posted = set(Letter.objects.filter(once__in=[row.once for row in letters]).values_list("once", flat=True))
    return [letter for letter in letters if letter.once not in posted]


def _due(today: date) -> Iterator[tuple[DraftAttachment, Occasion]]:
    for row in _promised(today):
        if row.promised_for is not None and row.promised_for < today:
            yield row, Occasion.PASSED
        elif not _was_noted_lately(row):
            yield row, Occasion.NEAR


def _promised(today: date) -> QuerySet[DraftAttachment]:
    """What is promised for about today to one who has an address, in the latest version of what still stands."""
    latest = DraftVersion.objects.visible_to(OPERATOR).filter(draft=OuterRef("version__draft")).order_by("-number")
    rows: QuerySet[DraftAttachment] = DraftAttachment.objects.visible_to(OPERATOR).filter(
        sha256="",
        promised_email__gt="",
        promised_for__range=(today - FORGOTTEN, today + NEAR),
        version=Subquery(latest.values("pk")[:1]),
        version__draft__discarded_at=None,
        version__draft__withdrawn_at=None,
        version__draft__meeting__cancelled_at=None,
    )
    return rows.select_related("version__draft__council", "version__draft__meeting__council", "version__saved_by")


def _was_noted_lately(row: DraftAttachment) -> bool:
    """Whether the letter that noted it came when the day was near already."""
    if row.promised_for is None:
        return True
    noted = Letter.objects.filter(once=_once(row, Occasion.NOTED)).values_list("posted_at", flat=True).first()
    return noted is not None and timezone.localdate(noted) >= row.promised_for - NEAR


def _reply_to(row: DraftAttachment) -> str:
    account = row.version.saved_by
    return account.email if account.is_active else ""


def _once(row: DraftAttachment, occasion: Occasion) -> str:
    """What is the same in every version that the promise is carried along to."""
    promise = f"{row.title}\n{row.promised_email.casefold()}\n{row.promised_for}"
    mark = hashlib.sha256(promise.encode()).hexdigest()[:32]
    return f"{occasion}-{row.version.draft_id}-{mark}"
