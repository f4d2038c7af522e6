"""Who calls and opens the constituting meeting, and the meeting made with its fixed agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.constitution.actions.beginning import council_of
from tvaers.constitution.agenda import APPOINTMENTS, AgendaFacts, sections_of
from tvaers.constitution.models import Constitution, Gathering
from tvaers.constitution.queries.arrivals import members_of
from tvaers.constitution.queries.handover import handed_over
from tvaers.constitution.queries.letters import common_places
from tvaers.councils.models import Person
from tvaers.councils.refusals import CannotBeDone
from tvaers.document.model import MeetingKind
from tvaers.meetings.agenda.actions.programme import keep_programme
from tvaers.meetings.drafts.actions.writing import latest_version
from tvaers.meetings.models import Meeting
from tvaers.meetings.planning.actions.meetings import plan_meeting
from tvaers.meetings.planning.actions.preparing import begin_preparing_with


@dataclass(frozen=True)
class Day:
    """When and where the meeting is, and the programme of the day, one entry a line."""

    held_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    programme: str = ""


@action("constitution.tend", council=council_of)
def keep_convening(
    constitution: Constitution, convened_by: str, opened_by: str, senior_mayor: Person | None, *, by: Actor
) -> Gathering:
    """Keeps who calls the meeting, who opens it, and who is the longest-serving mayor."""
    row = _gathering(constitution)
    row.convened_by = Gathering.Convener(convened_by).value
    row.opened_by = Gathering.Opener(opened_by).value
    row.senior_mayor = senior_mayor
    row.save()
    return row


@action("constitution.tend", council=council_of)
def make_meeting(constitution: Constitution, day: Day, *, by: Actor) -> Meeting:
    """Plans the constituting meeting and begins its agenda with the fixed items (domain 1.5), and the programme.

    A day after 31 January is warned of in the timetable and hinders nothing. Raises CannotBeDone when there is a
    meeting already and when nobody stands behind it, and CannotPrepare for a programme that cannot be read.
    """
    row = _gathering(constitution)
    if row.meeting is not None and row.meeting.cancelled_at is None:
        raise CannotBeDone(_("Det konstituerende møde er lagt allerede. Flyt det i mødeplanen."))
    if by.account is None:
        raise CannotBeDone(_("Log ind først: punkterne på dagsordenen har en forfatter."))
    council = constitution.council
    meeting = plan_meeting(
        council,
        day.held_on,
        kind=MeetingKind.CONSTITUTING,
        starts_at=day.starts_at,
        ends_at=day.ends_at,
        place=day.place,
        by=by,
    )
    row.meeting = meeting
    row.save()
    items = begin_preparing_with(meeting, sections_of(_facts(constitution, by.account.name)), by=by)
    if day.programme.strip():
        keep_programme(meeting, day.programme, begun_from="", by=by)
    row.appointments_item = next(item for item in items if latest_version(item).title == APPOINTMENTS)
    row.save()
    return meeting


def _facts(constitution: Constitution, sender: str) -> AgendaFacts:
    words = common_places(constitution, sender, timezone.localdate(), OPERATOR)
    return AgendaFacts(
        council=constitution.council.name,
        members=members_of(constitution, OPERATOR),
        opened_by=words["aabner"],
        convened_by=words["indkalder"],
        alliances_by=words["valgforbund_senest"],
        bodies=handed_over(constitution, OPERATOR),
    )


def _gathering(constitution: Constitution) -> Gathering:
    rows = Gathering.objects.filter(constitution=constitution).select_related("meeting", "senior_mayor")
    return rows.first() or Gathering(constitution=constitution)
