"""Minutes made anew by going through the cycle by hand: the agenda typed in, sent, treated item by item, and closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from tests.meetings.drafts.laid import SITE, council
from tests.papers import OPERATOR
from tvaers.access.actor import Actor
from tvaers.councils.actions.members import person_called, seat
from tvaers.councils.models import Municipality
from tvaers.document.model import Attendee, Document, Item
from tvaers.meetings.attendance.actions.calling_in import call_in
from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
from tvaers.meetings.minutes.composing import minutes_document
from tvaers.meetings.models import NOTHING_RECORDED, Invitee, Meeting, Treatment
from tvaers.meetings.planning.actions.meetings import plan_meeting
from tvaers.meetings.planning.actions.preparing import add_section, begin_preparing, place_item
from tvaers.meetings.sending.actions.sending import send_agenda
from tvaers.meetings.session.actions.deciding import finish_item, set_acts, type_decision
from tvaers.meetings.session.actions.opening import close_session, open_session
from tvaers.meetings.session.actions.presence import note_arrival


def minutes_by_hand(paper: Document, by: Actor) -> Document:
    """The minutes that come of typing what the paper says, at each stage what a secretary knows then."""
    meeting = _prepared(paper, by)
    send_agenda(meeting, site=SITE, by=by)
    open_session(meeting, by=by)
    _note_who_came(meeting, paper.participants, by)
    decisions = {item.number: item.parts.decision or "" for item in paper.items()}
    for treatment in Treatment.objects.filter(session=meeting.pk):
        _decide(treatment, decisions[treatment.item.number], by)
    close_session(meeting, by=by)
    return minutes_document(meeting)


def _prepared(paper: Document, by: Actor) -> Meeting:
    assert paper.date is not None
    for attendee in (*paper.participants, *paper.apologies):
        _seat(attendee, paper)
    starts_at, ends_at = _times(paper.time or "10.00-12.00")
    meeting = plan_meeting(
        council(), paper.date, starts_at=starts_at, ends_at=ends_at, place=paper.place or "Aalborg", by=by
    )
    begin_preparing(meeting, by=by)
    for printed in paper.sections:
        section = add_section(meeting, printed.title, by=by)
        for item in printed.items:
            place_item(write_draft(meeting.council, _parts(item), by=by), section, by=by)
    return meeting


def _parts(item: Item) -> DraftParts:
    """What stands under none of the four headings is typed into the case."""
    presentation = "\n\n".join(text for text in (item.parts.presentation, item.other) if text)
    return DraftParts(
        title=item.title,
        case_number=item.case_number or "",
        officers=" / ".join(item.officers),
        background=item.parts.background or "",
        recommendation=item.parts.recommendation or "",
        presentation=presentation,
    )


def _seat(attendee: Attendee, paper: Document) -> None:
    municipality = Municipality.objects.get(name=attendee.municipality)
    person = person_called(council(), attendee.name, by=OPERATOR)
    assert paper.date is not None
    since = paper.date.replace(month=1, day=1)
    seat(council(), person, municipality, party=attendee.party or "", valid_from=since, by=OPERATOR)


def _note_who_came(meeting: Meeting, participants: Iterable[Attendee], by: Actor) -> None:
    call_in(meeting, by=by)
    names = {attendee.name for attendee in participants}
    for invitee in Invitee.objects.filter(meeting=meeting):
        if invitee.name in names:
            note_arrival(invitee, None, by=by)


def _decide(treatment: Treatment, text: str, by: Actor) -> None:
    type_decision(treatment, text, treatment.decision, by=by)
    treatment.refresh_from_db()
    if not treatment.acts:
        set_acts(treatment, [NOTHING_RECORDED], by=by)
    finish_item(treatment, by=by)


def _times(printed: str) -> tuple[time, time | None]:
    moments = [time(*map(int, part.split("."))) for part in printed.split("-")]
    return moments[0], moments[1] if len(moments) > 1 else None
