"""What those who are appointed are given: read by everybody, as a page and a paper; written by the secretariat."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.appointments.actions import ask_for_report, drop_briefing, plan_briefing, write_material
from tvaers.appointments.material_forms import BriefingForm, MaterialForm, ReportForm
from tvaers.appointments.material_paper import paper_of_body, paper_of_person
from tvaers.appointments.models import Briefing
from tvaers.appointments.queries import seats_of
from tvaers.appointments.queries.materials import material_of, materials_of
from tvaers.appointments.views.exports import paper_response
from tvaers.appointments.views.finding import (
    TEND,
    form_page,
    found_body,
    found_person,
    on_day_of,
    worked_on,
)
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import asked_day, council_place, may, tell
from tvaers.meetings.paper.written import PDF


@require_http_methods(["GET", "HEAD"])
def material(request: HttpRequest, council: str, body: int) -> HttpResponse:
    """What those who sit in a body are told by the council."""
    place, row = council_place(request, council)
    found, viewer, asked = found_body(request, row, body), viewer_of(request), asked_day(request)
    context = {
        "place": place,
        "council": row,
        "asked": asked,
        "on_day": on_day_of(asked),
        "body": found,
        "found": material_of(row, found, asked.day, viewer),
        "may_tend": request.user.is_authenticated and may(request, TEND, place),
    }
    return render(request, "appointments/material.html", context)


@require_http_methods(["GET", "HEAD"])
def material_pdf(request: HttpRequest, council: str, body: int) -> HttpResponse:
    """The same to print and hand on."""
    _place, row = council_place(request, council)
    found, viewer, day = found_body(request, row, body), viewer_of(request), asked_day(request).day
    document = paper_of_body(row, material_of(row, found, day, viewer), day)
    return paper_response(document, PDF, f"din-plads-{row.slug}-{found.pk}-{day.isoformat()}")


@require_http_methods(["GET", "HEAD"])
def person_pdf(request: HttpRequest, council: str, person: int) -> HttpResponse:
    """All that one person sits in on the day. Who has no seat has no paper."""
    _place, row = council_place(request, council)
    found, viewer, day = found_person(request, person), viewer_of(request), asked_day(request).day
    seats = seats_of(found, day, viewer)
    if not seats.is_known:
        raise Http404
    document = paper_of_person(row, found, materials_of(row, seats, day, viewer), day)
    return paper_response(document, PDF, f"pladser-{row.slug}-{found.pk}-{day.isoformat()}")


@for_accounts
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, council: str, body: int) -> HttpResponse:
    """A form for the task, the contact and the reports."""
    place, row = worked_on(request, council, TEND)
    found = found_body(request, row, body)
    kept = material_of(row, found, asked_day(request).day, viewer_of(request)).material
    begun = {name: getattr(kept, name) for name in ("role", "contact", "reports_every")} if kept else {}
    form = MaterialForm(request.POST or None, initial=begun)
    back = reverse("appointments:material", args=[place.slug, found.pk])
    if form.is_valid():
        write_material(row, found, **form.cleaned_data, by=actor_of(request))
        tell(request, _("Materialet er gemt."))
        return redirect(back)
    return form_page(request, place, form, (_("Materiale til de udpegede"), _("Gem")), back=back, lead=found.name)


@for_accounts
@require_http_methods(["GET", "POST"])
def brief(request: HttpRequest, council: str, body: int) -> HttpResponse:
    """A form for one more briefing."""
    place, row = worked_on(request, council, TEND)
    found = found_body(request, row, body)
    form = BriefingForm(request.POST or None)
    back = reverse("appointments:material", args=[place.slug, found.pk])
    if form.is_valid():
        plan_briefing(row, found, **form.cleaned_data, by=actor_of(request))
        tell(request, _("Orienteringsmødet er sat på."))
        return redirect(back)
    words = (_("Nyt orienteringsmøde"), _("Sæt på"))
    lead = _("Mødet ses af dem, der læser det, rådet sender ud, og står i det papir, I giver de udpegede.")
    return form_page(request, place, form, words, back=back, lead=lead)


@for_accounts
@require_POST
def drop(request: HttpRequest, council: str, briefing: int) -> HttpResponse:
    """Takes a briefing away."""
    place, row = worked_on(request, council, TEND)
    found = get_object_or_404(Briefing.objects.visible_to(viewer_of(request)), pk=briefing, council=row)
    drop_briefing(found, by=actor_of(request))
    tell(request, _("Orienteringsmødet er taget af."))
    return redirect("appointments:material", place.slug, found.body_id)


@for_accounts
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, council: str, body: int) -> HttpResponse:
    """A form that asks those in a body to tell the council of it by a day; it becomes a follow-up."""
    place, row = worked_on(request, council, TEND)
    found = found_body(request, row, body)
    form = ReportForm(request.POST or None)
    back = reverse("appointments:material", args=[place.slug, found.pk])
    if form.is_valid():
        try:
            ask_for_report(row, found, **form.cleaned_data, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("Tilbagemeldingen står nu på listen over opfølgninger."))
            return redirect(back)
    return form_page(request, place, form, (_("Bed om en tilbagemelding"), _("Bed om den")), back=back, lead=found.name)
