"""The list of what is outstanding in a council, and what can be done about each."""

from __future__ import annotations

import csv

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.councils.models import Council
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.follow_up.actions import (
    CannotFollowUp,
    act_under,
    change_follow_up,
    close_follow_up,
    note_follow_up,
    reopen_follow_up,
)
from tvaers.meetings.follow_up.forms import ChairmanshipActForm, CloseForm, FollowUpForm
from tvaers.meetings.follow_up.queries import (
    Entry,
    Wanted,
    follow_up_of,
    follow_ups,
    meetings_followed_up,
    people_following_up,
)
from tvaers.meetings.minutes.views.places import FOLLOW_UP, meeting_to_write, treatment_at
from tvaers.meetings.models import DraftItem, FollowUp, Meeting
from tvaers.meetings.planning.queries import meetings_to_hold
from tvaers.meetings.planning.views.places import council_to_plan


@for_accounts
def follow_up_list(request: HttpRequest, council: str) -> HttpResponse:
    """What is outstanding, the overdue first; filtered by meeting, kind and who; also as CSV (`?format=csv`)."""
    place, viewer = council_to_plan(request, council, FOLLOW_UP), viewer_of(request)
    wanted = _wanted(request)
    entries = follow_ups(place, wanted, timezone.localdate(), viewer)
    if request.GET.get("format") == "csv":
        return _as_csv(place, entries)
    context = {
        "council": place,
        "entries": entries,
        "wanted": wanted,
        "kinds": FollowUp.Kind.choices,
        "people": people_following_up(place, viewer),
        "meetings": meetings_followed_up(place, viewer),
    }
    return render(request, "meetings/follow_up/list.html", context)


@for_accounts
def new(request: HttpRequest, council: str) -> HttpResponse:
    """Something outstanding; after an item of a meeting when the address says so (`?moede=...&punkt=...`)."""
    place = council_to_plan(request, council, FOLLOW_UP)
    meeting, item = _origin(request, place)
    form = FollowUpForm(request.POST or None, meetings=meetings_to_hold(place, viewer_of(request)))
    if form.is_valid():
        try:
            note_follow_up(place, form.outstanding(), meeting=meeting, item=item, by=actor_of(request))
        except CannotFollowUp as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Opfølgningen er noteret."))
            return redirect("meetings:follow_ups", place.slug)
    context = {"council": place, "form": form, "meeting": meeting, "item": item}
    return render(request, "meetings/follow_up/new.html", context)


@for_accounts
def follow_up(request: HttpRequest, council: str, follow_up: int) -> HttpResponse:
    """One of them: changing it, closing it, and what the chairmanship did under it."""
    place, found = _at(request, council, follow_up)
    form = _change_form(request, place, found)
    if form.is_valid():
        try:
            change_follow_up(found, form.outstanding(), by=actor_of(request))
        except CannotFollowUp as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Opfølgningen er ændret."))
            return redirect("meetings:follow_up", place.slug, found.pk)
    return _page(request, place, found, form=form)


@for_accounts
@require_POST
def close(request: HttpRequest, council: str, follow_up: int) -> HttpResponse:
    """Closes it with a note."""
    place, found = _at(request, council, follow_up)
    form = CloseForm(request.POST)
    if form.is_valid():
        try:
            close_follow_up(found, form.cleaned_data["note"], by=actor_of(request))
        except CannotFollowUp as refusal:
            tell_refusal(request, refusal)
        else:
            tell(request, _("Opfølgningen er lukket."))
        return redirect("meetings:follow_ups", place.slug)
    return _page(request, place, found, closing=form)


@for_accounts
@require_POST
def reopen(request: HttpRequest, council: str, follow_up: int) -> HttpResponse:
    """Lets it be outstanding again."""
    place, found = _at(request, council, follow_up)
    try:
        reopen_follow_up(found, by=actor_of(request))
        tell(request, _("Opfølgningen er åbnet igen."))
    except CannotFollowUp as refusal:
        tell_refusal(request, refusal)
    return redirect("meetings:follow_up", place.slug, found.pk)


