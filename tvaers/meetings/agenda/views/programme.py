"""The programme of the day, and the guests of one item."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.agenda.actions.programme import as_written, invite_presenter, keep_programme, remove_presenter
from tvaers.meetings.agenda.forms import PresenterForm, ProgrammeForm
from tvaers.meetings.agenda.item_queries import presenters_of
from tvaers.meetings.agenda.views.places import item_at, meeting_to_prepare
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.drafts.queries import versions_of
from tvaers.meetings.models import DraftItem, Meeting
from tvaers.meetings.planning.actions.preparing import CannotPrepare


@for_accounts
def programme(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The programme as lines of text."""
    meeting = meeting_to_prepare(request, council, address)
    now = as_written(meeting)
    form = ProgrammeForm(request.POST or None, initial={"lines": now, "begun_from": now})
    theirs = ""
    if form.is_valid():
        try:
            keep_programme(meeting, form.cleaned_data["lines"], begun_from=form.begun_from_text, by=actor_of(request))
        except CannotPrepare as refusal:
            if now != form.begun_from_text:
                theirs = now
            form = form.begun_again(now)
            form.add_error("lines", str(refusal))
        else:
            tell(request, _("Programmet er gemt."))
            return redirect("meetings:agenda", meeting.council.slug, meeting.address)
    context = {"council": meeting.council, "meeting": meeting, "form": form, "theirs": theirs}
    return render(request, "meetings/agenda/programme.html", context)


@for_accounts
def presenters(request: HttpRequest, council: str, address: str, draft: int) -> HttpResponse:
    """The guests of an item, and a form for one more."""
    meeting = meeting_to_prepare(request, council, address)
    item = _item_of(request, meeting, draft)
    form = PresenterForm(request.POST or None)
    if form.is_valid():
        try:
            invite_presenter(item, **form.cleaned_data, by=actor_of(request))
        except CannotPrepare as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Gæsten er sat på punktet."))
            return redirect("meetings:agenda_presenters", meeting.council.slug, meeting.address, item.pk)
    viewer = viewer_of(request)
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "draft": item,
        "version": versions_of(item, viewer)[0],
        "guests": presenters_of(item, viewer),
        "form": form,
    }
    return render(request, "meetings/agenda/presenters.html", context)


@for_accounts
@require_POST
def presenter_out(request: HttpRequest, council: str, address: str, draft: int, invitee: int) -> HttpResponse:
    """Takes a guest off the item."""
    meeting = meeting_to_prepare(request, council, address)
    item = _item_of(request, meeting, draft)
    guest = next((row for row in presenters_of(item, viewer_of(request)) if row.pk == invitee), None)
    if guest is None:
        raise Http404
    try:
        remove_presenter(guest, by=actor_of(request))
        tell(request, _("%(name)s er taget af punktet.") % {"name": guest.name})
    except CannotPrepare as refusal:
        tell_refusal(request, refusal)
    return redirect("meetings:agenda_presenters", meeting.council.slug, meeting.address, item.pk)


def _item_of(request: HttpRequest, meeting: Meeting, key: int) -> DraftItem:
    item = item_at(request, meeting, key)
    if item.meeting_id != meeting.pk:
        raise Http404
    return item
