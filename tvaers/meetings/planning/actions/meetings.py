"""Planning meetings, one or many in one go; changing what is said of one, moving and cancelling it; undoing that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, time

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.councils.models import Council
from tvaers.danish.dates import time_span
from tvaers.document.model import MeetingKind
from tvaers.meetings.cycle.acting import council_of_meeting, hold_meeting
from tvaers.meetings.models import EarlierDay, Meeting, Sending
from tvaers.meetings.sight.actions.depublication import refresh_what_follows
from tvaers.meetings.sight.searchable import key_prefix
from tvaers.meetings.telling.actions import tell_everybody
from tvaers.search.actions import forget

Stage = Meeting.Stage
BEFORE_THE_SESSION = (Stage.PLANNED, Stage.PREPARING, Stage.AGENDA_SENT)


class CannotPlan(ValueError):
    """The plan was not changed. The message is Danish and can be shown."""


@dataclass(frozen=True)
class MeetingFacts:
    """What is said of a meeting besides its day.

    `answers_until` is the last day to answer a written procedure, or to sign up for a theme meeting.
    """

    kind: str = MeetingKind.ORDINARY
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    title: str = ""
    video_link: str = ""
    other_board: str = ""
    answers_until: date | None = None


@action("meetings.plan", council=lambda given: given["council"].pk)
def plan_meeting(
    council: Council,
    held_on: date,
    *,
    kind: str = MeetingKind.ORDINARY,
    starts_at: time | None = None,
    ends_at: time | None = None,
    place: str = "",
    title: str = "",
    video_link: str = "",
    other_board: str = "",
    answers_until: date | None = None,
    by: Actor,
) -> Meeting:
    """A new meeting on the day, after those the council already has that day; only the secretariat sees it."""
    meeting = Meeting(council=council, held_on=held_on, sequence=_free_sequence(council, held_on), stage=Stage.PLANNED)
    facts = MeetingFacts(kind, starts_at, ends_at, place, title, video_link, other_board, answers_until)
    _write(meeting, facts)
    meeting.save()
    return meeting


@action("meetings.plan", council=lambda given: given["council"].pk)
def plan_meetings(council: Council, plans: Sequence[tuple[date, MeetingFacts]], *, by: Actor) -> list[Meeting]:
    """A whole year's or term's meetings: all of them, or none when one fails."""
    return [plan_meeting(council, day, **asdict(facts), by=by) for day, facts in plans]


@action("meetings.plan", council=council_of_meeting)
def change_meeting(meeting: Meeting, facts: MeetingFacts, *, note: str = "", site: str, by: Actor) -> bool:
    """Says something else of the meeting. When its agenda was sent and the time or place is another, everybody is told,
    with the `note` and in their calendars; whether they were.

    `site` is where the site is called from outside. Raises CannotPlan when it is cancelled or has begun.
    """
    _check_open(meeting)
    before = _what_a_calendar_has(meeting)
    _write(meeting, facts)
    is_news = before != _what_a_calendar_has(meeting)
    if is_news:
        meeting.calendar_sequence += 1
    meeting.save()
    return is_news and _tell(meeting, Sending.What.MOVED, note, site, by)


@action("meetings.plan", council=council_of_meeting)
def move_meeting(
    meeting: Meeting,
    held_on: date,
    *,
    starts_at: time | None,
    ends_at: time | None,
    note: str = "",
    site: str,
    by: Actor,
) -> bool:
    """Moves the meeting to another day; its old address leads on to the new one. When its agenda was sent, everybody is
    told, with the `note` and in their calendars; whether they were.

    `site` is where the site is called from outside. Raises CannotPlan when it is cancelled or has begun, or when the
    day is the one it has.
    """
    _check_open(meeting)
    if held_on == meeting.held_on:
        raise CannotPlan(_("Mødet holdes allerede den dag. Ret tidspunktet under ”Ret mødet”."))
    forget(prefix=key_prefix(meeting), by=by)
    EarlierDay(meeting=meeting, held_on=meeting.held_on, sequence=meeting.sequence).save()
    meeting.sequence = _sequence_to_move_to(meeting, held_on)
    meeting.held_on = held_on
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    meeting.time = time_span(starts_at, ends_at)
    meeting.calendar_sequence += 1
    meeting.save()
    _refresh(meeting, by)
    return _tell(meeting, Sending.What.MOVED, note, site, by)


@action("meetings.plan", council=council_of_meeting)
def cancel_meeting(meeting: Meeting, because: str, *, site: str, by: Actor) -> bool:
    """Cancels the meeting and says why. When its agenda was sent, everybody is told, in their calendars too; whether
    they were.

    `site` is where the site is called from outside. Raises CannotPlan without a reason, or when it has begun or is
    cancelled.
    """
    _check_open(meeting)
    reason = " ".join(because.split())
    if not reason:
        raise CannotPlan(_("Skriv, hvorfor mødet aflyses. Det står på mødets side."))
    meeting.cancelled_at = timezone.now()
    meeting.cancelled_because = reason[:LONGEST_REASON]
    meeting.calendar_sequence += 1
    meeting.save()
    _refresh(meeting, by)
    return _tell(meeting, Sending.What.CANCELLED, reason, site, by)


@action("meetings.plan", council=council_of_meeting)
def take_cancelling_back(meeting: Meeting, *, by: Actor) -> None:
    """Undoes the cancelling, as long as nobody was told of it. Raises CannotPlan."""
    hold_meeting(meeting)
    if meeting.cancelled_at is None:
        raise CannotPlan(_("Mødet er ikke aflyst."))
    if was_told_of_cancelling(meeting):
        raise CannotPlan(_("Aflysningen er sendt ud og kan ikke fortrydes. Planlæg et nyt møde i stedet."))
    meeting.cancelled_at, meeting.cancelled_because = None, ""
    meeting.calendar_sequence += 1
    meeting.save()
    _refresh(meeting, by)


@action("meetings.plan", council=council_of_meeting)
def remove_planned_meeting(meeting: Meeting, *, by: Actor) -> None:
    """Takes a meeting out of the plan again as if it had never been there. Raises CannotPlan when it was touched."""
    hold_meeting(meeting)
    if not is_untouched(meeting):
        raise CannotPlan(_("Der er arbejdet med mødet, så det kan ikke fjernes. Aflys det i stedet."))
    meeting.delete()


def is_untouched(meeting: Meeting) -> bool:
    """Whether it is only planned and nothing hangs on it: no item, no one invited, nothing expected, nothing sent."""
    if meeting.stage != Stage.PLANNED or meeting.sent_at is not None:
        return False
    hanging = (relation for relation in meeting._meta.related_objects if relation.related_model is not EarlierDay)
    return not any(
        relation.related_model._base_manager.filter(**{relation.field.name: meeting}).exists() for relation in hanging
    )


def was_told_of_cancelling(meeting: Meeting) -> bool:
    """Whether anything was sent that says that the meeting is cancelled."""
    return Sending.objects.filter(meeting=meeting, what=Sending.What.CANCELLED).exists()


def _check_open(meeting: Meeting) -> None:
    hold_meeting(meeting)
    if meeting.cancelled_at is not None:
        raise CannotPlan(_("Mødet er aflyst. Fortryd aflysningen først, hvis det alligevel skal holdes."))
    if meeting.stage not in BEFORE_THE_SESSION:
        raise CannotPlan(_("Mødet er begyndt eller holdt og kan ikke længere ændres her."))


def _write(meeting: Meeting, facts: MeetingFacts) -> None:
    for name, value in asdict(facts).items():
        setattr(meeting, name, value)
    meeting.time = time_span(facts.starts_at, facts.ends_at)


def _what_a_calendar_has(meeting: Meeting) -> tuple[object, ...]:
    return meeting.starts_at, meeting.ends_at, meeting.place, meeting.title, meeting.video_link


def _free_sequence(council: Council, held_on: date) -> int:
    """The next one that day. Addresses that others know of from before a meeting was moved are not given again."""
    held = Meeting.objects.filter(council=council, held_on=held_on)
    known = EarlierDay.objects.filter(meeting__council=council, held_on=held_on, meeting__sent_at__isnull=False)
    return max((rows.aggregate(last=Max("sequence"))["last"] or 0) for rows in (held, known)) + 1


def _sequence_to_move_to(meeting: Meeting, held_on: date) -> int:
    """The one that the meeting had that day when it is moved back, else the next."""
    for earlier in EarlierDay.objects.filter(meeting=meeting, held_on=held_on):
        taken = Meeting.objects.filter(council=meeting.council_id, held_on=held_on, sequence=earlier.sequence)
        if not taken.exists():
            earlier.delete()
            return int(earlier.sequence)
    return _free_sequence(meeting.council, held_on)


def _tell(meeting: Meeting, what: Sending.What, note: str, site: str, by: Actor) -> bool:
    """Tells those who got the agenda; whether there was one. A meeting that is only prepared is nobody's news yet."""
    if meeting.stage != Stage.AGENDA_SENT:
        return False
    tell_everybody(meeting, what, note, site=site, by=by)
    return True


def _refresh(meeting: Meeting, by: Actor) -> None:
    """What was derived from its paper names its day and address."""
    if meeting.current_edition_id is not None:
        refresh_what_follows(meeting, by=by)


LONGEST_REASON = 300
