"""PDF and Word, written in a process of their own.

The compiler behind the PDF keeps some hundred megabytes until its process ends; a server must not (measured: 23 MB to
222 MB after ten different papers).
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tvaers.document.contract import to_json
from tvaers.document.model import Document
from tvaers.document.writing.complete.job import EnclosedFile, Job

LONGEST_SECONDS = 60
LONGEST_SECONDS_WITH_ENCLOSURES = 300


def written_apart(form: str, document: Document, *, holds_closed: bool = False) -> bytes:
    """The document as a file; `form` is "pdf" or "word". One that `holds_closed` says so in the head of every page.

    Raises subprocess.SubprocessError when the writer fails or takes too long.
    """
    process = subprocess.run(  # noqa: S603 - our own module, nothing of the document on the command line
        [sys.executable, "-m", "tvaers.document.writing", form, *(["closed"] if holds_closed else [])],
        input=to_json(document).encode(),
        stdout=subprocess.PIPE,
        check=True,
        timeout=LONGEST_SECONDS,
    )
    return process.stdout


def complete_written_apart(
    document: Document, pdf: bytes, files: Sequence[EnclosedFile], target: Path, *, holds_closed: bool = False
) -> None:
    """Writes the document's PDF and all that is enclosed with it as one PDF to `target`, whole or not at all.

    The bytes of the files and of the whole never pass through this process. Raises subprocess.SubprocessError when
    the writer fails or takes too long, and OSError when the disk refuses.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(f".{time.monotonic_ns()}.new")
    try:
        subprocess.run(  # noqa: S603 - our own module and a name of ours
            [sys.executable, "-m", "tvaers.document.writing.complete", str(beside)],
            input=Job(document, pdf, files, holds_closed).to_json().encode(),
            check=True,
            timeout=LONGEST_SECONDS_WITH_ENCLOSURES,
        )
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
