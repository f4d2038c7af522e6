"""`python -m tvaers.document.writing pdf|word`: the contract's JSON on standard input, the file on standard output.

A process of its own for a long-lived server: the compiler behind the PDF keeps what it has learnt, some hundred
megabytes of it, until its process ends.
"""

from __future__ import annotations

import json
import sys

from tvaers.document.contract import from_contract


def main(form: str) -> None:
    """Writes one file. Raises what the writer raises."""
    document = from_contract(json.load(sys.stdin.buffer))
    if form == "pdf":
        from tvaers.document.writing.pdf import write_pdf as write
    else:
        from tvaers.document.writing.word import write_word as write
    sys.stdout.buffer.write(write(document))


if __name__ == "__main__":
    main(sys.argv[1])
