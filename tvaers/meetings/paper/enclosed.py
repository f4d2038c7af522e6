"""The files that are enclosed with an edition, as somebody may read them, and the one PDF of it all."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from pathlib import Path
from subprocess import SubprocessError
from threading import Thread

from django.db import connection

from tvaers.access.visibility import Viewer
from tvaers.document.writing.complete.job import EnclosedFile
from tvaers.meetings.files.kept import derived_path, original_path
from tvaers.meetings.files.written_apart import LONGEST_SECONDS_WITH_ENCLOSURES, complete_written_apart
from tvaers.meetings.models import Attachment, Edition
from tvaers.meetings.paper.queries import document_for, reads_more_than_public
from tvaers.meetings.paper.written import PDF, name_of_reading, written

MADE_AT_ONCE = 10_000_000
"""Up to so many bytes of enclosures are put together while the browser waits."""

_log = logging.getLogger(__name__)


class CannotPutTogether(Exception):
    """The enclosures could not be made one PDF."""


def files_of(edition: Edition, viewer: Viewer) -> dict[tuple[str, str], Attachment]:
    """The attachments that have a file and that the viewer may read, by the item's number and their text."""
    rows = Attachment.objects.visible_to(viewer).filter(item__edition=edition).exclude(sha256="")
    ordered = rows.select_related("item").order_by("item__position", "position")
    return {(row.item.number, row.text): row for row in ordered}


def has_enclosures(edition: Edition, viewer: Viewer) -> bool:
    """Whether there is any file to put together with the paper."""
    return Attachment.objects.visible_to(viewer).filter(item__edition=edition).exclude(sha256="").exists()


def attachment_at(edition: Edition, number: str, position: int, viewer: Viewer) -> Attachment | None:
    """The attachment at this place of an item, counted from 1, when the viewer may read it and has its file here."""
    rows = Attachment.objects.visible_to(viewer).filter(item__edition=edition, item__number=number)
    row: Attachment | None = rows.filter(position=position - 1).exclude(sha256="").first()
    return row if row and original_path(row.sha256).exists() else None


def whole_of(edition: Edition, viewer: Viewer) -> Path | None:
    """The edition and all that is enclosed as one PDF, as the viewer reads them; None while it is being made.

    What is small is made now, what is large by a thread. Raises CannotPutTogether when that failed lately.
    """
    path = _path(edition, viewer)
    if path.exists():
        return path
    if _is_recent(_failed(path)):
        raise CannotPutTogether
    if sum(row.size for row in files_of(edition, viewer).values()) <= MADE_AT_ONCE:
        _put_together(edition, viewer, path)
        return path
    if _begins(path):
        Thread(target=_in_thread, args=(edition, viewer, path), name="complete-pdf", daemon=True).start()
    return None


def _in_thread(edition: Edition, viewer: Viewer, path: Path) -> None:
    try:
        _put_together(edition, viewer, path)
    except CannotPutTogether:
        _failed(path).touch()
    finally:
        _making(path).unlink(missing_ok=True)
        connection.close()


def _put_together(edition: Edition, viewer: Viewer, path: Path) -> None:
    document, pdf = document_for(edition, viewer), written(edition, PDF, viewer)
    files, holds_closed = _enclosed(files_of(edition, viewer)), reads_more_than_public(edition, viewer)
    try:
        complete_written_apart(document, pdf, files, path, holds_closed=holds_closed)
    except (SubprocessError, OSError) as error:
        _log.error("The enclosures of an edition could not be put together: %s", type(error).__name__)
        raise CannotPutTogether from error


def _enclosed(files: Mapping[tuple[str, str], Attachment]) -> list[EnclosedFile]:
    return [
        EnclosedFile(number, row.position + 1, text, row.filename, row.media_type, original_path(row.sha256))
        for (number, text), row in files.items()
        if original_path(row.sha256).exists()
    ]


def _path(edition: Edition, viewer: Viewer) -> Path:
    return derived_path(f"{name_of_reading(edition, viewer)}-samlet.pdf")


def _making(path: Path) -> Path:
    return path.with_suffix(".making")


def _failed(path: Path) -> Path:
    return path.with_suffix(".failed")


def _begins(path: Path) -> bool:
    """Whether it is this process that makes it: no other does, or the one that did has died."""
    mark = _making(path)
    if _is_recent(mark):
        return False
    mark.unlink(missing_ok=True)
    mark.parent.mkdir(parents=True, exist_ok=True)
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _is_recent(mark: Path) -> bool:
    try:
        return time.time() - mark.stat().st_mtime < LONGEST_SECONDS_WITH_ENCLOSURES
    except FileNotFoundError:
        return False
