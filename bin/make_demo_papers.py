#!/usr/bin/env python3
"""Set some of the demo's papers as PDF and Word.

    .venv/bin/python bin/make_demo_papers.py

Reads each text in `bin/demo_papers/` and writes it to `tvaers/archive/demo/` in the format that FORMATS names. The demo
keeps these meetings in that format only, but for one paper that is there as text and as PDF: the same content in two
files. Run it again after a change of the house layout and keep what it made.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tvaers.document.model import Document
from tvaers.document.reading import read_file
from tvaers.document.writing.pdf import write_pdf
from tvaers.document.writing.word import write_word

PROJECT = Path(__file__).resolve().parents[1]
TEXTS = PROJECT / "bin" / "demo_papers"
DEMO = PROJECT / "tvaers" / "archive" / "demo"

WRITERS: dict[str, Callable[[Document], bytes]] = {".pdf": write_pdf, ".docx": write_word}
FORMATS = {
    "kkr-midtjylland-2025-06-18-dagsorden": ".docx",
    "kkr-midtjylland-2025-06-18-referat": ".pdf",
    "kkr-midtjylland-2026-12-02-dagsorden": ".docx",
    "kkr-nordjylland-2024-11-15-referat": ".pdf",
    "kkr-nordjylland-2025-06-13-temamoede-referat": ".docx",
    "kkr-nordjylland-2026-06-12-referat": ".pdf",
}
IN_TWO_FORMATS = {"kkr-nordjylland-2025-10-10-referat": ".pdf"}


def make(text: Path, suffix: str) -> Path:
    """Writes the paper in the file `text` as PDF or Word into the demo and gives the file it made."""
    made = DEMO / f"{text.stem}{suffix}"
    made.write_bytes(WRITERS[suffix](read_file(text)))
    return made


def main() -> None:
    """Makes every paper that the demo keeps as PDF or Word."""
    for name, suffix in FORMATS.items():
        make(TEXTS / f"{name}.txt", suffix)
    for name, suffix in IN_TWO_FORMATS.items():
        make(DEMO / f"{name}.txt", suffix)


if __name__ == "__main__":
    main()
