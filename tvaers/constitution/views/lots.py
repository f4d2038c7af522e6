"""Lots between lists that are equal: recorded as people drew them, and taken away when that was a mistake."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions import draw_lots, withdraw_lot
from tvaers.constitution.forms.composition import LotForm
from tvaers.constitution.models import Lot
from tvaers.constitution.queries.composition import basis_of, lots_of
from tvaers.constitution.reckoning import reckoned, tied_in
from tvaers.constitution.views.composition import rounding_in
from tvaers.constitution.views.finding import Found, form_page, worked_on
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell
from tvaers.law.lots import Contender


@for_accounts
@require_http_methods(["GET", "POST"])
def of_composition(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Records lots for a supplementary member. Raises Http404 when nothing is tied."""
    found = worked_on(request, council, election)
    worked = reckoned(basis_of(found.constitution, viewer_of(request)), rounding_in(request))
    back = reverse("constitution:composition", args=found.slugs)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return lot_page(request, found, Lot.About.COMPOSITION, tied_in(worked) if worked else (), f"{back}{query}")


def lot_page(request: HttpRequest, found: Found, about: str, tied: Sequence[Contender], back: str) -> HttpResponse:
    """A form for a draw between those that are tied. Raises Http404 when none are."""
    if not tied:
        raise Http404
    names = [("+".join(contender), contender[0]) for contender in tied]
    now = timezone.localtime()
    initial = {"drawn_on": now.date(), "drawn_time": now.strftime("%H:%M")}
    form = LotForm(request.POST or None, contenders=[(key, name) for name, key in names], initial=initial)
    if form.is_valid():
        given, keys = form.cleaned_data, [key for _name, key in names]
        drawn = [given["winner"], *(key for key in keys if key != given["winner"])]
        try:
            draw_lots(
                found.constitution,
                about,
                drawn,
                drawn_at=form.drawn_at,
                drawn_by=given["drawn_by"],
                witnesses=given["witnesses"],
                by=actor_of(request),
            )
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("Lodtrækningen er noteret, og der er regnet videre."))
            return redirect(back)
    lead = _("Der trækkes lod mellem %(lists)s. Træk loddet, og skriv her, hvad det gav.")
    between = {"lists": ", ".join(name for name, _key in names)}
    words = (_("Lodtrækning"), _("Noter lodtrækningen"))
    return form_page(request, found, form, words, back=back, lead=lead % between)


@for_accounts
@require_POST
def withdraw(request: HttpRequest, council: str, election: str, lot: int) -> HttpResponse:
    """Takes a draw away."""
    found = worked_on(request, council, election)
    row = lots_of(found.constitution, viewer_of(request)).filter(pk=lot).first()
    if row is None:
        raise Http404
    about = row.about
    withdraw_lot(row, by=actor_of(request))
    tell(request, _("Lodtrækningen er fjernet."))
    return redirect(f"constitution:{PAGES[about]}", *found.slugs)


PAGES = {Lot.About.COMPOSITION.value: "composition", Lot.About.CHAIR.value: "chair"}
"""The page on which the lots about something are shown."""
