"""The quotient method of d'Hondt, as Danish proportional elections (*forholdstalsvalg*) use it.

Every contender's votes are divided by 1, 2, 3 and so on; the largest quotients win. Source: kommunal- og
regionalvalgloven §§ 81 and 83.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tvaers.law.lots import Contender, Lots
from tvaers.law.rounding import as_decimal
from tvaers.law.working import Step, Value

MOST_SEATS = 1000
"""Bodies are smaller by far; more would only make a slip of the keyboard take minutes."""


@dataclass(frozen=True)
class Award:
    """One seat: who won it, by which quotient, and against whom lots were drawn, itself included."""

    winner: Contender
    quotient: Fraction
    drawn_between: tuple[Contender, ...] = ()


@dataclass(frozen=True)
class Awards:
    """The seats in the order they were won. When `tied` has some, lots must be drawn between them for the next seat."""

    awards: tuple[Award, ...]
    tied: tuple[Contender, ...] = ()

    def seats(self) -> dict[Contender, int]:
        """How many seats each winner has."""
        won: dict[Contender, int] = {}
        for award in self.awards:
            won[award.winner] = won.get(award.winner, 0) + 1
        return won


def dhondt(votes: Mapping[Contender, int], seats: int, lots: Lots, *, in_order: bool) -> Awards:
    """Awards `seats` seats, 0 or more, by d'Hondt; at least one contender has votes, or there are no seats.

    Equal quotients are settled by lot. When seats are posts to be filled `in_order`, every tie is; otherwise only one
    between more contenders than there are seats left.

    Source: kommunal- og regionalvalgloven §§ 81 and 83.
    """
    quotients = {contender: Fraction(count) for contender, count in votes.items()}
    won = dict.fromkeys(votes, 0)
    awards: list[Award] = []
    while len(awards) < seats:
        largest = max(quotients.values())
        tied = tuple(contender for contender, quotient in quotients.items() if quotient == largest)
        winners: Sequence[Contender] = tied
        is_drawn = len(tied) > 1 and (in_order or len(tied) > seats - len(awards))
        if is_drawn:
            winner = lots.winner(tied)
            if winner is None:
                return Awards(tuple(awards), tied)
            winners = (winner,)
        for winner in winners:
            awards.append(Award(winner, largest, tied if is_drawn else ()))
            won[winner] += 1
            quotients[winner] = Fraction(votes[winner], won[winner] + 1)
    return Awards(tuple(awards))


def dhondt_step(rule: str, source: str, votes: Mapping[Contender, int], seats: int, found: Awards) -> Step:
    """The working: each seat with its quotient, and the largest quotient of each contender that won nothing more."""
    won = found.seats()
    following: list[Value] = [
        {"lists": contender, "quotient": as_decimal(Fraction(count, won.get(contender, 0) + 1))}
        for contender, count in votes.items()
    ]
    output: dict[str, Value] = {
        "seats": [_award(number, award) for number, award in enumerate(found.awards, start=1)],
        "next_quotients": following,
    }
    if found.tied:
        output["tied"] = found.tied
    return Step(rule, source, {"votes": votes_of(votes), "seats": seats}, output)


def votes_of(votes: Mapping[Contender, int]) -> list[Value]:
    """The votes of each contender, as a step shows them."""
    return [{"lists": contender, "votes": count} for contender, count in votes.items()]


def _award(number: int, award: Award) -> Value:
    shown: dict[str, Value] = {"seat": number, "lists": award.winner, "quotient": as_decimal(award.quotient)}
    if award.drawn_between:
        shown["lots_drawn_between"] = award.drawn_between
    return shown
