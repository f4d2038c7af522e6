"""The history of a meeting, an item and a draft: events of the trail, and what changed between editions or versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tvaers.access.history.finding import events_about
from tvaers.access.history.telling import Detail, Told, comparison, told
from tvaers.access.models import Account, AuditEvent
from tvaers.access.roles import Sight
from tvaers.access.subjects import Subject, subject_of
from tvaers.access.visibility import Viewer, has_sight
from tvaers.document.model import Document, Item, PartName
from tvaers.meetings.models import Closing, DraftItem, DraftVersion, Edition, Exclusion, Laying, Meeting, excluded_items
from tvaers.meetings.paper.queries import document_for

TITLE = "title"
WHAT = {
    TITLE: gettext_lazy("Titlen på pkt. {number}"),
    PartName.BACKGROUND: gettext_lazy("Baggrunden i pkt. {number}"),
    PartName.RECOMMENDATION: gettext_lazy("Indstillingen i pkt. {number}"),
    PartName.PRESENTATION: gettext_lazy("Sagsfremstillingen i pkt. {number}"),
    PartName.DECISION: gettext_lazy("Beslutningen i pkt. {number}"),
}
VERSION_FIELDS = {
    "title": gettext_lazy("Titel"),
    "case_number": gettext_lazy("Sagsnummer"),
    "officers": gettext_lazy("Sagsbehandlere"),
    "background": gettext_lazy("Baggrund"),
    "recommendation": gettext_lazy("Indstilling"),
    "presentation": gettext_lazy("Sagsfremstilling"),
}


@dataclass(frozen=True)
class TextChange:
    """A text of an item that an edition changed: `before` or `after` is None where there was or is none."""

    number: str
    what: str
    before: str | None
    after: str | None

    @property
    def words(self) -> str:
        """ "Beslutningen i pkt. 3.4 ændret"."""
        what = str(WHAT[self.what]).format(number=self.number)
        if self.before is None:
            return _("{what} tilføjet").format(what=what)
        return (_("{what} fjernet") if self.after is None else _("{what} ændret")).format(what=what)


def reads_history(viewer: Viewer, council: int) -> bool:
    """Whether the viewer reads the history of what the viewer sees in the council, by key."""
    return has_sight(viewer, Sight.DRAFTS, council) or has_sight(viewer, Sight.TRAIL)


def events_of_meeting(meeting: Meeting, viewer: Viewer) -> QuerySet[AuditEvent]:
    """The events about the meeting, newest first."""
    editions = Edition.objects.visible_to(viewer).filter(meeting=meeting).values_list("pk", flat=True)
    label = Edition._meta.label
    return events_about([subject_of(meeting), *(Subject(label, key) for key in editions)])


def told_meeting(meeting: Meeting, events: Iterable[AuditEvent], viewer: Viewer) -> list[Told]:
    """The events as lines; below a new edition what it changed, each with the way to the item's own history."""
    listed = [event for event in events if not _is_kept_from(viewer, meeting, event)]
    changes = changes_by_edition(meeting, viewer)
    lines = []
    for event, line in zip(listed, _told_with_closed(listed, meeting, viewer), strict=True):
        found = changes.get(edition_made_by(event), [])
        details = [Detail(change.words, _item_history(meeting, change.number)) for change in found]
        lines.append(replace(line, details=[*line.details, *details]))
    return lines


def told_item(meeting: Meeting, number: str, viewer: Viewer) -> list[Told]:
    """What was done with one item: its texts edition by edition, compared, and what names it. Newest first."""
    events = [event for event in events_of_meeting(meeting, viewer) if not _is_kept_from(viewer, meeting, event)]
    changes = changes_by_edition(meeting, viewer)
    lines: list[Told] = []
    for event, line in zip(events, _told_with_closed(events, meeting, viewer), strict=True):
        edition = edition_made_by(event)
        found = [change for change in changes.get(edition, []) if change.number == number]
        is_first = edition is not None and edition not in changes
        if found:
            lines.extend(_told_change(line, change) for change in found)
        elif is_first or number in _numbers_named(event.changes):
            lines.append(line)
    return lines


def edition_made_by(event: AuditEvent) -> int | None:
    """The edition, by key, that the event's action made."""
    for change in event.changes:
        if change["model"] == Edition._meta.label and "pk" in change and change.get("before") is None:
            key: int = change["pk"]
            return key
    return None


def changes_by_edition(meeting: Meeting, viewer: Viewer) -> dict[int | None, list[TextChange]]:
    """What each edition, by key, changed of the one before, as far as the viewer may read it. The first has nothing."""
    editions = list(Edition.objects.visible_to(viewer).filter(meeting=meeting).order_by("number"))
    for edition in editions:
        edition.meeting = meeting
    documents = [document_for(edition, viewer) for edition in editions]
    return {
        edition.pk: list(text_changes(before, after))
        for edition, (before, after) in zip(editions[1:], pairwise(documents), strict=True)
    }


