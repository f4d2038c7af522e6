"""The register of seats: five councils, five terms, 150 seats each; how long a question as of a day takes.

    .venv/bin/python -m bench.blue_book [--quick]

The seats are kept through the rows that the actions make, each held by one person a term and half with a substitute;
every question is asked of all councils, on days of all terms, as the public.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from bench.figures import Figure, Goal, percentile, show
from bench.site import new_site

SEATS = 150
QUESTIONS = 40
SLOWEST = 0.99
MOST_MILLISECONDS = Goal(50)
MARK = "--inside"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few seats, few questions")
    parser.add_argument(MARK, dest="inside", nargs=2, metavar=("SEATS", "QUESTIONS"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        measure(*(int(number) for number in given.inside))
        return
    seats, questions = (30, 5) if given.quick else (SEATS, QUESTIONS)
    with new_site() as site:
        site.run("bench.filling_seats", str(seats))
        print(site.run("bench.blue_book", MARK, str(seats), str(questions)), end="")


def measure(seats: int, questions: int) -> None:
    """Asks the filled site in this process."""
    from tvaers.site.cli.preparation import prepare

    prepare()
    from bench.filling_seats import TERMS

    gc.freeze()  # As the server does (site/wsgi.py): else each full collection walks all of Django.

    taken: dict[str, list[float]] = defaultdict(list)
    dice = random.Random(5)
    first, last = TERMS[0][0], TERMS[-1][1]
    for name, ask in asked().items():
        for number in range(questions + 1):
            day = first + timedelta(days=dice.randrange((last - first).days))
            began, spent = time.perf_counter(), time.process_time()
            ask(day)
            if number:
                taken[name].append((time.perf_counter() - began) * 1_000)
                taken[f"{name}, the process's own time"].append((time.process_time() - spent) * 1_000)
    against = f"5 councils, {len(TERMS)} terms, {seats} seats each"
    show(
        *(
            Figure(f"{name}, 99th percentile", percentile(times, SLOWEST), "ms", MOST_MILLISECONDS, against)
            for name, times in taken.items()
        )
    )


def asked() -> dict[str, Callable[[date], Any]]:
    """The questions: a council's whole book, one body, one person, what is outstanding."""
    from tvaers.access.visibility import PUBLIC
    from tvaers.appointments.models import Appointment, Body
    from tvaers.appointments.queries import blue_book, body_on, outstanding, seats_of
    from tvaers.councils.models import Council

    councils = list(Council.objects.all())
    bodies = list(Body.objects.all())
    people = [row.person for row in Appointment.objects.select_related("person")[:200]]
    dice = random.Random(7)
    return {
        "the book of a council": lambda day: blue_book(dice.choice(councils), day, PUBLIC),
        "one body": lambda day: body_on(dice.choice(bodies), day, PUBLIC),
        "one person": lambda day: seats_of(dice.choice(people), day, PUBLIC),
        "what is outstanding": lambda day: outstanding(dice.choice(councils), day, day + timedelta(days=180), PUBLIC),
    }


if __name__ == "__main__":
    main()
