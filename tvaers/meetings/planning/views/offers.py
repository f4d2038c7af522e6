"""What a meeting in preparation is offered, and taking it or letting it go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tvaers.access.actor import Actor
from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.cycle.next_steps import next_step
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.models import Meeting
from tvaers.meetings.planning.actions.offers import (
    CannotTake,
    let_entry_go,
    take_acts,
    take_entry,
    take_minutes,
    take_returning,
    take_up_again,
)
from tvaers.meetings.planning.offer_queries import Offers, offers_for
from tvaers.meetings.planning.views.places import PREPARE, meeting_to_plan

T = TypeVar("T")


@for_accounts
def offers(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The offers, each with its button; a post names one of them ("minutes 12") and what to do ("take")."""
    meeting = meeting_to_plan(request, council, address, PREPARE)
    found = offers_for(meeting, viewer_of(request))
    if request.method == "POST":
        try:
            tell(request, _answered(request, meeting, found))
        except CannotTake as refusal:
            tell_refusal(request, refusal)
        return redirect("meetings:offers", council, address)
    context = {"council": meeting.council, "meeting": meeting, "offers": found, "step": next_step(meeting)}
    return render(request, "meetings/planning/offers.html", context)


def _answered(request: HttpRequest, meeting: Meeting, found: Offers) -> str:
    """Does what the post asks for and tells it. Raises Http404 for what is not offered (any more)."""
    what, _space, key = request.POST.get("answer", "").partition(" ")
    by = actor_of(request)
    answers: dict[str, Callable[[], str]] = {
        "minutes": lambda: _take_minutes(meeting, found, key, by),
        "returning": lambda: _take_returning(meeting, found, key, by),
        "acts": lambda: _take_acts(meeting, by),
        "entry": lambda: _take_entry(meeting, found, key, by),
        "let-go": lambda: _let_go(found, key, by),
        "again": lambda: _take_up_again(found, key, by),
    }
    if what not in answers:
        raise Http404
    return answers[what]()


def _take_minutes(meeting: Meeting, found: Offers, key: str, by: Actor) -> str:
    take_minutes(meeting, _chosen([(str(each.pk), each) for each in found.minutes], key), by=by)
    return _("Referatet er sat til godkendelse.")


def _take_returning(meeting: Meeting, found: Offers, key: str, by: Actor) -> str:
    follow_up = _chosen([(str(each.follow_up.pk), each.follow_up) for each in found.returning], key)
    take_returning(meeting, follow_up, by=by)
    return _("Punktet er sat på dagsordenen med teksten fra sidst.")


def _take_acts(meeting: Meeting, by: Actor) -> str:
    take_acts(meeting, by=by)
    return _("Formandskabets handlinger står nu under Siden sidst.")


def _take_entry(meeting: Meeting, found: Offers, key: str, by: Actor) -> str:
    due = _chosen([(str(each.due.entry.pk), each.due) for each in found.wheel], key)
    take_entry(meeting, due.entry, due.year, by=by)
    return _("Punktet er sat på dagsordenen. Sidste års tekst står ved siden af udkastet.")


def _let_go(found: Offers, key: str, by: Actor) -> str:
    due = _chosen([(str(each.due.entry.pk), each.due) for each in found.wheel], key)
    let_entry_go(due.entry, due.year, by=by)
    return _("Punktet kommer ikke med i år. Det kan fortrydes nederst.")


def _take_up_again(found: Offers, key: str, by: Actor) -> str:
    due = _chosen([(str(each.entry.pk), each) for each in found.let_go], key)
    take_up_again(due.entry, due.year, by=by)
    return _("Punktet foreslås igen.")


def _chosen(named: list[tuple[str, T]], key: str) -> T:
    for name, value in named:
        if name == key:
            return value
    raise Http404
