"""Appointments that the reader found in minutes: shown beside what is registered, to be taken over by a person.

Only what everybody may read of the minutes is offered, for what is registered is public.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, QuerySet

from tvaers.access.visibility import PUBLIC
from tvaers.appointments.models import Appointment
from tvaers.councils.models import Council
from tvaers.document.model import Act, Role
from tvaers.document.model import Appointment as Printed
from tvaers.meetings.models import AgendaItem


@dataclass(frozen=True)
class FoundInPaper:
    """An item of current minutes with the appointments printed in it; `taken` are registered by it already."""

    item: AgendaItem
    printed: list[Printed]
    taken: int

    @property
    def bodies(self) -> list[str]:
        """What the paper calls the bodies, each once."""
        return list(dict.fromkeys(each.body for each in self.printed))

    @property
    def members(self) -> list[Printed]:
        """Those who are not substitutes."""
        return [each for each in self.printed if each.role is not Role.SUBSTITUTE]

    @property
    def substitutes(self) -> list[Printed]:
        """The substitutes, in the order printed."""
        return [each for each in self.printed if each.role is Role.SUBSTITUTE]


def items_with_appointments(council: Council) -> QuerySet[AgendaItem]:
    """Items of the council's current minutes that decided to appoint or nominate, the latest first."""
    rows: QuerySet[AgendaItem] = AgendaItem.objects.visible_to(PUBLIC).filter(
        edition__meeting__council=council,
        edition=F("edition__meeting__current_edition"),
        acts__is_decision=True,
        acts__act__in=[Act.APPOINTED.value, Act.NOMINATED.value],
    )
    return (
        rows.select_related("edition__meeting__council").distinct().order_by("-edition__meeting__held_on", "position")
    )


def found_in(item: AgendaItem) -> FoundInPaper:
    """The appointments printed in the item."""
    printed = [
        appointment
        for part in item.edition.as_document().items()
        if part.number == item.number
        for appointment in part.appointments
    ]
    taken = Appointment.objects.visible_to(PUBLIC).filter(
        decided_in__number=item.number, decided_in__edition__meeting=item.edition.meeting
    )
    return FoundInPaper(item, printed, taken.count())


def found_in_papers(council: Council, at_most: int) -> list[FoundInPaper]:
    """The latest items in which appointments are printed."""
    found = (found_in(item) for item in items_with_appointments(council)[:at_most])
    return [each for each in found if each.printed]
