"""The secretariat's pages for who sees an item: closing and opening, excluding a member, inviting guests."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.action import is_permitted
from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.document.model import Item
from tvaers.meetings.closing.forms import ClosingForm, ExclusionForm, GuestForm, mark_of
from tvaers.meetings.models import Closing, Exclusion, Meeting, MeetingGuest
from tvaers.meetings.paper.presentation import shown_item
from tvaers.meetings.paper.queries import (
    attachments_in_doubt,
    closings_of_item,
    document_for,
    exclusions_of_item,
    guests_of,
    members_accounts,
)
from tvaers.meetings.paper.views.paper import meeting_or_404
from tvaers.meetings.sight.actions.closing import CannotClose, close_attachment, close_item, close_part, open_again
from tvaers.meetings.sight.actions.taking_part import (
    CannotTakePart,
    exclude,
    include,
    invite_guest_called,
    remove_guest,
)
from tvaers.meetings.sight.closed import Shown
from tvaers.meetings.sight.reading import as_the_public_would_read, closed_items_shown
from tvaers.meetings.sight.who_sees import badges_of

T = TypeVar("T", Closing, Exclusion, MeetingGuest)


@for_accounts
def sight(request: HttpRequest, council: str, address: str, number: str) -> HttpResponse:
    """Who sees the item: what of it is closed, and who is excluded."""
    meeting, item = _item(request, council, address, number, "meetings.close")
    viewer = viewer_of(request)
    assert meeting.current_edition is not None  # noqa: S101 - the item is of it
    badges = badges_of(meeting.current_edition, document_for(meeting.current_edition, viewer), viewer)
    context = {
        "meeting": meeting,
        "entry": shown_item(item, meeting, badges),
        "closings": closings_of_item(meeting, number, viewer),
        "in_doubt": attachments_in_doubt(meeting, viewer).get(number, []),
        "exclusions": exclusions_of_item(meeting, number, viewer),
    }
    return render(request, "meetings/access/sight.html", context)


@for_accounts
def close(request: HttpRequest, council: str, address: str, number: str) -> HttpResponse:
    """Asks what is to be closed and why, shows what the public then will see, and closes what was shown."""
    meeting, item = _item(request, council, address, number, "meetings.close")
    is_title_shown = closed_items_shown(meeting) in (Shown.NEUTRAL_TITLE, Shown.DECISION)
    form = ClosingForm(request.POST or None, item=item, is_title_shown=is_title_shown)
    context: dict[str, Any] = {"meeting": meeting, "entry": shown_item(item, meeting), "form": form}
    if form.is_valid():
        closing, wants_it_now = form.closing(), request.POST.get("step") == "close"
        preview = _preview(meeting, number, closing)
        mark = mark_of(closing, preview)
        is_previewed = form.cleaned_data["previewed"] == mark
        if wants_it_now and is_previewed and _is_closed(request, meeting, closing, form):
            return redirect("meetings:sight", council, address, number)
        form.data = {**request.POST.dict(), "previewed": mark}
        context |= {
            "closing": closing,
            "preview": shown_item(preview, meeting, kind=_kind_of(meeting)) if preview else None,
            "is_other": wants_it_now and not is_previewed,
        }
    return render(request, "meetings/access/close.html", context)


@for_accounts
@require_POST
def reopen(request: HttpRequest, council: str, address: str, number: str, closing: int) -> HttpResponse:
    """Ends a closing."""
    meeting, _item_read = _item(request, council, address, number, "meetings.close")
    row = _of(closings_of_item(meeting, number, viewer_of(request)), closing)
    open_again(row, by=actor_of(request))
    messages.success(request, _("Det er åbnet igen."))
    return redirect("meetings:sight", council, address, number)


@for_accounts
def shut_out(request: HttpRequest, council: str, address: str, number: str) -> HttpResponse:
    """Excludes one of the council's members from the item."""
    meeting, item = _item(request, council, address, number, "meetings.exclude")
    members = members_accounts(meeting.council, timezone.localdate(), viewer_of(request))
    form = ExclusionForm(request.POST or None, members=members)
    if form.is_valid():
        account = members[form.cleaned_data["account"]]
        try:
            exclude(meeting, number, account, reason=form.cleaned_data["reason"], by=actor_of(request))
        except CannotTakePart as error:
            form.add_error("account", str(error))
        else:
            messages.success(request, _("{name} er udelukket fra punktet.").format(name=account.name))
            return redirect("meetings:sight", council, address, number)
    context = {"meeting": meeting, "entry": shown_item(item, meeting), "form": form}
    return render(request, "meetings/access/exclude.html", context)


