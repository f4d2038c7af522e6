"""Takes files and folders in, one whole document at a time, and tells what became of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from django.db import transaction

from tvaers.access.action import Actor
from tvaers.archive.actions import CannotKeep, Imported, Result, import_document
from tvaers.archive.reading_ahead import Reading, readings
from tvaers.document.model import Document, ReadingWarning
from tvaers.document.reading import UnreadableDocument
from tvaers.meetings.files.kept import keep_original
from tvaers.meetings.models import SourceFile
from tvaers.meetings.paper.actions import Original

READABLE = {".txt", ".pdf", ".docx"}


@dataclass(frozen=True)
class Wishes:
    """How to import: published or not, kept or only tried, and what the papers do not tell themselves."""

    is_published: bool = True
    is_trial: bool = False
    council: str | None = None
    day: date | None = None


@dataclass
class FileReport:
    """What became of one file. `refusal` is a Danish line when it did not come in."""

    path: Path
    imported: Imported | None = None
    refusal: str | None = None
    warnings: list[ReadingWarning] = field(default_factory=list)

    @property
    def doubts_about_the_source(self) -> list[ReadingWarning]:
        """What in the source someone should look at."""
        return [warning for warning in self.warnings if warning.is_doubt]

    @property
    def came_in(self) -> bool:
        """Whether the file is kept now, newly or since before."""
        return self.imported is not None


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The readable files that `paths` name: files as given, folders with all below them, in order of name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (child for child in path.rglob("*") if child.suffix.lower() in READABLE and child.is_file())
            found.extend(sorted(inside))
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def import_files(files: Iterable[Path], wishes: Wishes, *, by: Actor) -> Iterator[FileReport]:
    """Imports each file in a transaction of its own and yields its report; a trial undoes all at the end."""
    if not wishes.is_trial:
        yield from _import_each(files, wishes, by)
        return
    with transaction.atomic():
        yield from _import_each(files, wishes, by)
        transaction.set_rollback(True)


def _import_each(files: Iterable[Path], wishes: Wishes, by: Actor) -> Iterator[FileReport]:
    for reading in readings(list(files), _is_new):
        yield _import_one(reading, wishes, by)


def _import_one(reading: Reading, wishes: Wishes, by: Actor) -> FileReport:
    path = reading.path
    report = FileReport(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        report.refusal = f"Filen kan ikke åbnes: {error.strerror}."
        return report
    sha256 = hashlib.sha256(data).hexdigest()
    known = SourceFile.objects.filter(sha256=sha256).select_related("edition__meeting__council").first()
    if known:
        _keep(data, sha256, wishes)
        report.imported = _without_content(Imported(Result.UNCHANGED, known.edition))
        return report
    try:
        document = _with_wishes(reading.document(data, sha256), wishes)
        report.warnings = document.warnings
        _keep(data, sha256, wishes)
        original = Original(path.name, sha256, document.source.media_type, len(data))
        imported = import_document(document, original, is_published=wishes.is_published, by=by)
        report.imported = _without_content(imported)
    except (UnreadableDocument, CannotKeep) as error:
        report.refusal = str(error)
    return report


def _keep(data: bytes, sha256: str, wishes: Wishes) -> None:
    """Keeps the original; one that was lost from the disk comes back when its file is imported again."""
    if not wishes.is_trial:
        keep_original(data, sha256)


def _without_content(imported: Imported) -> Imported:
    """The same, where the edition fetches its content when asked: thousands of reports must not hold what all say."""
    del imported.edition.document
    return imported


def _is_new(path: Path) -> bool:
    """Whether the file can be opened and is not kept already."""
    try:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return False
    return not SourceFile.objects.filter(sha256=sha256).exists()


def _with_wishes(document: Document, wishes: Wishes) -> Document:
    return replace(document, council=wishes.council or document.council, date=wishes.day or document.date)
