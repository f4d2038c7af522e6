"""What the pages begin with: the council, the allocation and the variant in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tvaers.access.plain_form import PlainForm
from tvaers.access.viewing import viewer_of
from tvaers.allocations.models import Allocation, Variant
from tvaers.allocations.queries import allocation_in, variant_of
from tvaers.councils.models import Council
from tvaers.councils.views.places import Place, council_place, may

TEND = "allocations.tend"


@dataclass(frozen=True)
class Found:
    """The allocation in the address, its council, and whether the one who asks works on it."""

    place: Place
    council: Council
    allocation: Allocation
    may_tend: bool

    @property
    def context(self) -> dict[str, Any]:
        """What every template about an allocation is given."""
        return {
            "place": self.place,
            "council": self.council,
            "allocation": self.allocation,
            "may_tend": self.may_tend,
        }


def may_tend(request: HttpRequest, place: Place) -> bool:
    """Whether the one who asks works on the council's allocations."""
    return request.user.is_authenticated and may(request, TEND, place)


def found_allocation(request: HttpRequest, council: str, key: int) -> Found:
    """The allocation in the address, when it is seen. Raises Http404."""
    place, row = council_place(request, council)
    try:
        allocation = allocation_in(row, key, viewer_of(request))
    except Allocation.DoesNotExist as error:
        raise Http404 from error
    return Found(place, row, allocation, may_tend(request, place))


def worked_on(request: HttpRequest, council: str, key: int) -> Found:
    """The allocation in the address, for those who work on it. Raises Http404."""
    found = found_allocation(request, council, key)
    if not found.may_tend:
        raise Http404
    return found


def found_variant(request: HttpRequest, found: Found, key: int | None) -> Variant:
    """The variant with the key, for None the chosen one, when it is seen. Raises Http404."""
    try:
        return variant_of(found.allocation, key, viewer_of(request))
    except Variant.DoesNotExist as error:
        raise Http404 from error


def form_page(
    request: HttpRequest,
    context: dict[str, Any],
    form: PlainForm,
    words: tuple[str, str],
    *,
    back: str,
    lead: str = "",
) -> HttpResponse:
    """A page with one form: `words` are its heading and its button, `back` is where one goes without saving."""
    heading, button = words
    shown = {"form": form, "heading": heading, "button": button, "back": back, "lead": lead}
    return render(request, "allocations/form.html", {**context, **shown})
