"""Measures search: indexing, and queries with facets, highlighting and one page of hits, on a made-up archive.

    .venv/bin/python -m bench.search [--items 15000] [--queries 200]

On SQLite in a temporary directory; on PostgreSQL when TVAERS_TEST_DATABASE_URL names one (a database of its own is
made there and dropped). Every figure is of this one run; as a yardstick it prints how long a fixed loop took.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.search_archive import Archive
    from tvaers.search.shape import Searchable

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


MOST_ONE_BY_ONE = 200
"""Meetings that are indexed one by one."""


def main() -> None:
    """Runs the benchmark as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=15_000, help="items in the archive, of 300 words each")
    parser.add_argument("--queries", type=int, default=200, help="queries to run")
    arguments = parser.parse_args()
    directory = tempfile.mkdtemp(prefix="tvaers-bench-")
    os.environ["TVAERS_DATA"] = directory
    os.environ["DATABASE_URL"] = os.environ.get("TVAERS_TEST_DATABASE_URL", "")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tvaers.site.settings"
    try:
        _with_database(lambda: _measure(arguments.items, arguments.queries))
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def _with_database(measure: Callable[[], None]) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor != "postgresql":
        call_command("migrate", verbosity=0, skip_checks=True)
        measure()
        return
    own = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        measure()
    finally:
        connection.creation.destroy_test_db(own, verbosity=0)


def _measure(items: int, count: int) -> None:
    from django.db import connection

    from bench.search_archive import WORDS_IN_AN_ITEM, Archive
    from tvaers.search import extensions

    archive = Archive()
    rows = list(archive.items(items))
    extensions.register_source("bench", lambda: iter(rows))
    print(f"{connection.vendor}: {items:,} items of {WORDS_IN_AN_ITEM} words")
    print(f"yardstick: a loop of 10 million took {_yardstick():.2f} s")
    _measure_indexing(rows)
    _measure_queries(_queries(archive, items, count))


def _measure_indexing(rows: list[Searchable]) -> None:
    from bench.search_archive import ITEMS_IN_A_MEETING
    from tvaers.access.actor import Actor
    from tvaers.search import actions

    clerk = Actor("bench", is_operator=True)
    meetings = [rows[first : first + ITEMS_IN_A_MEETING] for first in range(0, len(rows), ITEMS_IN_A_MEETING)]
    # A large archive is built by `reindex` below; one by one only as many are put in as tell the cost of each.
    meetings = meetings[:MOST_ONE_BY_ONE]
    costs = [_seconds(lambda meeting=meeting: actions.index(meeting, by=clerk)) for meeting in meetings]
    tenth = max(1, len(costs) // 10)
    print(
        f"index: {len(costs)} meetings in {sum(costs):.1f} s; a meeting of {ITEMS_IN_A_MEETING} items "
        f"{1000 * statistics.median(costs[:tenth]):.1f} ms in the first tenth, "
        f"{1000 * statistics.median(costs[-tenth:]):.1f} ms in the last (medians)"
    )
    print(f"reindex: {_seconds(lambda: actions.reindex(by=clerk)):.1f} s")


def _measure_queries(typed: list[str]) -> None:
    from tvaers.access.visibility import PUBLIC
    from tvaers.search import queries
    from tvaers.search.shape import FacetKind, Filters

    totals = sorted(queries.search(text, viewer=PUBLIC).total for text in typed)
    print(f"{len(typed)} queries of 1-3 words: {totals[len(totals) // 2]} hits in the median, {totals[-1]} at most")
    chosen = Filters({FacetKind.COUNCIL: ("nordlandet",), FacetKind.ACT: ("noted",)})
    _report("search with facets and highlighting", typed, lambda text: queries.search(text, viewer=PUBLIC))
    _report("two facets chosen", typed, lambda text: queries.search(text, viewer=PUBLIC, filters=chosen))
    wrong = [f"{text[:2]}x{text[2:]}" for text in typed]
    _report("misspelt", wrong, lambda text: queries.search(text, viewer=PUBLIC))


def _queries(archive: Archive, items: int, count: int, share: float = 0.1) -> list[str]:
    """`count` queries of one to three words, none of which alone finds more than `share` of the items."""
    from tvaers.access.visibility import PUBLIC
    from tvaers.search import queries

    found = {word: queries.search(word, viewer=PUBLIC).total for word in dict.fromkeys(archive.words(4 * count))}
    words = itertools.cycle([word for word, total in found.items() if 0 < total <= share * items])
    lengths = itertools.cycle((1, 1, 2, 2, 3))
    return [" ".join(itertools.islice(words, next(lengths))) for _ in range(count)]


def _report(what: str, typed: list[str], run: Callable[[str], object]) -> None:
    seconds = [_seconds(lambda text=text: run(text)) for text in typed]
    cuts = statistics.quantiles(seconds, n=100)
    print(
        f"{what}: median {1000 * cuts[49]:.1f} ms, 95th percentile {1000 * cuts[94]:.1f} ms, "
        f"longest {1000 * max(seconds):.1f} ms, {len(seconds) / sum(seconds):.0f} a second"
    )


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _yardstick() -> float:
    def loop() -> None:
        total = 0
        for number in range(10_000_000):
            total += number

    return _seconds(loop)


if __name__ == "__main__":
    main()
