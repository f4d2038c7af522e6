"""An item that appoints, on one page: what is proposed, what speaks against it, what is decided, what goes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.appointments import act_texts
from tvaers.appointments.actions.at_item_texts import (
    can_take_decision,
    put_in_decision,
    put_in_recommendation,
    take_along,
)
from tvaers.appointments.actions.at_items import give_reasons, register, undo_register
from tvaers.appointments.at_items import can_be_undone, is_decided
from tvaers.appointments.models import Appointment
from tvaers.appointments.queries.at_items import acts_at, bodies_at, proposed_at
from tvaers.appointments.views.finding import APPOINT, worked_on
from tvaers.councils.models import Council
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import Place, may, tell, tell_refusal
from tvaers.meetings.drafts.queries import tended_draft, versions_of
from tvaers.meetings.extensions import Panel
from tvaers.meetings.models import DraftItem, Treatment


def item_at(request: HttpRequest, slug: str, key: int) -> tuple[Place, DraftItem]:
    """The item in the address, for those who appoint in its council. Raises Http404."""
    place, council = worked_on(request, slug, APPOINT)
    try:
        return place, tended_draft(council, key, viewer_of(request))
    except DraftItem.DoesNotExist as error:
        raise Http404 from error


def item_panel(request: HttpRequest, item: DraftItem) -> Panel | None:
    """What stands on the item's own page: the places in short, and the way here; None for those who do not appoint."""
    if not may(request, APPOINT, Place(item.council.slug, item.council)):
        return None
    bodies = bodies_at(item, viewer_of(request))
    return Panel("appointments/at_item_panel.html", {"item": item, "bodies": bodies, **_stage(request, item)})


@for_accounts
@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """All of the item's appointing; its acts are sent here as `do`."""
    place, found = item_at(request, council, draft)
    if request.method == "POST":
        return _done(request, place, found)
    viewer = viewer_of(request)
    rows, bodies = proposed_at([found.pk], viewer), bodies_at(found, viewer)
    context = {
        "place": place,
        "council": found.council,
        "draft": found,
        "title": versions_of(found, viewer)[0].title,
        "bodies": bodies,
        "any_warnings": any(entry.has_warnings for entry in bodies),
        "wants_reasons": any(entry.wants_reasons for entry in bodies),
        "texts": _texts(request, found.council, rows),
        "earlier": _left_behind(request, found),
        **_stage(request, found),
    }
    return render(request, "appointments/at_item.html", context)


def _stage(request: HttpRequest, item: DraftItem) -> dict[str, Any]:
    """How far the item is: its treatment, and what can be done now."""
    viewer = viewer_of(request)
    treatment = Treatment.objects.visible_to(viewer).filter(item=item).select_related("session__meeting").first()
    rows = proposed_at([item.pk], viewer)
    waiting = [row for row in rows if row.state == Appointment.State.PROPOSED]
    text = treatment.decision if treatment else ""
    decided = treatment is not None and is_decided(treatment)
    return {
        "treatment": treatment,
        "is_decided": decided,
        "can_register": decided and bool(waiting),
        "is_registered": bool(rows) and not waiting,
        "can_undo": len(waiting) < len(rows) and can_be_undone(item),
        "can_put_in_decision": can_take_decision(treatment),
        "not_in_decision": [
            str(row.person) for row in waiting if decided and row.person and row.person.name not in text
        ],
    }


def _texts(request: HttpRequest, council: Council, rows: list[Appointment]) -> dict[str, str]:
    acts = acts_at(rows, viewer_of(request))
    return {
        "recommendation": act_texts.recommendation(council.name, acts) if acts else "",
        "decision": act_texts.decision(council.name, acts) if acts else "",
    }


def _left_behind(request: HttpRequest, item: DraftItem) -> int:
    """How many places the item proposed at the meeting that it comes back from."""
    if item.returns_from_id is None:
        return 0
    rows = proposed_at([item.returns_from_id], viewer_of(request))
    return sum(row.state == Appointment.State.PROPOSED for row in rows)


def _done(request: HttpRequest, place: Place, item: DraftItem) -> HttpResponse:
    acts: dict[str, Callable[[HttpRequest, DraftItem], str]] = {
        "reasons": _give_reasons,
        "recommend": _recommend,
        "decision": _decide,
        "register": _register,
        "undo": _undo,
        "along": _along,
    }
    act = acts.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    try:
        words = act(request, item)
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    else:
        tell(request, words)
    return redirect("appointments:item", place.slug, item.pk)


def _give_reasons(request: HttpRequest, item: DraftItem) -> str:
    given = {name: str(text) for name, text in request.POST.items() if name.startswith(("row-", "body-"))}
    count = give_reasons(item, given, by=actor_of(request))
    return ngettext("Gemt: %(n)d begrundelse.", "Gemt: %(n)d begrundelser.", count) % {"n": count}


def _recommend(request: HttpRequest, item: DraftItem) -> str:
    rows = proposed_at([item.pk], viewer_of(request))
    put_in_recommendation(item, _texts(request, item.council, rows)["recommendation"], by=actor_of(request))
    return _("Teksten står nu i punktets indstilling.")


def _decide(request: HttpRequest, item: DraftItem) -> str:
    rows = proposed_at([item.pk], viewer_of(request))
    put_in_decision(item, _texts(request, item.council, rows)["decision"], by=actor_of(request))
    return _("Teksten står nu i punktets beslutning.")


def _register(request: HttpRequest, item: DraftItem) -> str:
    refused = register(item, by=actor_of(request))
    if refused:
        return _("Ført i registret, på nær disse, som stadig er forslag: %(why)s") % {"why": " ".join(refused)}
    return _("Ført i registret. Navnene står nu i Blå Bog.")


def _undo(request: HttpRequest, item: DraftItem) -> str:
    undo_register(item, by=actor_of(request))
    return _("Fortrudt. Navnene er forslag igen.")


def _along(request: HttpRequest, item: DraftItem) -> str:
    count = take_along(item, by=actor_of(request))
    return ngettext("%(n)d plads er taget med.", "%(n)d pladser er taget med.", count) % {"n": count}
