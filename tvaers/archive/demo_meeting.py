"""The demo's meetings: members with seats, one that was held, and one whose agenda is begun. All invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta

from django.db import transaction
from django.utils import timezone

from tvaers.access.action import Actor
from tvaers.access.visibility import OPERATOR
from tvaers.archive.demo_held import DemoActors, hold_demo_meeting
from tvaers.councils.actions.members import person_called, seat, set_substitute
from tvaers.councils.models import Council, Membership, Municipality
from tvaers.law.meeting_days import concerns_of
from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
from tvaers.meetings.models import AgendaSection, Meeting
from tvaers.meetings.paper.queries import members_on
from tvaers.meetings.planning.actions.meetings import plan_meeting
from tvaers.meetings.planning.actions.preparing import begin_preparing, place_item
from tvaers.meetings.planning.actions.template import use_usual_template

FRIDAY = 4
WEEKS_AHEAD = 10
SECTION = "Regionalpolitiske sager"
_BUSES = DraftParts(
    title="Aftenbusser mellem uddannelsesbyerne",
    case_number="SAG-2026-01602",
    officers="siva",
    background="Fra klokken 19 kører der ingen busser mellem Thisted og Hjørring. Kommunerne har bedt om et overblik.",
    recommendation=(
        "Det indstilles, at KKR Nordjylland\n\n"
        "- drøfter de tre forslag til køreplan\n"
        "- godkender, at forslag B prøves i et år\n"
        "- bemyndiger formandskabet til at aftale prisen med trafikselskabet."
    ),
    presentation=(
        "Forslag B giver to afgange hver aften og koster 3,4 mio. kr. om året.\n\n"
        "| Forslag | Afgange | Mio. kr. |\n|---|---:|---:|\n| A | 1 | 1,9 |\n| B | 2 | 3,4 |\n| C | 4 | 6,8 |"
    ),
)
_PLACES = DraftParts(
    title="Praktikpladser på de små plejehjem",
    case_number="SAG-2026-01588",
    officers="siva / mht",
    background="Hvert femte plejehjem har under 20 pladser og tager i dag ingen elever.",
    recommendation="Det indstilles, at KKR Nordjylland tager orienteringen til efterretning.",
    presentation="To plejehjem kan dele en elev. Det er prøvet i Jammerbugt siden foråret.",
)


@transaction.atomic
def add_demo_meetings(
    council: Council, emails: Mapping[str, str], actors: DemoActors, *, site: str, by: Actor
) -> Meeting | None:
    """Seats those whom the latest minutes name, holds a meeting, and begins the next one's agenda, which it returns.

    None when there are meetings already. `emails` has the addresses of members who can be signed in as, by name; `site`
    is what the links in letters begin with. It is no action itself, so that each step stands in the histories.
    """
    if Meeting.objects.filter(council=council).exclude(stage=Meeting.Stage.ARCHIVED).exists():
        return None
    today, secretary = timezone.localdate(), actors.secretary
    held_on = _last_day(council, today)
    _seat_members(council, emails, date(held_on.year, 1, 1), by=by)
    use_usual_template(council, by=secretary)
    meeting = plan_meeting(
        council,
        _next_day(today),
        starts_at=time(10),
        ends_at=time(12),
        place="Regionshuset, mødelokale 2",
        by=secretary,
    )
    hold_demo_meeting(council, held_on, SECTION, actors, site=site)
    begin_preparing(meeting, by=secretary)
    section = AgendaSection.objects.get(meeting=meeting, title=SECTION)
    for parts in (_BUSES, _PLACES):
        place_item(write_draft(council, parts, by=secretary), section, by=secretary)
    return meeting


def _seat_members(council: Council, emails: Mapping[str, str], since: date, *, by: Actor) -> None:
    """Everyone on the latest list of those who attended; the first has a substitute."""
    seated: list[Membership] = []
    for member in members_on(council, timezone.localdate(), OPERATOR).members:
        municipality = Municipality.objects.filter(name=member.municipality).first()
        if municipality is not None:
            person = person_called(council, member.name, emails.get(member.name, ""), by=by)
            seated.append(seat(council, person, municipality, party=member.party, valid_from=since, by=by))
    if seated:
        substitute = person_called(council, "Karen Snedholm", emails.get("Karen Snedholm", ""), by=by)
        first = next((row for row in seated if row.person.name in emails), seated[0])
        set_substitute(first, substitute, first.municipality, party=first.party, valid_from=since, by=by)


def _next_day(today: date) -> date:
    """A Friday some weeks ahead that nothing speaks against."""
    day = today + timedelta(weeks=WEEKS_AHEAD)
    day += timedelta(days=(FRIDAY - day.weekday()) % 7)
    while concerns_of(day):
        day += timedelta(weeks=1)
    return day


def _last_day(council: Council, today: date) -> date:
    """A Friday a week or two ago that nothing speaks against, and on which the council held no other meeting."""
    day = today - timedelta(days=7 + (today.weekday() - FRIDAY) % 7)
    while concerns_of(day) or Meeting.objects.filter(council=council, held_on=day).exists():
        day -= timedelta(weeks=1)
    return day
