"""The secretariat takes over the appointments that are printed in minutes."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.appointments.actions import StillOpen, take_over
from tvaers.appointments.forms import TakeOverForm
from tvaers.appointments.models import BodyCouncil
from tvaers.appointments.papers import found_in, found_in_papers, items_with_appointments
from tvaers.appointments.views.finding import APPOINT, found_body, worked_on
from tvaers.councils.forms import starting
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell
from tvaers.document.model import Act
from tvaers.meetings.models import AgendaItem

AT_MOST = 30


@for_accounts
@require_http_methods(["GET", "HEAD"])
def papers(request: HttpRequest, council: str) -> HttpResponse:
    """The latest items of minutes that appoint or nominate, and whether they are registered."""
    place, row = worked_on(request, council, APPOINT)
    context = {"place": place, "council": row, "found": found_in_papers(row, AT_MOST)}
    return render(request, "appointments/papers.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, council: str, item: int) -> HttpResponse:
    """The names printed in one item, and a form for the body they are appointed to."""
    place, row = worked_on(request, council, APPOINT)
    agenda_item = items_with_appointments(row).filter(pk=item).first()
    if agenda_item is None:
        raise Http404
    found = found_in(agenda_item)
    places = BodyCouncil.objects.visible_to(viewer_of(request)).filter(council=row).select_related("body")
    choices = sorted((str(each.body_id), each.body.name) for each in places)
    form = TakeOverForm(request.POST or None, initial=_begun(agenda_item), choices=choices)
    if form.is_valid():
        given = form.cleaned_data
        body = found_body(request, row, int(given["body"]))
        period = {"valid_from": given["valid_from"], "valid_to": given["valid_to"]}
        try:
            missing = StillOpen(given["substitutes"] or 0, given["whom"], given["to_chairmanship"])
            rows = take_over(row, found, body, **period, still_open=missing, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("Udpegninger taget over: %(n)d."), n=len(rows))
            return redirect("appointments:body", place.slug, body.pk)
    context = {"place": place, "council": row, "found": found, "form": form}
    return render(request, "appointments/paper.html", context)


def _begun(item: AgendaItem) -> dict[str, Any]:
    """What the form begins with: whether the decision left names to the chairmanship is read in it."""
    is_left = item.acts.filter(is_decision=True, act=Act.AUTHORISED.value).exists()
    return {**starting(timezone.localdate()), "to_chairmanship": is_left}
