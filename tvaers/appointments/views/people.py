"""What happens in lives: shown with all that follows before it is carried out, in one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.appointments.actions import carry_out
from tvaers.appointments.forms import EventForm
from tvaers.appointments.leaving import Foreseen, InBody, Kind, LifeEvent, foresee
from tvaers.appointments.models import Seat
from tvaers.appointments.views.finding import APPOINT, found_person, worked_on
from tvaers.councils.models import Person
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell
from tvaers.law.seat_changes import Consequence, What


@dataclass(frozen=True)
class Told:
    """One thing that follows: the day, the body, what happens in words, and where the rule is written."""

    day: date
    body: str
    words: str
    source: str


@for_accounts
@require_http_methods(["GET", "POST"])
def event(request: HttpRequest, council: str, person: int) -> HttpResponse:
    """A form for what happened; then all that follows from it, and a button that carries it out."""
    place, row = worked_on(request, council, APPOINT)
    found = found_person(request, person)
    form = EventForm(request.POST or None, initial={"on": timezone.localdate().isoformat()})
    foreseen: Foreseen | None = None
    if form.is_valid():
        happened = _event(found, form.cleaned_data)
        foreseen = foresee(happened)
        if request.POST.get("step") == "keep":
            try:
                carry_out(row, happened, by=actor_of(request))
            except CannotBeDone as reason:
                form.add_error(None, str(reason))
            else:
                tell(request, _("Det er gennemført."))
                return redirect("appointments:person", place.slug, found.pk)
    context = {
        "place": place,
        "council": row,
        "person": found,
        "form": form,
        "foreseen": foreseen,
        "told": told_of(foreseen, request) if foreseen else [],
    }
    return render(request, "appointments/event.html", context)


def _event(person: Person, given: dict[str, Any]) -> LifeEvent:
    last: date | None = given["until"]
    return LifeEvent(
        person,
        Kind(given["kind"]),
        given["on"],
        until=last + timedelta(days=1) if last else None,
        party=given["party"].strip().upper(),
        municipality=given["municipality"],
    )


def told_of(foreseen: Foreseen, request: HttpRequest) -> list[Told]:
    """All that follows, in words, the earliest first."""
    told = [
        Told(foreseen.event.day, row.council.name, _("Medlemskabet slutter"), _("KL's love og forretningsordenen"))
        for row in foreseen.memberships
    ]
    return sorted([*told, *told_in_bodies(foreseen.bodies, request)], key=lambda each: each.day)


def told_in_bodies(bodies: Iterable[InBody], request: HttpRequest) -> list[Told]:
    """What happens in the bodies, in words."""
    viewer, told = viewer_of(request), []
    for in_body in bodies:
        seats = Seat.objects.visible_to(viewer).filter(kind__body=in_body.body).select_related("kind__body")
        names = {str(seat.pk): seat.name for seat in seats}
        people = Person.objects.visible_to(viewer).filter(pk__in=in_body.standing.people())
        called = {str(row.pk): row.name for row in people}
        told += [_told(each, in_body, names, called) for each in in_body.consequences]
    return told


def _told(each: Consequence, in_body: InBody, seats: dict[str, str], people: dict[str, str]) -> Told:
    values = {"name": people.get(each.person, ""), "seat": seats.get(each.seat or "", _("listen"))}
    sentences = {
        What.ENDS: _("%(name)s mister pladsen: %(seat)s"),
        What.NEVER_BEGINS: _("%(name)s kommer ikke på pladsen: %(seat)s"),
        What.MOVES_UP: _("%(name)s træder ind på pladsen: %(seat)s"),
        What.VACANT: _("Pladsen bliver ledig: %(seat)s"),
        What.STANDS_IN: _("%(name)s træder midlertidigt ind: %(seat)s"),
        What.SUBSTITUTE_WANTED: _("Der mangler en ny stedfortræder: %(seat)s"),
    }
    words = sentences[each.what]
    if each.what is What.STANDS_IN and not each.person:
        words = _("Ingen kan træde midlertidigt ind: %(seat)s")
    return Told(each.day, in_body.body.name, words % values, each.source)
