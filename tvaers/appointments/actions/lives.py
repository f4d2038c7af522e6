"""One event in a life carried out, with all that follows from it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.actions.facts import adopt
from tvaers.appointments.actions.follow_ups import keep_task
from tvaers.appointments.actions.settling_seats import apply
from tvaers.appointments.leaving import Foreseen, Kind, LifeEvent, foresee, parties_held
from tvaers.appointments.models import LifeFact
from tvaers.councils.actions.members import end_membership, seat
from tvaers.councils.models import Council, Membership, PersonalSubstitute
from tvaers.councils.periods import on_day
from tvaers.councils.refusals import CannotBeDone

NEVER = date(1900, 1, 1)
"""From when a board is said to have been sat in, when only the day of leaving it is known."""


@action("appointments.appoint", council=council_at("council.pk"))
def carry_out(council: Council, event: LifeEvent, *, by: Actor) -> Foreseen:
    """Keeps the event and does all that follows from it, as it was foreseen: seats end, substitutes move up.

    Raises CannotBeDone for a leave that ends before it begins. One use case, one event in the trail.
    """
    if event.kind is Kind.LEAVE and event.until is not None and event.until <= event.day:
        raise CannotBeDone(_("Orloven skal slutte efter den dag, den begynder."))
    foreseen = foresee(event)
    adopt(event.person)
    _keep_event(event)
    for membership in foreseen.memberships:
        _end_membership(membership, event.day, by)
    for in_body in foreseen.bodies:
        apply(in_body, event.person, by)
    return foreseen


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
