"""`python -m tvaers.document.writing pdf|word [closed]`: the contract's JSON in, the file out.

A process of its own for a long-lived server: the compiler behind the PDF keeps what it has learnt, some hundred
megabytes of it, until its process ends.
"""

from __future__ import annotations

import json
import sys

from tvaers.document.contract import from_contract

CLOSED = "closed"


def main(form: str, *, holds_closed: bool) -> None:
    """Writes one file, with the mark of closed words on its pages if it holds any. Raises what the writer raises."""
    document = from_contract(json.load(sys.stdin.buffer))
    if form == "pdf":
        from tvaers.document.writing.pdf import write_pdf as write
    else:
        from tvaers.document.writing.word import write_word as write
    sys.stdout.buffer.write(write(document, holds_closed=holds_closed))


if __name__ == "__main__":
    main(sys.argv[1], holds_closed=CLOSED in sys.argv[2:])
