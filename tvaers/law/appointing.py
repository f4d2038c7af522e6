"""What speaks against putting someone into a seat on a day. Nothing is forbidden: people give a reason and go on.

Each objection says in one Danish line what it is, and where the rule is written. The balance of sexes is judged by
`gender_balance`, for it is that of all names together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tvaers.law.seats import RULES_OF_PROCEDURE, Ground, Holding, Life, SeatOfBody

PRINCIPLES = "Principper for udpegninger, KKR Nordjylland 15. oktober 2021"
"""Subject knowledge, geographic spread, link to the KKR and clear mandate."""

_LACKING = {
    Ground.BOARD: ("not-in-board", "{name} sidder ikke i en kommunalbestyrelse i området den dag."),
    Ground.MAYORALTY: ("not-mayor", "{name} er ikke borgmester i området den dag."),
    Ground.PARTY: ("not-of-party", "{name} er ikke i det parti, pladsen besættes for, den dag."),
}
_UNKNOWN = {
    Ground.BOARD: "Det er ikke oplyst, om {name} sidder i en kommunalbestyrelse i området den dag.",
    Ground.MAYORALTY: "Det er ikke oplyst, om {name} er borgmester i området den dag.",
    Ground.PARTY: "Det er ikke oplyst, hvilket parti {name} er i den dag.",
}


@dataclass(frozen=True)
class Objection:
    """What speaks against it: a code for ever, in kebab case, one Danish line, and where the rule is written.

    `ground` is what of the seat's rules is not met, None when it is something else.
    """

    code: str
    message: str
    source: str
    ground: Ground | None = None


@dataclass(frozen=True)
class Candidate:
    """Who is to sit from a day: the name to write, the life as it is known, and the party the seat is held for."""

    person: str
    name: str
    life: Life
    party: str = ""


def objections(
    candidate: Candidate, seat: SeatOfBody, day: date, others: Iterable[Holding], *, most_times: int | None = None
) -> tuple[Objection, ...]:
    """What speaks against the candidate in this seat from the day; `others` are all holdings of the body's life.

    `most_times` is how often one person may be appointed to the body in a row of terms; None: no limit.
    """
    held = [other for other in others if other.person == candidate.person]
    return (
        *_of_the_life(candidate, seat, day),
        *_of_the_grounds(candidate, seat, day),
        *_of_the_bloc(candidate, seat),
        *_of_other_seats(candidate, seat, day, held),
        *_of_the_times(candidate, seat, held, most_times),
    )


def _of_the_life(candidate: Candidate, seat: SeatOfBody, day: date) -> Iterator[Objection]:
    life, source = candidate.life, seat.rules.source
    if life.died is not None and life.died <= day:
        yield Objection("dead", f"{candidate.name} er død.", source)
    if any(leave.holds(day) for leave in life.leaves):
        yield Objection("on-leave", f"{candidate.name} har orlov den dag.", source)
    if not seat.period.holds(day):
        yield Objection("seat-not-there", "Pladsen findes ikke den dag.", source)


def _of_the_grounds(candidate: Candidate, seat: SeatOfBody, day: date) -> Iterator[Objection]:
    for ground in seat.rules.grounds:
        has = candidate.life.has(ground, day, candidate.party)
        source = seat.rules.source or RULES_OF_PROCEDURE
        if has is None:
            yield Objection(f"{ground.value}-not-known", _UNKNOWN[ground].format(name=candidate.name), source, ground)
        elif not has:
            code, words = _LACKING[ground]
            yield Objection(code, words.format(name=candidate.name), source, ground)


def _of_the_bloc(candidate: Candidate, seat: SeatOfBody) -> Iterator[Objection]:
    if seat.bloc and candidate.party and candidate.party != seat.bloc:
        message = f"Pladsen er aftalt til {seat.bloc}, og {candidate.name} er {candidate.party}."
        yield Objection("of-another-party", message, "Aftalen mellem partierne om pladserne")


def _of_other_seats(candidate: Candidate, seat: SeatOfBody, day: date, held: Sequence[Holding]) -> Iterator[Objection]:
    if any(other.period.holds(day) and not other.is_substitute for other in held):
        yield Objection("double-seat", f"{candidate.name} har allerede en plads her den dag.", seat.rules.source)
    elif any(other.period.holds(day) and other.is_substitute and other.seat == seat.key for other in held):
        message = f"{candidate.name} er allerede stedfortræder på pladsen den dag."
        yield Objection("already-substitute", message, seat.rules.source)


def _of_the_times(
    candidate: Candidate, seat: SeatOfBody, held: Sequence[Holding], most_times: int | None
) -> Iterator[Objection]:
    times = sum(1 for other in held if not other.is_substitute)
    if most_times is not None and times >= most_times:
        message = f"{candidate.name} har været udpeget {times} gange og kan efter reglen højst udpeges {most_times}."
        yield Objection("too-often", message, seat.rules.source)


def spread(municipalities: Sequence[str], possible: int) -> Objection | None:
    """Speaks against names that all come from a few municipalities where there are more to choose from.

    `municipalities` has one for each member; two of the same are one too many while others have none.
    """
    several = sorted({name for name in municipalities if municipalities.count(name) > 1})
    if not several or len(set(municipalities)) >= possible:
        return None
    message = f"Flere kommer fra samme kommune: {', '.join(several)}."
    return Objection("little-spread", message, PRINCIPLES)


def missing_substitutes(members: int, substitutes: int, source: str) -> Objection | None:
    """Speaks of substitutes that are still to be found; None when every member has one."""
    missing = members - substitutes
    if missing <= 0:
        return None
    message = "Der mangler en stedfortræder." if missing == 1 else f"Der mangler {missing} stedfortrædere."
    return Objection("substitutes-missing", message, source)
