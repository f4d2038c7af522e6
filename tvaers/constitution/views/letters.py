"""The letters of the round, and one of them before it is sent."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions.letters import send_letter
from tvaers.constitution.forms.letters import LetterForm
from tvaers.constitution.letters import Kind, Written, filled, usual
from tvaers.constitution.queries.arrivals import members_of
from tvaers.constitution.queries.letters import (
    TO_MUNICIPALITIES,
    addressees_of,
    chiefs_circles,
    circles_of,
    common_places,
    letters_sent,
    out_of_reach,
)
from tvaers.constitution.views.finding import worked_on
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell


@for_accounts
@require_http_methods(["GET", "HEAD"])
def letters(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """The kinds of letters, what was sent, and who has answered."""
    found, viewer = worked_on(request, council, election), viewer_of(request)
    sent = letters_sent(found.constitution, viewer)
    latest = {row.kind: row for row in reversed(sent)}
    kinds = [(kind, latest.get(kind.value)) for kind in Kind]
    shown = members_of(found.constitution, viewer)
    return render(request, "constitution/letters.html", {**found.context, "kinds": kinds, "sent": sent, "shown": shown})


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, council: str, election: str, kind: str) -> HttpResponse:
    """One kind of letter: its text, its receivers and how the first reads; sent when that was seen."""
    found, viewer, today = worked_on(request, council, election), viewer_of(request), timezone.localdate()
    if kind not in set(Kind):
        raise Http404
    row, text = found.constitution, usual(kind)
    circles = circles_of(row, today, viewer) if kind in TO_MUNICIPALITIES else []
    usual_circles = [str(circle.pk) for circle in chiefs_circles(row, today, viewer)]
    initial = {"subject": text.subject, "body": text.body, "circles": usual_circles}
    form = LetterForm(request.POST or None, initial=initial, circles=circles)
    chosen = set(usual_circles)
    if form.is_valid():
        text = Written(form.cleaned_data["subject"], form.cleaned_data["body"])
        chosen = set(form.cleaned_data.get("circles", []))
    addressees = addressees_of(row, kind, [circle for circle in circles if str(circle.pk) in chosen], today, viewer)
    if form.is_valid() and request.POST.get("step") == "send":
        try:
            sent = send_letter(row, kind, text, addressees, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, ngettext("%(n)d brev er sendt.", "%(n)d breve er sendt.", sent.sent_to), n=sent.sent_to)
            return redirect("constitution:letters", *found.slugs)
    account = actor_of(request).account
    common = common_places(row, account.name if account else "", today, viewer)
    context = {
        **found.context,
        "kind": Kind(kind),
        "form": form,
        "addressees": addressees,
        "unreached": out_of_reach(row, kind, addressees, viewer),
        "preview": filled(text, common, addressees[0]) if addressees else None,
        "first": addressees[0] if addressees else None,
    }
    return render(request, "constitution/letter.html", context)
