"""Attachments of drafts, at addresses made for one account that are good for a quarter of an hour."""

from __future__ import annotations

from django.core import signing
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import account_of, viewer_of
from tvaers.meetings.files.kept import original_path
from tvaers.meetings.files.views import SECONDS
from tvaers.meetings.models import DraftAttachment

_PURPOSE = "tvaers.meetings.draft_attachment"


@for_accounts
def to_attachment(request: HttpRequest, council: str, attachment: int) -> HttpResponse:
    """Leads who may see the attachment to a fresh address of it."""
    row = _seen(request, council, attachment)
    mark = signing.dumps([account_of(request).pk, row.pk], salt=_PURPOSE)
    return redirect("meetings:draft_attachment", council, row.pk, mark)


@for_accounts
def attachment(request: HttpRequest, council: str, attachment: int, mark: str) -> HttpResponseBase:
    """The file, to be saved: no browser shows it within the site."""
    row = _seen(request, council, attachment)
    try:
        made_for = signing.loads(mark, salt=_PURPOSE, max_age=SECONDS)
    except signing.BadSignature as error:
        raise Http404 from error
    path = original_path(row.sha256)
    if made_for != [account_of(request).pk, row.pk] or not path.exists():
        raise Http404
    charset = "; charset=utf-8" if row.media_type.startswith("text/") else ""
    response = FileResponse(
        path.open("rb"), as_attachment=True, filename=row.filename, content_type=f"{row.media_type}{charset}"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _seen(request: HttpRequest, council: str, key: int) -> DraftAttachment:
    rows = DraftAttachment.objects.visible_to(viewer_of(request)).filter(version__draft__council__slug=council)
    row: DraftAttachment | None = rows.filter(pk=key).first()
    if row is None or row.is_promised:
        raise Http404
    return row
