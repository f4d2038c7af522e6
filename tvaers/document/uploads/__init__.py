"""Files from outside, told by their bytes: which kinds are taken, and what in them is refused.

The name a file came with decides nothing but how it is called. Values in, values out; no file is touched.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

from tvaers.document.uploads.images import jpeg_without_metadata, png_without_metadata
from tvaers.document.uploads.office import office_kind
from tvaers.document.uploads.pdf import check_pdf
from tvaers.document.uploads.refused import RefusedUpload

__all__ = ["Kind", "RefusedUpload", "Upload", "safe_name", "taken"]

LONGEST_STEM = 120
_RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
_FORBIDDEN_SIGNS = set('<>:"|?*\\/')
_MARKUP = ("<!doctype", "<html", "<svg", "<?xml", "<script", "<head", "<body", "<math", "<iframe", "<?php")


class Kind(Enum):
    """The kinds that are taken: media type and the end of the file's name."""

    PDF = ("application/pdf", ".pdf")
    WORD = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
    EXCEL = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
    POWERPOINT = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx")
    PNG = ("image/png", ".png")
    JPEG = ("image/jpeg", ".jpg")
    TEXT = ("text/plain", ".txt")
    CSV = ("text/csv", ".csv")

    @property
    def media_type(self) -> str:
        """What the file is served as."""
        return self.value[0]

    @property
    def suffix(self) -> str:
        """The end of the file's name."""
        return self.value[1]


@dataclass(frozen=True)
class Upload:
    """A file that is taken: a name that is safe anywhere, and the bytes to keep."""

    filename: str
    kind: Kind
    data: bytes

    @property
    def media_type(self) -> str:
        """What the file is served as."""
        return self.kind.media_type

    @property
    def sha256(self) -> str:
        """The hash that it is kept under."""
        return hashlib.sha256(self.data).hexdigest()


def taken(data: bytes, name: str, limit: int) -> Upload:
    """The file as it is kept, of at most `limit` bytes. Raises RefusedUpload, which says in Danish what to do.

    Pictures lose what they tell of camera, place and time. Text that is not UTF-8 becomes it.
    """
    if not data:
        raise RefusedUpload(_EMPTY)
    if len(data) > limit:
        raise RefusedUpload(f"Filen fylder mere end {limit // 1_000_000} MB. Gør den mindre og prøv igen.")
    kind, kept = _recognised(data, name)
    return Upload(safe_name(name, kind.suffix), kind, kept)


def safe_name(name: str, suffix: str) -> str:
    """The name without path, control signs and signs that turn the reading direction, ending in `suffix`."""
    flat = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(sign for sign in flat if _may_stand(sign))
    stem = PurePosixPath(shown).stem if PurePosixPath(shown).suffix.lower() in _suffixes(suffix) else shown
    stem = " ".join(stem.split()).strip(". ")[:LONGEST_STEM].strip(". ")
    if not stem or stem.split(".")[0].lower() in _RESERVED:
        stem = f"bilag {stem}".strip()
    return f"{stem}{suffix}"


def _may_stand(sign: str) -> bool:
    return sign not in _FORBIDDEN_SIGNS and (unicodedata.category(sign)[0] != "C" or sign in "\t\n")


def _suffixes(suffix: str) -> set[str]:
    return {".jpg", ".jpeg"} if suffix == ".jpg" else {suffix}


def _recognised(data: bytes, name: str) -> tuple[Kind, bytes]:
    if data.startswith(b"%PDF-"):
        check_pdf(data)
        return Kind.PDF, data
    if data.startswith(b"PK\x03\x04"):
        return Kind[office_kind(data)], data
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG, png_without_metadata(data)
    if data.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG, jpeg_without_metadata(data)
    return (Kind.CSV if name.lower().endswith(".csv") else Kind.TEXT), _text(data)


def _text(data: bytes) -> bytes:
    """The text as UTF-8. Raises RefusedUpload for what is no text, or text that a browser would run."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _decoded(data, "utf-16")
    else:
        text = _decoded(data, "utf-8-sig", "cp1252")
    if not text:
        raise RefusedUpload(_EMPTY)
    if any(unicodedata.category(sign) == "Cc" and sign not in "\t\n\r\f" for sign in text):
        raise RefusedUpload(_UNKNOWN)
    beginning = text[:4_000].lower()
    if any(mark in beginning for mark in _MARKUP) or beginning.startswith("#!"):
        raise RefusedUpload("Filen er en webside, en SVG-tegning eller et program. Gem den som PDF og prøv igen.")
    return text.encode()


def _decoded(data: bytes, *encodings: str) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedUpload(_UNKNOWN)


_EMPTY = "Filen er tom. Vælg en anden."
_UNKNOWN = "Filen er af en art, der ikke tages imod. Brug PDF, Word, Excel, PowerPoint, PNG, JPEG, tekst eller CSV."
