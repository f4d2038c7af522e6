"""Cooperations of local lists."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions import begin_cooperation, change_cooperation, end_cooperation
from tvaers.constitution.forms.votes import CooperationForm, NewCooperationForm
from tvaers.constitution.models import ListCooperation
from tvaers.constitution.queries import known_lists
from tvaers.constitution.queries.votes import cooperations_of
from tvaers.constitution.views.finding import Found, form_page, worked_on
from tvaers.councils.models import ElectoralList
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell
from tvaers.danish.alphabet import sort_key

USUAL_NAME = "Lokallisterne i Danmark"
"""The cooperation of local lists that KL knows of (KL's love § 6)."""


@for_accounts
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """A form for a new cooperation."""
    found = worked_on(request, council, election)
    lists = _local_lists(request, found)
    initial = {"code": "LL", "name": USUAL_NAME}
    form = NewCooperationForm(request.POST or None, choices=_choices(lists), initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        chosen = [lists[key] for key in given["lists"]]
        try:
            begin_cooperation(
                found.constitution, code=given["code"], name=given["name"], lists=chosen, by=actor_of(request)
            )
        except CannotBeDone as reason:
            form.add_error("code", str(reason))
        else:
            tell(request, _("Listesamarbejdet er oprettet. Stemmerne tælles som én liste."))
            return redirect("constitution:votes", *found.slugs)
    words = (_("Nyt listesamarbejde"), _("Opret"))
    return form_page(request, found, form, words, back=_back(found), lead=_lead(lists))


@for_accounts
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, council: str, election: str, cooperation: int) -> HttpResponse:
    """A form for what a cooperation is called, and which lists take part."""
    found = worked_on(request, council, election)
    row, lists = _cooperation(request, found, cooperation), _local_lists(request, found)
    now = {"name": row.name, "lists": [str(each.list_id) for each in row.lists.all()]}
    form = CooperationForm(request.POST or None, choices=_choices(lists), initial=now)
    if form.is_valid():
        chosen = [lists[key] for key in form.cleaned_data["lists"]]
        try:
            change_cooperation(row, name=form.cleaned_data["name"], lists=chosen, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("lists", str(reason))
        else:
            tell(request, _("Listesamarbejdet er rettet."))
            return redirect("constitution:votes", *found.slugs)
    words = (_("Ret listesamarbejdet %(code)s") % {"code": row.code}, _("Gem"))
    return form_page(request, found, form, words, back=_back(found), lead=_lead(lists))


@for_accounts
@require_POST
def end(request: HttpRequest, council: str, election: str, cooperation: int) -> HttpResponse:
    """Takes a cooperation away."""
    found = worked_on(request, council, election)
    end_cooperation(_cooperation(request, found, cooperation), by=actor_of(request))
    tell(request, _("Listesamarbejdet er nedlagt. Listerne tælles hver for sig."))
    return redirect("constitution:votes", *found.slugs)


def _cooperation(request: HttpRequest, found: Found, key: int) -> ListCooperation:
    try:
        row: ListCooperation = cooperations_of(found.constitution, viewer_of(request)).get(pk=key)
    except ListCooperation.DoesNotExist as error:
        raise Http404 from error
    return row


def _local_lists(request: HttpRequest, found: Found) -> dict[str, ElectoralList]:
    rows = known_lists(found.constitution, viewer_of(request))
    return {str(row.pk): row for row in rows if row.municipality_id}


def _choices(lists: dict[str, ElectoralList]) -> list[tuple[str, str]]:
    named = [(key, f"{row.municipality}: {row}") for key, row in lists.items()]
    return sorted(named, key=lambda each: sort_key(each[1]))


def _lead(lists: dict[str, ElectoralList]) -> str:
    if lists:
        return ""
    return _("Der er ingen lokale lister endnu. De kommer, når stemmerne indlæses.")


def _back(found: Found) -> str:
    return reverse("constitution:votes", args=found.slugs)
