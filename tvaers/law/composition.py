"""How many supplementary members each list gets in a KKR beside the mayors.

KL does the arithmetic and its letter is what binds; how it does it is not public. This is the hypothesis that fits the
totals that are published: the list that has most mayors for its votes sets the size. It is a check, and says so.

Sources: KL's page of December 2017 on the composition of the five KKRs 2018-2022, notes 1 (2 per cent and a seat) and
3 (the cap); the rest is the hypothesis.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tvaers.law.dhondt import dhondt
from tvaers.law.given import NotOfTheForm
from tvaers.law.lots import Contender, Lots, tie_warning
from tvaers.law.rounding import nearest, six_places
from tvaers.law.sharing import largest_remainder, shares
from tvaers.law.wording import listed
from tvaers.law.working import LawWarning, Step, Value, Worked

THRESHOLD = Fraction(2, 100)
KL_2017 = "KL, december 2017: sammensætningen af de fem KKR 2018-2022"
HYPOTHESIS = "Hypotese, som passer med de offentliggjorte tal; KL's egen beregning er ikke offentlig"
ELIGIBLE = "En liste er berettiget, når den har mindst 2 % af alle stemmer og en plads i mindst én kommunalbestyrelse."
SIZE = (
    "Den berettigede liste, der har flest borgmestre for sine stemmer, får ingen supplerende medlemmer. De andre får "
    "plads i samme forhold mellem medlemmer og stemmer, afrundet til nærmeste hele tal og aldrig færre end deres "
    "borgmestre. Borgmestre fra andre lister kommer oveni."
)
CAP = "Der er højst så mange medlemmer som loftet siger: to gange antallet af kommuner, når intet andet er oplyst."
FILL = (
    "Alle borgmestre bliver. De berettigede lister, der ikke har flere borgmestre end deres andel, deler resten af "
    "pladserne efter stemmer, afrundet efter metoden."
)


class Rounding(StrEnum):
    """How seats are shared when the size is fixed."""

    LARGEST_REMAINDER = "largest-remainder"
    DHONDT = "dhondt"


@dataclass(frozen=True)
class Basis:
    """What the election gave: votes of every list in the region, lists with a seat in a board, and mayors by list."""

    municipalities: int
    votes: Mapping[str, int]
    seats_in_boards: Collection[str]
    mayors: Mapping[str, int]

    def __post_init__(self) -> None:
        if not any(self.votes.values()):
            raise NotOfTheForm("»votes« skal have mindst én stemme.")

    def eligible(self) -> tuple[str, ...]:
        """The lists that can have supplementary members. Source: KL, December 2017, note 1."""
        needed = THRESHOLD * sum(self.votes.values())
        return tuple(name for name, count in self.votes.items() if count >= needed and name in self.seats_in_boards)

    def mayors_of(self, names: Collection[str]) -> dict[str, int]:
        """The mayors of each of these lists."""
        return {name: self.mayors.get(name, 0) for name in names}


@dataclass(frozen=True)
class Party:
    """One eligible list: its share is of the eligible lists' votes, its target the members it should have in all."""

    votes: int
    share: Fraction
    mayors: int
    target: int

    @property
    def supplementary(self) -> int:
        """The members beside the mayors."""
        return self.target - self.mayors


@dataclass(frozen=True)
class Composition:
    """A KKR by the hypothesis. `capped`: the rule of size gave more than the cap."""

    eligible: tuple[str, ...]
    size: int
    capped: bool
    parties: Mapping[str, Party]
    other_mayors: int


def composition(
    basis: Basis,
    *,
    cap: int | None = None,
    rounding: Rounding = Rounding.LARGEST_REMAINDER,
    size: int | None = None,
    lots: Sequence[Sequence[str]] = (),
) -> Worked[Composition | None]:
    """The members each list should have; None while lots must be drawn. A hypothesis: KL's letter is what binds.

    `cap` is twice the municipalities when it is None. With a `size` the seats are shared within it. Raises NotOfTheForm
    when there are no votes or a draw names a list that has none.

    Sources: KL, December 2017, notes 1 and 3; the rest is the hypothesis of docs/law.md.
    """
    draws = Lots(lots, basis.votes)
    eligible = basis.eligible()
    cap = 2 * basis.municipalities if cap is None else cap
    targets = _by_the_most_mayors(basis, eligible)
    others = sum(basis.mayors.values()) - sum(basis.mayors_of(eligible).values())
    natural = sum(targets.values()) + others
    steps = [_eligible_step(basis, eligible), _size_step(basis, eligible, targets, others)]
    warnings = [HYPOTHESIS_WARNING, *_disagreements(basis), *_about_size(basis, eligible, cap, size)]
    fixed = size
    if size is None and natural > cap:
        steps.append(Step(CAP, f"{KL_2017}, note 3", {"size": natural, "cap": cap}, {"size": cap}))
        fixed = cap
    if fixed is not None and eligible:
        filled = _fill(basis, eligible, max(fixed - others, 0), rounding, draws)
        steps.append(filled.step)
        if filled.tied:
            tie = tie_warning(filled.tied, "en plads som supplerende medlem")
            return Worked(None, tuple(steps), (tie, *warnings, *draws.warnings()))
        targets = filled.targets
    found = _composed(basis, targets, others, is_capped=natural > cap)
    return Worked(found, tuple(steps), (*warnings, *draws.warnings()))


HYPOTHESIS_WARNING = LawWarning(
    "composition-hypothesis",
    "KL's egen beregning er ikke offentlig. Dette er en hypotese til kontrol; KL's brev er det, der gælder.",
)


