"""The outbox of a council, or of what no council has: what waits, what failed and why, what was sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.roles import Sight
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.access.visibility import has_sight
from tvaers.councils.views.places import Place, may, place_of, tell
from tvaers.post.actions import send_again, withdraw
from tvaers.post.extensions import Matter, kind_in_words, told_matters
from tvaers.post.models import Letter, State
from tvaers.post.queries import counts_of, letter_of, letters_of
from tvaers.post.shape import CannotTend

LETTERS_A_PAGE = 25


@dataclass(frozen=True)
class ShownLetter:
    """A letter with the words for its kind, and what it is about when the viewer may know."""

    letter: Letter
    kind: str
    matter: Matter | None


@dataclass(frozen=True)
class Choice:
    """A state to narrow the list to, with how many letters are in it; an empty value is all of them."""

    value: str
    label: str
    count: int


@for_accounts
def outbox(request: HttpRequest, council: str) -> HttpResponse:
    """The letters, the last posted first; in one state with ?status=."""
    place, viewer = _place(request, council), viewer_of(request)
    state = _state(request)
    rows = letters_of(place.key, viewer, state).defer("body", "calendar")
    page = Paginator(rows, LETTERS_A_PAGE).get_page(request.GET.get("page"))
    matters = told_matters((letter.about for letter in page), viewer)
    counts = counts_of(place.key, viewer)
    context = {
        "place": place,
        "council": place.council,
        "page": page,
        "letters": [ShownLetter(row, kind_in_words(row.kind), matters.get(row.about)) for row in page],
        "choices": [Choice("", _("Alle"), sum(counts.values()))]
        + [Choice(value.value, label, counts[value]) for value, label in _labels()],
        "chosen": state.value if state else "",
        "may_tend": may(request, "post.tend", place),
    }
    return render(request, "portal/outbox.html", context)


@for_accounts
@require_POST
def again(request: HttpRequest, council: str, letter: int) -> HttpResponse:
    """Lets a letter that failed, or was withdrawn, be sent at once."""
    place, found = _letter(request, council, letter)
    try:
        send_again(found, by=actor_of(request))
    except CannotTend as refusal:
        tell(request, str(refusal))
    else:
        tell(request, _("E-mailen sendes nu. Genindlæs siden om lidt for at se, om den er sendt."))
    return redirect("portal:outbox", place.slug)


@for_accounts
@require_POST
def hold_back(request: HttpRequest, council: str, letter: int) -> HttpResponse:
    """Keeps a letter that was not sent from being sent."""
    place, found = _letter(request, council, letter)
    try:
        withdraw(found, by=actor_of(request))
    except CannotTend as refusal:
        tell(request, str(refusal))
    else:
        tell(request, _("E-mailen er trukket tilbage og bliver ikke sendt."))
    return redirect("portal:outbox", place.slug)


def _place(request: HttpRequest, slug: str) -> Place:
    place = place_of(request, slug)
    if not has_sight(viewer_of(request), Sight.CIRCLES, place.key):
        raise Http404
    return place


def _letter(request: HttpRequest, slug: str, key: int) -> tuple[Place, Letter]:
    place = _place(request, slug)
    if not may(request, "post.tend", place):
        raise Http404
    try:
        return place, letter_of(place.key, key, viewer_of(request))
    except Letter.DoesNotExist as error:
        raise Http404 from error


def _state(request: HttpRequest) -> State | None:
    try:
        return State(request.GET.get("status", ""))
    except ValueError:
        return None


def _labels() -> tuple[tuple[State, str], ...]:
    return (
        (State.GIVEN_UP, _("Kunne ikke sendes")),
        (State.RETRIED, _("Prøves igen")),
        (State.WAITING, _("Venter")),
        (State.SENT, _("Sendt")),
        (State.WITHDRAWN, _("Trukket tilbage")),
    )
