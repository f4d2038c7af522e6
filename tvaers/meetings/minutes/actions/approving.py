"""Approving minutes at a later meeting, as the item that asks for it is decided there.

Each approval is an edition of its own, also when nothing was changed: its note says at which meeting the minutes were
approved and what was changed by it. An approval that is taken back leaves its edition and adds one that says so.
Minutes that came in as a file are approved as they came: the edition that was read from the file is the approved one.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.danish.dates import long_date
from tvaers.document.contract import content_hash
from tvaers.document.model import Act, Document, Kind
from tvaers.meetings.cycle.stages import Step, advance
from tvaers.meetings.minutes.actions.freezing import freeze_minutes, publish_minutes
from tvaers.meetings.minutes.approvals import changes_in_words, latest_minutes, sent_minutes
from tvaers.meetings.minutes.composing import minutes_document
from tvaers.meetings.models import Edition, Meeting, MinutesForApproval, Treatment

Approved = TypeVar("Approved", Edition, None)

APPROVING = frozenset({Act.APPROVED.value, Act.CONDITIONAL.value})
"""The acts that approve minutes, the second one with changes."""


def follow_approvals(meeting: Meeting, *, by: Actor) -> None:
    """Approves the minutes that the meeting's items ask for, as they were decided; part of closing the meeting.

    When the meeting was taken up again meanwhile and decided otherwise, an approval is taken back.
    """
    rows = MinutesForApproval.objects.visible_to(OPERATOR).filter(item__meeting=meeting)
    for asked in rows.select_related(
        "meeting__council", "meeting__current_edition", "item__meeting", "approved_edition"
    ):
        approves = is_approving(Treatment.objects.visible_to(OPERATOR).filter(item=asked.item_id).first())
        if approves and _has_something_to_approve(asked):
            approve_minutes(asked, by=by)
        elif not approves and asked.approved_edition is not None:
            withdraw_approval(asked, by=by)


def is_approving(treatment: Treatment | None) -> bool:
    """Whether what was recorded of an item approves what it asks for."""
    return treatment is not None and not APPROVING.isdisjoint(treatment.acts)


@action("meetings.write_minutes", council=lambda given: given["asked"].item.council_id)
def approve_minutes(asked: MinutesForApproval, *, by: Actor) -> Edition:
    """The minutes with the corrections that were written since they were sent become the approved ones.

    They are public from now on, where the council waited for this. Raises CannotAdvance for minutes not sent.
    """
    meeting = asked.meeting
    if not meeting.is_in_cycle:
        return _mark(asked, latest_minutes(meeting))
    if asked.approved_edition is None:
        advance(meeting, Step.APPROVE_MINUTES)
        meeting.save()
    document = minutes_document(meeting)
    note = f"Godkendt på mødet den {long_date(_day(asked))} {changes_in_words(meeting, document)}."
    edition = freeze_minutes(meeting, document, Edition.Occasion.APPROVED_MINUTES, note, by=by)
    publish_minutes(meeting, by=by)
    return _mark(asked, edition)


@action("meetings.write_minutes", council=lambda given: given["asked"].item.council_id)
def withdraw_approval(asked: MinutesForApproval, *, by: Actor) -> Edition:
    """Takes an approval back: the minutes stand as they were sent, and the corrections wait for another approval."""
    meeting = asked.meeting
    if not meeting.is_in_cycle:
        _mark(asked, None)
        return latest_minutes(meeting)
    advance(meeting, Step.WITHDRAW_APPROVAL)
    meeting.save()
    note = f"Godkendelsen på mødet den {long_date(_day(asked))} er taget tilbage. Referatet står, som det blev sendt."
    edition = freeze_minutes(meeting, _as_sent(meeting), Edition.Occasion.CORRECTION, note, by=by)
    _mark(asked, None)
    return edition


def _mark(asked: MinutesForApproval, edition: Approved) -> Approved:
    asked.approved_edition = edition
    asked.save()
    return edition


def _has_something_to_approve(asked: MinutesForApproval) -> bool:
    """Whether the minutes were sent and wait, or say something else now than when this item approved them."""
    meeting = asked.meeting
    if not meeting.is_in_cycle:
        current = meeting.current_edition
        return current is not None and current.stage == Kind.MINUTES and current != asked.approved_edition
    if asked.approved_edition is None:
        return meeting.stage == Meeting.Stage.MINUTES_SENT
    return content_hash(minutes_document(asked.meeting)) != latest_minutes(asked.meeting).content_sha256


def _as_sent(meeting: Meeting) -> Document:
    document = sent_minutes(meeting).as_document()
    document.edition = None
    return document


def _day(asked: MinutesForApproval) -> date:
    """The day of the meeting that approves."""
    day: date = asked.item.meeting.held_on if asked.item.meeting else asked.meeting.held_on
    return day
