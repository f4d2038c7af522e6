"""How many places were filled of those that were aimed at."""

from __future__ import annotations

from fractions import Fraction

from tvaers.law.fulfilment import fulfilment


def test_what_is_missing_and_what_is_more_than_the_aim():
    told = fulfilment({"a": 100, "b": 50, "c": 0}, {"a": 90, "b": 60, "c": 3}).result
    assert (told["a"].share, told["a"].missing) == (Fraction(9, 10), 10)
    assert (told["b"].share, told["b"].missing) == (Fraction(6, 5), 0)
    assert (told["c"].share, told["c"].missing) == (None, 0)


def test_who_told_nothing_is_not_counted_as_none():
    worked = fulfilment({"a": 100, "b": 50}, {"a": 90})
    assert set(worked.result) == {"a"}
    assert [warning.code for warning in worked.warnings] == ["not-told"]
