"""Confirming the members, and reminding those of whom something is missing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions.confirming import confirm_members, ending, looked_at, roles_ending
from tvaers.constitution.actions.letters import chase
from tvaers.constitution.queries.arrivals import members_of
from tvaers.constitution.views.finding import Found, worked_on
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell, tell_refusal


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """What follows from confirming the members, and confirming them."""
    found = worked_on(request, council, election)
    if request.method == "POST":
        return _confirm(request, found)
    shown, first = members_of(found.constitution, viewer_of(request)), found.constitution.first_day
    looked = looked_at(found.constitution, shown.waiting)
    context = {
        **found.context,
        "shown": shown,
        "ready": [row for row, reason in looked if not reason],
        "left": [(row, reason) for row, reason in looked if reason],
        "ending": ending(found.council, first),
        "roles_ending": roles_ending(found.council, first),
        "first": first,
    }
    return render(request, "constitution/confirm.html", context)


def _confirm(request: HttpRequest, found: Found) -> HttpResponse:
    try:
        done = confirm_members(found.constitution, by=actor_of(request))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
        return redirect("constitution:members_confirm", *found.slugs)
    n = len(done.members)
    tell(request, ngettext("%(n)d medlem er sat.", "%(n)d medlemmer er sat.", n), n=n)
    for left in done.left:
        words = _("%(name)s er ikke sat: %(reason)s") % {"name": left.arrival.name, "reason": left.reason}
        messages.warning(request, words)
    return redirect("constitution:members", *found.slugs)


@for_accounts
@require_POST
def remind(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Sends the usual reminder to those of whom something is missing."""
    found = worked_on(request, council, election)
    try:
        row = chase(found.constitution, request.POST.get("kind", ""), by=actor_of(request))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    else:
        tell(request, ngettext("%(n)d rykker er sendt.", "%(n)d rykkere er sendt.", row.sent_to), n=row.sent_to)
    return redirect("constitution:members", *found.slugs)
