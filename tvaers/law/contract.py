"""The calculations by the names that `tvaers law` has for them: what each takes as JSON and prints as JSON.

A further calculation is a function that reads what it is given and works it out, one that writes the result, and an
entry in `CALCULATIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tvaers.law.deadlines import Counting, Direction, Rule, deadline
from tvaers.law.given import Given, NotOfTheForm, read_count, read_day, read_days, read_object, read_yes_or_no
from tvaers.law.public_holidays import UnknownHolidays
from tvaers.law.working import Json, Value, Worked, to_json

_RULES = {f"{counts}_{direction}": (counts, direction) for counts in Counting for direction in Direction}


@dataclass(frozen=True)
class Calculation:
    """One name: the keys that it knows, how it is worked out from them, and how its result is written."""

    keys: tuple[str, ...]
    work_out: Callable[[Given], Worked[Any]]
    write: Callable[[Any], Mapping[str, Value]]


def calculate(name: str, data: bytes) -> Json:
    """What the calculation of this name gives for the JSON object in `data`; raises NotOfTheForm in one Danish line."""
    calculation = CALCULATIONS[name]
    return to_json(calculation.work_out(read_object(data, calculation.keys)), calculation.write)


def _deadline(given: Given) -> Worked[date]:
    day, key = read_day(given, "date"), _key_of_the_rule(given)
    counts, direction = _RULES[key]
    rule = Rule(read_count(given, key), counts, direction)
    also_closed = read_days(given, "also_closed")
    saturday_counts = read_yes_or_no(given, "saturday_counts", default=False)
    try:
        return deadline(day, rule, also_closed=also_closed, saturday_counts=saturday_counts)
    except UnknownHolidays as unknown:
        raise NotOfTheForm(f"»{key}« fører for langt fra {day}: {unknown}") from unknown
    except OverflowError as error:
        raise NotOfTheForm(f"»{key}« fører for langt fra {day}: ud over årene 1 til 9999.") from error


def _key_of_the_rule(given: Given) -> str:
    named = [key for key in given if key in _RULES]
    if len(named) != 1:
        raise NotOfTheForm(f"Skriv netop én af nøglerne {', '.join(f'»{key}«' for key in _RULES)}.")
    return named[0]


def _write_deadline(day: date) -> Mapping[str, Value]:
    return {"deadline": day}


CALCULATIONS: Mapping[str, Calculation] = {
    "deadline": Calculation(("date", *_RULES, "also_closed", "saturday_counts"), _deadline, _write_deadline),
}
