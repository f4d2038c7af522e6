"""What an agenda that was sent says otherwise today than its last edition, for the secretariat."""

from __future__ import annotations

from tvaers.access.visibility import Viewer
from tvaers.document.contract import from_contract
from tvaers.meetings.agenda.composing import agenda_document, files_by_text
from tvaers.meetings.agenda.whole import Agenda
from tvaers.meetings.models import Edition, Sending
from tvaers.meetings.paper.changes import EditionChanges, Fate, changes_between
from tvaers.meetings.paper.news import file_hashes_of

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


def what_it_looks_like(news: EditionChanges) -> Sending.What:
    """What the secretariat most likely calls it."""
    if any(change.fate is Fate.NEW for change in news.items):
        return What.ADDENDUM
    if news.items and not news.around and all(change.is_attachments_only for change in news.items):
        return What.LATE_ATTACHMENT
    return What.CORRECTION
