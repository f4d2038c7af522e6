"""`tvaers law deadline`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tvaers.law.deadlines import Counting, Direction, Rule, deadline
from tvaers.law.forms.calculation import Calculation
from tvaers.law.given import Given, NotOfTheForm, read_count, read_day, read_days, read_yes_or_no
from tvaers.law.public_holidays import UnknownHolidays
from tvaers.law.working import Value, Worked

_RULES = {f"{counts}_{direction}": (counts, direction) for counts in Counting for direction in Direction}


def _work_out(given: Given) -> Worked[date]:
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


def _write(day: date) -> Mapping[str, Value]:
    return {"deadline": day}


CALCULATION = Calculation(("date", *_RULES, "also_closed", "saturday_counts"), _work_out, _write)
