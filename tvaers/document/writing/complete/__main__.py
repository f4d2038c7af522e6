"""`python -m tvaers.document.writing.complete TARGET`: a job's JSON on standard input, the PDF to the target."""

from __future__ import annotations

import sys
from pathlib import Path

from tvaers.document.writing.complete.job import Job
from tvaers.document.writing.complete.joining import write_complete_pdf


def main(target: Path) -> None:
    """Writes one file. Raises what the writer raises, and OSError for a file that is not there."""
    job = Job.from_json(sys.stdin.buffer.read())
    enclosures = [file.read() for file in job.files]
    with target.open("wb+") as opened:
        write_complete_pdf(job.paper, job.paper_pdf, enclosures, opened, holds_closed=job.holds_closed)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
