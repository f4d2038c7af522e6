"""The Blue Book as files, as of any day: for spreadsheets, for programs, and to print."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from tvaers.access.visibility import PUBLIC
from tvaers.appointments.exporting import blue_book_csv, blue_book_document, blue_book_popolo
from tvaers.appointments.queries import blue_book
from tvaers.councils.views.places import asked_day, council_place
from tvaers.document.contract import to_json
from tvaers.document.model import Document
from tvaers.meetings.files.kept import derived
from tvaers.meetings.files.written_apart import written_apart
from tvaers.meetings.paper.written import PDF, WORD, Form

# The files are what the public sees, whoever asks: they are made to be handed on.


@require_http_methods(["GET", "HEAD"])
def as_csv(request: HttpRequest, council: str) -> HttpResponse:
    """For spreadsheets."""
    _place, row = council_place(request, council)
    day = asked_day(request).day
    text = blue_book_csv(blue_book(row, day, PUBLIC))
    return _file(text.encode(), "text/csv; charset=utf-8", f"blaa-bog-{row.slug}-{day.isoformat()}.csv")


@require_http_methods(["GET", "HEAD"])
def as_popolo(request: HttpRequest, council: str) -> HttpResponse:
    """For programs, in the shape of Popolo."""
    _place, row = council_place(request, council)
    text = blue_book_popolo(row, blue_book(row, asked_day(request).day, PUBLIC))
    return HttpResponse(text, content_type="application/json")


@require_http_methods(["GET", "HEAD"])
def pdf(request: HttpRequest, council: str) -> HttpResponse:
    """To print."""
    return _written(request, council, PDF)


@require_http_methods(["GET", "HEAD"])
def word(request: HttpRequest, council: str) -> HttpResponse:
    """To work on."""
    return _written(request, council, WORD)


def _written(request: HttpRequest, council: str, form: Form) -> HttpResponse:
    _place, row = council_place(request, council)
    day = asked_day(request).day
    document = blue_book_document(row, day, blue_book(row, day, PUBLIC))
    return paper_response(document, form, f"blaa-bog-{row.slug}-{day.isoformat()}")


def paper_response(document: Document, form: Form, name: str) -> HttpResponse:
    """The document written in the form, kept under its content's hash, to be saved under the name."""
    mark = hashlib.sha256(to_json(document).encode()).hexdigest()[:32]
    content = derived(f"blaa-bog-{mark}.{form.suffix}", lambda: written_apart(form.writer, document))
    return _file(content, form.media_type, f"{name}.{form.suffix}")


def _file(content: bytes, media_type: str, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
