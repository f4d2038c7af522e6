"""A written procedure as it stands: its items, its seats, what they answered, and what that comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from tvaers.access.models import Account
from tvaers.access.visibility import OPERATOR, Viewer
from tvaers.councils.queries import settings_of
from tvaers.danish.alphabet import sort_key
from tvaers.document.model import Item, MeetingKind
from tvaers.meetings.attendance.queries import own_invitation
from tvaers.meetings.models import (
    Disqualification,
    DraftItem,
    Exclusion,
    Invitee,
    Meeting,
    ProcedureAnswer,
    excluded_items,
)
from tvaers.meetings.paper.queries import document_for, meeting_at
from tvaers.meetings.procedure.outcome import AskedSeat, Choice, Given, Result, Tally, result, seats_missing, tally

Part = Invitee.Part


@dataclass(frozen=True)
class Procedure:
    """All that is known of a written procedure: `members` are the seats, `tallies` how each item that is asked stands.

    `items` has what was taken off too. `rows` has the answer behind each one that was given.
    """

    meeting: Meeting
    items: tuple[DraftItem, ...]
    members: tuple[Invitee, ...]
    substitutes: tuple[Invitee, ...]
    tallies: Mapping[int, Tally]
    rows: Mapping[Given, ProcedureAnswer]
    one_objection_calls_meeting: bool
    today: date

    @property
    def last_day(self) -> date:
        """The last day to answer."""
        return last_day_of(self.meeting)

    @property
    def is_over(self) -> bool:
        """Whether the deadline has passed."""
        return self.today > self.last_day

    @property
    def missing(self) -> frozenset[int]:
        """The seats, by the member's key, that have not answered everything."""
        return seats_missing(self.tallies.values())

    @property
    def is_closable(self) -> bool:
        """Whether it can be closed: the deadline has passed, or nobody is missing."""
        return bool(self.members) and (self.is_over or not self.missing)

    def result(self, item: DraftItem) -> Result:
        """What the answers to the item come to."""
        return result(
            self.tallies[item.pk],
            is_over=self.is_over,
            one_objection_calls_meeting=self.one_objection_calls_meeting,
        )

    def proposal(self, item: DraftItem) -> Result:
        """What they would come to if the procedure were closed now."""
        standing = self.tallies[item.pk]
        return result(standing, is_over=True, one_objection_calls_meeting=self.one_objection_calls_meeting)


@dataclass(frozen=True)
class AskedItem:
    """An item as one of those asked reads it, with what it is answered on; None for one they take no part in."""

    item: Item
    draft: DraftItem | None


def procedure_of(meeting: Meeting, viewer: Viewer, today: date | None = None) -> Procedure:
    """The written procedure as far as the viewer may know of it. Six queries, however large it is."""
    rows = Invitee.objects.visible_to(viewer).filter(meeting=meeting).select_related("person__account", "municipality")
    invitees = sorted(rows, key=lambda row: (sort_key(row.name), row.pk))
    members = tuple(row for row in invitees if row.part == Part.MEMBER)
    items = items_of(meeting, viewer)
    answers = ProcedureAnswer.objects.visible_to(viewer).filter(invitee__meeting=meeting).order_by("pk")
    # Of two that say the same the later one stands, as it does in the tally.
    in_order = [(_given(answer), answer) for answer in answers.select_related("invitee__sits_for", "account")]
    seats = _seats(members, items, meeting, viewer)
    given = [entry for entry, _row in in_order]
    return Procedure(
        meeting=meeting,
        items=items,
        members=members,
        substitutes=tuple(row for row in invitees if row.part == Part.SUBSTITUTE),
        tallies={item.pk: tally(item.pk, seats, given) for item in items if item.withdrawn_at is None},
        rows=dict(in_order),
        one_objection_calls_meeting=settings_of(meeting.council, viewer).one_objection_calls_meeting,
        today=today or timezone.localdate(),
    )


