"""The secretariat's work on cooperations: begun, which municipalities take part in which role over time, ended."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.appointments.actions import begin_cooperation, end_cooperation, set_participation
from tvaers.appointments.forms import CooperationForm, ParticipationForm
from tvaers.appointments.models import Cooperation
from tvaers.appointments.views.finding import TEND, form_page, worked_on
from tvaers.councils.forms import EndForm, starting
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell


@for_accounts
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, council: str) -> HttpResponse:
    """A form for a new cooperation."""
    place, row = worked_on(request, council, TEND)
    form = CooperationForm(request.POST or None, initial=starting(timezone.localdate()))
    if form.is_valid():
        try:
            made = begin_cooperation(row, **form.cleaned_data, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("name", str(reason))
        else:
            tell(request, _("%(name)s er oprettet. Tilføj nu kommunerne."), name=made.name)
            return redirect("appointments:cooperation_municipality", place.slug, made.pk)
    back = reverse("appointments:cooperations", args=[place.slug])
    return form_page(request, place, form, (_("Nyt samarbejde"), _("Opret samarbejdet")), back=back)


@for_accounts
@require_http_methods(["GET", "POST"])
def participation(request: HttpRequest, council: str, cooperation: int) -> HttpResponse:
    """A form for a municipality that takes part, or has another role, from a day."""
    place, row = worked_on(request, council, TEND)
    found = _found(request, cooperation)
    form = ParticipationForm(request.POST or None, initial={**starting(timezone.localdate()), "role": "member"})
    back = reverse("appointments:cooperations", args=[place.slug])
    if form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "last_day"}
        set_participation(row, found, **given, by=actor_of(request))
        tell(request, _("Det er noteret."))
        return redirect("appointments:cooperation", place.slug, found.pk)
    return form_page(request, place, form, (_("En kommunes rolle"), _("Gem")), back=back, lead=found.name)


@for_accounts
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, council: str, cooperation: int) -> HttpResponse:
    """Asks when a cooperation ends, and ends it."""
    place, row = worked_on(request, council, TEND)
    found = _found(request, cooperation)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate().isoformat()})
    back = reverse("appointments:cooperation", args=[place.slug, found.pk])
    if form.is_valid():
        try:
            end_cooperation(row, found, on=form.cleaned_data["on"], by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("on", str(reason))
        else:
            tell(request, _("Samarbejdet slutter. Det kan stadig ses, som det var."))
            return redirect(back)
    return form_page(request, place, form, (_("Afslut samarbejdet"), _("Afslut")), back=back, lead=found.name)


def _found(request: HttpRequest, key: int) -> Cooperation:
    try:
        found: Cooperation = Cooperation.objects.visible_to(viewer_of(request)).get(pk=key)
    except Cooperation.DoesNotExist as error:
        raise Http404 from error
    return found
