"""PDF files from outside: opened, and refused when something in them would run."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from tvaers.document.uploads.refused import RefusedUpload

MOST_OBJECTS = 500_000
MAX_PART = 100_000_000
_CHUNK = 1_000_000
_PACKED_PART = re.compile(rb"stream\r?\n\x78")
_TWICE_PACKED = re.compile(rb"/Fl(?:ateDecode)?[\s\[]*/Fl(?:ateDecode)?\b")
# What a reader that mends a damaged file in another way than ours might find in it.
_PLAINLY_RUNNING = re.compile(rb"/(?:JavaScript|Launch)\b")
_RUNNING_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMediaExecute"}
_DAMAGED = "PDF-filen er beskadiget og kan ikke åbnes. Gem eller udskriv den igen som PDF og prøv igen."
_LOCKED = "PDF-filen er låst med en adgangskode. Fjern adgangskoden og prøv igen."
_RUNNING = (
    "PDF-filen har et program i sig (JavaScript eller en start-handling). Udskriv den til en ny PDF og prøv igen."
)
_LARGE = "PDF-filen har for mange dele. Udskriv den til en ny PDF og prøv igen."


def check_pdf(data: bytes) -> None:
    """Raises RefusedUpload for a PDF that is damaged or locked, and for one with actions that run something.

    Objects are looked at as a reader would find them, so neither compression nor odd spelling hides one.
    """
    _check_sizes(data)
    if _PLAINLY_RUNNING.search(data):
        raise RefusedUpload(_RUNNING)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.objects) > MOST_OBJECTS:
                raise RefusedUpload(_LARGE)
            if any(_runs(found) for thing in pdf.objects for found in _dictionaries(thing)):
                raise RefusedUpload(_RUNNING)
    except pikepdf.PasswordError as error:
        raise RefusedUpload(_LOCKED) from error
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError) as error:
        raise RefusedUpload(_DAMAGED) from error


def _check_sizes(data: bytes) -> None:
    """Before a reader unpacks anything: no packed part may be a bomb, nor be packed twice over."""
    if _TWICE_PACKED.search(data):
        raise RefusedUpload(_LARGE)
    for start in _PACKED_PART.finditer(data):
        if _unpacked_size(data, start.end() - 1) > MAX_PART:
            raise RefusedUpload(_LARGE)


def _unpacked_size(data: bytes, place: int) -> int:
    """How many bytes the zlib stream at `place` becomes; counting ends once they are too many."""
    unpacking, size, waiting = zlib.decompressobj(), 0, b""
    try:
        while not unpacking.eof and size <= MAX_PART and (waiting or place < len(data)):
            if not waiting:
                waiting, place = data[place : place + _CHUNK], place + _CHUNK
            size += len(unpacking.decompress(waiting, _CHUNK))
            waiting = unpacking.unconsumed_tail
    except zlib.error:
        pass
    return size


def _runs(found: Any) -> bool:
    action = found.get("/S")
    is_running = isinstance(action, pikepdf.Name) and str(action) in _RUNNING_ACTIONS
    return is_running or "/JS" in found or "/JavaScript" in found or "/XFA" in found


def _dictionaries(thing: Any, depth: int = 0) -> Iterator[Any]:
    """The dictionaries within one object; what it refers to is an object of its own and comes by itself."""
    if depth > 0 and isinstance(thing, pikepdf.Object) and thing.is_indirect:
        return
    if depth > 50:
        raise RefusedUpload(_DAMAGED)
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield thing
        for name in thing.keys():  # noqa: SIM118 - iterating over a stream gives its bytes
            yield from _dictionaries(thing[name], depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            yield from _dictionaries(value, depth + 1)
