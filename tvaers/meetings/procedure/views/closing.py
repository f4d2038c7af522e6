"""Closing a written procedure, after what will be recorded was shown, and taking the closing back."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.cycle.stages import CannotAdvance, Step, is_at
from tvaers.meetings.procedure.actions import (
    CannotAnswer,
    close_procedure,
    missing_for_close_procedure,
    reopen_procedure,
)
from tvaers.meetings.procedure.outcome import Result
from tvaers.meetings.procedure.queries import Procedure, procedure_of
from tvaers.meetings.procedure.shown import previews_of
from tvaers.meetings.procedure.views.places import procedure_to_tend


@for_accounts
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """What is missing and what will be recorded of each item; posted to, it records it."""
    meeting = procedure_to_tend(request, council, address)
    procedure = procedure_of(meeting, viewer_of(request))
    if request.method == "POST":
        try:
            close_procedure(meeting, _chosen(request, procedure), by=actor_of(request))
        except (CannotAdvance, CannotAnswer) as refusal:
            tell_refusal(request, refusal)
        else:
            tell(request, _("Proceduren er lukket, og beslutningerne er skrevet."))
        return redirect("meetings:procedure_answers", council, address)
    if not is_at(meeting, Step.CLOSE_PROCEDURE):
        return redirect("meetings:procedure_answers", council, address)
    context = {
        "meeting": meeting,
        "council": meeting.council,
        "procedure": procedure,
        "missing": missing_for_close_procedure(procedure),
        "previews": previews_of(procedure),
    }
    return render(request, "meetings/procedure/close.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Asks, and takes the closing back."""
    meeting = procedure_to_tend(request, council, address)
    if request.method == "POST":
        try:
            reopen_procedure(meeting, by=actor_of(request))
        except (CannotAdvance, CannotAnswer) as refusal:
            tell_refusal(request, refusal)
        else:
            tell(request, _("Lukningen er taget tilbage. Svarene står, som de stod."))
        return redirect("meetings:procedure_answers", council, address)
    if not is_at(meeting, Step.REOPEN_PROCEDURE):
        return redirect("meetings:procedure_answers", council, address)
    return render(request, "meetings/procedure/reopen.html", {"meeting": meeting, "council": meeting.council})


def _chosen(request: HttpRequest, procedure: Procedure) -> Mapping[int, Result]:
    """What was chosen of each item on the page; what is no outcome is left to the answers."""
    wanted = {key: request.POST.get(f"item-{key}", "") for key in procedure.tallies}
    return {key: Result(value) for key, value in wanted.items() if value in _RECORDABLE}


_RECORDABLE = frozenset(set(Result) - {Result.OPEN})
