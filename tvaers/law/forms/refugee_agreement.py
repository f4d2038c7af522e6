"""`tvaers law refugee-agreement`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import MAXYEAR

from tvaers.law.forms.calculation import Calculation
from tvaers.law.given import (
    Given,
    NotOfTheForm,
    read_count,
    read_counts,
    read_each,
    read_name,
    read_names,
    read_optional_day,
    read_text,
    read_yes_or_no,
)
from tvaers.law.moves import Move
from tvaers.law.refugee_agreement import FIRST_YEAR, Agreement, Signing, refugee_agreement
from tvaers.law.working import Value, Worked

_OF_EACH = ("from", "to", "count", "reason")


def _work_out(given: Given) -> Worked[Agreement]:
    return refugee_agreement(
        read_count(given, "regional_quota"),
        read_counts(given, "quotas", of="kommune"),
        read_each(given, "moves", _OF_EACH, _move),
        Signing(
            read_names(given, "signed"),
            read_optional_day(given, "reported"),
            read_yes_or_no(given, "covers_changed_national_number", default=False),
        ),
        year=_year(given),
    )


def _year(given: Given) -> int:
    year = read_count(given, "year", most=MAXYEAR)
    if year < FIRST_YEAR:
        raise NotOfTheForm("»year« skal være et år som 2021.")
    return year


def _move(given: Given) -> Move:
    return Move(
        read_name(given, "from"), read_name(given, "to"), read_count(given, "count"), read_text(given, "reason")
    )


def _write(agreement: Agreement) -> Mapping[str, Value]:
    return {"agreed": agreement.agreed, "sum": agreement.sum, "valid": agreement.valid}


CALCULATION = Calculation(
    ("regional_quota", "quotas", "moves", "signed", "reported", "year", "covers_changed_national_number"),
    _work_out,
    _write,
)