@for_accounts
@require_POST
def let_in(request: HttpRequest, council: str, address: str, number: str, exclusion: int) -> HttpResponse:
    """Takes an exclusion back."""
    meeting, _item_read = _item(request, council, address, number, "meetings.exclude")
    row = _of(exclusions_of_item(meeting, number, viewer_of(request)), exclusion)
    include(row, by=actor_of(request))
    messages.success(request, _("{name} er ikke længere udelukket.").format(name=row.account.name))
    return redirect("meetings:sight", council, address, number)


@for_accounts
def guests(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The guests of a meeting, and a form to invite one more."""
    meeting = _meeting(request, council, address, "meetings.invite_guest")
    form = GuestForm(request.POST or None)
    if form.is_valid():
        try:
            guest = invite_guest_called(meeting, form.cleaned_data["email"], by=actor_of(request))
        except CannotTakePart as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, _("{name} er nu gæst ved mødet.").format(name=guest.account.name))
            return redirect("meetings:guests", council, address)
    context = {"meeting": meeting, "guests": guests_of(meeting, viewer_of(request)), "form": form}
    return render(request, "meetings/access/guests.html", context)


@for_accounts
@require_POST
def guest_out(request: HttpRequest, council: str, address: str, guest: int) -> HttpResponse:
    """Takes an invitation back."""
    meeting = _meeting(request, council, address, "meetings.invite_guest")
    row = _of(guests_of(meeting, viewer_of(request)), guest)
    remove_guest(row, by=actor_of(request))
    messages.success(request, _("{name} er ikke længere gæst.").format(name=row.account.name))
    return redirect("meetings:guests", council, address)


def _meeting(request: HttpRequest, council: str, address: str, permission: str) -> Meeting:
    """The meeting, for those who may do this in its council. Raises Http404 for others, and for a stand-in."""
    meeting = meeting_or_404(request, council, address)
    looks_as_another = getattr(request, "stand_in", None) is not None
    if looks_as_another or not is_permitted(actor_of(request), permission, meeting.council_id):
        raise Http404
    return meeting


def _item(request: HttpRequest, council: str, address: str, number: str, permission: str) -> tuple[Meeting, Item]:
    meeting = _meeting(request, council, address, permission)
    edition = meeting.current_edition
    items = document_for(edition, viewer_of(request)).items() if edition else ()
    item = next((entry for entry in items if entry.number == number), None)
    if item is None:
        raise Http404
    return meeting, item


def _of(rows: list[T], key: int) -> T:
    row = next((row for row in rows if row.pk == key), None)
    if row is None:
        raise Http404
    return row


def _kind_of(meeting: Meeting) -> str:
    return meeting.current_edition.stage if meeting.current_edition else ""


def _preview(meeting: Meeting, number: str, closing: Closing) -> Item | None:
    assert meeting.current_edition is not None  # noqa: S101 - the item is of it
    return as_the_public_would_read(meeting.current_edition, number, closing)


def _is_closed(request: HttpRequest, meeting: Meeting, closing: Closing, form: ClosingForm) -> bool:
    """Closes what the form asks for; what cannot be is told at the form."""
    by, number, reason = actor_of(request), closing.item_number, closing.reason
    try:
        if closing.what == Closing.What.ITEM:
            close_item(meeting, number, reason, neutral_title=closing.neutral_title, by=by)
        elif closing.what == Closing.What.PART:
            close_part(meeting, number, closing.part, reason, by=by)
        else:
            close_attachment(meeting, number, closing.attachment, reason, by=by)
    except CannotClose as error:
        form.add_error("what", str(error))
        return False
    messages.success(request, _("Det er lukket. Siderne, filerne og søgningen viser det ikke længere for andre."))
    return True
