"""What is new in an edition that was made here, for the one who reads it."""

from __future__ import annotations

from collections.abc import Sequence

from tvaers.access.visibility import Viewer
from tvaers.meetings.models import Attachment, Edition
from tvaers.meetings.paper.changes import EditionChanges, changes_between
from tvaers.meetings.paper.queries import document_for

_TELL_WHAT_IS_NEW = {Edition.Occasion.ADDENDUM, Edition.Occasion.LATE_ATTACHMENT, Edition.Occasion.CORRECTION}


def news_of(edition: Edition, editions: Sequence[Edition], viewer: Viewer) -> EditionChanges:
    """What the edition says otherwise than the one before it, of `editions` that the viewer sees, in what they read.

    Nothing for one that came in as a file, or that is the first.
    """
    before = [other for other in editions if other.number < edition.number]
    if edition.occasion not in _TELL_WHAT_IS_NEW or not before:
        return EditionChanges()
    return changes_between(
        document_for(before[-1], viewer),
        document_for(edition, viewer),
        files_before=file_hashes_of(before[-1], viewer),
        files_after=file_hashes_of(edition, viewer),
    )


def file_hashes_of(edition: Edition, viewer: Viewer) -> dict[tuple[str, str], str]:
    """The hash of the file behind each attachment, by the item's number and its text, of those the viewer sees."""
    rows = Attachment.objects.visible_to(viewer).filter(item__edition=edition).exclude(sha256="")
    return {(number, text): sha256 for number, text, sha256 in rows.values_list("item__number", "text", "sha256")}