def _by_the_most_mayors(basis: Basis, eligible: Sequence[str]) -> dict[str, int]:
    most = max((_mayors_per_vote(basis, name) for name in eligible), default=Fraction(0))
    mayors = basis.mayors_of(eligible)
    return {name: max(nearest(most * basis.votes[name]), mayors[name]) for name in eligible}


def _mayors_per_vote(basis: Basis, name: str) -> Fraction:
    return Fraction(basis.mayors.get(name, 0), basis.votes[name])


@dataclass(frozen=True)
class _Filled:
    targets: dict[str, int]
    tied: tuple[Contender, ...]
    step: Step


def _fill(basis: Basis, eligible: Sequence[str], seats: int, rounding: Rounding, draws: Lots) -> _Filled:
    mayors = basis.mayors_of(eligible)
    seats = max(seats, sum(mayors.values()))
    votes = {name: basis.votes[name] for name in eligible}
    found = shares(votes, seats, mayors)
    rest = seats - sum(found.held.values())
    if rounding is Rounding.DHONDT:
        awards = dhondt({(name,): votes[name] for name in found.exact}, rest, draws, in_order=False)
        won, tied = {name: awards.seats().get((name,), 0) for name in found.exact}, awards.tied
    else:
        won, tied = _largest_remainders(found.exact, draws)
    targets = {**found.held, **won}
    given: dict[str, Value] = {"seats": seats, "votes": votes, "mayors": mayors, "rounding": rounding.value}
    output: dict[str, Value] = {
        "above_their_share": dict(found.held),
        "shares": {name: six_places(share) for name, share in found.exact.items()},
        **({"tied": tied} if tied else {"targets": {name: targets[name] for name in eligible}}),
    }
    return _Filled(targets, tied, Step(FILL, HYPOTHESIS, given, output))


def _largest_remainders(exact: Mapping[str, Fraction], draws: Lots) -> tuple[dict[str, int], tuple[Contender, ...]]:
    rounded = largest_remainder(exact)
    won, tied = dict(rounded.whole), tuple((name,) for name in rounded.tied)
    for _ in range(rounded.left):
        winner = draws.winner(tied)
        if winner is None:
            return won, tied
        won[winner[0]] += 1
        tied = tuple(contender for contender in tied if contender != winner)
    return won, ()


def _composed(basis: Basis, targets: Mapping[str, int], others: int, *, is_capped: bool) -> Composition:
    eligible = basis.eligible()
    total = sum(basis.votes[name] for name in eligible)
    parties = {
        name: Party(basis.votes[name], Fraction(basis.votes[name], total), mayors, targets[name])
        for name, mayors in basis.mayors_of(eligible).items()
    }
    return Composition(eligible, sum(targets.values()) + others, is_capped, parties, others)


def _eligible_step(basis: Basis, eligible: Sequence[str]) -> Step:
    total = sum(basis.votes.values())
    given: dict[str, Value] = {"votes": basis.votes, "seats_in_boards": tuple(basis.seats_in_boards)}
    output: dict[str, Value] = {
        "shares_of_all_votes": {name: six_places(Fraction(count, total)) for name, count in basis.votes.items()},
        "eligible": eligible,
    }
    return Step(ELIGIBLE, f"{KL_2017}, note 1", given, output)


def _size_step(basis: Basis, eligible: Sequence[str], targets: Mapping[str, int], others: int) -> Step:
    most = max((_mayors_per_vote(basis, name) for name in eligible), default=Fraction(0))
    given: dict[str, Value] = {
        "votes": {name: basis.votes[name] for name in eligible},
        "mayors": basis.mayors_of(eligible),
        "other_mayors": others,
    }
    output: dict[str, Value] = {
        "most_mayors_for_votes": [name for name in eligible if _mayors_per_vote(basis, name) == most],
        "mayors_per_vote": str(most),
        "targets": targets,
        "size": sum(targets.values()) + others,
    }
    return Step(SIZE, HYPOTHESIS, given, output)


def _disagreements(basis: Basis) -> Iterator[LawWarning]:
    mayors = sum(basis.mayors.values())
    if mayors != basis.municipalities:
        message = f"Der er {basis.municipalities} kommuner og {mayors} borgmestre."
        yield LawWarning("composition-input-disagrees", message)
    without_votes = [name for name in (*basis.mayors, *basis.seats_in_boards) if name not in basis.votes]
    if without_votes:
        message = f"Har borgmester eller plads, men ingen stemmer: {listed(list(dict.fromkeys(without_votes)))}."
        yield LawWarning("composition-input-disagrees", message)
    without_seat = [name for name, count in basis.mayors.items() if count and name not in basis.seats_in_boards]
    if without_seat:
        message = f"Har en borgmester, men ingen plads i en kommunalbestyrelse: {listed(without_seat)}."
        yield LawWarning("composition-input-disagrees", message)


def _about_size(basis: Basis, eligible: Sequence[str], cap: int, size: int | None) -> Iterator[LawWarning]:
    mayors = sum(basis.mayors.values())
    if size is not None and size > cap:
        yield LawWarning("size-above-cap", f"Størrelsen {size} er over loftet på {cap}.")
    most = cap if size is None else size
    if mayors > most:
        message = f"Der er {mayors} borgmestre til {most} pladser. Alle borgmestre er medlemmer, og ingen andre."
        yield LawWarning("mayors-exceed-size", message)
    if not eligible:
        message = "Ingen liste har 2 % af stemmerne og en plads. Der er kun borgmestrene."
        yield LawWarning("no-eligible-list", message)
