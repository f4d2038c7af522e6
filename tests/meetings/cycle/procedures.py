"""A written procedure that was sent, and its seats."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from tests.meetings.cycle.cases import account_of, sent
from tvaers.access.actor import Actor
from tvaers.access.recording import recording
from tvaers.councils.models import Membership, PersonalSubstitute
from tvaers.document.model import MeetingKind
from tvaers.meetings.models import DraftItem, Invitee, Meeting, ProcedureAnswer
from tvaers.meetings.procedure.actions import answer_procedure

Choice = ProcedureAnswer.Choice
YES, NO, DISCUSS = Choice.YES, Choice.NO, Choice.DISCUSS
PROCEDURE = "/nordjylland/moeder/2027-02-05/procedure/"


def written_procedure(by: Actor, *members: Membership, last_day: date | None = None) -> Meeting:
    """A written procedure of three items that these are asked in, until a week from now or the day given."""
    meeting = sent(by)
    with recording():
        meeting.kind = MeetingKind.WRITTEN_PROCEDURE
        meeting.answers_until = last_day or timezone.localdate() + timedelta(days=7)
        meeting.save()
    invite(meeting, *members)
    return meeting


def invite(meeting: Meeting, *members: Membership) -> None:
    """Asks these for their answers too."""
    with recording():
        for membership in members:
            _invite(meeting, membership, Invitee.Part.MEMBER)


def let_pass(meeting: Meeting) -> None:
    """Lets the deadline have been yesterday."""
    with recording():
        meeting.answers_until = timezone.localdate() - timedelta(days=1)
        meeting.save()


def stand_in(meeting: Meeting, row: PersonalSubstitute) -> Invitee:
    """The substitute, asked because the member has apologised."""
    member = seat(meeting, row.membership)
    with recording():
        member.answer = Invitee.Answer.APOLOGY
        member.save()
        made = _invite(meeting, row, Invitee.Part.SUBSTITUTE)
        made.sits_for = member
        made.save()
    return made


def seat(meeting: Meeting, membership: Membership) -> Invitee:
    """The member's seat, as it is now."""
    found: Invitee = Invitee.objects.get(meeting=meeting, membership=membership)
    return found


def item_numbered(meeting: Meeting, number: str) -> DraftItem:
    """The item with this number."""
    found: DraftItem = DraftItem.objects.get(meeting=meeting, number=number)
    return found


def say(meeting: Meeting, membership: Membership, *choices: Choice | None, text: str = "") -> None:
    """The member's answers to 1.1, 2.1 and 2.2, None for no answer."""
    for number, choice in zip(("1.1", "2.1", "2.2"), choices, strict=False):
        if choice:
            by = Actor.of_account(account_of(membership))
            answer_procedure(seat(meeting, membership), item_numbered(meeting, number), choice, text, by=by)


def _invite(meeting: Meeting, row: Membership | PersonalSubstitute, part: Invitee.Part) -> Invitee:
    made = Invitee(
        meeting=meeting,
        part=part,
        membership=row if isinstance(row, Membership) else None,
        person=row.person,
        name=row.person.name,
        party=row.party,
        municipality=row.municipality,
    )
    made.save()
    return made
