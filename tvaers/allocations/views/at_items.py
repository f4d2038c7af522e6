"""A result put into an agenda item, and what the item's own page shows of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.allocations.actions import put_in_item
from tvaers.allocations.forms import ItemForm
from tvaers.allocations.models import Allocation
from tvaers.allocations.queries import items_for
from tvaers.allocations.reckoning import last_year_of, reckon
from tvaers.allocations.views.finding import TEND, form_page, found_variant, worked_on
from tvaers.allocations.writing import result_text
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import Place, may, tell, tell_refusal
from tvaers.meetings.extensions import Panel
from tvaers.meetings.models import DraftItem


@for_accounts
@require_http_methods(["GET", "POST"])
def put_in(request: HttpRequest, council: str, allocation: int) -> HttpResponse:
    """Asks which item, and puts the chosen result into its presentation."""
    found, viewer = worked_on(request, council, allocation), viewer_of(request)
    reckoned = reckon(found_variant(request, found, None), viewer, last_year=last_year_of(found.allocation, viewer))
    back = found.allocation.get_absolute_url()
    if reckoned.shared is None:
        tell_refusal(request, CannotBeDone(_("Tallene er ikke hele endnu.")))
        return redirect(back)
    items = {str(item.pk): item for item in items_for(found.council, viewer)}
    choices = [(0, ""), *((item.pk, _called(item)) for item in items.values())][1:]
    form = ItemForm(request.POST or None, items=choices, initial={"item": found.allocation.item_id})
    if form.is_valid():
        item = items[form.cleaned_data["item"]]
        try:
            put_in_item(found.allocation, item, result_text(found.allocation, reckoned), by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("item", str(reason))
        else:
            tell(request, _("Tabellen står nu i punktets sagsfremstilling."))
            return redirect("meetings:draft", found.council.slug, item.pk)
    lead = _("Tabellen med %(name)s sættes sidst i sagsfremstillingen. Er den der allerede, skiftes den ud.")
    words = (_("Sæt tabellen ind i et punkt"), _("Sæt tabellen ind"))
    return form_page(request, found.context, form, words, back=back, lead=lead % {"name": found.allocation})


def _called(item: DraftItem) -> str:
    day = date_format(item.meeting.held_on, "SHORT_DATE_FORMAT") if item.meeting else _("uden møde")
    return f"{item.title} ({day})"  # type: ignore[attr-defined]


def item_panel(request: HttpRequest, item: DraftItem) -> Panel | None:
    """The item's allocations on its own page; None where there are none or for those who do not work on them."""
    if not may(request, TEND, Place(item.council.slug, item.council)):
        return None
    rows = list(Allocation.objects.visible_to(viewer_of(request)).filter(item=item).select_related("council"))
    return Panel("allocations/item_panel.html", {"rows": rows}) if rows else None
