"""What can be done: take an old paper in, settle what was doubtful, and take the answer back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils import timezone

from tvaers.access.action import Actor, action
from tvaers.archive.merging import merge, separate
from tvaers.archive.models import Merger, PersonDoubt
from tvaers.archive.people import recognise
from tvaers.councils.models import Council
from tvaers.document.contract import content_hash
from tvaers.document.model import Document, Kind, MeetingKind
from tvaers.meetings.models import Edition, Meeting, SourceFile
from tvaers.meetings.paper.actions import Original, add_edition, add_meeting, add_source_file, hold_as_kept

SHARED_TITLES_NEEDED = 0.5
"""Two papers of one day are the same meeting's when at least this share of the shorter one's titles agree."""


class Result(StrEnum):
    """What became of a file."""

    NEW_MEETING = "new-meeting"
    NEXT_EDITION = "next-edition"
    OTHER_FILE = "other-file"
    UNCHANGED = "unchanged"


@dataclass
class Imported:
    """One file that came in: the edition it made or belongs to, and the new doubts about people."""

    result: Result
    edition: Edition
    doubts: list[PersonDoubt] = field(default_factory=list)


class CannotKeep(ValueError):
    """The paper was read but has no place among the councils' meetings. The message is Danish and can be shown."""


class AlreadySettled(ValueError):
    """A doubt that has its answer. The message is Danish and can be shown."""


@action("archive.import")
def import_document(document: Document, original: Original, *, is_published: bool, by: Actor) -> Imported:
    """Keeps one paper: as a new meeting, as the next edition of its meeting, or as another file of a known edition.

    Raises CannotKeep when the paper does not tell which KKR's it is, or of which day. Rows of other papers are
    not touched.
    """
    known = SourceFile.objects.filter(sha256=original.sha256).select_related("edition__meeting__council").first()
    if known:
        return Imported(Result.UNCHANGED, known.edition)
    council = _council_of(document)
    meeting = _meeting_of(document, council, _day_of(document))
    same = _edition_with_same_content(meeting, document)
    if same:
        add_source_file(same, original, by=by)
        return Imported(Result.OTHER_FILE, same)
    result = Result.NEXT_EDITION if meeting else Result.NEW_MEETING
    published_at = timezone.now() if is_published else None
    if meeting is None:
        meeting = add_meeting(council, document, published_at=published_at, by=by)
    elif meeting.current_edition is None:
        hold_as_kept(meeting, published_at=published_at, by=by)
    recognition = recognise([*document.participants, *document.apologies, *document.guests])
    edition = add_edition(meeting, document, recognition.people, by=by)
    add_source_file(edition, original, by=by)
    for doubt in recognition.doubts:
        doubt.edition = edition
    PersonDoubt.objects.bulk_create(recognition.doubts)
    return Imported(result, edition, recognition.doubts)


@action("archive.settle_doubt")
def settle_doubt(doubt: PersonDoubt, *, is_same: bool, by: Actor) -> None:
    """Answers a doubt: one person (the newer becomes the older, with spellings and attendance) or two.

    Raises AlreadySettled: an answer is undone before another is given.
    """
    if doubt.settled_at is not None:
        raise AlreadySettled(f"Tvivl {doubt.pk} er afgjort. Fortryd først afgørelsen.")
    doubt.is_same = is_same
    doubt.settled_at = timezone.now()
    doubt.save()
    if is_same:
        merge(doubt)


@action("archive.undo_settlement")
def undo_settlement(doubt: PersonDoubt, *, by: Actor) -> int:
    """Takes an answer back: the doubt is open again, and what was moved stands where it stood.

    Returns how many attendances are the newer person's again. Raises CannotUndo when a later answer rests on this.
    """
    merger = Merger.objects.filter(doubt=doubt).select_related("absorbed", "kept").first()
    returned = separate(merger) if merger else 0
    doubt.is_same = None
    doubt.settled_at = None
    doubt.save()
    return returned


def _day_of(document: Document) -> date:
    if document.date is None:
        raise CannotKeep("Det fremgår ikke af dokumentet, hvilken dag mødet er. Angiv dagen med --date.")
    return document.date


def _council_of(document: Document) -> Council:
    if document.council is None:
        raise CannotKeep("Det fremgår ikke af dokumentet, hvilket KKR det hører til. Angiv det med --council.")
    council: Council | None = Council.objects.filter(name=document.council).first()
    if council is None:
        raise CannotKeep(f"Dokumentet hører til {document.council}, som ikke er et KKR.")
    return council


def _meeting_of(document: Document, council: Council, day: date) -> Meeting | None:
    """The meeting that the paper belongs to, None when it is a meeting not known before.

    A cancelled one was not held, so no paper is its: readers would be told why it was cancelled.
    """
    meetings = Meeting.objects.filter(council=council, held_on=day, cancelled_at=None).select_related("current_edition")
    for meeting in meetings:
        if _is_same_meeting(meeting, document):
            return meeting
    return None


def _is_same_meeting(meeting: Meeting, document: Document) -> bool:
    if _of_ordinary_kind(meeting.kind) != _of_ordinary_kind(document.meeting_kind):
        return False
    if meeting.current_edition is None:
        return True
    if _says_otherwise_here(meeting, document):
        return False
    titles = {item.title.casefold() for item in document.items()}
    kept = {title.casefold() for title in meeting.current_edition.items.values_list("title", flat=True)}
    shorter = min(len(titles), len(kept))
    return shorter == 0 or len(titles & kept) / shorter >= SHARED_TITLES_NEEDED


def _says_otherwise_here(meeting: Meeting, document: Document) -> bool:
    """Whether an edition was made here at the stage that the paper is of, and says something else."""
    made_here = meeting.editions.exclude(occasion=Edition.Occasion.IMPORTED).filter(stage=document.kind or Kind.AGENDA)
    return made_here.exists() and _edition_with_same_content(meeting, document) is None


def _of_ordinary_kind(kind: str | None) -> str:
    """The kind, where a paper that names none is taken for an ordinary meeting's."""
    return kind or MeetingKind.ORDINARY


def _edition_with_same_content(meeting: Meeting | None, document: Document) -> Edition | None:
    if meeting is None:
        return None
    stage = document.kind or Kind.AGENDA
    same: Edition | None = meeting.editions.filter(stage=stage, content_sha256=content_hash(document)).first()
    return same
