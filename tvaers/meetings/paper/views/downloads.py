"""A meeting's paper as a file: PDF, Word, and the original it was read from.

What everybody may read has an address that can be cited. What not everybody may is sent on from there to one that is
the account's own and passes (`passing.py`); nobody learns at the plain address whether it is there.
"""

from __future__ import annotations

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from tvaers.access.pages import unkept
from tvaers.access.viewing import viewer_of
from tvaers.access.visibility import PUBLIC, Viewer, is_public
from tvaers.meetings.files.kept import original_path
from tvaers.meetings.files.views import Wanted, passing_address, wanted_by
from tvaers.meetings.models import Edition, Meeting, SourceFile
from tvaers.meetings.paper.queries import edition_numbered
from tvaers.meetings.paper.views.enclosures import ENCLOSED, WHOLE, passing_attachment, passing_whole
from tvaers.meetings.paper.views.paper import meeting_or_404
from tvaers.meetings.paper.written import FORMS, PDF, WORD, Form, mark_of, written
from tvaers.meetings.sight.reading import is_public_reading

ORIGINAL = "original"
CURRENT = 0
FOR_THE_PUBLIC = "offentligheden"


def pdf(request: HttpRequest, council: str, address: str, edition: int | None = None) -> HttpResponseBase:
    """The current edition, or a named one, as an accessible PDF; made once."""
    return _written(request, PDF, meeting_or_404(request, council, address), edition)


def word(request: HttpRequest, council: str, address: str, edition: int | None = None) -> HttpResponseBase:
    """The current edition, or a named one, as a Word document; made once."""
    return _written(request, WORD, meeting_or_404(request, council, address), edition)


def original(request: HttpRequest, council: str, address: str, file: int) -> HttpResponseBase:
    """The file as it came in."""
    viewer = viewer_of(request)
    meeting = meeting_or_404(request, council, address)
    source = _source(meeting, file, viewer)
    if not is_public(viewer) and not SourceFile.objects.visible_to(PUBLIC).filter(pk=source.pk).exists():
        return redirect(passing_address(request, meeting, Wanted(ORIGINAL, file)))
    return _asked_again(_original_answer(source))


def passing_file(request: HttpRequest, council: str, address: str, token: str) -> HttpResponseBase:
    """A file that is not public, at an address that is the account's own and passes. Sight is asked for again."""
    viewer = viewer_of(request)
    meeting = meeting_or_404(request, council, address)
    wanted = wanted_by(request, meeting, token)
    if wanted.form == ORIGINAL:
        return unkept(_original_answer(_source(meeting, wanted.number, viewer)))
    if wanted.form == ENCLOSED:
        return unkept(passing_attachment(meeting, wanted.number, viewer))
    if wanted.form == WHOLE:
        return unkept(passing_whole(request, meeting, wanted.number, viewer))
    edition = _edition(meeting, wanted.number or None, viewer)
    return unkept(_written_answer(meeting, edition, FORMS[wanted.form], viewer))


def _source(meeting: Meeting, key: int, viewer: Viewer) -> SourceFile:
    source = SourceFile.objects.visible_to(viewer).filter(pk=key, edition__meeting=meeting).first()
    if source is None or not original_path(source.sha256).exists():
        raise Http404
    found: SourceFile = source
    return found


def _edition(meeting: Meeting, number: int | None, viewer: Viewer) -> Edition:
    edition = edition_numbered(meeting, number, viewer)
    if edition is None:
        raise Http404
    return edition


def _written(request: HttpRequest, form: Form, meeting: Meeting, number: int | None) -> HttpResponseBase:
    viewer = viewer_of(request)
    edition = _edition(meeting, number, viewer)
    if request.GET.get("til") == FOR_THE_PUBLIC:
        return unkept(_written_answer(meeting, edition, form, PUBLIC))
    if not is_public(viewer) and not is_public_reading(edition, viewer):
        return redirect(passing_address(request, meeting, Wanted(form.suffix, number or CURRENT)))
    return _asked_again(_written_answer(meeting, edition, form, PUBLIC))


def _asked_again(response: HttpResponseBase) -> HttpResponseBase:
    """The answer, which no cache may give again without asking: what is public today may be closed tomorrow."""
    response["Cache-Control"] = "no-cache"
    return response


def _original_answer(source: SourceFile) -> FileResponse:
    path = original_path(source.sha256)
    return FileResponse(path.open("rb"), as_attachment=True, filename=source.filename, content_type=source.media_type)


def _written_answer(meeting: Meeting, edition: Edition, form: Form, viewer: Viewer) -> HttpResponse:
    response = HttpResponse(written(edition, form, viewer), content_type=form.media_type)
    filename = quote(f"{_filename(meeting, edition)}{mark_of(edition, viewer)}.{form.suffix}")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{filename}"
    return response


def _filename(meeting: Meeting, edition: Edition) -> str:
    stage = edition.get_stage_display().lower()
    return f"{meeting.council.slug}-{meeting.address}-{stage}"
