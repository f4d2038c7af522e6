"""A result as files: for spreadsheets, and the annex with the working to print."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from tvaers.access.viewing import viewer_of
from tvaers.allocations.reckoning import Reckoned, last_year_of, reckon
from tvaers.allocations.views.finding import Found, found_allocation, found_variant
from tvaers.allocations.writing import annex, result_csv
from tvaers.document.contract import to_json
from tvaers.meetings.files.kept import derived
from tvaers.meetings.files.written_apart import written_apart
from tvaers.meetings.paper.written import PDF


@require_http_methods(["GET", "HEAD"])
def as_csv(request: HttpRequest, council: str, allocation: int) -> HttpResponse:
    """The chosen result for spreadsheets."""
    found, reckoned = _chosen(request, council, allocation)
    text = result_csv(found.allocation, reckoned)
    return _file(found, text.encode(), "text/csv; charset=utf-8", "csv")


@require_http_methods(["GET", "HEAD"])
def pdf(request: HttpRequest, council: str, allocation: int) -> HttpResponse:
    """The annex."""
    found, reckoned = _chosen(request, council, allocation)
    document = annex(found.allocation, reckoned, timezone.localdate(found.allocation.published_at))
    mark = hashlib.sha256(to_json(document).encode()).hexdigest()[:32]
    content = derived(f"fordeling-{mark}.pdf", lambda: written_apart(PDF.writer, document))
    return _file(found, content, PDF.media_type, "pdf")


def _chosen(request: HttpRequest, council: str, allocation: int) -> tuple[Found, Reckoned]:
    """The chosen result. Raises Http404 while it cannot be reckoned."""
    found, viewer = found_allocation(request, council, allocation), viewer_of(request)
    reckoned = reckon(found_variant(request, found, None), viewer, last_year=last_year_of(found.allocation, viewer))
    if reckoned.shared is None:
        raise Http404
    return found, reckoned


def _file(found: Found, content: bytes, media_type: str, suffix: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    name = slugify(str(found.allocation)) or "fordeling"
    response["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return response
