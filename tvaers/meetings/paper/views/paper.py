"""A meeting's page and an item's own page. The paper itself is rendered once per edition."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from tvaers.access.pages import unkept
from tvaers.access.viewing import viewer_of
from tvaers.access.visibility import Viewer, is_public
from tvaers.meetings.files.kept import derived, program_version
from tvaers.meetings.models import Edition, Meeting, SourceFile
from tvaers.meetings.paper.enclosed import files_of, has_enclosures
from tvaers.meetings.paper.news import news_of
from tvaers.meetings.paper.presentation import linked_files, shown, shown_item
from tvaers.meetings.paper.queries import (
    audience_of,
    document_for,
    editions_of,
    meeting_at,
    reads_more_than_public,
    source_files_of,
)
from tvaers.meetings.sight.who_sees import NOBODYS, badge_of_file, badge_of_written, badges_of, is_shown_badges


def meeting_or_404(request: HttpRequest, council: str, address: str) -> Meeting:
    """The meeting that the viewer may see at this address; a 404 that does not tell whether it exists."""
    try:
        return meeting_at(council, address, viewer_of(request))
    except Meeting.DoesNotExist as error:
        raise Http404 from error


def meeting(request: HttpRequest, council: str, address: str, edition: int | None = None) -> HttpResponseBase:
    """The meeting from top to bottom, as of its current edition or a named earlier one."""
    viewer = viewer_of(request)
    found = meeting_or_404(request, council, address)
    editions = editions_of(found, viewer)
    read = _edition_to_read(found, editions, edition)
    files = source_files_of(read, viewer)
    etag = _etag(read, editions, files, viewer)
    unchanged = get_conditional_response(request, etag=etag)
    if isinstance(unchanged, HttpResponseNotModified):
        return _answer(unchanged, etag, viewer)
    holds_more = reads_more_than_public(read, viewer)
    context = {
        "meeting": found,
        "edition": read,
        "editions": editions,
        "files": [(file, badge_of_file(read, viewer)) for file in files],
        "written_badge": badge_of_written(read, viewer, holds_more=holds_more),
        "holds_more": holds_more,
        "paper": paper_html(found, read, viewer),
        "is_current": read.pk == found.current_edition_id,
        "has_enclosures": has_enclosures(read, viewer),
        "news": news_of(read, editions, viewer),
    }
    response = render(request, "meetings/meeting.html", context)
    return _answer(response, etag, viewer)


def item(request: HttpRequest, council: str, address: str, number: str) -> HttpResponse:
    """One item on a page of its own, with the one before and the one after."""
    viewer = viewer_of(request)
    found = meeting_or_404(request, council, address)
    edition = _current(found)
    document = document_for(edition, viewer)
    items = list(document.items())
    numbers = [entry.number for entry in items]
    if number not in numbers:
        raise Http404
    place = numbers.index(number)
    badges = badges_of(edition, document, viewer)
    files = linked_files(edition, files_of(edition, viewer))
    context = {
        "meeting": found,
        "edition": edition,
        "entry": shown_item(items[place], found, badges, files=files, kind=document.kind),
        "previous": shown_item(items[place - 1], found) if place else None,
        "next": shown_item(items[place + 1], found) if place + 1 < len(items) else None,
    }
    response = render(request, "meetings/item.html", context)
    if not is_public(viewer):
        unkept(response)
        return response
    # What is public today may be closed tomorrow: no cache gives it again without asking.
    response["Cache-Control"] = "no-cache"
    return response


def paper_html(meeting: Meeting, edition: Edition, viewer: Viewer) -> SafeString:
    """The paper as HTML, rendered once per edition, language and reading; with badges, once for each set of them."""
    badges = badges_of(edition, document_for(edition, viewer), viewer) if is_shown_badges(viewer) else NOBODYS
    reading = f"{audience_of(edition, viewer)}{'-' if badges.name else ''}{badges.name}"
    place = "" if edition.pk == meeting.current_edition_id else "-earlier"
    name = f"{edition.pk}-{edition.content_sha256[:16]}-{reading}{place}-{get_language()}.html"

    def make() -> bytes:
        document = document_for(edition, viewer)
        files = linked_files(edition, files_of(edition, viewer))
        return render_to_string(
            "meetings/paper.html", {"paper": shown(document, meeting, badges, files=files)}
        ).encode()

    return mark_safe(derived(name, make).decode())  # noqa: S308 - rendered by our own escaping template


def _current(meeting: Meeting) -> Edition:
    if meeting.current_edition is None:
        raise Http404
    return meeting.current_edition


def _edition_to_read(meeting: Meeting, editions: list[Edition], number: int | None) -> Edition:
    if number is None:
        return _current(meeting)
    for edition in editions:
        if edition.number == number:
            return edition
    raise Http404


def _etag(edition: Edition, editions: list[Edition], files: list[SourceFile], viewer: Viewer) -> str:
    parts = [
        program_version(),
        edition.content_sha256,
        f"{edition.meeting.held_on} {edition.meeting.time} {edition.meeting.place} {edition.meeting.cancelled_at}",
        *(str(other.pk) for other in editions),
        *(str(file.pk) for file in files),
        audience_of(edition, viewer),
        str(get_language()),
    ]
    return f'"{hashlib.sha256(" ".join(parts).encode()).hexdigest()[:32]}"'


def _answer(response: HttpResponse, etag: str, viewer: Viewer) -> HttpResponse:
    """The answer with what caches are told; only what the public sees may be kept for others."""
    response["ETag"] = etag
    if not is_public(viewer):
        unkept(response)
        return response
    response["Cache-Control"] = "public, no-cache"
    return response
