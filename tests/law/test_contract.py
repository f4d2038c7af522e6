"""The calculations as the command line takes and prints them: what each form is, and what is refused by which key."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.contract import CALCULATIONS, calculate
from tvaers.law.deadlines import Counting, Direction, Rule, deadline
from tvaers.law.given import NotOfTheForm

RULES = ("working_days_before", "working_days_after", "days_before", "days_after")


def asked(**given: object) -> bytes:
    return json.dumps(given).encode()


def refusal(data: bytes) -> str:
    """The one line that says why the input is refused."""
    with pytest.raises(NotOfTheForm) as refused:
        calculate("deadline", data)
    (line,) = str(refused.value).splitlines()
    return line


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ({"working_days_before": 3}, "2022-01-18"),
        ({"working_days_after": 1}, "2022-01-24"),
        ({"days_before": 3}, "2022-01-18"),
        ({"days_after": 2}, "2022-01-23"),
        ({"working_days_after": 1, "saturday_counts": True}, "2022-01-22"),
        ({"working_days_before": 3, "saturday_counts": False, "also_closed": ["2022-01-20"]}, "2022-01-17"),
        ({"working_days_before": 0}, "2022-01-21"),
    ],
)
def test_a_deadline_is_given_by_the_four_rules_and_the_two_options(rest, expected):
    answer = calculate("deadline", asked(date="2022-01-21", **rest))
    assert set(answer) == {"result", "steps", "warnings"}
    assert answer["result"] == {"deadline": expected}
    for step in answer["steps"]:
        assert set(step) == {"rule", "source", "input", "output"}
        assert step["rule"]
        assert step["source"]


def test_the_whole_answer_for_the_alliances_of_2022():
    answer = calculate("deadline", asked(date="2022-01-24", working_days_before=1))
    assert answer == {
        "result": {"deadline": "2022-01-21"},
        "steps": [
            {
                "rule": "Lørdage, søndage og helligdage tælles ikke med, og heller ikke dagen selv.",
                "source": answer["steps"][0]["source"],
                "input": {"date": "2022-01-24", "working_days_before": 1},
                "output": {"deadline": "2022-01-21", "not_counted": {"2022-01-22": "lørdag", "2022-01-23": "søndag"}},
            }
        ],
        "warnings": [],
    }


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("date", {"date": "2022-02-30"}),
        ("date", {"date": "20220121"}),
        ("date", {"date": "2022-W03-5"}),
        ("date", {"date": "21.1.2022"}),
        ("date", {"date": 20220121}),
        ("date", {"date": None}),
        ("working_days_before", {"working_days_before": -1}),
        ("working_days_before", {"working_days_before": 3.0}),
        ("working_days_before", {"working_days_before": True}),
        ("working_days_before", {"working_days_before": "3"}),
        ("working_days_before", {"working_days_before": 10**9}),
        ("days_after", {"days_after": 1}),
        ("also_closed", {"also_closed": "2022-01-20"}),
        ("also_closed", {"also_closed": [20220120]}),
        ("also_closed", {"also_closed": None}),
        ("saturday_counts", {"saturday_counts": 1}),
        ("weekdays", {"weekdays": 3}),
    ],
)
def test_what_is_not_of_the_form_is_refused_by_the_name_of_the_key(key, wrong):
    assert key in refusal(asked(**{"date": "2022-01-21", "working_days_before": 3, **wrong}))


def test_what_is_missing_is_named():
    assert "date" in refusal(asked(working_days_before=3))
    line = refusal(asked(date="2022-01-21"))
    assert all(key in line for key in RULES)


def test_calendar_days_beyond_all_years_are_refused():
    for count in (10**8, 10**40):
        assert "days_after" in refusal(asked(date="2022-01-21", days_after=count))


def test_working_days_are_not_guessed_where_no_holidays_are_known():
    line = refusal(asked(date="2300-01-21", working_days_before=3))
    assert "working_days_before" in line
    assert "2300" in line


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"3", b"\xff\xfe", b"[" * 100_000, b'{"working_days_before": ' + b"9" * 5000 + b"}"],
)
def test_what_is_no_json_object_is_refused(data):
    assert "JSON" in refusal(data)


def test_a_key_given_twice_is_refused():
    assert "date" in refusal(b'{"date": "2022-01-21", "date": "2022-01-22", "days_after": 1}')


def test_a_key_of_any_signs_is_shown_in_one_line_that_can_be_printed():
    line = refusal(json.dumps({"a\nb\u2028c\x85\ud800" + "x" * 10_000: 1}).encode())
    assert line.encode()
    assert len(line) < 300


def test_a_byte_order_mark_does_no_harm():
    data = b"\xef\xbb\xbf" + asked(date="2022-01-21", days_after=3)
    assert calculate("deadline", data)["result"] == {"deadline": "2022-01-24"}


@given(
    st.dates(date(1970, 6, 1), date(2100, 6, 1)),
    st.integers(0, 60),
    st.sampled_from(Counting),
    st.sampled_from(Direction),
)
def test_the_contract_says_what_the_rule_says(day, count, counts, direction):
    rule = Rule(count, counts, direction)
    answer = calculate("deadline", asked(date=day.isoformat(), **{rule.key: count}))
    assert answer["result"] == {"deadline": deadline(day, rule).result.isoformat()}


def told(name: str, data: bytes) -> str:
    """The answer as JSON, or why there is none."""
    try:
        return json.dumps(calculate(name, data))
    except NotOfTheForm as refused:
        return str(refused)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates().map(str),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize("name", CALCULATIONS)
@given(data=st.data())
def test_any_json_is_worked_out_or_refused_in_one_line(name, data):
    keys = st.sampled_from(CALCULATIONS[name].keys)
    written = json.dumps(data.draw(ANYTHING | st.dictionaries(keys, ANYTHING))).encode()
    assert len(told(name, written).splitlines()) == 1


@given(st.binary())
def test_no_bytes_are_too_odd(data):
    assert refusal(data)
