"""What is kept of lives, and one event carried out with all that follows from it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.actions.bodies import end_or_void
from tvaers.appointments.actions.follow_ups import keep_task, wait_for_another, want_member, want_substitute
from tvaers.appointments.actions.moving_up import moved_up
from tvaers.appointments.leaving import Foreseen, InBody, Kind, LifeEvent, foresee, parties_held
from tvaers.appointments.models import Appointment, LifeFact, PersonSex, Seat
from tvaers.appointments.standing import facts_by_membership
from tvaers.councils.actions.members import end_membership, seat
from tvaers.councils.models import Council, Membership, Municipality, Person, PersonalSubstitute
from tvaers.councils.periods import on_day
from tvaers.councils.refusals import CannotBeDone
from tvaers.law.seat_changes import Consequence, What

NEVER = date(1900, 1, 1)
"""From when a board is said to have been sat in, when only the day of leaving it is known."""


@action("appointments.appoint", council=council_at("council.pk"))
def note_fact(
    council: Council,
    person: Person,
    kind: str,
    *,
    valid_from: date,
    valid_to: date | None = None,
    municipality: Municipality | None = None,
    party: str = "",
    by: Actor,
) -> LifeFact:
    """Keeps that someone sits in a board, is mayor, of a party or on leave. Raises CannotBeDone without place or party.

    `council` is the one whose secretariat says so; what it says holds for all.
    """
    if valid_to is not None and valid_to <= valid_from:
        raise CannotBeDone(_("Perioden skal slutte efter den dag, den begynder."))
    if kind in (LifeFact.Kind.BOARD, LifeFact.Kind.MAYORALTY) and municipality is None:
        raise CannotBeDone(_("Vælg kommunen."))
    letter = party.strip().upper()
    if kind == LifeFact.Kind.PARTY and not letter:
        raise CannotBeDone(_("Skriv partiets bogstav."))
    _adopt(person)
    values = {"municipality": municipality, "party": letter, "valid_from": valid_from, "valid_to": valid_to}
    fact = LifeFact(person=person, kind=kind, **values)
    fact.save()
    return fact


@action("appointments.appoint", council=council_at("council.pk"))
def type_sex(council: Council, person: Person, sex: str, *, by: Actor) -> None:
    """Keeps what someone typed; an empty text takes it away."""
    row = PersonSex.objects.filter(person=person).first()
    if not sex:
        if row is not None:
            row.delete()
        return
    row = row or PersonSex(person=person)
    row.sex = PersonSex.Sex(sex)
    row.save()


@action("appointments.appoint", council=council_at("council.pk"))
def carry_out(council: Council, event: LifeEvent, *, by: Actor) -> Foreseen:
    """Keeps the event and does all that follows from it, as it was foreseen: seats end, substitutes move up.

    Raises CannotBeDone for a leave that ends before it begins. One use case, one event in the trail.
    """
    if event.kind is Kind.LEAVE and event.until is not None and event.until <= event.day:
        raise CannotBeDone(_("Orloven skal slutte efter den dag, den begynder."))
    foreseen = foresee(event)
    _adopt(event.person)
    _keep_event(event)
    for membership in foreseen.memberships:
        _end_membership(membership, event.day, by)
    for in_body in foreseen.bodies:
        _apply(in_body, by)
    return foreseen


def _adopt(person: Person) -> None:
    """Makes facts of what seats in KKRs tell of a person of whom nothing else is kept."""
    if LifeFact.objects.filter(person=person).exists():
        return
    for fact in facts_by_membership(Membership.objects.filter(person=person)):
        fact.save()


def _keep_event(event: LifeEvent) -> None:
    person, day, kinds = event.person, event.day, LifeFact.Kind
    if event.kind is Kind.DIED:
        LifeFact(person=person, kind=kinds.DEATH, valid_from=day).save()
    elif event.kind is Kind.LEAVE:
        LifeFact(person=person, kind=kinds.LEAVE, valid_from=day, valid_to=event.until).save()
    elif event.kind is Kind.CHANGED_PARTY:
        if not LifeFact.objects.filter(person=person, kind=kinds.PARTY).exists():
            for party in sorted(parties_held(person)):
                LifeFact(person=person, kind=kinds.PARTY, party=party, valid_from=NEVER, valid_to=day).save()
        _end_facts(event, kinds.PARTY)
        if event.party:
            LifeFact(person=person, kind=kinds.PARTY, party=event.party.strip().upper(), valid_from=day).save()
    else:
        _end_facts(event, kinds.MAYORALTY)
        if event.kind is Kind.LEFT_BOARD:
            _end_facts(event, kinds.BOARD)


def _end_facts(event: LifeEvent, kind: str) -> None:
    """Ends what is known of the kind; where nothing is, keeps that it was so until then, when the place is known."""
    rows = LifeFact.objects.filter(person=event.person, kind=kind)
    if event.municipality is not None and kind != LifeFact.Kind.PARTY:
        rows = rows.filter(municipality=event.municipality)
    if not rows.exists() and event.municipality is not None and kind != LifeFact.Kind.PARTY:
        values = {"municipality": event.municipality, "valid_from": NEVER, "valid_to": event.day}
        LifeFact(person=event.person, kind=kind, **values).save()
        return
    for row in rows.filter(Q(valid_to=None) | Q(valid_to__gt=event.day)):
        if row.valid_from >= event.day:
            row.delete()
        else:
            row.valid_to = event.day
            row.save()


def _end_membership(membership: Membership, day: date, by: Actor) -> None:
    """Ends a seat in a KKR; of a supplementary member the personal substitute has it from then on (domain 1.7)."""
    substitute = PersonalSubstitute.objects.filter(on_day(day), membership=membership).first()
    if substitute is None:
        substitute = PersonalSubstitute.objects.filter(
            on_day(day - timedelta(days=1)), membership=membership, valid_to=membership.valid_to
        ).first()
    until = membership.valid_to
    end_membership(membership, on=day, by=by)
    if substitute is None or membership.is_mayor:
        return
    try:
        seat(
            membership.council,
            substitute.person,
            substitute.municipality,
            party=substitute.party or membership.party,
            valid_from=day,
            valid_to=until,
            by=by,
        )
    except CannotBeDone:
        # They have a seat of their own already: the place is left for a person to fill.
        keep_task(membership.council, _("Medlem mangler efter %(name)s.") % {"name": membership.person.name})
        return
    keep_task(membership.council, _("Ny personlig stedfortræder for %(name)s.") % {"name": substitute.person.name})


def _apply(in_body: InBody, by: Actor) -> None:
    """Makes the rows what the rules made of them."""
    standing, settled = in_body.standing, in_body.settled
    left = {holding.key: holding for holding in settled.holdings}
    reasons = {each.holding: each for each in settled.consequences if each.what in (What.ENDS, What.NEVER_BEGINS)}
    ups = {each.holding: each for each in settled.consequences if each.what is What.MOVES_UP}
    for before in standing.holdings:
        after = left.get(before.key)
        if after == before:
            continue
        up = ups.get(before.key)
        day = before.period.begins if after is None else after.period.ends
        reason = Appointment.EndReason.MOVED_UP.value if up else reasons[before.key].cause
        end_or_void(standing.rows[before.key], day or before.period.begins, reason)
    known = {holding.key for holding in standing.holdings}
    seats = {str(row.pk): row for row in Seat.objects.filter(kind__body=standing.body).select_related("kind__body")}
    for holding in settled.holdings:
        if holding.key not in known:
            row = standing.rows[holding.key.split("+", 1)[0]]
            moved_up(row, seats[holding.seat or ""], holding.period.begins, holding.period.ends, by=by)
    for consequence in settled.consequences:
        _leave_to_be_done(consequence, in_body, seats, by)


def _leave_to_be_done(consequence: Consequence, in_body: InBody, seats: dict[str, Seat], by: Actor) -> None:
    """That one is wanted in the place of somebody who left: asked of the bloc that the seat is agreed to be for."""
    row = in_body.standing.rows[consequence.holding.split("+", 1)[0]]
    seat = seats.get(consequence.seat or "")
    whom = (seat.bloc if seat else "") or row.party
    if consequence.what is What.SUBSTITUTE_WANTED:
        wait_for_another(row, want_substitute(row.council, in_body.body, whom), by=by)
    elif consequence.what is What.VACANT:
        wait_for_another(row, want_member(row.council, in_body.body, seat.name if seat else "", whom), by=by)
