"""What stands beside an item's text: its facts and status, and what its writers say to each other."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.agenda.actions.comments import CannotComment, add_comment, settle_comment, take_up_comment
from tvaers.meetings.agenda.actions.items import CannotDescribe, ItemFacts, describe_item, set_status
from tvaers.meetings.agenda.item_forms import FactsForm
from tvaers.meetings.agenda.item_queries import comment_on
from tvaers.meetings.cycle.pages import check_may, tell, tell_refusal
from tvaers.meetings.cycle.permissions import PREPARE
from tvaers.meetings.drafts.queries import versions_of
from tvaers.meetings.drafts.views.places import WRITE, draft_at
from tvaers.meetings.models import DraftComment, DraftItem


@for_accounts
def facts(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """When the item is to be written, and whether it goes out closed."""
    found = draft_at(request, council, draft)
    check_may(request, PREPARE, found.council)
    initial = {name: getattr(found, name) for name in ItemFacts.__dataclass_fields__}
    form = FactsForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            describe_item(found, form.facts, by=actor_of(request))
        except CannotDescribe as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Gemt."))
            return redirect("meetings:draft", found.council.slug, found.pk)
    version = versions_of(found, viewer_of(request))[0]
    context = {"council": found.council, "draft": found, "version": version, "form": form}
    return render(request, "meetings/items/facts.html", context)


@for_accounts
@require_POST
def status(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """How far the item is (`status`)."""
    found = draft_at(request, council, draft)
    check_may(request, WRITE, found.council)
    try:
        chosen = DraftItem.Status(request.POST.get("status", ""))
    except ValueError as error:
        raise Http404 from error
    set_status(found, chosen, by=actor_of(request))
    return redirect("meetings:draft", found.council.slug, found.pk)


@for_accounts
@require_POST
def comment_new(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """One more comment (`text`)."""
    found = draft_at(request, council, draft)
    check_may(request, WRITE, found.council)
    try:
        add_comment(found, request.POST.get("text", ""), by=actor_of(request))
    except CannotComment as refusal:
        tell_refusal(request, refusal)
    return _to_comments(found)


@for_accounts
@require_POST
def comment_settled(request: HttpRequest, council: str, draft: int, comment: int) -> HttpResponse:
    """Says that a comment is done with, or with `again` that it is not."""
    found = draft_at(request, council, draft)
    check_may(request, WRITE, found.council)
    try:
        row = comment_on(found, comment, viewer_of(request))
    except DraftComment.DoesNotExist as error:
        raise Http404 from error
    change = take_up_comment if "again" in request.POST else settle_comment
    change(row, by=actor_of(request))
    return _to_comments(found)


def _to_comments(draft: DraftItem) -> HttpResponse:
    return redirect(reverse("meetings:draft", args=[draft.council.slug, draft.pk]) + "#kommentarer")
