"""Text pasted into an editor, cleaned: what the browser had on its clipboard comes in, Markdown goes out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.document.reading.pasted import from_html
from tvaers.meetings.cycle.pages import check_may
from tvaers.meetings.drafts.views.places import WRITE, council_with_drafts

MOST_BYTES = 2_000_000
TOO_LARGE = 413


@for_accounts
@require_POST
def pasted(request: HttpRequest, council: str) -> HttpResponse:
    """Takes the clipboard's HTML as it is; answers `{"markdown": "…", "left_out": ["…"]}` and keeps nothing."""
    check_may(request, WRITE, council_with_drafts(request, council))
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return JsonResponse({"error": _("Teksten er for stor til at blive sat ind på én gang.")}, status=TOO_LARGE)
    cleaned = from_html(request.body.decode("utf-8", errors="replace"))
    return JsonResponse({"markdown": cleaned.markdown, "left_out": cleaned.left_out})
