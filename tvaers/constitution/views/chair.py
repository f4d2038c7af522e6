"""The election of chair and vice-chair: reckoned on the votes, and the persons whom the lists name."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.stepping_up import stepped_up
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions import elect_named
from tvaers.constitution.forms.alliances import ElectForm
from tvaers.constitution.fractions_as_text import two_places
from tvaers.constitution.models import Elected, Lot
from tvaers.constitution.queries import basis_of, binding_of, counts_of
from tvaers.constitution.queries.alliances import (
    alliances_shown,
    chair_election_of,
    chair_reckoned,
    elected_of,
    meeting_day,
    members_on,
)
from tvaers.constitution.queries.composition import lots_of
from tvaers.constitution.reckoning import tied_in
from tvaers.constitution.views.composition import TIE
from tvaers.constitution.views.finding import Found, form_page, found_constitution, worked_on
from tvaers.constitution.views.lots import lot_page
from tvaers.constitution.working import shown_steps
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell
from tvaers.law.chair_election import Post


@require_http_methods(["GET", "HEAD"])
def chair(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Which lists win the posts, how that was reckoned, and who was elected."""
    found, viewer = found_constitution(request, council, election), viewer_of(request)
    row, basis = found.constitution, basis_of(found.constitution, viewer)
    notices = alliances_shown(row, basis, viewer)
    worked, elected = chair_reckoned(basis, notices, binding_of(row, viewer)), elected_of(row, viewer)
    won = {post.number: post for post in (worked.result or ())} if worked else {}
    posts = [_shown(number, basis.names, won.get(number), elected.get(number)) for number in Elected.Post.values]
    context = {
        **found.context,
        "posts": posts if worked else [],
        "worked": worked,
        "approved": [each for each in notices if each.row.is_approved],
        "undecided": [each for each in notices if each.row.is_approved is None],
        "tied": tied_in(worked) if worked else (),
        "steps": shown_steps(worked.steps) if worked else [],
        "warnings": [each.message for each in worked.warnings if each.code != TIE] if worked else [],
        "votes_missing": sum(each.count is None for each in counts_of(row, viewer)),
        "lots": lots_of(row, viewer).filter(about=Lot.About.CHAIR),
    }
    return render(request, "constitution/chair.html", context)


def _shown(number: int, names: Any, won: Post | None, elected: Elected | None) -> dict[str, Any]:
    return {
        "number": number,
        "title": Elected.Post(number).label,
        "won": won,
        "quotient": two_places(won.quotient) if won else "",
        "name": names.get(won.party, "") if won else "",
        "elected": elected,
        "is_of_another": bool(won and elected and elected.key != won.party),
        "has_account": bool(elected and elected.person.account_id),
    }


@for_accounts
@require_http_methods(["GET", "POST"])
def lot(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Records lots for a post. Raises Http404 when nothing is tied."""
    found = worked_on(request, council, election)
    worked = chair_election_of(found.constitution, viewer_of(request))
    back = reverse("constitution:chair", args=found.slugs)
    return lot_page(request, found, Lot.About.CHAIR, tied_in(worked) if worked else (), back)


@for_accounts
@require_http_methods(["GET", "POST"])
def elect_one(request: HttpRequest, council: str, election: str, post: int) -> HttpResponse:
    """A form for who is elected to a post; giving a role asks who it is. Raises Http404 while nobody has won it."""
    found = worked_on(request, council, election)
    worked = chair_election_of(found.constitution, viewer_of(request))
    won = next((each for each in (worked.result or ()) if each.number == post), None) if worked else None
    if won is None:
        raise Http404
    answer = stepped_up(_elect) if request.method == "POST" else _elect
    return answer(request, found, won)


def _elect(request: HttpRequest, found: Found, won: Post) -> HttpResponse:
    day = meeting_day(found.constitution, viewer_of(request)) or timezone.localdate()
    members = members_on(found.constitution, day, viewer_of(request))
    letter = won.party.partition("-")[0]
    own = [(str(row.person_id), str(row)) for row in members if row.party in (won.party, letter)]
    others = [(str(row.person_id), str(row)) for row in members if row.party not in (won.party, letter)]
    groups = [(_("Valgt for %(list)s") % {"list": won.party}, own), (_("Andre medlemmer"), others)]
    now = elected_of(found.constitution, viewer_of(request)).get(won.number)
    initial = {"on": now.elected_on if now else day, "person": str(now.person_id) if now else ""}
    form = ElectForm(request.POST or None, choices=[group for group in groups if group[1]], initial=initial)
    if form.is_valid():
        given, people = form.cleaned_data, {str(row.person_id): row.person for row in members}
        try:
            row = elect_named(
                found.constitution,
                won.number,
                people.get(given["person"]),
                given["name"],
                key=won.party,
                on=given["on"],
                by=actor_of(request),
            )
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("%(name)s er noteret som valgt."), name=row.person.name)
            return redirect("constitution:chair", *found.slugs)
    title = Elected.Post(won.number).label
    words = (_("%(post)s: vælg personen") % {"post": title}, _("Noter valget"))
    lead = _("Posten går til %(list)s. Listen udpeger personen.") % {"list": won.party}
    return form_page(request, found, form, words, back=reverse("constitution:chair", args=found.slugs), lead=lead)