@for_accounts
@require_POST
def act(request: HttpRequest, council: str, follow_up: int) -> HttpResponse:
    """What the chairmanship did under the authorisation."""
    place, found = _at(request, council, follow_up)
    form = ChairmanshipActForm(request.POST)
    if form.is_valid():
        try:
            act_under(found, **form.cleaned_data, by=actor_of(request))
        except CannotFollowUp as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Handlingen er noteret og kommer med under Siden sidst."))
            return redirect("meetings:follow_up", place.slug, found.pk)
    return _page(request, place, found, acting=form)


def _at(request: HttpRequest, slug: str, key: int) -> tuple[Council, FollowUp]:
    place = council_to_plan(request, slug, FOLLOW_UP)
    try:
        return place, follow_up_of(place, key, viewer_of(request))
    except FollowUp.DoesNotExist as error:
        raise Http404 from error


def _page(
    request: HttpRequest,
    place: Council,
    found: FollowUp,
    *,
    form: FollowUpForm | None = None,
    closing: CloseForm | None = None,
    acting: ChairmanshipActForm | None = None,
) -> HttpResponse:
    context = {
        "council": place,
        "entry": Entry(found, timezone.localdate()),
        "found": found,
        "form": form or _change_form(request, place, found),
        "closing": closing or CloseForm(auto_id="close_%s"),
        "acting": acting or ChairmanshipActForm(auto_id="act_%s"),
    }
    return render(request, "meetings/follow_up/one.html", context)


def _change_form(request: HttpRequest, place: Council, found: FollowUp) -> FollowUpForm:
    names = ("text", "kind", "who", "due_on", "to_meeting")
    is_this = request.method == "POST" and request.POST.get("text") is not None and "kind" in request.POST
    meetings = meetings_to_hold(place, viewer_of(request))
    if found.to_meeting_id:
        meetings = meetings | Meeting.objects.visible_to(viewer_of(request)).filter(pk=found.to_meeting_id)
    return FollowUpForm(
        request.POST if is_this else None, meetings=meetings, initial={name: getattr(found, name) for name in names}
    )


def _wanted(request: HttpRequest) -> Wanted:
    asked = request.GET
    if asked.get("slags", "") not in {"", *FollowUp.Kind.values}:
        raise BadRequest
    return Wanted(asked.get("slags", ""), asked.get("hvem", ""), asked.get("moede", ""), asked.get("vis") == "lukkede")


def _origin(request: HttpRequest, place: Council) -> tuple[Meeting | None, DraftItem | None]:
    address, number = request.GET.get("moede", ""), request.GET.get("punkt", "")
    if not address:
        return None, None
    meeting = meeting_to_write(request, place.slug, address)
    return meeting, treatment_at(request, meeting, number).item if number else None


def _as_csv(council: Council, entries: list[Entry]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{council.slug}-opfoelgning.csv"'
    response.write("\ufeff")
    rows = csv.writer(response, delimiter=";")
    heads = (_("Senest"), _("Slags"), _("Hvad"), _("Hvem"), _("Møde"), _("Punkt"), _("Til mødet"), _("Lukket"))
    rows.writerow([*heads, _("Hvad kom der ud af det?")])
    for entry in entries:
        row = entry.follow_up
        rows.writerow([_plain(value) for value in _cells(entry, row)])
    return response


def _cells(entry: Entry, row: FollowUp) -> list[str]:
    return [
        row.due_on.isoformat() if row.due_on else "",
        str(row.get_kind_display()),
        row.text,
        row.who,
        row.meeting.address if row.meeting else "",
        entry.number,
        row.to_meeting.address if row.to_meeting else "",
        timezone.localdate(row.closed_at).isoformat() if row.closed_at else "",
        row.closing_note or (_taken_words(row) if row.is_taken else ""),
    ]


def _taken_words(row: FollowUp) -> str:
    meeting = row.came_back_as.meeting if row.came_back_as else None
    return _("Optaget på dagsordenen") + (f" {meeting.address}" if meeting else "")


def _plain(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
