"""What the pages begin with: the council and the constitution in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tvaers.access.plain_form import PlainForm
from tvaers.access.viewing import viewer_of
from tvaers.constitution.models import Constitution
from tvaers.constitution.queries import constitution_in
from tvaers.councils.models import Council
from tvaers.councils.views.places import Place, council_place, may

TEND = "constitution.tend"


@dataclass(frozen=True)
class Found:
    """The constitution in the address, its council, and whether the one who asks works on it."""

    place: Place
    council: Council
    constitution: Constitution
    may_tend: bool

    @property
    def slugs(self) -> tuple[str, str]:
        """What the addresses of its pages are made of."""
        return self.council.slug, self.constitution.election.code

    @property
    def context(self) -> dict[str, Any]:
        """What every template of the room is given."""
        return {
            "place": self.place,
            "council": self.council,
            "constitution": self.constitution,
            "may_tend": self.may_tend,
        }


def may_tend(request: HttpRequest, place: Place) -> bool:
    """Whether the one who asks works on the council's constitutions."""
    return request.user.is_authenticated and may(request, TEND, place)


def found_constitution(request: HttpRequest, council: str, election: str) -> Found:
    """The constitution in the address, when it is seen. Raises Http404."""
    place, row = council_place(request, council)
    try:
        constitution = constitution_in(row, election, viewer_of(request))
    except Constitution.DoesNotExist as error:
        raise Http404 from error
    return Found(place, row, constitution, may_tend(request, place))


def worked_on(request: HttpRequest, council: str, election: str) -> Found:
    """The constitution in the address, for those who work on it. Raises Http404."""
    found = found_constitution(request, council, election)
    if not found.may_tend:
        raise Http404
    return found


def form_page(
    request: HttpRequest,
    found: Found,
    form: PlainForm,
    words: tuple[str, str],
    *,
    back: str,
    lead: str = "",
    warning: str = "",
) -> HttpResponse:
    """A page with one form: `words` are its heading and its button, `back` is where one goes without saving."""
    heading, button = words
    shown = {"form": form, "heading": heading, "button": button, "back": back, "lead": lead, "warning": warning}
    return render(request, "constitution/form.html", {**found.context, **shown})
