"""The complete PDF of 300 pages, agenda and attachments, in a cold process, against bare joining of the same PDF files.

    .venv/bin/python -m bench.complete [--quick]

The bare joining is pikepdf's in a cold process too: pages after pages, without bookmarks, labels, sheets, tables,
pictures and attached files. Then 200 MB of attachments, with the memory that the process took at its most.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from bench.figures import ROUNDS, Figure, Goal, alternating, seconds, show
from bench.papers import LINES_SET_BY_US, paper_document
from bench.reading import pages, without_tags
from bench.run import PROJECT
from bench.scans import scanned_pdf, table
from bench.site import Site, new_site
from tvaers.document.writing.complete.job import EnclosedFile, Job
from tvaers.document.writing.pdf import write_pdf
from tvaers.meetings.files.written_apart import complete_written_apart

MOST_SECONDS = Goal(5)
MOST_OF_BARE = Goal(8)
ENCLOSED = 7
LARGE = 8
LARGE_BYTES = 25_000_000
PDF, CSV, PNG = "application/pdf", "text/csv", "image/png"
BARE = """
import pikepdf, sys
whole = pikepdf.open(sys.argv[1])
parts = [pikepdf.open(name) for name in sys.argv[3:]]
for part in parts:
    whole.pages.extend(part.pages)
whole.save(sys.argv[2])
"""
MEMORY = """
import pathlib, resource, sys
from tvaers.document.writing.complete.__main__ import main
main(pathlib.Path(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="two short papers, two megabytes, fewer rounds")
    is_quick = parser.parse_args().quick
    with new_site() as site:
        lines, count, rounds = (300, 2, 3) if is_quick else (LINES_SET_BY_US, ENCLOSED, ROUNDS)
        show(*measure(site, lines=lines, count=count, rounds=rounds))
        show(*with_large_files(site, size=1_000_000 if is_quick else LARGE_BYTES, count=2 if is_quick else LARGE))


def measure(site: Site, lines: int, count: int, rounds: int) -> Iterator[Figure]:
    """Seconds of a cold process of ours, and how many times as long as the bare joining it takes."""
    job, whole, bare = _job(site.data, lines, count), site.data / "whole.pdf", site.data / "bare.pdf"
    paper = site.data / "paper.pdf"
    paper.write_bytes(job.paper_pdf)
    parts = [str(file.path) for file in job.files if file.media_type == PDF]

    def join_bare() -> None:
        subprocess.run([sys.executable, "-c", BARE, str(paper), str(bare), *parts], check=True)

    ours, theirs = alternating(lambda: _made(job, whole), join_bare, rounds=rounds)
    made = f"a complete PDF of {pages(whole.read_bytes())} pages, {len(job.files)} attachments, in a cold process"
    yield Figure(made, ours, "s", MOST_SECONDS, "the clock")
    against = f"pikepdf's bare joining of the same PDF files, {pages(bare.read_bytes())} pages in {theirs:.2f} s, cold"
    yield Figure("times as long as bare joining", ours / theirs, goal=MOST_OF_BARE, against=against)


def with_large_files(site: Site, size: int, count: int) -> Iterator[Figure]:
    """Seconds and the most memory of a process that is given `count` attachments of about `size` bytes each."""
    files = []
    for number in range(count):
        path = site.data / f"large{number}.pdf"
        path.write_bytes(scanned_pdf(number, size))
        files.append(EnclosedFile("1.1", number + 1, "Scannet bilag", path.name, PDF, path))
    document = paper_document(1, lines=100)
    job, total = Job(document, write_pdf(document), files), sum(file.path.stat().st_size for file in files)
    taken = seconds(lambda: _made(job, site.data / "large.pdf"))
    what = f"{total / 1_000_000:.0f} MB of scanned attachments, in a cold process"
    yield Figure(what, taken, "s", against="the clock")
    memory = _most_memory(job, site.data / "large.pdf")
    against = f"the bytes of these attachments; {memory / 1_000_000:.0f} MB at its most"
    yield Figure("memory of the process, times the attachments", memory / total, against=against)


def _made(job: Job, target: Path) -> None:
    complete_written_apart(job.paper, job.paper_pdf, job.files, target)


def _most_memory(job: Job, target: Path) -> int:
    """The bytes that the process takes at its most."""
    command = [sys.executable, "-c", MEMORY, str(target)]
    done = subprocess.run(command, input=job.to_json().encode(), cwd=PROJECT, check=True, capture_output=True)
    return 1024 * int(done.stdout)


def _job(folder: Path, lines: int, count: int) -> Job:
    """A paper, as many papers enclosed, every other of them without tags, and a table and a picture for each."""
    document = paper_document(1, lines=lines)
    numbers = [item.number for item in document.items()]
    files = []
    for at in range(count):
        pdf = write_pdf(paper_document(2 + at, lines=lines))
        number = numbers[at % len(numbers)]
        shown = ((PDF, without_tags(pdf) if at % 2 else pdf), (CSV, table(at)), (PNG, _picture(at)))
        for position, (media_type, data) in enumerate(shown, 1):
            path = folder / f"{at}-{position}"
            path.write_bytes(data)
            files.append(EnclosedFile(number, position, f"Bilag om {at}", path.name, media_type, path))
    return Job(document, write_pdf(document), files)


def _picture(number: int) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (1600, 900), (number, 120, 160)).save(target, "PNG")
    return target.getvalue()


if __name__ == "__main__":
    main()
