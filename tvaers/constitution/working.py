"""The working of a calculation as a page shows it: each step with its rule, its source, what went in and came out.

What is known of each list stands in one table, and so do rows of the same shape; all else is a line with a word before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from tvaers.constitution.fractions_as_text import percent, two_places
from tvaers.law.composition import Rounding
from tvaers.law.working import Step, Value

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

WORDS: dict[str, StrOrPromise] = {
    "votes": _("Stemmer"),
    "seats_in_boards": _("Har plads i en kommunalbestyrelse"),
    "shares_of_all_votes": _("Andel af alle stemmer"),
    "eligible": _("Berettigede"),
    "mayors": _("Borgmestre"),
    "other_mayors": _("Borgmestre fra andre lister"),
    "most_mayors_for_votes": _("Flest borgmestre for sine stemmer"),
    "mayors_per_vote": _("Borgmestre for hver stemme"),
    "targets": _("Medlemmer i alt"),
    "size": _("Størrelse"),
    "cap": _("Loft"),
    "seats": _("Pladser"),
    "rounding": _("Afrunding"),
    "above_their_share": _("Borgmestre over listens andel"),
    "shares": _("Pladser efter stemmer"),
    "tied": _("Lige"),
    "alliances": _("Valgforbund"),
    "lists": _("Lister"),
    "seat": _("Plads"),
    "quotient": _("Kvotient"),
    "deadline": _("Frist"),
    "date": _("Møde"),
    "working_days_before": _("Hverdage før"),
    "days_before": _("Kalenderdage før"),
    "not_counted": _("Tæller ikke"),
    "next_quotients": _("Næste kvotienter"),
    "lots_drawn_between": _("Lodtrækning mellem"),
}
ROUNDINGS: dict[str, StrOrPromise] = {
    Rounding.LARGEST_REMAINDER.value: _("Største brøkdel"),
    Rounding.DHONDT.value: _("d'Hondts metode"),
}
_EXACT = {"shares", "quotient"}
_SHARES = {"shares_of_all_votes"}


@dataclass(frozen=True)
class Table:
    """Rows of cells under headings; the first cell of a row says what it is about."""

    headings: list[StrOrPromise]
    cells: list[list[str]]

    @property
    def rows(self) -> list[list[tuple[StrOrPromise, str]]]:
        """Each cell with its heading, which narrow screens show beside it."""
        return [list(zip(self.headings, row, strict=True)) for row in self.cells]


@dataclass
class ShownStep:
    """A step in words: facts are pairs of a word and what it is."""

    rule: str
    source: str
    given: list[tuple[StrOrPromise, str]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    found: list[tuple[StrOrPromise, str]] = field(default_factory=list)


def shown_steps(steps: Iterable[Step]) -> list[ShownStep]:
    """Each step as a page shows it."""
    return [_shown(step) for step in steps]


def _shown(step: Step) -> ShownStep:
    shown = ShownStep(step.rule, step.source)
    by_list: dict[str, Mapping[str, Value]] = {}
    for values, facts in ((step.input, shown.given), (step.output, shown.found)):
        for name, value in values.items():
            if name == "not_counted":
                facts.append((WORDS[name], _days(value)))
            elif isinstance(value, Mapping):
                by_list[name] = value
            elif _is_rows(value):
                shown.tables.append(_of_rows(name, value))  # type: ignore[arg-type]
            else:
                facts.append((WORDS.get(name, name), _said(name, value)))
    if by_list:
        shown.tables.insert(0, _of_lists(by_list))
    return shown


def _days(value: Value) -> str:
    """Days that did not count, each with why."""
    rows = value if isinstance(value, Mapping) else {}
    return "; ".join(f"{date_format(date.fromisoformat(day))} ({why})" for day, why in rows.items()) or "–"


def _is_rows(value: Value) -> bool:
    return isinstance(value, Sequence) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _of_rows(name: str, rows: Sequence[Mapping[str, Value]]) -> Table:
    names = list(dict.fromkeys(key for row in rows for key in row))
    following = name == "next_quotients"
    headings = [WORDS[name] if following and each == "quotient" else _word(each) for each in names]
    return Table(headings, [[_said(key, row.get(key)) for key in names] for row in rows])


def _of_lists(columns: Mapping[str, Mapping[str, Value]]) -> Table:
    keys = list(dict.fromkeys(key for values in columns.values() for key in values))
    rows = [[key, *(_said(name, values.get(key)) for name, values in columns.items())] for key in keys]
    return Table([WORDS["lists"], *(_word(name) for name in columns)], rows)


def _word(name: str) -> StrOrPromise:
    return WORDS.get(name, name)


def _said(name: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(name, value)
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, int):
        return number_format(value, force_grouping=True)
    if isinstance(value, Sequence):
        return ", ".join(_together(each) for each in value) or "–"
    return str(value)


def _together(value: Value) -> str:
    """The lists of an alliance as one: "A+F"."""
    return "+".join(str(each) for each in value) if isinstance(value, tuple | list) else str(value)


def _text(name: str, value: str) -> str:
    if name == "rounding":
        return str(ROUNDINGS[value])
    if name in _SHARES:
        return percent(Fraction(value))
    return two_places(Fraction(value)) if name in _EXACT else value
