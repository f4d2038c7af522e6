"""What is typed into a draft, kept at each pause: the endpoint that the form writes to, and giving it up."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of
from tvaers.meetings.cycle.pages import check_may, tell
from tvaers.meetings.drafts.actions.typing import Kept, give_up_typing, keep_typing, visit
from tvaers.meetings.drafts.parts import LINES, TEXTS, DraftParts
from tvaers.meetings.drafts.views.places import WRITE, draft_at

MOST_BYTES = 2_000_000
BAD_REQUEST = 400


class NotTyped(ValueError):
    """What was sent is not of the form that the page sends."""


@for_accounts
@require_POST
def typing(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """Keeps what is in the form now, and answers what is kept, since when, and who else is there.

    Takes `{"based_on": 3, "sequence": 7, "parts": {"title": "…"}}`; what the page does not send counts as empty.
    """
    found = draft_at(request, council, draft)
    check_may(request, WRITE, found.council)
    try:
        based_on, sequence, parts = typed_in(request.body)
    except NotTyped:
        return refused()
    return answer_of(keep_typing(found, parts, based_on=based_on, sequence=sequence, by=actor_of(request)))


@for_accounts
@require_POST
def here(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """Notes that someone has the form open, and answers who else has."""
    found = draft_at(request, council, draft)
    check_may(request, WRITE, found.council)
    return JsonResponse({"others": visit(found, by=actor_of(request))})


@for_accounts
@require_POST
def give_up(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """Lets go of what was typed and not saved, and begins anew from the version of today."""
    found = draft_at(request, council, draft)
    check_may(request, WRITE, found.council)
    give_up_typing(found, by=actor_of(request))
    tell(request, _("Den tekst, der ikke var gemt, er kasseret."))
    return redirect("meetings:edit_draft", found.council.slug, found.pk)


def refused() -> JsonResponse:
    """The answer to what is not of the form that the page sends."""
    return JsonResponse({"error": _("Teksten kunne ikke gemmes: den kom ikke helt frem.")}, status=BAD_REQUEST)


def answer_of(kept: Kept) -> JsonResponse:
    """What is kept, as the page reads it."""
    at = date_format(timezone.localtime(kept.at), "TIME_FORMAT")
    return JsonResponse({"saved": kept.sequence, "at": at, "current": kept.current, "others": kept.others})


def typed_in(body: bytes) -> tuple[int, int, DraftParts]:
    """The version that the typing began from, the number of the pause, and the text. Raises NotTyped."""
    if len(body) > MOST_BYTES:
        raise NotTyped
    try:
        sent = json.loads(body)
        numbers = sent["based_on"], sent["sequence"]
        given = sent["parts"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotTyped from error
    names = (*LINES, *TEXTS)
    is_whole = isinstance(given, dict) and all(_is_text(given.get(name, "")) for name in names)
    if not is_whole or not all(_is_count(number) for number in numbers):
        raise NotTyped
    parts = DraftParts(**{name: given.get(name, "").replace("\r\n", "\n") for name in names})
    return numbers[0], numbers[1], parts


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 < value < _MOST


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and "\0" not in value


_MOST = 2**31
