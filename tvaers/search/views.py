"""The page of search: thin, one query."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from tvaers.access.viewing import viewer_of
from tvaers.search import queries
from tvaers.search.parsing import LONGEST_QUERY
from tvaers.search.shape import FacetKind, Filters

MOST_CHOSEN = 10
"""How many values of one facet are taken from an address."""
LONGEST_NUMBER = 9


def search(request: HttpRequest) -> HttpResponse:
    """What was found by `?q=`, narrowed by `council`, `year`, `stage`, `act`, `person` and `municipality`, by `page`.

    Without words and facets it says how to search. Whatever the address holds, there is an answer. A page that is
    open already gets the answer without the frame around it.
    """
    filters = _filters(request)
    typed = request.GET.get("q", "")
    results = queries.search(typed, viewer=viewer_of(request), filters=filters, page=_page(request))
    context = {
        "results": results,
        "is_asked": bool(results.text or filters),
        "is_shortened": len(typed) > LONGEST_QUERY,
        "longest": LONGEST_QUERY,
        "chosen": results.chosen(filters),
        "carried": [(kind.value, value) for kind, values in filters.chosen.items() for value in values],
    }
    is_open_already = HtmxDetails(request)
    response = render(request, "search/swapped.html" if is_open_already else "search/search.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _filters(request: HttpRequest) -> Filters:
    chosen = {kind: tuple(filter(None, request.GET.getlist(kind.value)[:MOST_CHOSEN])) for kind in FacetKind}
    return Filters({kind: values for kind, values in chosen.items() if values})


def _page(request: HttpRequest) -> int:
    given = request.GET.get("page", "")
    return int(given) if given.isdecimal() and len(given) <= LONGEST_NUMBER else 1
