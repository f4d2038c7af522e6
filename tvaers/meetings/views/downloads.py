"""A meeting's paper as a file: PDF, Word, and the original it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from tvaers.access.viewing import viewer_of
from tvaers.meetings.files import derived, original_path
from tvaers.meetings.models import Edition, Meeting, SourceFile
from tvaers.meetings.queries import audience_of, document_for, edition_numbered
from tvaers.meetings.views.paper import meeting_or_404
from tvaers.meetings.written_apart import written_apart


@dataclass(frozen=True)
class Form:
    """A kind of file that a paper is written as."""

    writer: str
    suffix: str
    media_type: str


PDF = Form("pdf", "pdf", "application/pdf")
WORD = Form("word", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def pdf(request: HttpRequest, council: str, address: str, edition: int | None = None) -> HttpResponse:
    """The current edition, or a named one, as an accessible PDF; made once."""
    return _written(request, PDF, meeting_or_404(request, council, address), edition)


def word(request: HttpRequest, council: str, address: str, edition: int | None = None) -> HttpResponse:
    """The current edition, or a named one, as a Word document; made once."""
    return _written(request, WORD, meeting_or_404(request, council, address), edition)


def original(request: HttpRequest, council: str, address: str, file: int) -> FileResponse:
    """The file as it came in."""
    meeting = meeting_or_404(request, council, address)
    source = SourceFile.objects.visible_to(viewer_of(request)).filter(pk=file, edition__meeting=meeting).first()
    path = original_path(source.sha256) if source else None
    if source is None or path is None or not path.exists():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=source.filename, content_type=source.media_type)


def _written(request: HttpRequest, form: Form, meeting: Meeting, number: int | None) -> HttpResponse:
    viewer = viewer_of(request)
    edition = edition_numbered(meeting, number, viewer)
    if edition is None:
        raise Http404
    name = f"{edition.pk}-{edition.content_sha256[:16]}-{audience_of(edition, viewer)}.{form.suffix}"
    data = derived(name, lambda: written_apart(form.writer, document_for(edition, viewer)))
    response = HttpResponse(data, content_type=form.media_type)
    filename = quote(_filename(meeting, edition, form.suffix))
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{filename}"
    return response


def _filename(meeting: Meeting, edition: Edition, suffix: str) -> str:
    stage = edition.get_stage_display().lower()
    return f"{meeting.council.slug}-{meeting.address}-{stage}.{suffix}"
