"""Whether the women and men who are proposed for a body keep the rule on gender balance that was set for it.

Which rule holds is said by whoever asks for the names: letters still use wording that left the act in 2009. A rule that
is not kept is warned of, never refused: there may be special reasons, to be stated. Sex is what a person has typed;
unknown stays unknown. Sources: ligestillingsloven §§ 9 and 10 a, and the act of 12 June 2009 that changed them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tvaers.law.wording import counted
from tvaers.law.working import LawWarning, Step, Value, Worked


class Rule(StrEnum):
    """The rules on balance that are met with."""

    NONE = "none"
    EQUAL = "equal"
    EQUAL_OR_ONE_APART = "equal-or-one-apart"
    BOTH_SEXES_PER_SEAT = "both-sexes-per-seat"


class Sex(StrEnum):
    """What someone typed."""

    WOMAN = "F"
    MAN = "M"


Names = Sequence[Sex | None]
"""The sex of each one named; None where it is unknown."""


@dataclass(frozen=True)
class Count:
    """How many women, men and people of unknown sex are named."""

    women: int
    men: int
    unknown: int


@dataclass(frozen=True)
class Balance:
    """Whether the rule is kept, None when unknown sex or open places can still decide it; and the counts."""

    kept: bool | None
    members: Count
    substitutes: Count


SENTENCES = {
    Rule.NONE: "Der er ingen regel om kønssammensætning.",
    Rule.EQUAL: "Der skal være lige mange kvinder og mænd.",
    Rule.EQUAL_OR_ONE_APART: "Der skal være lige mange kvinder og mænd, eller én mere af det ene køn.",
    Rule.BOTH_SEXES_PER_SEAT: "Til hver plads skal der indstilles både en kvinde og en mand.",
}
SOURCES = {
    Rule.NONE: "Ingen",
    Rule.EQUAL: "Ligestillingsloven §§ 9 og 10 a",
    Rule.EQUAL_OR_ONE_APART: "Brevet, der beder om navne; ligestillingslovens ordlyd til 1. september 2009",
    Rule.BOTH_SEXES_PER_SEAT: "Ligestillingsloven § 9",
}


def gender_balance(
    rule: Rule, members: Names, substitutes: Names, *, open_members: int = 0, open_substitutes: int = 0
) -> Worked[Balance]:
    """Members and substitutes by one of the rules that count; each group keeps it for itself.

    An open place is one that will be filled. Source: ligestillingsloven §§ 9 and 10 a, now and before 1 September 2009.
    """
    if rule is Rule.BOTH_SEXES_PER_SEAT:
        raise ValueError("pairs are judged by gender_balance_per_seat")
    groups = (
        _judged(rule, "Medlemmer", count(members), open_members),
        _judged(rule, "Stedfortrædere", count(substitutes), open_substitutes),
    )
    balance = Balance(_both([group.kept for group in groups]), count(members), count(substitutes))
    return Worked(balance, tuple(group.step for group in groups), tuple(_warnings(rule, groups)))


def gender_balance_per_seat(
    seats: Sequence[tuple[Sex | None, Sex | None]], substitutes: Names, *, open_members: int = 0
) -> Worked[Balance]:
    """The two names proposed for each seat; `open_members` counts seats without names. Substitutes are only counted.

    Source: ligestillingsloven § 9: who proposes one member proposes a woman and a man.
    """
    rule = Rule.BOTH_SEXES_PER_SEAT
    kept = _both([_seat_keeps(seat) for seat in seats] + [None] * bool(open_members))
    named = count([sex for seat in seats for sex in seat])
    given: dict[str, Value] = {"seats": seats, "open": open_members}
    group = _Group("Medlemmer", kept, named, 2 * open_members, _step(rule, given, kept=kept))
    warnings = list(_warnings(rule, (group,)))
    if substitutes:
        message = "Reglen gælder to navne til hver plads. Stedfortræderne er kun talt."
        warnings.append(LawWarning("substitutes-only-counted", message))
    return Worked(Balance(kept, named, count(substitutes)), (group.step,), tuple(warnings))


def count(names: Names) -> Count:
    """How many of each."""
    return Count(names.count(Sex.WOMAN), names.count(Sex.MAN), names.count(None))


@dataclass(frozen=True)
class _Group:
    label: str
    kept: bool | None
    named: Count
    still_open: int
    step: Step


def _judged(rule: Rule, label: str, named: Count, still_open: int) -> _Group:
    kept = _keeps(rule, named.women - named.men, named.unknown + still_open)
    given: dict[str, Value] = {"group": label.lower(), **written(named), "open": still_open}
    return _Group(label, kept, named, still_open, _step(rule, given, kept=kept))


def _step(rule: Rule, given: dict[str, Value], *, kept: bool | None) -> Step:
    return Step(SENTENCES[rule], SOURCES[rule], given, {"kept": kept})


def written(named: Count) -> dict[str, Value]:
    """The counts by the contract's keys."""
    return {"F": named.women, "M": named.men, "unknown": named.unknown}


def _keeps(rule: Rule, more_women: int, undecided: int) -> bool | None:
    """Whether the rule is kept when each of the undecided is a woman or a man; None when that depends."""
    if rule is Rule.NONE:
        return True
    apart = 1 if rule is Rule.EQUAL_OR_ONE_APART else 0
    most = abs(more_women) + undecided
    # Every one more is a woman or a man, so the difference moves in steps of two.
    least = max(abs(more_women) - undecided, most % 2)
    if most <= apart:
        return True
    return None if least <= apart else False


def _seat_keeps(seat: tuple[Sex | None, Sex | None]) -> bool | None:
    return None if None in seat else seat[0] is not seat[1]


def _both(kept: Sequence[bool | None]) -> bool | None:
    if False in kept:
        return False
    return None if None in kept else True


def _warnings(rule: Rule, groups: Sequence[_Group]) -> Iterator[LawWarning]:
    for group in groups:
        if group.kept is None:
            message = f"{_told(group)} Det kan endnu ikke siges, om reglen holdes."
            yield LawWarning("gender-balance-undecided", message)
        elif not group.kept:
            message = f"{_told(group)} {SENTENCES[rule]} Skal det fraviges, så skriv de særlige grunde."
            yield LawWarning("gender-balance-not-kept", message)


def _told(group: _Group) -> str:
    named = f"{counted(group.named.women, 'kvinde', 'kvinder')} og {counted(group.named.men, 'mand', 'mænd')}"
    unknown = f", {group.named.unknown} uden oplyst køn" if group.named.unknown else ""
    still_open = f", {counted(group.still_open, 'navn', 'navne')} mangler" if group.still_open else ""
    return f"{group.label}: {named}{unknown}{still_open}."
