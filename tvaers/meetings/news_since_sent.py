"""What an agenda that was sent says otherwise today than its last edition, for the secretariat."""

from __future__ import annotations

from tvaers.access.visibility import Viewer
from tvaers.document.contract import from_contract
from tvaers.meetings.agenda import Agenda
from tvaers.meetings.composing import agenda_document, files_by_text
from tvaers.meetings.edition_changes import EditionChanges, Fate, changes_between
from tvaers.meetings.models import Attachment, Edition, Sending

What = Sending.What


def news_since_sent(agenda: Agenda, viewer: Viewer) -> EditionChanges:
    """What is new since the meeting's last edition, for one who sees all of it; nothing before the first."""
    edition = Edition.objects.visible_to(viewer).filter(meeting=agenda.meeting).order_by("-number").first()
    if edition is None:
        return EditionChanges()
    before = from_contract(edition.document)
    after = agenda_document(agenda, next_meeting=before.next_meeting)
    files = {key: row.sha256 for key, row in files_by_text(agenda).items()}
    return changes_between(before, after, files_before=file_hashes_of(edition, viewer), files_after=files)


def file_hashes_of(edition: Edition, viewer: Viewer) -> dict[tuple[str, str], str]:
    """The hash of the file behind each attachment, by the item's number and its text, of those the viewer sees."""
    rows = Attachment.objects.visible_to(viewer).filter(item__edition=edition).exclude(sha256="")
    return {(number, text): sha256 for number, text, sha256 in rows.values_list("item__number", "text", "sha256")}


def what_it_looks_like(news: EditionChanges) -> Sending.What:
    """What the secretariat most likely calls it."""
    if any(change.fate is Fate.NEW for change in news.items):
        return What.ADDENDUM
    if news.items and not news.around and all(change.is_attachments_only for change in news.items):
        return What.LATE_ATTACHMENT
    return What.CORRECTION
