"""Importing and indexing papers of 35 pages through `tvaers import`, as a process.

    .venv/bin/python -m bench.importing [--documents 500] [--lines 1100]

The time is the whole command's by the clock on the wall, with the database's making. The cost of a document is told
by when its edition was written; that of the first, the middle and the last hundred shows whether it grows.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from bench.figures import Figure, Goal, seconds, show
from bench.papers import ITEMS, LINES, write_papers
from bench.site import Site, new_site

DOCUMENTS = 500
FEW = 20
MOST_SECONDS = 60.0
MOST_GROWTH = Goal(1.2)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="papers to import")
    parser.add_argument("--quick", action="store_true", help=f"{FEW} papers")
    parser.add_argument("--lines", type=int, default=LINES, help="printed lines of each; 1,100 are 35 pages")
    arguments = parser.parse_args()
    count = FEW if arguments.quick else arguments.documents
    with new_site() as site:
        papers = site.data / "papers"
        write_papers(papers, count, lines=arguments.lines)
        show(*measure(site, papers, count, arguments.lines))


def measure(site: Site, papers: Path, count: int, lines: int = LINES) -> list[Figure]:
    """The import's seconds, and what a document cost early, midway and late."""
    taken = seconds(lambda: site.run("tvaers", "import", str(papers)))
    moments = moments_of_editions(site)
    if len(moments) != count:
        raise RuntimeError(f"{len(moments)} of {count} papers came in")
    hundred = min(100, count // 3)
    middle = (count - hundred) // 2
    first, midway, last = (_cost(moments, start, hundred) for start in (0, middle, count - hundred))
    what = f"importing and indexing {count:,} papers of {lines:,} printed lines in {ITEMS} items"
    goal = Goal(MOST_SECONDS * count / DOCUMENTS) if lines == LINES else None
    return [
        Figure(what, taken, "s", goal, against=f"the clock, on {os.cpu_count()} cores"),
        Figure(f"a document among the first {hundred}", first, "ms"),
        Figure(f"a document among the middle {hundred}", midway, "ms"),
        Figure(f"a document among the last {hundred}", last, "ms"),
        Figure("the last against the first", last / first, goal=MOST_GROWTH, against="the same import"),
    ]


def moments_of_editions(site: Site) -> list[float]:
    """When each edition was written, in seconds, earliest first."""
    with sqlite3.connect(site.data / "tvaers.sqlite3") as database:
        rows = database.execute("SELECT created_at FROM meetings_edition ORDER BY id").fetchall()
    database.close()
    return [datetime.fromisoformat(moment).timestamp() for (moment,) in rows]


def _cost(moments: list[float], start: int, count: int) -> float:
    """The median of the milliseconds from one edition to the next among `count` of them."""
    return 1000 * statistics.median(later - earlier for earlier, later in pairwise(moments[start : start + count]))


if __name__ == "__main__":
    main()
