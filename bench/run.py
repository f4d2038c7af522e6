"""Every figure of speed that the project promises, with its goal and what it was measured against.

    .venv/bin/python bench/run.py [NAME ...] [--quick]

Each bench is a process of its own, `python -m bench.NAME`, one after another. `--quick` shows in a few minutes that
they run; its figures are of small sizes. What a first load of a page weighs is tested: tests/browser/test_weight.py.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Bench:
    """A bench as it is run in full, several times over when it has several sizes, and quickly."""

    full: tuple[tuple[str, ...], ...] = ((),)
    quick: tuple[str, ...] = ("--quick",)
    goals: str = ""


BENCHES = {
    "reading": Bench(),
    "importing": Bench(),
    "pages": Bench(),
    "lists": Bench(),
    "search": Bench(
        full=(("--items", "15000"), ("--items", "100000")),
        quick=("--items", "1000", "--queries", "40"),
        goals="15,000 items: median under 20 ms, at least 100 requests/s; 100,000 items: 95th percentile under 50 ms",
    ),
    "pdf": Bench(),
    "session": Bench(),
    "interleaving": Bench(),
    "complete": Bench(),
    "sending": Bench(),
    "dhondt": Bench(),
    "blue_book": Bench(),
}


def main() -> int:
    """Runs the benches named, or all; gives 1 when one could not be run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"which of {', '.join(BENCHES)}; all when none is named"
    )
    parser.add_argument("--quick", action="store_true", help="small sizes: do they run?")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - BENCHES.keys()
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    done = [run(name, is_quick=arguments.quick) for name in arguments.names or BENCHES]
    return 0 if all(done) else 1


def run(name: str, *, is_quick: bool) -> bool:
    """Runs one bench in its sizes; whether all of them ended well."""
    bench = BENCHES[name]
    print(f"{name}{f': {bench.goals}' if bench.goals else ''}", flush=True)
    sizes = (bench.quick,) if is_quick else bench.full
    ended_well = [_run_once(name, arguments) for arguments in sizes]
    return all(ended_well)


def _run_once(name: str, arguments: tuple[str, ...]) -> bool:
    command = [sys.executable, "-m", f"bench.{name}", *arguments]
    return subprocess.run(command, cwd=PROJECT, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
