"""`python -m tvaers.document.writing.complete`: a job's JSON on standard input, the PDF on standard output."""

from __future__ import annotations

import sys

from tvaers.document.writing.complete.job import Job
from tvaers.document.writing.complete.joining import complete_pdf


def main() -> None:
    """Writes one file. Raises what the writer raises, and OSError for a file that is not there."""
    job = Job.from_json(sys.stdin.buffer.read())
    enclosures = [file.read() for file in job.files]
    sys.stdout.buffer.write(complete_pdf(job.paper, job.paper_pdf, enclosures, holds_closed=job.holds_closed))


if __name__ == "__main__":
    main()
