"""Appointing as the act of an item: seats chosen for it, names proposed, reasons given, registered, and undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.actions.appointing import come_into_force, keep_reasons
from tvaers.appointments.actions.follow_ups import take_back_follow_up
from tvaers.appointments.actions.giving_way import bring_back
from tvaers.appointments.actions.named import Named, person_named
from tvaers.appointments.at_items import can_be_undone, is_decided, rows_at, treatment_of
from tvaers.appointments.checks import warnings_of_body, warnings_of_row
from tvaers.appointments.models import Appointment, Body, Seat, WarningAnswer
from tvaers.councils.models import Municipality
from tvaers.councils.refusals import CannotBeDone
from tvaers.meetings.models import AgendaItem, DraftItem, Edition, Meeting

State, Part, ProposedAs = Appointment.State, Appointment.Part, Appointment.ProposedAs


@dataclass(frozen=True)
class Chosen:
    """Seats that an item is to fill, and for which time; `parts` are what of each: member, substitute, or both.

    `on_the_list` is how many names there are to be for a common list of substitutes.
    """

    valid_from: date
    valid_to: date | None
    members: Sequence[Seat] = ()
    substitutes: Sequence[Seat] = ()
    on_the_list: int = 0


@dataclass(frozen=True)
class Proposed:
    """What is proposed for one place: a name with its party and municipality, or who is to find one."""

    proposed_as: str
    named: Named | None = None
    municipality: Municipality | None = None
    party: str = ""
    condition: str = ""


@action("appointments.appoint", council=council_at("item.council_id"))
def choose_seats(item: DraftItem, body: Body, chosen: Chosen, *, by: Actor) -> list[Appointment]:
    """Lets the item fill these places; as long as nobody is proposed, the name follows. Raises CannotBeDone.

    Of a seat for which a woman and a man are to be nominated, choosing it asks for both.
    """
    if chosen.valid_to is not None and chosen.valid_to <= chosen.valid_from:
        raise CannotBeDone(_("Perioden skal slutte efter den dag, den begynder."))
    there = {(row.seat_id, row.part) for row in Appointment.objects.filter(item=item, body=body) if row.seat_id}
    rows = []
    for part, seats in ((Part.MEMBER, chosen.members), (Part.SUBSTITUTE, chosen.substitutes)):
        for seat in seats:
            if (seat.pk, part) not in there:
                rows += [_place(item, body, chosen, seat, part) for _number in range(_names_for(seat, part))]
    ranks = Appointment.objects.filter(body=body, seat=None).exclude(state=State.VOID).values_list("rank", flat=True)
    first = max(ranks, default=0) + 1
    for rank in range(first, first + chosen.on_the_list):
        rows.append(_place(item, body, chosen, None, Part.SUBSTITUTE, rank=rank))
    if not rows:
        raise CannotBeDone(_("Vælg mindst én plads."))
    for row in rows:
        row.save()
    return rows


@action("appointments.appoint", council=council_at("appointment.council_id"))
def propose(appointment: Appointment, proposed: Proposed, *, by: Actor) -> None:
    """Says who is proposed for a place of an item, or who is to find a name. Raises CannotBeDone when it is decided."""
    _check_open(appointment)
    appointment.proposed_as, appointment.condition = proposed.proposed_as, proposed.condition.strip()
    appointment.party, appointment.municipality = proposed.party.strip().upper(), proposed.municipality
    appointment.person = None
    if proposed.proposed_as == ProposedAs.NAMED:
        if proposed.named is None or not proposed.named.name.strip():
            raise CannotBeDone(_("Skriv et navn."))
        if appointment.council is None:
            raise CannotBeDone(_("Pladsen hører ikke til et råd."))
        appointment.person = person_named(
            appointment.council, proposed.named, proposed.municipality, appointment.valid_from, by
        )
    else:
        appointment.condition = ""
    appointment.save()


@action("appointments.appoint", council=council_at("appointment.council_id"))
def drop_place(appointment: Appointment, *, by: Actor) -> None:
    """Lets the item not fill the place after all. Raises CannotBeDone when it is decided."""
    _check_open(appointment)
    for answer in WarningAnswer.objects.filter(appointment=appointment):
        answer.delete()
    appointment.delete()


@action("appointments.appoint", council=council_at("item.council_id"))
def give_reasons(item: DraftItem, reasons: Mapping[str, str], *, by: Actor) -> int:
    """Keeps reasons for going on against warnings: by "row-KEY-CODE" for one place, "body-KEY-CODE" for a whole body.

    An empty one takes the reason away. Returns how many warnings have a reason then.
    """
    rows = rows_at(item)
    kept = 0
    for row in rows:
        given = {each.code: reasons.get(f"row-{row.pk}-{each.code}") for each in warnings_of_row(row, rows)}
        kept += _keep_for_row(row, given, rows)
    for body in {row.body_id: row.body for row in rows}.values():
        kept += _keep_for_body(item, body, [row for row in rows if row.body_id == body.pk], reasons)
    return kept


@action("appointments.appoint", council=council_at("item.council_id"))
def register(item: DraftItem, *, by: Actor) -> list[str]:
    """Makes of the item's proposals what it decided, once that is recorded; what stays open leaves its follow-up.

    Returns why some could not be, in words: those stay proposals. Raises CannotBeDone while nothing is decided.
    """
    treatment = treatment_of(item)
    if treatment is None or not is_decided(treatment):
        raise CannotBeDone(_("Punktets beslutning er ikke noteret endnu, eller det blev ikke besluttet som foreslået."))
    meeting, refused = treatment.session.meeting, []
    printed = _printed(meeting, item)
    for row in rows_at(item):
        if row.state != State.PROPOSED:
            continue
        row.decided_on, row.decided_in = meeting.held_on, printed
        row.decision = _("Punkt %(number)s") % {"number": item.number}
        try:
            come_into_force(row, by=by)
        except CannotBeDone as reason:
            refused.append(f"{row.person or row.get_proposed_as_display()}: {reason}")
    return refused


@action("appointments.appoint", council=council_at("item.council_id"))
def undo_register(item: DraftItem, *, by: Actor) -> None:
    """Makes proposals again of what the item put into the register, and lets what gave way be as it was.

    Raises CannotBeDone once the minutes are sent, and when something has happened to one of them since.
    """
    if not can_be_undone(item):
        raise CannotBeDone(_("Referatet er sendt. Ret den enkelte udpegning i Blå Bog i stedet."))
    rows = [row for row in rows_at(item) if row.state != State.PROPOSED]
    touched = [row for row in rows if row.end_reason or row.answered_on]
    if touched:
        words = _("Der er sket noget med %(name)s siden. Ret den enkelte udpegning i Blå Bog i stedet.")
        raise CannotBeDone(words % {"name": touched[0].person or touched[0].get_state_display()})
    for row in rows:
        take_back_follow_up(row)
        row.state, row.excused = State.PROPOSED, ""
        row.decided_on, row.decided_in, row.decision = None, None, ""
        row.save()
        bring_back(row)


def _place(item: DraftItem, body: Body, chosen: Chosen, seat: Seat | None, part: str, *, rank: int = 0) -> Appointment:
    return Appointment(
        item=item,
        body=body,
        seat=seat,
        council_id=item.council_id,
        part=part,
        rank=rank,
        state=State.PROPOSED,
        proposed_as=ProposedAs.NAME_FOLLOWS,
        valid_from=chosen.valid_from,
        valid_to=chosen.valid_to,
    )


def _names_for(seat: Seat, part: str) -> int:
    takes_both = seat.kind.body.gender_rule == Body.GenderRule.BOTH_SEXES_PER_SEAT
    return 2 if takes_both and seat.kind.act == "nominate" and part == Part.MEMBER else 1


def _check_open(appointment: Appointment) -> None:
    if appointment.state != State.PROPOSED or appointment.item is None:
        raise CannotBeDone(_("Udpegningen er ført i registret. Fortryd det først."))


def _keep_for_row(row: Appointment, given: Mapping[str, str | None], rows: Sequence[Appointment]) -> int:
    written = {code: text for code, text in given.items() if text is not None}
    for answer in WarningAnswer.objects.filter(appointment=row, code__in=list(written)):
        answer.delete()
    keep_reasons(row, warnings_of_row(row, rows), written)
    return sum(bool(text.strip()) for text in written.values())


def _keep_for_body(item: DraftItem, body: Body, rows: Iterable[Appointment], reasons: Mapping[str, str]) -> int:
    proposed, kept = list(rows), 0
    for warning in warnings_of_body(body, proposed[0].valid_from, proposed):
        reason = reasons.get(f"body-{body.pk}-{warning.code}")
        if reason is None:
            continue
        for earlier in WarningAnswer.objects.filter(item=item, body=body, code=warning.code):
            earlier.delete()
        if reason.strip():
            values = {"message": warning.message, "source": warning.source, "reason": reason.strip()}
            WarningAnswer(item=item, body=body, code=warning.code, **values).save()
            kept += 1
    return kept


def _printed(meeting: Meeting, item: DraftItem) -> AgendaItem | None:
    """The item as the paper that was sent last has it; minutes bring another one of the same number."""
    edition = Edition.objects.filter(meeting=meeting).order_by("-number").first()
    found: AgendaItem | None = AgendaItem.objects.filter(edition=edition, number=item.number).first()
    return found
