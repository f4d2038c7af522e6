"""What the pages begin with: the council in the address, and the body, seat, appointment or person in it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tvaers.access.plain_form import PlainForm
from tvaers.access.viewing import viewer_of
from tvaers.appointments.models import Appointment, Body, Seat
from tvaers.appointments.queries.bodies import appointment_in, body_in, seat_in
from tvaers.councils.models import Council, Person
from tvaers.councils.views.places import AskedDay, Place, council_place, may

TEND = "appointments.tend"
APPOINT = "appointments.appoint"


def on_day_of(asked: AskedDay) -> str:
    """What keeps the day that was asked for in a link to another page."""
    return "" if asked.is_today else f"?day={asked.day.isoformat()}"


def worked_on(request: HttpRequest, slug: str, permission: str) -> tuple[Place, Council]:
    """The council in which the account has the permission. Raises Http404."""
    place, council = council_place(request, slug)
    if not may(request, permission, place):
        raise Http404
    return place, council


def found_body(request: HttpRequest, council: Council, key: int) -> Body:
    """The body that is or was in the council's Blue Book. Raises Http404."""
    try:
        return body_in(council, key, viewer_of(request))
    except Body.DoesNotExist as error:
        raise Http404 from error


def own_body(request: HttpRequest, council: Council, key: int) -> Body:
    """A body that the council keeps. Raises Http404."""
    body = found_body(request, council, key)
    if body.council_id != council.pk:
        raise Http404
    return body


def found_seat(request: HttpRequest, council: Council, key: int) -> Seat:
    """A seat that the council's secretariat acts on. Raises Http404."""
    try:
        return seat_in(council, key, viewer_of(request))
    except Seat.DoesNotExist as error:
        raise Http404 from error


def found_appointment(request: HttpRequest, council: Council, key: int) -> Appointment:
    """An appointment that the council's secretariat acts on. Raises Http404."""
    try:
        return appointment_in(council, key, viewer_of(request))
    except Appointment.DoesNotExist as error:
        raise Http404 from error


def found_person(request: HttpRequest, key: int) -> Person:
    """A person. Raises Http404."""
    try:
        person: Person = Person.objects.visible_to(viewer_of(request)).get(pk=key)
    except Person.DoesNotExist as error:
        raise Http404 from error
    return person


def form_page(
    request: HttpRequest,
    place: Place,
    form: PlainForm,
    words: tuple[str, str],
    *,
    back: str,
    lead: str = "",
    warning: str = "",
) -> HttpResponse:
    """A page with one form: `words` are its heading and its button, `back` is where one goes without saving."""
    heading, button = words
    context = {
        "place": place,
        "council": place.council,
        "form": form,
        "heading": heading,
        "button": button,
        "back": back,
        "lead": lead,
        "warning": warning,
    }
    return render(request, "appointments/form.html", context)
