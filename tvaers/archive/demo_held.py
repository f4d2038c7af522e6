"""A meeting that was held in the demo: sent, decided, its minutes sent, and one remark to answer. All invented.

It goes the way that any meeting goes, by the same actions, so what follows from them is there too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from tvaers.access.action import Actor
from tvaers.access.visibility import OPERATOR
from tvaers.councils.models import Council
from tvaers.meetings.attendance.actions.calling_in import answer_for
from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
from tvaers.meetings.minutes.actions.checking import ask_for_check, check_minutes
from tvaers.meetings.minutes.actions.remarking import remark_on_minutes
from tvaers.meetings.minutes.actions.writing import send_minutes
from tvaers.meetings.models import NOTHING_RECORDED, AgendaSection, DraftItem, FollowUp, Invitee, Meeting, Treatment
from tvaers.meetings.planning.actions.meetings import plan_meeting
from tvaers.meetings.planning.actions.offers import take_minutes
from tvaers.meetings.planning.actions.preparing import begin_preparing, place_item
from tvaers.meetings.planning.offer_queries import offers_for
from tvaers.meetings.sending.actions.sending import send_agenda
from tvaers.meetings.session.actions.deciding import finish_item, set_acts, type_decision
from tvaers.meetings.session.actions.leaving_over import add_follow_up, postpone
from tvaers.meetings.session.actions.opening import close_session, open_session, take_up
from tvaers.meetings.session.actions.presence import note_all_who_come, note_leaving

Kind, Answer = FollowUp.Kind, Invitee.Answer
POSTPONED = "Elcykler til sundhedsplejen"


@dataclass(frozen=True)
class DemoActors:
    """Who does what: the secretary all but what only the chair or a member can do."""

    secretary: Actor
    chair: Actor
    member: Actor


@dataclass(frozen=True)
class _Left:
    """What a decision leaves to be done, so many days after the meeting."""

    kind: FollowUp.Kind
    text: str
    who: str
    days: int


@dataclass(frozen=True)
class _Case:
    """An item and what became of it; without a decision it is postponed."""

    parts: DraftParts
    decision: str = ""
    left: tuple[_Left, ...] = field(default=())


_CASES = (
    _Case(
        DraftParts(
            title="Ladestandere ved idrætshallerne",
            case_number="SAG-2026-01397",
            officers="siva",
            background="Hver tredje bil i hallernes parkering om aftenen er en elbil. Der er 14 ladestandere i alt.",
            recommendation=(
                "Det indstilles, at KKR Nordjylland\n\n"
                "- anbefaler kommunerne et fælles udbud af ladestandere\n"
                "- bemyndiger formandskabet til at aftale tidsplanen med de kommuner, der er med."
            ),
            presentation=(
                "Et udbud for alle elleve kommuner giver 160 ladestandere over tre år.\n\n"
                "| År | Ladestandere | Mio. kr. |\n|---|---:|---:|\n| 1 | 60 | 4,1 |\n| 2 | 60 | 4,0 |\n"
                "| 3 | 40 | 2,7 |"
            ),
        ),
        "KKR Nordjylland anbefalede kommunerne et fælles udbud af ladestandere og bemyndigede formandskabet til at "
        "aftale tidsplanen.\n\nLæsø Kommune tog forbehold for udgiften til søkablet.",
        (
            _Left(Kind.TASK, "Skriv til kommunerne om udbuddet og spørg, hvem der er med", "Sekretariatet", 5),
            _Left(Kind.AUTHORISATION, "Aftale tidsplanen for udbuddet af ladestandere", "Formandskabet", 60),
        ),
    ),
    _Case(
        DraftParts(
            title="Ventetid til genoptræning",
            case_number="SAG-2026-01411",
            officers="mht",
            background="KKR Nordjylland bad i foråret om tal for ventetiden i hver kommune.",
            recommendation="Det indstilles, at KKR Nordjylland drøfter ventetiden.",
            presentation="Ventetiden er mellem 6 og 19 dage. Fire kommuner har ansat flere fysioterapeuter siden maj.",
        ),
        "KKR Nordjylland drøftede ventetiden med følgende bemærkninger:\n\n"
        "- Tallene skal opgøres ens, før de kan sammenlignes.\n"
        "- Transporten fylder mere end ventetiden for borgere uden bil.",
        (_Left(Kind.TASK, "Nye tal for ventetiden, opgjort ens i alle kommuner", "Dirk Tofthøj", 90),),
    ),
    _Case(
        DraftParts(
            title=POSTPONED,
            case_number="SAG-2026-01420",
            officers="siva",
            background="To kommuner har lånt hinanden elcykler til hjemmebesøg.",
            recommendation="Det indstilles, at KKR Nordjylland godkender, at ordningen udvides til alle kommuner.",
            presentation="En elcykel koster 11.000 kr. om året med service. Der mangler tal fra tre kommuner.",
        )
    ),
)
_STANDING: dict[str, str] = {
    DraftItem.Standing.AGENDA: "{council} godkendte dagsordenen.",
    DraftItem.Standing.MINUTES: "{council} godkendte referatet.",
    DraftItem.Standing.REPORTS: "{council} tog orienteringen til efterretning.",
    DraftItem.Standing.NEXT_MEETING: "{council} tog orienteringen til efterretning.",
}
_REMARK = "Jeg bad også om at få ventetiden for børn for sig. Kan det komme med i punkterne?"


def hold_demo_meeting(council: Council, held_on: date, section: str, actors: DemoActors, *, site: str) -> Meeting:
    """The meeting from its agenda to minutes that were sent; each step as an action of its own.

    `section` is the one of the council's template that the cases come in.
    """
    by = actors.secretary
    meeting = plan_meeting(council, held_on, starts_at=time(10), ends_at=time(12), place="Hotel Skarreklit", by=by)
    begin_preparing(meeting, by=by)
    for minutes in offers_for(meeting, OPERATOR).minutes:
        take_minutes(meeting, minutes, by=by)
    placed = AgendaSection.objects.get(meeting=meeting, title=section)
    for case in _CASES:
        place_item(write_draft(council, case.parts, by=by), placed, by=by)
    send_agenda(meeting, site=site, by=by)
    _hold(meeting, site, by)
    ask_for_check(meeting, site=site, by=by)
    check_minutes(meeting, is_agreed=True, by=actors.chair)
    send_minutes(meeting, site=site, by=by)
    meeting.refresh_from_db()
    number = DraftItem.objects.get(meeting=meeting, versions__title=_CASES[1].parts.title).number
    remark_on_minutes(meeting, _REMARK, number, by=actors.member)
    return meeting


def _hold(meeting: Meeting, site: str, by: Actor) -> None:
    for place, invitee in enumerate(Invitee.objects.filter(meeting=meeting)):
        says = Answer.APOLOGY if place % 9 == _STAYS_AWAY else Answer.COMES
        answer_for(invitee, says, site=site, by=by)
    session = open_session(meeting, by=by)
    note_all_who_come(meeting, by=by)
    cases = {case.parts.title: case for case in _CASES}
    for treatment in session.treatments.select_related("item__sent_version", "session__meeting__council"):
        take_up(treatment, by=by)
        _decide(treatment, cases.get(treatment.title), by)
    close_session(meeting, by=by)
    meeting.refresh_from_db()


def _decide(treatment: Treatment, case: _Case | None, by: Actor) -> None:
    meeting = treatment.session.meeting
    if case is not None and not case.decision:
        _someone_leaves(meeting, treatment, by)
        postpone(treatment, None, by=by)
    elif case is not None:
        type_decision(treatment, case.decision, "", by=by)
    elif treatment.item.standing in _STANDING:
        type_decision(treatment, _STANDING[treatment.item.standing].format(council=meeting.council.name), "", by=by)
    else:
        set_acts(treatment, [NOTHING_RECORDED], by=by)
    for left in case.left if case else ():
        due_on = meeting.held_on + timedelta(days=left.days)
        add_follow_up(treatment, left.kind, left.text, left.who, due_on, by=by)
    finish_item(treatment, by=by)


def _someone_leaves(meeting: Meeting, before: Treatment, by: Actor) -> None:
    leaving = meeting.invitees.filter(answer=Answer.COMES, person__account=None).last()
    if leaving is not None:
        note_leaving(leaving, before, by=by)


_STAYS_AWAY = 4