def text_changes(before: Document, after: Document) -> Iterator[TextChange]:
    """What texts of items differ, in the order of the later document, then what is gone."""
    old = {item.number: item for item in before.items()}
    new = {item.number: item for item in after.items()}
    for number in [*new, *(number for number in old if number not in new)]:
        was, became = _texts(old.get(number)), _texts(new.get(number))
        for what in WHAT:
            if was.get(what) != became.get(what):
                yield TextChange(number, what, was.get(what), became.get(what))


def told_draft(draft: DraftItem, viewer: Viewer) -> list[Told]:
    """What was done with a draft, newest first; each version compared with the one before."""
    versions = list(DraftVersion.objects.visible_to(viewer).filter(draft=draft).order_by("number"))
    layings = Laying.objects.visible_to(viewer).filter(version__draft=draft)
    subjects = [subject_of(row) for row in (draft, *versions, *layings)]
    events = list(events_about(subjects))
    before = {later.pk: (earlier, later) for earlier, later in pairwise(versions)}
    lines = []
    for event, line in zip(events, told(events, viewer), strict=True):
        pairs = [before[key] for key in _versions_made_by(event) if key in before]
        details = [detail for earlier, later in pairs for detail in _version_details(earlier, later)]
        lines.append(replace(line, details=[*line.details, *details]))
    return lines


def _told_with_closed(events: list[AuditEvent], meeting: Meeting, viewer: Viewer) -> list[Told]:
    """The events as lines: below a closing why and under which title, below an exclusion whom, for who may see that."""
    closings = {row.pk: row for row in Closing.objects.visible_to(viewer).filter(meeting=meeting)}
    names = _names_of_excluded(events) if has_sight(viewer, Sight.DRAFTS, meeting.council_id) else {}
    lines = []
    for event, line in zip(events, told(events, viewer), strict=True):
        details = [*line.details]
        for change in event.changes:
            if change["model"] == Closing._meta.label and not change.get("before"):
                details.extend(_closing_details(closings.get(change.get("pk", 0))))
            elif name := names.get(_account_excluded(change) or 0):
                details.append(Detail(_("Medlem: {name}").format(name=name)))
        lines.append(replace(line, details=details))
    return lines


def _closing_details(closing: Closing | None) -> Iterator[Detail]:
    if closing is None:
        return
    yield Detail(_("Begrundelse: {reason}").format(reason=closing.reason))
    if closing.neutral_title:
        yield Detail(_("Neutral titel: {title}").format(title=closing.neutral_title))


def _names_of_excluded(events: Iterable[AuditEvent]) -> dict[int, str]:
    keys = {key for event in events for change in event.changes if (key := _account_excluded(change))}
    return dict(Account.objects.filter(pk__in=keys).values_list("pk", "name"))


def _account_excluded(change: Mapping[str, Any]) -> int | None:
    """The account, by key, that a change excludes or lets in again."""
    if change["model"] != Exclusion._meta.label:
        return None
    stored = change.get("after") or change.get("before") or {}
    key: int | None = stored.get("account_id")
    return key


def _told_change(line: Told, change: TextChange) -> Told:
    edition = Detail(line.words)
    pieces = comparison(change.before or "", change.after or "")
    return replace(line, words=change.words, details=[edition, Detail("", pieces=pieces)])


def _version_details(earlier: DraftVersion, later: DraftVersion) -> Iterator[Detail]:
    for name, word in VERSION_FIELDS.items():
        before, after = getattr(earlier, name), getattr(later, name)
        if before != after:
            yield Detail(f"{word}:", pieces=comparison(before, after))


def _versions_made_by(event: AuditEvent) -> list[int]:
    return [
        change["pk"]
        for change in event.changes
        if change["model"] == DraftVersion._meta.label and "pk" in change and change.get("before") is None
    ]


def _texts(item: Item | None) -> dict[str, str]:
    if item is None:
        return {}
    return {TITLE: item.title, **{part: text for part, text in item.parts.named() if text}}


def _numbers_named(changes: Iterable[Mapping[str, Any]]) -> set[str]:
    stored = [change.get(when) or {} for change in changes for when in ("before", "after")]
    return {values["item_number"] for values in stored if values.get("item_number")}


def _is_kept_from(viewer: Viewer, meeting: Meeting, event: AuditEvent) -> bool:
    """Whether the event is about an item that the viewer is excluded from."""
    excluded = {number for key, number in excluded_items(viewer) if key == meeting.pk}
    return bool(excluded & _numbers_named(event.changes))


def _item_history(meeting: Meeting, number: str) -> str:
    return reverse("meetings:item_history", args=[meeting.council.slug, meeting.address, number])
