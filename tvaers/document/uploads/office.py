"""Word, Excel and PowerPoint files from outside: real packages, of bounded size, with nothing in them that runs."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib

from lxml import etree

from tvaers.document.reading.word_package import MAX_ENTRIES, MAX_RATIO
from tvaers.document.uploads.refused import RefusedUpload

MAX_UNPACKED = 200_000_000
MAX_XML = 40_000_000
_CHUNK = 1_000_000
_MAIN_PARTS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "WORD",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "EXCEL",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": "POWERPOINT",
}
_EMBEDDED = re.compile(r"(?:word|xl|ppt)/embeddings/[^/]+\.(?:docx|xlsx|pptx)", re.IGNORECASE)
_RUNS = re.compile(r"vbaproject|vbadata|(?:^|/)activex/|\.(?:bin|exe|dll|js|vbs|bat|cmd|ps1|jar|lnk|hta|scr)$")
_HARMLESS_BINARIES = re.compile(r"(?:printersettings|customproperty)\d*\.bin$")
_PACKED_DRAWING = re.compile(r"\.(?:emz|wmz)$", re.IGNORECASE)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PROGRAMS_AND_ARCHIVES = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF", _OLD_OFFICE)
_TEMPLATE = "attachedtemplate"
_DAMAGE = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, OSError, ValueError, NotImplementedError)
_DAMAGED = "Filen er beskadiget og kan ikke åbnes. Gem den igen i Office og prøv igen."
_NO_OFFICE = "Pakkede filer tages ikke imod. Pak filen ud, og vælg PDF, Word, Excel eller PowerPoint."
_TOO_LARGE = "Filen fylder for meget, når den pakkes ud. Gør billederne mindre og prøv igen."
_RUNNING = "Filen har makroer eller indlejrede programmer. Gem den uden (som .docx, .xlsx eller .pptx) og prøv igen."
_REMOTE = "Filen henter en skabelon fra en anden adresse. Gem den uden skabelon og prøv igen."
_LOCKED = "Filen er låst med en adgangskode. Fjern adgangskoden og prøv igen."


def office_kind(data: bytes, *, is_embedded: bool = False) -> str:
    """WORD, EXCEL or POWERPOINT. Raises RefusedUpload for other zip files, damaged ones, bombs, and what would run.

    A chart carries its table as an Office file within; one within that one is refused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_directory(archive)
            kind = _kind(archive)
            _check_parts(archive, is_embedded=is_embedded)
            return kind
    except _DAMAGE as error:
        raise RefusedUpload(_DAMAGED) from error
    except RuntimeError as error:
        raise RefusedUpload(_LOCKED) from error


def _check_directory(archive: zipfile.ZipFile) -> None:
    """What the zip says of itself: nothing is unpacked yet."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED:
        raise RefusedUpload(_TOO_LARGE)
    if unpacked > 1_000_000 and unpacked > MAX_RATIO * max(packed, 1):
        raise RefusedUpload(_TOO_LARGE)
    if len({name.lower() for name in names}) != len(names) or any(_leads_out(name) for name in names):
        raise RefusedUpload(_DAMAGED)
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedUpload(_LOCKED)
    if any(_RUNS.search(name.lower()) and not _HARMLESS_BINARIES.search(name.lower()) for name in names):
        raise RefusedUpload(_RUNNING)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in posixpath.normpath(name).split("/")


def _kind(archive: zipfile.ZipFile) -> str:
    if "[Content_Types].xml" not in archive.namelist():
        raise RefusedUpload(_NO_OFFICE)
    types = [node.get("ContentType", "") for node in _parsed(_read(archive, "[Content_Types].xml", MAX_XML))]
    if any("macroenabled" in name.lower() or "vbaproject" in name.lower() for name in types):
        raise RefusedUpload(_RUNNING)
    kinds = {_MAIN_PARTS[name] for name in types if name in _MAIN_PARTS}
    if len(kinds) != 1:
        raise RefusedUpload(_NO_OFFICE)
    return kinds.pop()


def _check_parts(archive: zipfile.ZipFile, *, is_embedded: bool) -> None:
    """Every part as it is: its size counted while it is unpacked, packages within only where charts have them."""
    left = MAX_UNPACKED
    for name in archive.namelist():
        content = _read(archive, name, left)
        left -= len(content)
        if name.endswith(".rels"):
            _check_relations(content)
        if content.startswith(_PROGRAMS_AND_ARCHIVES) and not _PACKED_DRAWING.search(name):
            if is_embedded or not content.startswith(b"PK") or not _EMBEDDED.fullmatch(name):
                raise RefusedUpload(_RUNNING)
            office_kind(content, is_embedded=True)


def _check_relations(content: bytes) -> None:
    for relation in _parsed(content):
        is_outside = relation.get("TargetMode", "").lower() == "external"
        if is_outside and relation.get("Type", "").lower().endswith(_TEMPLATE):
            raise RefusedUpload(_REMOTE)


def _read(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    content = bytearray()
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            content += chunk
            if len(content) > limit:
                raise RefusedUpload(_TOO_LARGE)
    return bytes(content)


def _parsed(content: bytes) -> etree._Element:
    if len(content) > MAX_XML or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise RefusedUpload(_DAMAGED)
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
