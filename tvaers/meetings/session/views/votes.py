"""Votes by name on one item, for the secretariat: a row for each of those who can vote."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.attendance.queries import voters_of
from tvaers.meetings.attendance.views.places import meeting_held
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.models import Invitee, Meeting, Treatment, Vote
from tvaers.meetings.session.actions.votes_by_name import record_votes_by_name
from tvaers.meetings.session.voting import votes_in_words
from tvaers.meetings.treatment.actions.holding import CannotHold


@dataclass(frozen=True)
class Voter:
    """One who can vote, and how they did; an empty choice for one who has not."""

    invitee: Invitee
    choice: str


@for_accounts
@require_http_methods(["GET", "POST"])
def votes(request: HttpRequest, council: str, address: str, treatment: int) -> HttpResponse:
    """The votes on an item, by name; `all` in the form is what everyone votes who is not marked otherwise."""
    meeting = meeting_held(request, council, address)
    row = _treatment(request, meeting, treatment)
    viewer = viewer_of(request)
    voters = voters_of(row, viewer)
    if request.method == "POST":
        try:
            record_votes_by_name(row, _chosen(request, voters), by=actor_of(request))
        except CannotHold as refusal:
            tell_refusal(request, refusal)
        else:
            tell(request, _("Stemmerne er gemt."))
        return redirect("meetings:votes", council, address, treatment)
    known = dict(Vote.objects.visible_to(viewer).filter(treatment=row).values_list("invitee", "choice"))
    context = {
        "meeting": meeting,
        "council": meeting.council,
        "treatment": row,
        "voters": [Voter(invitee, known.get(invitee.pk, "")) for invitee in voters],
        "choices": Vote.Choice.choices,
        "told": votes_in_words(row, viewer),
    }
    return render(request, "meetings/attendance/votes.html", context)


def _treatment(request: HttpRequest, meeting: Meeting, key: int) -> Treatment:
    rows = Treatment.objects.visible_to(viewer_of(request)).select_related("session", "item__sent_version")
    found: Treatment | None = rows.filter(session=meeting.pk, pk=key).first()
    if found is None:
        raise Http404
    found.session.meeting = meeting
    return found


def _chosen(request: HttpRequest, voters: list[Invitee]) -> dict[int, Vote.Choice]:
    """What was chosen for each; the button for all fills in those without a choice."""
    rest = request.POST.get("all", "")
    chosen = {invitee.pk: request.POST.get(f"vote-{invitee.pk}", "") or rest for invitee in voters}
    return {key: Vote.Choice(choice) for key, choice in chosen.items() if choice in Vote.Choice.values}
