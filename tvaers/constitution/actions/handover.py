"""What the old council advises of each body, and the seats that are open for the new term."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.appointments.actions import add_seats, end_appointment
from tvaers.appointments.models import Appointment, Body
from tvaers.constitution.actions.beginning import council_of
from tvaers.constitution.agenda import appointments_parts
from tvaers.constitution.models import BodyAdvice, Constitution, Gathering
from tvaers.constitution.queries.handover import BodyHandedOver, handed_over
from tvaers.councils.refusals import CannotBeDone
from tvaers.meetings.drafts.actions.writing import latest_version, save_draft

TERM_ENDED = "Valgperioden sluttede"
"""Data from then on, in Danish whatever language the secretariat works in."""


@action("constitution.tend", council=council_of)
def advise(constitution: Constitution, body: Body, advice: str, note: str = "", *, by: Actor) -> BodyAdvice:
    """Keeps what the old council hands over of a body: go on, change or drop."""
    row = BodyAdvice.objects.filter(constitution=constitution, body=body).first()
    row = row or BodyAdvice(constitution=constitution, body=body)
    row.advice, row.note = BodyAdvice.Advice(advice).value, note.strip()
    row.save()
    return row


@action("constitution.tend", council=council_of)
def open_seats(constitution: Constitution, *, by: Actor) -> int:
    """Makes the seats of the new term open: whoever sits in one now sits until the term ends, and a body whose seats
    end with it gets as many anew, unless the old council drops it. How many bodies.

    What the old term had stays as it was. A body is done once.
    """
    first = constitution.first_day
    count = 0
    for row in handed_over(constitution, OPERATOR):
        advice = row.row or advise(constitution, row.body, BodyAdvice.Advice.GO_ON, by=by)
        if advice.opened_on is not None:
            continue
        for appointment in row.running_on:
            end_appointment(appointment, on=first, reason=Appointment.EndReason.OTHER, note=TERM_ENDED, by=by)
        if advice.advice != BodyAdvice.Advice.DROP:
            _renew(row, first, by)
        advice.opened_on = timezone.localdate()
        advice.save()
        count += 1
    return count


@action("constitution.tend", council=council_of)
def write_appointments_item(constitution: Constitution, *, by: Actor) -> None:
    """Writes the bodies and what is advised of them into the meeting's item on appointments.

    Raises CannotBeDone when the meeting has no such item.
    """
    gathering = Gathering.objects.filter(constitution=constitution).select_related("appointments_item").first()
    if gathering is None or gathering.appointments_item is None:
        raise CannotBeDone(_("Det konstituerende møde er ikke lagt, så der er ikke noget punkt at skrive i."))
    parts = appointments_parts(constitution.council.name, handed_over(constitution, OPERATOR))
    item = gathering.appointments_item
    save_draft(item, parts, based_on=latest_version(item).number, by=by)


def _renew(row: BodyHandedOver, first: date, by: Actor) -> None:
    """As many seats of each kind, of the same council, as end with the old term; none for a body that ends with it."""
    if not row.body.is_valid_on(first):
        return
    gone = [each.seat for each in row.seats if not each.seat.is_valid_on(first)]
    for (kind, council), count in Counter((seat.kind, seat.council) for seat in gone).items():
        add_seats(row.body, name=kind.name, count=count, valid_from=first, councils=(council,), by=by)