def items_of(meeting: Meeting, viewer: Viewer) -> tuple[DraftItem, ...]:
    """The items that were sent, by their numbers."""
    rows = DraftItem.objects.visible_to(viewer).filter(meeting=meeting, discarded_at=None).exclude(number="")
    found = rows.filter(sent_version__isnull=False).select_related("sent_version")
    return tuple(sorted(found, key=lambda item: [int(piece) for piece in item.number.split(".")]))


def is_procedure(meeting: Meeting) -> bool:
    """Whether it is a written procedure that is prepared here."""
    return meeting.is_in_cycle and meeting.kind == MeetingKind.WRITTEN_PROCEDURE


def last_day_of(meeting: Meeting) -> date:
    """The last day to answer: the day that was set, else the day of the procedure itself."""
    return meeting.answers_until or meeting.held_on


def can_still_answer(meeting: Meeting, today: date | None = None) -> bool:
    """Whether members may answer, or change what they answered."""
    is_open = meeting.stage == Meeting.Stage.AGENDA_SENT and meeting.cancelled_at is None
    return is_procedure(meeting) and is_open and (today or timezone.localdate()) <= last_day_of(meeting)


def own_seat(meeting: Meeting, account: Account) -> Invitee | None:
    """What the account's owner answers as: as a member before all; None for one who is not asked."""
    own = own_invitation(meeting.council.slug, meeting.address, account)
    return own if own and own.part in (Part.MEMBER, Part.SUBSTITUTE) else None


def own_answers(invitee: Invitee, viewer: Viewer) -> Mapping[str, ProcedureAnswer]:
    """The invitee's last answer to each item, by its number."""
    rows = ProcedureAnswer.objects.visible_to(viewer).filter(invitee=invitee).select_related("item").order_by("pk")
    return {row.item.number: row for row in rows}


def asked_of(invitee: Invitee, viewer: Viewer) -> list[AskedItem]:
    """The items of the paper as the viewer, whose invitation it is, reads them.

    Who reads a part of one only is excluded from it, and does not answer on it. Nothing for one who sees no paper.
    """
    meeting = invitee.meeting
    try:
        edition = meeting_at(meeting.council.slug, meeting.address, viewer).current_edition
    except Meeting.DoesNotExist:
        return []
    if edition is None:
        return []
    whole = {item.number: item for item in edition.as_document().items()}
    excluded = {number for key, number in excluded_items(viewer) if key == meeting.pk}
    apart = set(Disqualification.objects.visible_to(viewer).filter(invitee=invitee).values_list("item", flat=True))
    # Members see what was sent of an item, and not the draft that it was.
    drafts = {
        item.number: item
        for item in items_of(meeting, OPERATOR)
        if item.withdrawn_at is None and item.pk not in apart and item.number not in excluded
    }
    return [
        AskedItem(item, drafts.get(item.number) if item == whole.get(item.number) else None)
        for item in document_for(edition, viewer).items()
    ]


def _seats(members: Sequence[Invitee], items: Sequence[DraftItem], meeting: Meeting, viewer: Viewer) -> list[AskedSeat]:
    numbers = {item.number: item.pk for item in items}
    shut_out = Exclusion.objects.visible_to(viewer).filter(meeting=meeting).values_list("account", "item_number")
    apart = Disqualification.objects.visible_to(viewer).filter(invitee__meeting=meeting).values_list("invitee", "item")
    excluded = {(account, numbers.get(number)) for account, number in shut_out}
    disqualified = set(apart)
    return [
        AskedSeat(
            row.pk,
            row.answer == Invitee.Answer.APOLOGY,
            frozenset(
                item.pk
                for item in items
                if (row.pk, item.pk) in disqualified
                or (row.person and row.person.account_id and (row.person.account_id, item.pk) in excluded)
            ),
        )
        for row in members
    ]


def _given(answer: ProcedureAnswer) -> Given:
    invitee = answer.invitee
    return Given(invitee.pk, invitee.sits_for_id or invitee.pk, answer.item_id, Choice(answer.choice))
