"""Who holds which role, today and as of any day; giving, ending and taking the end back."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.roles import Reach, Role, Sight
from tvaers.access.stepping_up import stepped_up
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.access.visibility import has_sight
from tvaers.councils.actions import continue_role, end_role, grant_council_role_to, grant_role_to
from tvaers.councils.forms import EndForm, RoleEverywhereForm, RoleForm, starting
from tvaers.councils.models import RoleGrant
from tvaers.councils.queries import accounts_like, grants_earlier, grants_on
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import Place, asked_day, may, place_of, tell, tell_refusal

GRANTS_A_PAGE = 50
WEIGHTY = frozenset({Role.SECRETARY, Role.CHAIR, Role.KL_AUTHOR, Role.ADMINISTRATOR, Role.AUDITOR})
"""Roles that are given only by one who has just shown that it is themselves."""


@for_accounts
def roles(request: HttpRequest, council: str) -> HttpResponse:
    """The roles of a council, or those that no council has; a form to give one."""
    place = _place(request, council)
    if request.method != "POST":
        chosen = {"email": request.GET.get("account", ""), **starting(timezone.localdate())}
        return _page(request, place, _form(place, initial=chosen))
    form = _form(place, request.POST)
    if not form.is_valid():
        return _page(request, place, form)
    give = stepped_up(_give) if form.cleaned_data["role"] in WEIGHTY else _give
    return give(request, place, form)


@for_accounts
def end(request: HttpRequest, council: str, grant: int) -> HttpResponse:
    """Asks when a role ends, and ends it."""
    place, row = _grant(request, council, grant)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate().isoformat()})
    if form.is_valid():
        name, held = row.account.name, str(row)
        try:
            end_role(row, on=form.cleaned_data["on"], by=actor_of(request))
        except CannotBeDone as reason:
            tell_refusal(request, reason)
        else:
            tell(request, _("%(name)s er ikke længere %(role)s fra den valgte dag."), name=name, role=held)
        return redirect("councils:roles", place.slug)
    return render(
        request, "councils/role_end.html", {"place": place, "council": place.council, "grant": row, "form": form}
    )


@for_accounts
@require_POST
def take_end_back(request: HttpRequest, council: str, grant: int) -> HttpResponse:
    """Lets a role go on that was ended."""
    place, row = _grant(request, council, grant)
    try:
        continue_role(row, by=actor_of(request))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    else:
        tell(request, _("%(name)s har rollen igen, uden slutdag."), name=row.account.name)
    return redirect("councils:roles", place.slug)


def _give(request: HttpRequest, place: Place, form: RoleForm) -> HttpResponse:
    given, actor = form.cleaned_data, actor_of(request)
    role, period = Role(given["role"]), {"valid_from": given["valid_from"], "valid_to": given["valid_to"]}
    try:
        if place.council:
            grant = grant_council_role_to(given["email"], role, place.council, **period, by=actor)
        else:
            grant = grant_role_to(given["email"], role, municipality=given["municipality"], **period, by=actor)
    except CannotBeDone as reason:
        form.add_error(None, str(reason))
        return _page(request, place, form)
    tell(request, _("%(name)s har fået rollen %(role)s."), name=grant.account.name, role=str(grant))
    return redirect("councils:roles", place.slug)


def _page(request: HttpRequest, place: Place, form: RoleForm) -> HttpResponse:
    viewer, asked = viewer_of(request), asked_day(request)
    wanted = request.GET.get("q", "").strip()
    earlier = Paginator(grants_earlier(place.council, asked.day, viewer), GRANTS_A_PAGE)
    context: dict[str, Any] = {
        "place": place,
        "council": place.council,
        "asked": asked,
        "page": Paginator(grants_on(place.council, asked.day, viewer), GRANTS_A_PAGE).get_page(request.GET.get("page")),
        "earlier": earlier.get_page(request.GET.get("earlier")),
        "form": form,
        "may_give": _may_give(request, place),
        "finds_accounts": has_sight(viewer, Sight.ACCOUNTS),
        "wanted": wanted,
        "found": accounts_like(wanted, viewer),
    }
    return render(request, "councils/roles.html", context)


def _place(request: HttpRequest, council: str) -> Place:
    place = place_of(request, council)
    if not has_sight(viewer_of(request), Sight.CIRCLES, place.key):
        raise Http404
    return place


def _grant(request: HttpRequest, council: str, key: int) -> tuple[Place, RoleGrant]:
    place = _place(request, council)
    rows = RoleGrant.objects.visible_to(viewer_of(request)).select_related("account", "council", "municipality")
    row: RoleGrant = get_object_or_404(rows, pk=key, council=place.council)
    if not _may_give(request, place):
        raise Http404
    return place, row


def _may_give(request: HttpRequest, place: Place) -> bool:
    return may(request, "councils.grant_council_role" if place.council else "councils.grant_role", place)


def _form(place: Place, data: Any = None, **options: Any) -> RoleForm:
    if place.council:
        return RoleForm(data, reaches=[Reach.COUNCIL], **options)
    return RoleEverywhereForm(data, reaches=[Reach.MUNICIPALITY, Reach.EVERYWHERE], **options)
