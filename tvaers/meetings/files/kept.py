"""Files in the data directory: originals as they came, and what is derived from an edition.

A derived file (page, PDF, Word) is made once per edition, language, audience and version of the program, and can be
deleted at any time: it is made again on request.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings

from tvaers import __version__

PACKAGE = Path(__file__).resolve().parents[2]
SHAPES_OUTPUT = (
    "meetings/templates/**/*.html",
    "meetings/templatetags/*.py",
    "meetings/**/views.py",
    "meetings/**/views/*.py",
    "document/**/*.py",
    "document/**/*.typ",
    "site/locale/**/*.mo",
    "site/templates/**/*.html",
    "site/templatetags/*.py",
    "site/static/**/*.css",
    "site/static/**/*.js",
)


def original_path(sha256: str) -> Path:
    """Where the original with this hash is kept."""
    return Path(settings.DATA) / "originals" / sha256[:2] / sha256


def keep_original(data: bytes, sha256: str) -> Path:
    """Keeps the file under its hash; keeping it again changes nothing."""
    path = original_path(sha256)
    if not path.exists():
        _write_whole(path, data)
    return path


def derived(name: str, make: Callable[[], bytes]) -> bytes:
    """The file called `name` of what is derived, made now if it never was."""
    path = derived_path(name)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        data = make()
        _write_whole(path, data)
        return data


def derived_path(name: str) -> Path:
    """Where the file called `name` of what is derived is, or will be."""
    return Path(settings.DATA) / "derived" / program_version() / name


def forget_derived(edition: int) -> None:
    """Deletes every file derived from the edition with this key; nothing asks for them under their names again."""
    for path in (Path(settings.DATA) / "derived").glob(f"*/{edition}-*"):
        path.unlink(missing_ok=True)


@cache
def program_version() -> str:
    """A mark that changes whenever the code or the templates that shape output change."""
    digest = hashlib.sha256(__version__.encode())
    for pattern in SHAPES_OUTPUT:
        for path in sorted(PACKAGE.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _write_whole(path: Path, data: bytes) -> None:
    """Writes beside and then renames, so that no one ever meets half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    Path(temporary).replace(path)
