"""Alliances: notified in time or late, and approved by the meeting or not."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions import decide_alliance, note_alliance, remove_alliance, set_meeting_day
from tvaers.constitution.forms.alliances import AllianceForm, MeetingDayForm
from tvaers.constitution.models import AllianceNotice
from tvaers.constitution.queries import basis_of
from tvaers.constitution.queries.alliances import alliances_shown, notices_of, planned_day, time_limit
from tvaers.constitution.queries.lists import ListKind
from tvaers.constitution.views.finding import Found, form_page, found_constitution, worked_on
from tvaers.constitution.working import shown_steps
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell, tell_refusal

DECISIONS = {"approve": True, "reject": False, "undecided": None}


@require_http_methods(["GET", "HEAD"])
def alliances(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """The time limit, and each notice with when it came and what the meeting said."""
    found, viewer = found_constitution(request, council, election), viewer_of(request)
    limit = time_limit(found.constitution, viewer)
    context = {
        **found.context,
        "limit": limit,
        "steps": shown_steps(limit.worked.steps) if limit else [],
        "notices": alliances_shown(found.constitution, basis_of(found.constitution, viewer), viewer),
    }
    return render(request, "constitution/alliances.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """A form for a notice."""
    found, viewer = worked_on(request, council, election), viewer_of(request)
    lists = [each for each in basis_of(found.constitution, viewer).lists if each.kind is not ListKind.LOCAL]
    now = timezone.localtime()
    initial = {"received_on": now.date(), "received_time": now.strftime("%H:%M")}
    form = AllianceForm(request.POST or None, choices=[(each.key, str(each)) for each in lists], initial=initial)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("lists", "notified_by", "note")}
        try:
            note_alliance(found.constitution, **given, received_at=form.received_at, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("lists", str(reason))
        else:
            tell(request, _("Valgforbundet er noteret."))
            return redirect("constitution:alliances", *found.slugs)
    lead = "" if lists else _("Der er ingen lister endnu. Indlæs stemmerne først.")
    words = (_("Nyt valgforbund"), _("Noter valgforbundet"))
    return form_page(request, found, form, words, back=_back(found), lead=lead)


@for_accounts
@require_http_methods(["GET", "POST"])
def meeting_day(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """A form for the day of the constituting meeting, which the time limit is counted from."""
    found = worked_on(request, council, election)
    row = found.constitution
    planned = planned_day(row, viewer_of(request))
    initial = {"meets_on": row.meets_on, "saturdays_count": row.saturdays_count}
    form = MeetingDayForm(request.POST or None, initial=initial, is_planned=planned is not None)
    if form.is_valid():
        given = form.cleaned_data
        set_meeting_day(row, on=given.get("meets_on"), saturdays_count=given["saturdays_count"], by=actor_of(request))
        tell(request, _("Mødedagen er gemt."))
        return redirect("constitution:alliances", *found.slugs)
    lead = _("Hvor mange hverdage før mødet et valgforbund skal være modtaget, står under rådets frister.")
    if planned:
        said = _("Mødet er lagt til den %(day)s i mødeplanen, og fristen regnes derfra.")
        lead = f"{said % {'day': date_format(planned)}} {lead}"
    words = (_("Dagen for det konstituerende møde"), _("Gem"))
    return form_page(request, found, form, words, back=_back(found), lead=lead)


@for_accounts
@require_POST
def decide(request: HttpRequest, council: str, election: str, alliance: int) -> HttpResponse:
    """Records what the meeting said of an alliance."""
    found = worked_on(request, council, election)
    row, said = _notice(request, found, alliance), request.POST.get("decision", "")
    if said not in DECISIONS:
        raise Http404
    try:
        decide_alliance(row, is_approved=DECISIONS[said], by=actor_of(request))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    else:
        tell(request, _("Mødets afgørelse er noteret."))
    return redirect("constitution:alliances", *found.slugs)


@for_accounts
@require_POST
def remove(request: HttpRequest, council: str, election: str, alliance: int) -> HttpResponse:
    """Takes a notice away that was recorded by mistake."""
    found = worked_on(request, council, election)
    try:
        remove_alliance(_notice(request, found, alliance), by=actor_of(request))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    else:
        tell(request, _("Valgforbundet er fjernet."))
    return redirect("constitution:alliances", *found.slugs)


def _notice(request: HttpRequest, found: Found, key: int) -> AllianceNotice:
    row = notices_of(found.constitution, viewer_of(request)).filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def _back(found: Found) -> str:
    return reverse("constitution:alliances", args=found.slugs)
