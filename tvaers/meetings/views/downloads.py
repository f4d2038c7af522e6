"""A meeting's paper as a file: PDF, Word, and the original it was read from.

The writers are loaded when they are first asked for: they hold much memory that a page never needs.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from tvaers.access.viewing import viewer_of
from tvaers.document.model import Document
from tvaers.meetings.files import derived, original_path
from tvaers.meetings.models import Edition, Meeting, SourceFile
from tvaers.meetings.queries import audience_of, document_for
from tvaers.meetings.views.paper import meeting_or_404

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The current edition as an accessible PDF, made once."""
    from tvaers.document.writing.pdf import write_pdf

    return _written(request, council, address, "pdf", PDF, write_pdf)


def word(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The current edition as a Word document, made once."""
    from tvaers.document.writing.word import write_word

    return _written(request, council, address, "docx", WORD, write_word)


def original(request: HttpRequest, council: str, address: str, file: int) -> FileResponse:
    """The file as it came in."""
    meeting = meeting_or_404(request, council, address)
    source = SourceFile.objects.visible_to(viewer_of(request)).filter(pk=file, edition__meeting=meeting).first()
    path = original_path(source.sha256) if source else None
    if source is None or path is None or not path.exists():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=source.filename, content_type=source.media_type)


def _written(
    request: HttpRequest,
    council: str,
    address: str,
    suffix: str,
    media_type: str,
    write: Callable[[Document], bytes],
) -> HttpResponse:
    viewer = viewer_of(request)
    meeting = meeting_or_404(request, council, address)
    edition = meeting.current_edition
    if edition is None:
        raise Http404
    name = f"{edition.pk}-{edition.content_sha256[:16]}-{audience_of(viewer)}.{suffix}"
    data = derived(name, lambda: write(document_for(edition, viewer)))
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(_filename(meeting, edition, suffix))}"
    return response


def _filename(meeting: Meeting, edition: Edition, suffix: str) -> str:
    stage = edition.get_stage_display().lower()
    return f"{meeting.council.slug}-{meeting.address}-{stage}.{suffix}"
