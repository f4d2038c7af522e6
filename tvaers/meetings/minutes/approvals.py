"""Minutes that wait for approval: what was corrected in them since they were sent, and where they are put for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from tvaers.access.visibility import OPERATOR, Viewer
from tvaers.danish.listing import listed
from tvaers.document.comparing import Change, Piece, compared
from tvaers.document.model import Document, Kind
from tvaers.meetings.minutes.composing import by_number, minutes_document
from tvaers.meetings.models import Closing, Edition, Meeting, MinutesForApproval
from tvaers.meetings.paper.comparing import numbers_apart


@dataclass(frozen=True)
class Correction:
    """An item whose decision says something else than in the minutes that were sent."""

    number: str
    title: str
    pieces: tuple[Piece, ...]


def sent_minutes(meeting: Meeting) -> Edition:
    """The edition of the minutes that was sent, the first of them. Raises Edition.DoesNotExist before that."""
    edition: Edition = _minutes(meeting).earliest("number")
    return edition


def latest_minutes(meeting: Meeting) -> Edition:
    """The last edition of the minutes. Raises Edition.DoesNotExist when there is none."""
    edition: Edition = _minutes(meeting).latest("number")
    return edition


def corrections_of(meeting: Meeting) -> list[Correction]:
    """What was written anew in the decisions since the minutes were sent."""
    sent = {item.number: item for item in sent_minutes(meeting).as_document().items()}
    found = []
    for item in minutes_document(meeting).items():
        before = sent[item.number].parts.decision if item.number in sent else ""
        pieces = compared(before or "", item.parts.decision or "")
        if any(piece.change is not Change.SAME for piece in pieces):
            found.append(Correction(item.number, item.title, tuple(pieces)))
    return found


def changes_in_words(meeting: Meeting, document: Document) -> str:
    """What the document changes in the minutes that were sent, for the note on the edition: Danish.

    The note is public, so a closed item is not named: whether it is there is the council's to tell.
    """
    sent = sent_minutes(meeting).as_document()
    apart = numbers_apart(sent, document)
    closed = Closing.objects.visible_to(OPERATOR).filter(
        meeting=meeting, what=Closing.What.ITEM, opened_at=None, item_number__in=apart
    )
    numbers = sorted(set(apart) - set(closed.values_list("item_number", flat=True)), key=by_number)
    told = [f"pkt. {listed(numbers)}"] if numbers else []
    told += ["deltagerlisten"] if _lists(sent) != _lists(document) else []
    if told:
        return f"med ændringer i {listed(told)}"
    return "med ændringer" if apart else "uden ændringer"


def put_for_approval(meeting: Meeting, viewer: Viewer) -> list[MinutesForApproval]:
    """The items of later meetings that ask for the approval of this meeting's minutes, or gave it."""
    rows = MinutesForApproval.objects.visible_to(viewer).filter(
        meeting=meeting, item__discarded_at=None, item__withdrawn_at=None
    )
    return list(rows.select_related("item__meeting__council", "approved_edition"))


def is_approval_open(meeting: Meeting) -> bool:
    """Whether the meeting that approved the minutes was taken up again, so that its corrections can be written anew."""
    rows = MinutesForApproval.objects.visible_to(OPERATOR).filter(meeting=meeting, approved_edition__isnull=False)
    return rows.filter(item__meeting__stage=Meeting.Stage.IN_SESSION).exists()


def _minutes(meeting: Meeting) -> QuerySet[Edition]:
    rows: QuerySet[Edition] = Edition.objects.visible_to(OPERATOR).filter(meeting=meeting, stage=Kind.MINUTES)
    return rows


def _lists(document: Document) -> tuple[object, ...]:
    return (document.participants, document.apologies, document.guests)
