"""One PDF in a process of its own, without Django: what a job that makes a paper costs from its very start.

python -m bench.one_pdf CONTRACT.json PAPER.pdf
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tvaers.document.contract import from_contract
from tvaers.document.writing.pdf import write_pdf


def main() -> None:
    """Reads the document, writes the PDF. Raises RuntimeError when Django has been loaded on the way."""
    source, target = map(Path, sys.argv[1:])
    target.write_bytes(write_pdf(from_contract(json.loads(source.read_bytes()))))
    if "django" in sys.modules:
        raise RuntimeError("the writer of PDF has loaded Django")


if __name__ == "__main__":
    main()
