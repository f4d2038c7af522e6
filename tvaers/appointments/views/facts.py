"""What is known of a person: noted, corrected or taken away, with what follows for seats shown before it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.plain_form import PlainForm
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.appointments.actions import correct_fact, note_fact, remove_fact, type_sex
from tvaers.appointments.actions.facts import Settled
from tvaers.appointments.actions.trying import as_if
from tvaers.appointments.checks import sexes_of
from tvaers.appointments.forms import CorrectFactForm, FactForm, SexForm
from tvaers.appointments.models import LifeFact
from tvaers.appointments.queries import facts_of
from tvaers.appointments.views.finding import APPOINT, form_page, found_person, worked_on
from tvaers.appointments.views.people import Told, told_in_bodies
from tvaers.councils.forms import starting
from tvaers.councils.models import Person
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import Place, tell


@for_accounts
@require_http_methods(["GET", "POST"])
def fact(request: HttpRequest, council: str, person: int) -> HttpResponse:
    """A form for what is known of someone; where seats change, that is shown before it is kept."""
    place, row = worked_on(request, council, APPOINT)
    found = found_person(request, person)
    form = FactForm(request.POST or None, initial=starting(timezone.localdate()))
    act: Callable[[], Settled] | None = None
    if form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name not in ("last_day", "kind")}
        act = partial(note_fact, row, found, form.cleaned_data["kind"], **given, by=actor_of(request))
    return _asked(request, place, found, form, _("Ny oplysning"), act)


@for_accounts
@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, council: str, person: int, fact: int) -> HttpResponse:
    """A form for from when until when something was so, or that it never was; with what that does to seats."""
    place, row = worked_on(request, council, APPOINT)
    found = found_person(request, person)
    kept = _fact(request, found, fact)
    begun = {"valid_from": kept.valid_from.isoformat(), "last_day": kept.last_day.isoformat() if kept.last_day else ""}
    form = CorrectFactForm(request.POST or None, initial=begun)
    act: Callable[[], Settled] | None = None
    if form.is_valid():
        given = form.cleaned_data
        if given["was_never_so"]:
            act = partial(remove_fact, row, kept, by=actor_of(request))
        else:
            period = {"valid_from": given["valid_from"], "valid_to": given["valid_to"]}
            act = partial(correct_fact, row, kept, **period, by=actor_of(request))
    what = kept.municipality.official_name if kept.municipality else kept.party
    heading = _("Ret oplysningen: %(what)s") % {"what": " ".join([str(kept.get_kind_display()), what]).strip()}
    return _asked(request, place, found, form, heading, act)


@for_accounts
@require_http_methods(["GET", "POST"])
def sex(request: HttpRequest, council: str, person: int) -> HttpResponse:
    """A form for what someone says of a person's sex; only for the rule on balance."""
    place, row = worked_on(request, council, APPOINT)
    found = found_person(request, person)
    form = SexForm(request.POST or None, initial={"sex": sexes_of([found.pk]).get(found.pk, "")})
    back = reverse("appointments:person", args=[place.slug, found.pk])
    if form.is_valid():
        type_sex(row, found, form.cleaned_data["sex"], by=actor_of(request))
        tell(request, _("Det er noteret."))
        return redirect(back)
    return form_page(
        request, place, form, (_("Køn til reglen om kønssammensætning"), _("Gem")), back=back, lead=found.name
    )


def _asked(
    request: HttpRequest,
    place: Place,
    person: Person,
    form: PlainForm,
    heading: str,
    act: Callable[[], Settled] | None,
) -> HttpResponse:
    """Keeps it where no seat changes or all has been seen; else shows what follows, with a button that keeps it."""
    told: list[Told] = []
    if act is not None:
        try:
            told = _told(as_if(act), request)
            if not told or request.POST.get("step") == "keep":
                act()
                tell(request, _("Det er noteret."))
                return redirect("appointments:person", place.slug, person.pk)
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
    context = {"place": place, "council": place.council, "person": person, "form": form, "heading": heading}
    return render(request, "appointments/event.html", {**context, "foreseen": bool(told), "told": told})


def _told(settled: Settled, request: HttpRequest) -> list[Told]:
    given_back = [
        Told(
            row.valid_from,
            row.body.name,
            _("%(name)s får pladsen tilbage: %(seat)s")
            % {"name": row.person, "seat": row.seat.name if row.seat else _("listen")},
            _("Oplysningen er rettet"),
        )
        for row in settled.given_back
    ]
    return [*given_back, *sorted(told_in_bodies(settled.bodies, request), key=lambda each: each.day)]


def _fact(request: HttpRequest, person: Person, key: int) -> LifeFact:
    found: LifeFact | None = facts_of(person, viewer_of(request)).filter(pk=key).first()
    if found is None:
        raise Http404
    return found
