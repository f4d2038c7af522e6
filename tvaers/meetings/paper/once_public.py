"""What the public, or a member excluded from an item, could read of an edition earlier, whoever asks.

Nothing more is kept for it than closings, depublications and the trail of the council's choices: with the edition,
which never changes, they tell what stood there at any moment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from tvaers.access.history.finding import events_about
from tvaers.access.subjects import Subject
from tvaers.councils.models import CouncilSettings
from tvaers.document.contract import content_hash
from tvaers.document.model import Document
from tvaers.document.model import Edition as EditionMark
from tvaers.meetings.models import Closing, Depublication, Edition, Exclusion, Meeting
from tvaers.meetings.sight.attachments_in_doubt import with_what_stood_beside
from tvaers.meetings.sight.closed import Shown, closed_items, without_closed
from tvaers.meetings.sight.depublished import without_items


@dataclass(frozen=True)
class OncePublic:
    """An edition as it could be read from `since` on, and the marks that a file made of it may carry."""

    document: Document
    since: datetime
    marks: tuple[EditionMark, ...]


@dataclass(frozen=True)
class _Past:
    """What decided the public's reading of a meeting's papers, with the times from and to which it did."""

    closings: list[Closing]
    depublications: list[Depublication]
    choices: list[tuple[datetime, str]]

    def moments(self) -> set[datetime]:
        """The times at which anything changed."""
        closed = [moment for row in self.closings for moment in (row.closed_at, row.opened_at)]
        down = [moment for row in self.depublications for moment in (row.depublished_at, row.republished_at)]
        return {moment for moment in (*closed, *down, *(at for at, _ in self.choices)) if moment}

    def shown_at(self, moment: datetime) -> str:
        """What the council let the public see of closed items."""
        chosen = [shown for at, shown in self.choices if at <= moment]
        return chosen[-1] if chosen else Shown.NEUTRAL_TITLE.value

    def is_down_at(self, moment: datetime) -> bool:
        """Whether the whole meeting was taken down."""
        whole = [row for row in self.depublications if not row.item_number]
        return any(_holds(moment, row.depublished_at, row.republished_at) for row in whole)


def once_public(edition: Edition) -> Iterator[OncePublic]:
    """The different readings that the public has had of the edition, the latest first."""
    meeting = edition.meeting
    if meeting.published_at is None:
        return
    past = _past_of(meeting)
    first = max(meeting.published_at, edition.created_at)
    told: set[str] = set()
    for moment in sorted({first, *(at for at in past.moments() if at > first)}, reverse=True):
        if past.is_down_at(moment):
            continue
        document = _as_read_at(moment, edition, past)
        sha256 = content_hash(document)
        if sha256 not in told:
            told.add(sha256)
            yield _once(edition, document, moment)


def once_read_by_excluded(edition: Edition, apart: frozenset[str]) -> Iterator[OncePublic]:
    """How a member excluded from the items `apart`, by number, could read the edition: the latest first.

    Nothing where one of them is an item that nobody was ever excluded from.
    """
    if not apart or not apart <= _ever_excluded(edition.meeting):
        return
    past = _past_of(edition.meeting)
    moments = {edition.created_at, *(at for at in past.moments() if at > edition.created_at)}
    for moment in sorted(moments, reverse=True):
        yield _once(edition, _as_read_at(moment, edition, past, only=apart), moment)


def _once(edition: Edition, document: Document, moment: datetime) -> OncePublic:
    hashes = (content_hash(document), edition.content_sha256)
    return OncePublic(document, moment, tuple(EditionMark(edition.number, sha256) for sha256 in hashes))


def _ever_excluded(meeting: Meeting) -> frozenset[str]:
    """The items, by number, that anyone is or was excluded from."""
    label = Exclusion._meta.label
    told = {
        (change.get("after") or change.get("before") or {}).get("item_number", "")
        for event in events_about([Subject(Meeting._meta.label, meeting.pk)])
        for change in event.changes
        if change["model"] == label
    }
    return frozenset(told | set(Exclusion.objects.filter(meeting=meeting).values_list("item_number", flat=True)))


def _past_of(meeting: Meeting) -> _Past:
    label = CouncilSettings._meta.label
    choices = [
        (event.at, change["after"]["closed_items_shown"])
        for event in events_about([Subject(label, meeting.council_id)]).order_by("pk")
        for change in event.changes
        if change["model"] == label and change.get("after")
    ]
    return _Past(
        with_what_stood_beside(Closing.objects.filter(meeting=meeting)),
        list(Depublication.objects.filter(meeting=meeting)),
        choices,
    )


def _as_read_at(moment: datetime, edition: Edition, past: _Past, only: Collection[str] | None = None) -> Document:
    """The edition without what was closed at the moment; for `only` some items, by number, without that of theirs."""
    down = {
        row.item_number: Depublication.ReasonClass(row.reason_class)
        for row in past.depublications
        if row.item_number and _holds(moment, row.depublished_at, row.republished_at)
    }
    closings = [row for row in past.closings if _holds(moment, row.closed_at, row.opened_at)]
    document = without_items(edition.as_document(), down)
    closed = closed_items(document, closings)
    kept_back = {number: what for number, what in closed.items() if only is None or number in only}
    return without_closed(document, kept_back, past.shown_at(moment))


def _holds(moment: datetime, start: datetime, end: datetime | None) -> bool:
    return start <= moment and (end is None or moment < end)
