"""A meeting's page of 15 items: 2 server processes, 4 clients, against a bare Django view with the same HTML.

    .venv/bin/python -m bench.pages [--quick]

Both servers run in the same run and are asked in turn; the clients are a process of their own, which shares the
machine's cores with them. The clients' own ceiling is what they get of the same bytes from memory, without Django.
The site repeats a public page from memory while nothing is written (`tvaers/site/unchanged.py`); what it costs to
make the page anew is told beside it.
"""

from __future__ import annotations

import argparse
import statistics
from pathlib import Path

from bench.figures import ROUNDS, Figure, Goal, show
from bench.papers import ITEMS, paper_document, write_papers
from bench.site import STILL, Answer, Server, Site, new_site

LEAST_OF_BARE = Goal(0.37, is_least=True)
LEAST_OF_BARE_FROM_ETAG = Goal(1.8, is_least=True)
MOST_QUERIES = Goal(6)
MOST_SECONDS_TO_ANSWER = Goal(2)
WORKERS = 2
CLIENTS = 4

Rates = dict[str, float]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few and short rounds")
    is_quick = parser.parse_args().quick
    with new_site() as site:
        show(*measure(site, rounds=3 if is_quick else ROUNDS, seconds=0.5 if is_quick else 2.0))


def measure(site: Site, rounds: int, seconds: float) -> list[Figure]:
    """Requests a second of page and yardsticks, the page's queries, and how soon the server answers."""
    path = keep_meeting(site)
    _collect_static_files(site)
    with site.serving(workers=WORKERS) as server:
        page = server.get(path)
        keep_page_for_the_bare_view(site, page)
        with site.serving("bench.bare", workers=WORKERS) as bare:
            rates = _rates(site, server, bare, path, page.etag, rounds, seconds)
    queries = int(site.run("bench.queries", path))
    return [
        *_figures(rates, len(page.body)),
        Figure(f"queries of the page of {ITEMS} items", queries, goal=MOST_QUERIES),
        Figure(
            "from the server's start to its first answer", server.seconds_to_answer, "s", goal=MOST_SECONDS_TO_ANSWER
        ),
    ]


def keep_meeting(site: Site) -> str:
    """Imports one paper; gives the address of its meeting."""
    papers = site.data / "papers"
    write_papers(papers, 1)
    site.run("tvaers", "import", str(papers))
    document = paper_document(0)
    if document.council is None or document.date is None:
        raise RuntimeError("the generated paper tells no council or day")
    return f"/{_slug(document.council)}/moeder/{document.date.isoformat()}/"


def keep_page_for_the_bare_view(site: Site, page: Answer) -> None:
    """Gives the bare view the page's HTML."""
    file = Path(site.data) / "page.html"
    file.write_bytes(page.body)
    site.run("bench.bare", "keep", str(file))


def _collect_static_files(site: Site) -> None:
    """The very first start makes the static files, which is no part of a start."""
    with site.serving(workers=1):
        pass


def _rates(site: Site, server: Server, bare: Server, path: str, etag: str, rounds: int, seconds: float) -> Rates:
    """The median of the answers a second of each, asked in turn."""
    asked = {
        "full": (server.port, path, ""),
        "unchanged": (server.port, path, f"--etag={etag}"),
        "made": (server.port, path, "--cookie=asked=anew"),
        "bare": (bare.port, "/", ""),
        "ceiling": (bare.port, STILL, ""),
    }
    taken: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, (port, where, option) in asked.items():
            arguments = [str(port), where, str(seconds), "--clients", str(CLIENTS), *filter(None, [option])]
            taken[name].append(float(site.run("bench.clients", *arguments)))
    return {name: statistics.median(rates) for name, rates in taken.items()}


def _figures(rates: Rates, size: int) -> list[Figure]:
    bare = f"a bare Django view answering the same {size:,} bytes from a stored field, {rates['bare']:,.0f}/s"
    return [
        Figure("the meeting's page, of the bare view", rates["full"] / rates["bare"], goal=LEAST_OF_BARE, against=bare),
        Figure(
            "answered from ETag (304), of the bare view",
            rates["unchanged"] / rates["bare"],
            goal=LEAST_OF_BARE_FROM_ETAG,
            against=bare,
        ),
        Figure("the meeting's page", rates["full"], "requests/s"),
        Figure("answered from ETag", rates["unchanged"], "requests/s"),
        Figure("the page made anew by Django, as for one who sends a cookie", rates["made"], "requests/s"),
        Figure("the clients' own ceiling: the bytes from memory, no Django", rates["ceiling"], "requests/s"),
    ]


def _slug(council: str) -> str:
    return council.removeprefix("KKR ").lower()


if __name__ == "__main__":
    main()
