"""Beginning the register of members from the attendance list of the latest minutes: proposed, ticked and confirmed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.plain_form import PlainForm, day_field
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.councils.actions.members import seat_all
from tvaers.councils.queries import municipalities_of
from tvaers.councils.refusals import CannotBeDone
from tvaers.meetings.cycle.pages import tell
from tvaers.meetings.paper.queries import Member, members_on
from tvaers.meetings.planning.views.places import council_to_plan

TEND = "councils.tend_members"


class FromMinutesForm(PlainForm):
    """Those listed, all ticked, and the day from which they sit."""

    members = forms.MultipleChoiceField(
        label=_("Medlemmer"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Vælg mindst ét medlem.")},
    )
    valid_from = day_field(_("Fra og med"))

    def __init__(self, *args: Any, listed: list[Member], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(place), _told(member)) for place, member in enumerate(listed)]
        self.fields["members"].choices = choices  # type: ignore[attr-defined]
        self.fields["members"].initial = [key for key, _words in choices]


@for_accounts
@require_http_methods(["GET", "POST"])
def members_from_minutes(request: HttpRequest, council: str) -> HttpResponse:
    """Who stands in the nearest minutes, to be given seats; without a municipality of the council none is."""
    place, today, viewer = council_to_plan(request, council, TEND), timezone.localdate(), viewer_of(request)
    told = members_on(place, today, viewer)
    municipalities = {row.name: row for row in municipalities_of(place, today, viewer)}
    listed = [member for member in told.members if member.municipality in municipalities]
    first = told.told_by.held_on if told.told_by else today
    form = FromMinutesForm(request.POST or None, listed=listed, initial={"valid_from": first.isoformat()})
    if form.is_valid():
        chosen = [listed[int(key)] for key in form.cleaned_data["members"]]
        rows = [(member.name, municipalities[member.municipality], member.party) for member in chosen]
        try:
            seated = seat_all(place, rows, valid_from=form.cleaned_data["valid_from"], by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            n = len(seated)
            tell(
                request,
                ngettext("%(n)d medlem har fået sin plads.", "%(n)d medlemmer har fået deres pladser.", n) % {"n": n},
            )
            return redirect("councils:members", place.slug)
    context = {"council": place, "told_by": told.told_by if listed else None, "form": form}
    return render(request, "meetings/attendance/from_minutes.html", context)


def _told(member: Member) -> str:
    party = f" ({member.party})" if member.party else ""
    return f"{member.name}{party}, {member.municipality}"
