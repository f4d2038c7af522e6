"""The page where an agenda is prepared: sections and items, put on, ordered and taken off."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.agenda.actions.arranging import (
    move_item,
    move_section,
    remove_section,
    rename_section,
    step_item,
    take_off,
    write_on_agenda,
)
from tvaers.meetings.agenda.arranging import Way
from tvaers.meetings.agenda.forms import SectionForm
from tvaers.meetings.agenda.lacks import lacks_of
from tvaers.meetings.agenda.queries import agenda_of, drafts_to_place
from tvaers.meetings.agenda.shown import shown_agenda
from tvaers.meetings.agenda.views.places import item_at, meeting_to_prepare, section_at
from tvaers.meetings.cycle.deadlines import deadlines_of, next_deadline
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.models import AgendaSection, Meeting
from tvaers.meetings.planning.actions.preparing import OPEN_STAGES, CannotPrepare, add_section, place_item


@for_accounts
def agenda(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The agenda as it is today, with what can be done to it and what it lacks."""
    meeting = meeting_to_prepare(request, council, address)
    viewer, today = viewer_of(request), timezone.localdate()
    found = agenda_of(meeting, viewer)
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "agenda": found,
        "parts": shown_agenda(found, viewer, today),
        "lacks": lacks_of(found),
        "deadline": next_deadline(deadlines_of(meeting, today)),
        "drafts": drafts_to_place(meeting, viewer),
        "is_open": meeting.stage in OPEN_STAGES and meeting.cancelled_at is None,
        "is_sent": any(line.is_sent for line in found.lines()),
    }
    return render(request, "meetings/agenda/agenda.html", context)


@for_accounts
@require_POST
def section_new(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """One more section, the last."""
    meeting = meeting_to_prepare(request, council, address)
    try:
        added = add_section(meeting, request.POST.get("title", ""), by=actor_of(request))
    except CannotPrepare as refusal:
        tell_refusal(request, refusal)
        return _back(meeting, "nyt-afsnit")
    return _back(meeting, _anchor_of_section(added))


@for_accounts
def section(request: HttpRequest, council: str, address: str, section: int) -> HttpResponse:
    """The section's title, to be changed."""
    meeting = meeting_to_prepare(request, council, address)
    found = section_at(request, meeting, section)
    form = SectionForm(request.POST or None, initial={"title": found.title})
    if form.is_valid():
        try:
            rename_section(found, form.cleaned_data["title"], by=actor_of(request))
        except CannotPrepare as refusal:
            tell_refusal(request, refusal)
        return _back(meeting, _anchor_of_section(found))
    context = {"council": meeting.council, "meeting": meeting, "section": found, "form": form}
    return render(request, "meetings/agenda/section.html", context)


@for_accounts
@require_POST
def section_move(request: HttpRequest, council: str, address: str, section: int) -> HttpResponse:
    """The section one place up or down (`way`)."""
    meeting = meeting_to_prepare(request, council, address)
    found = section_at(request, meeting, section)
    try:
        move_section(found, _way(request), by=actor_of(request))
    except CannotPrepare as refusal:
        tell_refusal(request, refusal)
    return _back(meeting, _anchor_of_section(found))


@for_accounts
@require_POST
def section_out(request: HttpRequest, council: str, address: str, section: int) -> HttpResponse:
    """Takes an empty section off."""
    meeting = meeting_to_prepare(request, council, address)
    found = section_at(request, meeting, section)
    try:
        remove_section(found, by=actor_of(request))
        tell(request, _("Afsnittet ”%(title)s” er fjernet.") % {"title": found.title})
    except CannotPrepare as refusal:
        tell_refusal(request, refusal)
    return _back(meeting)


@for_accounts
@require_POST
def item_new(request: HttpRequest, council: str, address: str, section: int) -> HttpResponse:
    """A new item with this title, and on to its form."""
    meeting = meeting_to_prepare(request, council, address)
    found = section_at(request, meeting, section)
    try:
        item = write_on_agenda(found, request.POST.get("title", ""), by=actor_of(request))
    except CannotPrepare as refusal:
        tell_refusal(request, refusal)
        return _back(meeting, _anchor_of_section(found))
    return redirect("meetings:edit_draft", meeting.council.slug, item.pk)


@for_accounts
@require_POST
def item_on(request: HttpRequest, council: str, address: str, section: int) -> HttpResponse:
    """Puts a draft (`draft`, by key) on the agenda, last in the section."""
    meeting = meeting_to_prepare(request, council, address)
    found = section_at(request, meeting, section)
    item = item_at(request, meeting, _key(request, "draft"))
    try:
        if item.section_id is not None:
            raise CannotPrepare(_("Punktet står allerede på en dagsorden. Tag det af den først."))
        place_item(item, found, by=actor_of(request))
    except CannotPrepare as refusal:
        tell_refusal(request, refusal)
    return _back(meeting, f"punkt-{item.pk}")


@for_accounts
@require_POST
def item_move(request: HttpRequest, council: str, address: str, draft: int) -> HttpResponse:
    """The item one place up or down (`way`), or into a section (`section`) before another item (`before`) or last."""
    meeting = meeting_to_prepare(request, council, address)
    item = item_at(request, meeting, draft)
    try:
        if "way" in request.POST:
            step_item(item, _way(request), by=actor_of(request))
        else:
            before = item_at(request, meeting, _key(request, "before")) if request.POST.get("before") else None
            move_item(item, section_at(request, meeting, _key(request, "section")), before, by=actor_of(request))
    except CannotPrepare as refusal:
        tell_refusal(request, refusal)
    return _back(meeting, f"punkt-{item.pk}")


@for_accounts
@require_POST
def item_off(request: HttpRequest, council: str, address: str, draft: int) -> HttpResponse:
    """Takes the item off the agenda; it lies among the drafts."""
    meeting = meeting_to_prepare(request, council, address)
    item = item_at(request, meeting, draft)
    try:
        take_off(item, by=actor_of(request))
        tell(request, _("Punktet er taget af. Det ligger blandt udkastene og kan sættes på igen."))
    except CannotPrepare as refusal:
        tell_refusal(request, refusal)
    return _back(meeting)


def _back(meeting: Meeting, anchor: str = "") -> HttpResponse:
    address = reverse("meetings:agenda", args=[meeting.council.slug, meeting.address])
    return redirect(f"{address}#{anchor}" if anchor else address)


def _anchor_of_section(section: AgendaSection) -> str:
    return f"afsnit-{section.pk}"


def _way(request: HttpRequest) -> Way:
    try:
        return Way(request.POST.get("way", ""))
    except ValueError as error:
        raise Http404 from error


def _key(request: HttpRequest, name: str) -> int:
    """A row's key as the page sent it. Raises Http404 for anything else."""
    sent = request.POST.get(name, "")
    if not (sent.isascii() and sent.isdecimal() and len(sent) < _LONGEST_KEY):
        raise Http404
    return int(sent)


_LONGEST_KEY = 16
