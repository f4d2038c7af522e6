"""The constituting meeting, and what the old council hands over."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions.gathering import Day, keep_convening, make_meeting
from tvaers.constitution.actions.handover import advise, open_seats, write_appointments_item
from tvaers.constitution.forms.gathering import AdviceForm, ConveningForm, MeetingDayForm
from tvaers.constitution.queries.gathering import gathering_of, seniority
from tvaers.constitution.queries.handover import body_handed_over, handed_over, last_day
from tvaers.constitution.queries.timetable import timetable_of
from tvaers.constitution.views.finding import Found, form_page, worked_on
from tvaers.councils.models import Person
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell
from tvaers.law.constitution_timetable import StepKey, last_meeting_day
from tvaers.law.meeting_days import concerns_of
from tvaers.meetings.drafts.actions.writing import CannotSave
from tvaers.meetings.planning.actions.preparing import CannotPrepare

PROGRAMME = "9.15-10.00 Gruppemøder"
"""As on other days of meetings (domain 9); it is changed before the meeting is made."""


@for_accounts
@require_http_methods(["GET", "HEAD"])
def gathering(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """The meeting, who calls it and who opens it, and who has been mayor for longest."""
    found, viewer = worked_on(request, council, election), viewer_of(request)
    row = gathering_of(found.constitution, viewer)
    steps = timetable_of(found.constitution, timezone.localdate(), viewer)
    context = {
        **found.context,
        "gathering": row,
        "seniors": seniority(found.constitution, viewer),
        "days": {step.step.key.value.replace("-", "_"): step for step in steps.steps},
        "warnings": steps.warnings,
    }
    return render(request, "constitution/gathering.html", context)


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def convening(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Who calls and who opens it."""
    found, viewer = worked_on(request, council, election), viewer_of(request)
    row = gathering_of(found.constitution, viewer)
    seniors = seniority(found.constitution, viewer)
    words = _("%(name)s, %(place)s, siden %(day)s")
    mayors = [
        (
            str(each.person.pk),
            words % {"name": each.person.name, "place": each.municipality or "", "day": date_format(each.since)},
        )
        for each in seniors
    ]
    initial = {
        "convened_by": row.convened_by,
        "opened_by": row.opened_by,
        "senior_mayor": str(row.senior_mayor_id or ""),
    }
    form = ConveningForm(request.POST or None, initial=initial, mayors=mayors)
    if form.is_valid():
        given = form.cleaned_data
        person = Person.objects.visible_to(viewer).filter(pk=given["senior_mayor"] or 0).first()
        keep_convening(found.constitution, given["convened_by"], given["opened_by"], person, by=actor_of(request))
        tell(request, _("Det er gemt, hvem der indkalder og åbner mødet."))
        return redirect("constitution:gathering", *found.slugs)
    lead = _(
        "Hvor længe nogen har været borgmester, er set af de borgmesterposter, der er kendt her. Vælg en anden, hvis I "
        "ved bedre."
    )
    heading = (_("Hvem indkalder og åbner mødet?"), _("Gem"))
    return form_page(request, found, form, heading, back=_back(found), lead=lead)


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Plans the meeting with its fixed agenda."""
    found, viewer = worked_on(request, council, election), viewer_of(request)
    steps = timetable_of(found.constitution, timezone.localdate(), viewer).steps
    proposed = next(step.step.day for step in steps if step.step.key is StepKey.MEETING)
    initial = {"held_on": proposed, "starts_at": "10.00", "ends_at": "12.00", "programme": PROGRAMME}
    form = MeetingDayForm(request.POST or None, initial=initial)
    warning = ""
    if form.is_valid():
        day = Day(**form.cleaned_data)
        warning = _warning(found, day.held_on)
        if not warning or request.POST.get("seen") == day.held_on.isoformat():
            try:
                meeting = make_meeting(found.constitution, day, by=actor_of(request))
            except (CannotBeDone, CannotPrepare, CannotSave) as reason:
                form.add_error(None, str(reason))
            else:
                tell(request, _("Mødet er lagt, og dagsordenen er begyndt."))
                return redirect("meetings:agenda", found.council.slug, meeting.address)
    seen = form.cleaned_data["held_on"].isoformat() if warning else ""
    context = {**found.context, "form": form, "warning": warning, "seen": seen, "back": _back(found)}
    return render(request, "constitution/meeting_form.html", context)


@for_accounts
@require_http_methods(["GET", "HEAD"])
def handover(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """The bodies of the old term, and what is advised of each."""
    found, viewer = worked_on(request, council, election), viewer_of(request)
    rows = handed_over(found.constitution, viewer)
    context = {
        **found.context,
        "rows": rows,
        "last_day": last_day(found.constitution),
        "waiting": sum(row.row is None or row.row.opened_on is None for row in rows),
        "running_on": sum(len(row.running_on) for row in rows),
        "gathering": gathering_of(found.constitution, viewer),
    }
    return render(request, "constitution/handover.html", context)


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def body(request: HttpRequest, council: str, election: str, body: int) -> HttpResponse:
    """What the old council hands over of one body."""
    found = worked_on(request, council, election)
    shown = body_handed_over(found.constitution, body, viewer_of(request))
    if shown is None:
        raise Http404
    form = AdviceForm(request.POST or None, initial={"advice": shown.advice or "go-on", "note": shown.note})
    if form.is_valid():
        advise(found.constitution, shown.body, **form.cleaned_data, by=actor_of(request))
        tell(request, _("Anbefalingen er gemt."))
        return redirect("constitution:handover", *found.slugs)
    back = reverse("constitution:handover", args=found.slugs)
    return form_page(request, found, form, (shown.body.name, _("Gem")), back=back)


@for_accounts
@require_POST
def open_all(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Makes the seats of the new term open."""
    found = worked_on(request, council, election)
    n = open_seats(found.constitution, by=actor_of(request))
    tell(request, ngettext("%(n)d forum er gjort klar.", "%(n)d fora er gjort klar.", n), n=n)
    return redirect("constitution:handover", *found.slugs)


@for_accounts
@require_POST
def write_item(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Writes the bodies into the meeting's item on appointments."""
    found = worked_on(request, council, election)
    try:
        write_appointments_item(found.constitution, by=actor_of(request))
    except (CannotBeDone, CannotSave) as reason:
        tell(request, str(reason))
    else:
        tell(request, _("Punktet om udpegninger er skrevet."))
    return redirect("constitution:handover", *found.slugs)


def _warning(found: Found, day: date) -> str:
    """What speaks against the day, in one line."""
    said = [concern.message for concern in concerns_of(day)]
    latest = last_meeting_day(found.constitution.election.held_on)
    if day > latest:
        said.insert(0, _("Det konstituerende møde skal holdes senest %(day)s.") % {"day": date_format(latest)})
    return " ".join(said)


def _back(found: Found) -> str:
    return reverse("constitution:gathering", args=found.slugs)
