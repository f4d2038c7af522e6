"""d'Hondt in 100,000 random elections, against the exact mode of the package `apportionment`.

    .venv/bin/python -m bench.dhondt [--quick]

Both must give the same seats and stop at the same ties. Beside it, how long an election takes each of them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator

from apportionment.methods import TiesException, compute

from bench.figures import Figure, Goal, seconds, show
from tvaers.law.dhondt import dhondt
from tvaers.law.lots import Lots

CASES = 100_000
NAMES = "ABCDEFGHIJ"
MOST_SEATS = 25
NONE_DIFFERS = Goal(0)

Election = tuple[list[int], int]
Seats = list[int] | None


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="1,000 elections")
    parser.add_argument("--seed", type=int, default=2026, help="which elections")
    arguments = parser.parse_args()
    show(*measure(1000 if arguments.quick else CASES, arguments.seed))


def measure(count: int, seed: int) -> list[Figure]:
    """In how many elections the two differ, how many had ties, and the time of one election."""
    elections = list(random_elections(count, seed))
    ours: list[Seats] = []
    theirs: list[Seats] = []
    our_time = seconds(lambda: ours.extend(seats(*election) for election in elections))
    their_time = seconds(lambda: theirs.extend(seats_of_the_package(*election) for election in elections))
    different = sum(our != their for our, their in zip(ours, theirs, strict=True))
    against = f"apportionment's exact mode in {count:,} elections of 1 to 10 lists and 1 to {MOST_SEATS} seats"
    return [
        Figure("d'Hondt: elections with other seats or other ties", different, goal=NONE_DIFFERS, against=against),
        Figure("d'Hondt: elections that stop at a tie", ours.count(None)),
        Figure("d'Hondt: one election", 1e6 * our_time / count, "µs", against=f"{1e6 * their_time / count:.0f} µs"),
    ]


def random_elections(count: int, seed: int) -> Iterator[Election]:
    """Votes and seats; among the small elections ties are common."""
    chance = random.Random(seed)
    for _ in range(count):
        largest = chance.choice((8, 100, 10_000, 3_000_000))
        votes = [chance.randint(0, largest) for _ in range(chance.randint(1, len(NAMES)))]
        votes[0] += 1
        yield votes, chance.randint(1, MOST_SEATS)


def seats(votes: list[int], count: int) -> Seats:
    """Each list's seats by our d'Hondt; None at a tie that lots must settle."""
    contenders = {(name,): each for name, each in zip(NAMES, votes, strict=False)}
    found = dhondt(contenders, count, Lots((), NAMES), in_order=False)
    return None if found.tied else [found.seats().get(contender, 0) for contender in contenders]


def seats_of_the_package(votes: list[int], count: int) -> Seats:
    """The same by the package, which by default would break ties in the order of the lists."""
    try:
        return list(compute("dhondt", votes, count, fractions=True, tiesallowed=False))
    except TiesException:
        return None


if __name__ == "__main__":
    main()
