"""The votes of the municipalities: what is known and missing, one municipality, and votes typed by hand."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.history.finding import events_about
from tvaers.access.pages import for_accounts
from tvaers.access.subjects import subject_of
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions import NewCount, NewList, keep_votes
from tvaers.constitution.forms.votes import NEW_ROWS, TypedVotesForm
from tvaers.constitution.models import MunicipalCount
from tvaers.constitution.queries import counts_of, known_lists, municipalities_in, vote_totals, votes_in
from tvaers.constitution.queries.votes import cooperations_of
from tvaers.constitution.views.finding import Found, found_constitution, worked_on
from tvaers.constitution.votes_history import vote_lines
from tvaers.councils.models import Municipality
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell

EVENTS_A_PAGE = 20


@require_http_methods(["GET", "HEAD"])
def votes(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """The municipalities with what is known of their votes, and the totals of the lists."""
    found, viewer = found_constitution(request, council, election), viewer_of(request)
    counts = counts_of(found.constitution, viewer)
    context = {
        **found.context,
        "counts": counts,
        "missing": [each for each in counts if each.count is None],
        "totals": vote_totals(found.constitution, viewer),
        "cooperations": cooperations_of(found.constitution, viewer),
    }
    return render(request, "constitution/votes.html", context)


@require_http_methods(["GET", "HEAD"])
def municipality(request: HttpRequest, council: str, election: str, municipality: int) -> HttpResponse:
    """The votes of one municipality, and for the secretariat what they were before."""
    found, viewer = found_constitution(request, council, election), viewer_of(request)
    place = _place(request, found, municipality)
    rows = list(votes_in(found.constitution, place, viewer))
    count = MunicipalCount.objects.visible_to(viewer).filter(
        election=found.constitution.election_id, municipality=place
    )
    row, lines, page = count.first(), None, None
    if row and found.may_tend:
        page = Paginator(events_about([subject_of(row)]), EVENTS_A_PAGE).get_page(request.GET.get("page"))
        lines = vote_lines(page, row, known_lists(found.constitution, viewer), viewer)
    shown = {"municipality": place, "count": row, "rows": rows, "total": sum(each.votes for each in rows)}
    context = {**found.context, **shown, "lines": lines, "page": page}
    return render(request, "constitution/votes_in.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def typed(request: HttpRequest, council: str, election: str, municipality: int) -> HttpResponse:
    """A form with a field for each list that can be voted for in the municipality."""
    found, viewer = worked_on(request, council, election), viewer_of(request)
    place = _place(request, found, municipality)
    lists = [row for row in known_lists(found.constitution, viewer) if row.municipality_id in (None, place.pk)]
    now = {row.list_id: row.votes for row in votes_in(found.constitution, place, viewer)}
    form = TypedVotesForm(request.POST or None, lists=lists, now=now)
    if form.is_valid():
        try:
            keep_votes(
                found.constitution,
                [_typed_count(form, place)],
                stage=form.cleaned_data["stage"],
                at=timezone.now(),
                by=actor_of(request),
            )
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("Stemmerne i %(name)s er gemt."), name=place.name)
            return redirect("constitution:votes", *found.slugs)
    fields = [form[f"list-{row.pk}"] for row in lists]
    new = [[form[f"{what}-{n}"] for what in ("letter", "name", "votes")] for n in range(1, NEW_ROWS + 1)]
    context = {**found.context, "form": form, "municipality": place, "fields": fields, "new": new}
    return render(request, "constitution/votes_typed.html", context)


def _typed_count(form: TypedVotesForm, place: Municipality) -> NewCount:
    given = form.cleaned_data
    new = [(NewList(letter, name, place), votes) for letter, name, votes in given["new"]]
    return NewCount(place, [*given["votes"].items(), *new], source="")


def _place(request: HttpRequest, found: Found, key: int) -> Municipality:
    places = municipalities_in(found.constitution, viewer_of(request))
    place = next((each for each in places if each.pk == key), None)
    if place is None:
        raise Http404
    return place
