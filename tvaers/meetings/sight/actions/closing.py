"""Closing an item, a part of it or an attachment, and opening it again: in every edition of the meeting's paper."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.document.model import Document, Item, PartName
from tvaers.meetings.models import (
    AgendaItem,
    Attachment,
    Closing,
    Edition,
    Exclusion,
    ItemAct,
    ItemText,
    Meeting,
    new_mark,
)
from tvaers.meetings.sight.actions.depublication import refresh_what_follows
from tvaers.meetings.sight.closed import (
    OTHER,
    closed_items,
    closings_by_item,
    closings_of,
    holds_closed_text,
    open_part,
    part_text,
)

LONGEST_REASON = 300
LONGEST_TITLE = 300


class CannotClose(ValueError):
    """What is to be closed is not there, is closed already, or has no reason. The message is Danish, to be shown."""


def _council_of_closing(given: Mapping[str, Any]) -> int:
    council: int = given["closing"].meeting.council_id
    return council


@action("meetings.close", council=lambda given: given["meeting"].council_id)
def close_item(meeting: Meeting, number: str, reason: str, *, neutral_title: str = "", by: Actor) -> Closing:
    """Closes a whole item. The public sees of it what the council has chosen, and `neutral_title` for its title.

    Raises CannotClose.
    """
    closing = Closing(what=Closing.What.ITEM, neutral_title=" ".join(neutral_title.split())[:LONGEST_TITLE])
    return _closed(meeting, number, reason, closing, by=by)


@action("meetings.close", council=lambda given: given["meeting"].council_id)
def close_part(meeting: Meeting, number: str, part: str, reason: str, *, by: Actor) -> Closing:
    """Closes one part of an item, the decision for one, or the text under no heading (`OTHER`). Raises CannotClose."""
    item = _item_of(meeting, number)
    if part not in (*PartName, OTHER) or not part_text(item, part):
        raise CannotClose(_("Punktet har ikke den del."))
    return _closed(meeting, number, reason, Closing(what=Closing.What.PART, part=part), by=by)


@action("meetings.close", council=lambda given: given["meeting"].council_id)
def close_attachment(meeting: Meeting, number: str, attachment: str, reason: str, *, by: Actor) -> Closing:
    """Closes an attachment, by its text; it goes from the item's texts too. Raises CannotClose."""
    item = _item_of(meeting, number)
    if attachment not in {entry.text for entry in item.attachments}:
        raise CannotClose(_("Punktet har ikke det bilag."))
    return _closed(meeting, number, reason, Closing(what=Closing.What.ATTACHMENT, attachment=attachment), by=by)


@action("meetings.close", council=_council_of_closing)
def open_again(closing: Closing, *, by: Actor) -> None:
    """Ends a closing. What the paper itself says is closed stays so. Raises CannotClose when it was ended before."""
    if closing.opened_at is not None:
        raise CannotClose(_("Det er allerede åbnet igen."))
    closing.opened_at = timezone.now()
    closing.save()
    _follow(closing.meeting, by=by)


def follow_closings(edition: Edition, document: Document) -> None:
    """Marks in a new edition what is closed in the meeting; runs in an action.

    Where it numbers anew, those who are excluded from a closed item are excluded at its new number too.
    """
    if not edition.meeting.closings_changed:
        return
    closings = closings_of(edition.meeting_id)
    _mark(edition, document, closings)
    for number, own in closings_by_item(document, closings).items():
        for elsewhere in {closing.item_number for closing in own} - {number}:
            _exclude_too(edition.meeting, elsewhere, number)


def _exclude_too(meeting: Meeting, known_as: str, number: str) -> None:
    for exclusion in Exclusion.objects.filter(meeting=meeting, item_number=known_as):
        Exclusion.objects.get_or_create(
            meeting=meeting, item_number=number, account=exclusion.account, defaults={"reason": exclusion.reason}
        )


def _closed(meeting: Meeting, number: str, reason: str, closing: Closing, *, by: Actor) -> Closing:
    item = _item_of(meeting, number)
    closing.meeting = meeting
    closing.item_number = number
    closing.item_title = item.title
    closing.reason = " ".join(reason.split())[:LONGEST_REASON]
    closing.closed_at = timezone.now()
    if not closing.reason:
        raise CannotClose(_("Skriv, hvorfor det lukkes."))
    if any(_is_the_same(closing, other) for other in closings_of(meeting.pk)):
        raise CannotClose(_("Det er allerede lukket."))
    closing.save()
    _follow(meeting, by=by)
    return closing


def _is_the_same(one: Closing, other: Closing) -> bool:
    names = ("item_number", "what", "part", "attachment")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _item_of(meeting: Meeting, number: str) -> Item:
    edition = meeting.current_edition
    items = edition.as_document().items() if edition else ()
    found = next((item for item in items if item.number == number), None)
    if found is None:
        raise CannotClose(_("Mødet har ikke noget punkt {number}.").format(number=number))
    return found


def _follow(meeting: Meeting, *, by: Actor) -> None:
    meeting.closings_changed = new_mark()
    meeting.save(update_fields=["closings_changed"])
    closings = closings_of(meeting.pk)
    for edition in Edition.objects.filter(meeting=meeting):
        _mark(edition, edition.as_document(), closings)
    if meeting.current_edition:
        meeting.current_edition.refresh_from_db(fields=["has_closed_text"])
    refresh_what_follows(meeting, by=by)


def _mark(edition: Edition, document: Document, closings: list[Closing]) -> None:
    """The rows of an edition marked as closed as they are to be now."""
    closed = closed_items(document, closings)
    by_number = {item.number: item for item in document.items()}
    whole = [number for number, what in closed.items() if what.is_whole]
    items = AgendaItem.objects.filter(edition=edition)
    _mark_rows(items, items.filter(number__in=whole))
    texts: list[int] = []
    acts: list[int] = []
    attachments: list[int] = []
    for row in items.filter(number__in=closed).prefetch_related("texts", "acts", "attachments"):
        item = by_number[row.number]
        left = open_part(item, closed[row.number])
        texts += [text.pk for text in row.texts.all() if part_text(left, text.part) != part_text(item, text.part)]
        acts += [act.pk for act in row.acts.all() if act.act not in _acts(left, is_decision=act.is_decision)]
        attachments += [entry.pk for entry in row.attachments.all() if not _has(left, entry)]
    for model, keys in ((ItemText, texts), (ItemAct, acts), (Attachment, attachments)):
        rows = model._default_manager.filter(item__edition=edition)
        _mark_rows(rows, rows.filter(pk__in=keys))
    has_closed_text = holds_closed_text(document, closed)
    if edition.has_closed_text != has_closed_text:
        Edition.objects.filter(pk=edition.pk).update(has_closed_text=has_closed_text)
        edition.has_closed_text = has_closed_text


def _mark_rows(rows: Any, closed: Any) -> None:
    keys = set(closed.values_list("pk", flat=True))
    if fewer := list(rows.filter(closed=True).exclude(pk__in=keys).values_list("pk", flat=True)):
        rows.filter(pk__in=fewer).update(closed=False)
    if more := list(rows.filter(closed=False, pk__in=keys).values_list("pk", flat=True)):
        rows.filter(pk__in=more).update(closed=True)


def _acts(item: Item, *, is_decision: bool) -> Collection[str]:
    return item.decision_types if is_decision else item.recommendation_types


def _has(item: Item, attachment: Attachment) -> bool:
    return any(entry.text == attachment.text and entry.part == attachment.part for entry in item.attachments)
