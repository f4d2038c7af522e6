"""`tvaers law share`."""

from __future__ import annotations

from collections.abc import Mapping

from tvaers.law.forms.calculation import Calculation
from tvaers.law.given import Given, read_choice, read_count, read_counts, read_optional_count
from tvaers.law.share import Method, share
from tvaers.law.working import Value, Worked


def _work_out(given: Given) -> Worked[dict[str, int]]:
    if "method" in given:
        read_choice(given, "method", Method)
    return share(
        read_count(given, "total"),
        read_counts(given, "keys", of="kommune"),
        minimum=read_optional_count(given, "minimum") or 0,
    )


def _write(shares: Mapping[str, int]) -> Mapping[str, Value]:
    return {"shares": shares}


CALCULATION = Calculation(("total", "keys", "method", "minimum"), _work_out, _write)
