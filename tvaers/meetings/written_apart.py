"""PDF and Word, written in a process of their own.

The compiler behind the PDF keeps some hundred megabytes until its process ends; a server must not (measured: 23 MB to
222 MB after ten different papers).
"""

from __future__ import annotations

import subprocess
import sys

from tvaers.document.contract import to_json
from tvaers.document.model import Document

LONGEST_SECONDS = 60


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
