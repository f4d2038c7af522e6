"""The files enclosed with a meeting's paper, one by one and as one PDF with it.

As with the paper itself, what everybody may read has an address that can be cited, and what not everybody may is sent
on to one that is the account's own and passes.
"""

from __future__ import annotations

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from tvaers.access.pages import unkept
from tvaers.access.viewing import viewer_of
from tvaers.access.visibility import PUBLIC, Viewer, is_public
from tvaers.meetings.files.kept import original_path
from tvaers.meetings.files.views import Wanted, passing_address
from tvaers.meetings.models import Attachment, Edition, Meeting
from tvaers.meetings.paper.enclosed import CannotPutTogether, attachment_at, whole_of
from tvaers.meetings.paper.queries import edition_numbered
from tvaers.meetings.paper.views.paper import meeting_or_404
from tvaers.meetings.paper.written import mark_of
from tvaers.meetings.sight.reading import is_public_reading

ENCLOSED = "bilag"
WHOLE = "samlet"
REFRESH_SECONDS = 4
BEING_MADE = 202
_SHOWN_BY_BROWSERS = frozenset({"application/pdf", "image/png", "image/jpeg"})


def attachment(
    request: HttpRequest, council: str, address: str, number: str, position: int, edition: int | None = None
) -> HttpResponseBase:
    """One file that is enclosed with an item, of the current edition or a named one."""
    viewer = viewer_of(request)
    meeting = meeting_or_404(request, council, address)
    row = attachment_at(_edition(meeting, edition, viewer), number, position, viewer)
    if row is None:
        raise Http404
    if not is_public(viewer) and not Attachment.objects.visible_to(PUBLIC).filter(pk=row.pk).exists():
        return redirect(passing_address(request, meeting, Wanted(ENCLOSED, row.pk)))
    response = _file_answer(row)
    response["Cache-Control"] = "no-cache"
    return response


def passing_attachment(meeting: Meeting, key: int, viewer: Viewer) -> HttpResponseBase:
    """The file that a passing address names; sight is asked for again."""
    rows = Attachment.objects.visible_to(viewer).filter(pk=key, item__edition__meeting=meeting)
    row = rows.exclude(sha256="").first()
    if row is None or not original_path(row.sha256).exists():
        raise Http404
    return _file_answer(row)


def whole(request: HttpRequest, council: str, address: str, edition: int | None = None) -> HttpResponseBase:
    """The paper and all that is enclosed with it as one PDF."""
    viewer = viewer_of(request)
    meeting = meeting_or_404(request, council, address)
    found = _edition(meeting, edition, viewer)
    if not is_public(viewer) and not is_public_reading(found, viewer):
        return redirect(passing_address(request, meeting, Wanted(WHOLE, edition or 0)))
    response = _whole_answer(request, meeting, found, PUBLIC)
    response["Cache-Control"] = "no-cache"
    return response


def passing_whole(request: HttpRequest, meeting: Meeting, number: int, viewer: Viewer) -> HttpResponseBase:
    """The one PDF that a passing address names."""
    return _whole_answer(request, meeting, _edition(meeting, number or None, viewer), viewer)


def _edition(meeting: Meeting, number: int | None, viewer: Viewer) -> Edition:
    found = edition_numbered(meeting, number, viewer)
    if found is None:
        raise Http404
    found.meeting = meeting
    return found


def _file_answer(row: Attachment) -> FileResponse:
    is_shown = row.media_type in _SHOWN_BY_BROWSERS
    charset = "; charset=utf-8" if row.media_type.startswith("text/") else ""
    response = FileResponse(
        original_path(row.sha256).open("rb"),
        as_attachment=not is_shown,
        filename=row.filename,
        content_type=f"{row.media_type}{charset}",
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _whole_answer(request: HttpRequest, meeting: Meeting, edition: Edition, viewer: Viewer) -> HttpResponseBase:
    """The file; while it is being made, a page that asks again by itself."""
    try:
        path = whole_of(edition, viewer)
    except CannotPutTogether:
        return unkept(render(request, "meetings/sending/not_put_together.html", {"meeting": meeting}))
    if path is None:
        waiting = render(request, "meetings/sending/being_made.html", {"meeting": meeting}, status=BEING_MADE)
        waiting["Refresh"] = str(REFRESH_SECONDS)
        return unkept(waiting)
    name = quote(f"{meeting.council.slug}-{meeting.address}-samlet{mark_of(edition, viewer)}.pdf")
    response = FileResponse(path.open("rb"), content_type="application/pdf")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{name}"
    return response
