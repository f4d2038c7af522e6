"""One body and what belongs to it, as it is found by an address of a council."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from tvaers.access.visibility import Viewer
from tvaers.appointments.models import Appointment, Body, BodyCouncil, Seat
from tvaers.councils.models import Council


def body_in(council: Council, key: int, viewer: Viewer) -> Body:
    """The body that is or was in the council's Blue Book. Raises Body.DoesNotExist."""
    places = BodyCouncil.objects.visible_to(viewer).filter(council=council)
    rows = Body.objects.visible_to(viewer).select_related("council", "cooperation")
    body: Body = rows.get(pk=key, pk__in=places.values("body"))
    return body


def seat_in(council: Council, key: int, viewer: Viewer) -> Seat:
    """A seat that the council's secretariat acts on. Raises Seat.DoesNotExist."""
    acts_on = Q(council=council) | Q(council=None, kind__body__council=council)
    seat: Seat = Seat.objects.visible_to(viewer).select_related("kind__body", "council").get(acts_on, pk=key)
    return seat


def appointment_in(council: Council, key: int, viewer: Viewer) -> Appointment:
    """An appointment that the council's secretariat acts on. Raises Appointment.DoesNotExist."""
    rows = Appointment.objects.visible_to(viewer).select_related(
        "body", "seat__kind__body", "person", "municipality", "council", "follow_up"
    )
    row: Appointment = rows.get(pk=key, council=council)
    return row


def proposals_in(body: Body, viewer: Viewer) -> QuerySet[Appointment]:
    """Who is proposed, for those who see that."""
    rows: QuerySet[Appointment] = Appointment.objects.visible_to(viewer).filter(
        body=body, state=Appointment.State.PROPOSED
    )
    return rows.select_related("person", "municipality", "seat__kind")


def earlier_in(body: Body, day: date, viewer: Viewer) -> QuerySet[Appointment]:
    """Who has ever sat in the body and does no longer, the latest first."""
    rows: QuerySet[Appointment] = Appointment.objects.visible_to(viewer).filter(
        body=body, valid_to__lte=day, person__isnull=False
    )
    rows = rows.exclude(state__in=[Appointment.State.VOID, Appointment.State.PROPOSED])
    return rows.select_related("person", "municipality", "seat__kind").order_by("-valid_to", "pk")
