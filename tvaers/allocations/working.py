"""The steps of a result as people read them: on the page, and in the annex. The same words and numbers in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tvaers.allocations.reckoning import Reckoned
from tvaers.danish.numbers import short, whole
from tvaers.law.working import Step, Value

_PLACES_OF_A_SHARE = 4
_WORDS = {
    "agreed": gettext_lazy("efter flytning"),
    "at_minimum": gettext_lazy("har fået det mindste tal"),
    "budget": gettext_lazy("årets drift"),
    "carried_over": gettext_lazy("overført"),
    "children": gettext_lazy("børn"),
    "difference": gettext_lazy("forskel"),
    "expected_cases": gettext_lazy("forventede sager"),
    "explained_by_rounding": gettext_lazy("kan forklares af afrunding"),
    "keys": gettext_lazy("nøgletal"),
    "minimum": gettext_lazy("mindste tal"),
    "municipal": gettext_lazy("hele tal"),
    "numbers": gettext_lazy("før flytning"),
    "objective_share": gettext_lazy("objektiv andel"),
    "objective_total": gettext_lazy("objektivt beløb"),
    "one_off": gettext_lazy("engangsbeløb"),
    "rate": gettext_lazy("takst"),
    "rows": gettext_lazy("tal"),
    "shares": gettext_lazy("andel"),
    "sum": gettext_lazy("sum"),
    "total": gettext_lazy("det, der deles"),
}


@dataclass(frozen=True)
class ToldStep:
    """One step: its rule and source; a table by municipality when it has one, and the single numbers in lines."""

    rule: str
    source: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    lines: Sequence[str]


def told_steps(reckoned: Reckoned) -> list[ToldStep]:
    """The working of a result, in order."""
    names = {row.municipality.code: row.municipality.name for row in reckoned.rows}
    return [_told(step, names) for step in reckoned.steps]


def _told(step: Step, names: Mapping[str, str]) -> ToldStep:
    numbers = [*((key, value, False) for key, value in step.input.items())]
    numbers += [(key, value, key in step.input) for key, value in step.output.items()]
    tables = [
        (_word(key, is_rounded=is_rounded), value)
        for key, value, is_rounded in numbers
        if isinstance(value, Mapping) and value
    ]
    heads = [_("Kommune"), *(word for word, _values in tables)] if tables else []
    rows = [[name, *(_shown(values.get(code)) for _head, values in tables)] for code, name in names.items()]
    lines = [line for key, value, _is_rounded in numbers for line in _lines(key, value, names)]
    return ToldStep(step.rule, step.source, heads, rows if tables else [], lines)


def _lines(key: str, value: Value, names: Mapping[str, str]) -> Iterator[str]:
    if isinstance(value, Mapping):
        return
    if isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            if isinstance(each, Mapping):
                yield _move_in_words(each, names)
        return
    yield f"{_word(key)}: {_shown(value)}"


def _move_in_words(move: Mapping[str, Value], names: Mapping[str, str]) -> str:
    giver, taker = (names.get(str(move[key]), str(move[key])) for key in ("from", "to"))
    values = {"giver": giver, "taker": taker, "count": _shown(move["count"]), "reason": move["reason"]}
    return _("%(taker)s overtager %(count)s fra %(giver)s: %(reason)s") % values


def _word(key: str, *, is_rounded: bool = False) -> str:
    words = str(_WORDS.get(key, key))
    return _("%(what)s, afrundet") % {"what": words} if is_rounded else words


def _shown(value: Value) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, int):
        return whole(value)
    try:
        # Shares are written by the contract, with a point.
        return short(Fraction(Decimal(str(value))), _PLACES_OF_A_SHARE)
    except InvalidOperation:
        return str(value)
