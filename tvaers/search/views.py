"""The page of search: thin, one query."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def search(request: HttpRequest) -> HttpResponse:
    """What was found, or how to search."""
    return render(request, "search/search.html", {})
