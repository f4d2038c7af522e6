"""Every list with 1,000 meetings: how slow the slowest answers are, and how heavy the page.

    .venv/bin/python -m bench.lists [--quick]

The meetings, of 15 items each, are kept through the same actions as an import's. One client asks one server process
for one page after another over a connection it keeps; pages take turns.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import time
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import quote_plus

from bench.figures import Figure, Goal, percentile, show
from bench.site import PATIENCE, Server, answer_to, new_site

MEETINGS = 1_000
REQUESTS = 200
MOST_MILLISECONDS = Goal(60)
MOST_KILOBYTES = Goal(60)
SLOWEST = 0.99
OK = 200
LISTS = {
    "front page": "/",
    "council": "/nordjylland/",
    "council, a year's last page": "/nordjylland/?year=2025&page=3",
    "decisions": "/nordjylland/beslutninger/",
    "decisions, a late page": "/nordjylland/beslutninger/?year=2025&page=12",
    "decisions of one kind": "/nordjylland/beslutninger/?act=noted",
    "search page": "/soeg/",
    "search page, a common word": "/soeg/?q={word}",
}


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few meetings, few requests")
    is_quick = parser.parse_args().quick
    meetings, requests = (50, 20) if is_quick else (MEETINGS, REQUESTS)
    with new_site() as site:
        site.run("bench.filling", str(meetings))
        with site.serving(workers=1) as server:
            show(*measure(server, _addresses(), requests, f"{meetings:,} meetings in the archive"))


def measure(server: Server, lists: dict[str, str], requests: int, against: str) -> Iterable[Figure]:
    """The 99th percentile of each list's answers in milliseconds, and the kilobytes of its HTML."""
    taken: dict[str, list[float]] = defaultdict(list)
    sizes: dict[str, int] = {}
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    with contextlib.closing(connection):
        for turn in range(requests + 1):
            for name, path in lists.items():
                start = time.perf_counter()
                answer = answer_to(connection, path)
                milliseconds = 1000 * (time.perf_counter() - start)
                if answer.status != OK:
                    raise RuntimeError(f"{path} answers {answer.status}")
                sizes[name] = len(answer.body)
                # The first turn loads templates, which happens once in the life of a server.
                if turn:
                    taken[name].append(milliseconds)
    for name in lists:
        slowest = percentile(taken[name], SLOWEST)
        yield Figure(f"{name}, 99th percentile", slowest, "ms", MOST_MILLISECONDS, against)
        yield Figure(f"{name}, HTML", sizes[name] / 1000, "kB", MOST_KILOBYTES)


def _addresses() -> dict[str, str]:
    """The lists' addresses, with a word that the archive has."""
    from bench.search_archive import Archive

    word = quote_plus(Archive().vocabulary[4])
    return {name: path.format(word=word) for name, path in LISTS.items()}


if __name__ == "__main__":
    main()
