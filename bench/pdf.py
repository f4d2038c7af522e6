"""A PDF/UA of 35 pages in a cold process, against WeasyPrint on the same document, and served once it is made.

    .venv/bin/python -m bench.pdf [--quick]

WeasyPrint is no part of the project. It is measured where it can be had: in this environment, or in the one whose
interpreter TVAERS_BENCH_WEASYPRINT names. Each run is a new process, from its start to its end.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator

from bench.figures import ROUNDS, Figure, Goal, alternating, seconds, show
from bench.pages import keep_meeting
from bench.papers import LINES_SET_BY_US, paper_document
from bench.printed_html import printed_html
from bench.reading import pages
from bench.site import Server, Site, new_site
from tvaers.document.contract import to_json

MOST_SECONDS = Goal(0.3)
LEAST_OF_WEASYPRINT = Goal(5, is_least=True)
MOST_MILLISECONDS_SERVED = Goal(5)
REQUESTS = 100
WEASYPRINT = os.environ.get("TVAERS_BENCH_WEASYPRINT", sys.executable)
WEASYPRINT_RUN = """
import sys, weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a shorter paper, fewer rounds")
    is_quick = parser.parse_args().quick
    with new_site() as site:
        show(*measure(site, lines=300 if is_quick else LINES_SET_BY_US, rounds=3 if is_quick else ROUNDS))
        show(served(site))


def measure(site: Site, lines: int, rounds: int) -> Iterator[Figure]:
    """Seconds of a cold process of ours, and how many times as long WeasyPrint takes."""
    document = paper_document(1, lines=lines)
    contract, html = site.data / "paper.json", site.data / "paper.html"
    ours, theirs = site.data / "ours.pdf", site.data / "theirs.pdf"
    contract.write_text(to_json(document), encoding="utf-8")
    html.write_text(printed_html(document), encoding="utf-8")

    def make_ours() -> None:
        site.run("bench.one_pdf", str(contract), str(ours))

    def make_theirs() -> None:
        subprocess.run([WEASYPRINT, "-c", WEASYPRINT_RUN, str(html), str(theirs)], check=True, capture_output=True)

    runs = [make_ours, make_theirs] if has_weasyprint() else [make_ours]
    own, *others = alternating(*runs, rounds=rounds)
    made = pages(ours.read_bytes())
    yield Figure(f"a PDF/UA of {made} pages in a cold process without Django", own, "s", MOST_SECONDS, "the clock")
    if not others:
        print("  WeasyPrint is not installed: not compared")
        return
    against = f"WeasyPrint's PDF/UA of the same document, {pages(theirs.read_bytes())} pages in {others[0]:.2f} s, cold"
    yield Figure("times as fast as WeasyPrint", others[0] / own, goal=LEAST_OF_WEASYPRINT, against=against)


def has_weasyprint() -> bool:
    """Whether WeasyPrint can be imported where it is looked for."""
    return subprocess.run([WEASYPRINT, "-c", "import weasyprint"], check=False, capture_output=True).returncode == 0


def served(site: Site) -> Figure:
    """The median of the answers to requests for a PDF that has been made before."""
    path = f"{keep_meeting(site)}dokument.pdf"
    with site.serving(workers=1) as server:
        _made(server, path)
        taken = [1000 * seconds(lambda: _made(server, path)) for _ in range(REQUESTS)]
    against = "the clock of a client with a new connection for each"
    return Figure("served once made, median", statistics.median(taken), "ms", MOST_MILLISECONDS_SERVED, against)


def _made(server: Server, path: str) -> None:
    answer = server.get(path)
    if not answer.body.startswith(b"%PDF-"):
        raise RuntimeError(f"{path} answers {answer.status}")


if __name__ == "__main__":
    main()
