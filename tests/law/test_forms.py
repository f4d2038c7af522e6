"""The form of each calculation: its example is worked out, and what is not of the form is refused by the key's name."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.test_contract import ANYTHING, asked, told
from tvaers.law.contract import CALCULATIONS, calculate
from tvaers.law.given import NotOfTheForm

EXAMPLES: dict[str, dict[str, Any]] = {
    "chair-election": {
        "votes": {"A": 1200, "F": 300, "V": 900},
        "alliances": [["A", "F"]],
        "posts": 2,
        "represented": ["A", "F", "V"],
        "lots": [["A", "V"]],
    },
    "composition": {
        "municipalities": 11,
        "votes": {"A": 90000, "V": 80000, "X": 900},
        "seats_in_boards": ["A", "V", "X"],
        "mayors": {"V": 9, "A": 1, "X": 1},
        "cap": 22,
        "rounding": "largest-remainder",
        "size": None,
        "lots": [["A", "V"]],
    },
    "deadline": {
        "date": "2022-01-21",
        "working_days_before": 3,
        "also_closed": ["2022-01-20"],
        "saturday_counts": True,
    },
    "gender-balance": {
        "rule": "equal-or-one-apart",
        "members": ["F", "M", None],
        "substitutes": [],
        "open_members": 0,
        "open_substitutes": 4,
    },
    "objective-financing": {
        "budget": 18175000,
        "carried_over": 0,
        "one_off": 1250000,
        "objective_share": "0.8",
        "expected_cases": 470,
        "children": {"0851": 41000, "0813": 9900},
    },
    "refugee-agreement": {
        "regional_quota": 3,
        "quotas": {"0825": 1, "0813": 2},
        "moves": [{"from": "0825", "to": "0813", "count": 1, "reason": "Læsø fritages"}],
        "signed": ["0813", "0825"],
        "reported": "2020-09-09",
        "year": 2021,
        "covers_changed_national_number": True,
    },
    "refugee-quotas": {
        "national_number": 600,
        "municipalities": [
            {
                "code": "0851",
                "region": "Nordjylland",
                "population": 221000,
                "immigrants": 17000,
                "family_reunified": 12,
            },
            {
                "code": "0101",
                "region": "Hovedstaden",
                "population": 640000,
                "immigrants": 90000,
                "family_reunified": 40,
            },
        ],
        "negatives": "proportional",
    },
    "share": {"total": 700, "keys": {"0851": 10, "0813": 5}, "method": "largest-remainder", "minimum": 0},
}
CAN_BE_LEFT_OUT = {
    *("represented", "lots", "cap", "rounding", "size", "also_closed", "saturday_counts"),
    *("covers_changed_national_number", "negatives", "method", "minimum"),
}
WRONG = [
    ("chair-election", "votes", {"A": -1}),
    ("chair-election", "votes", {"A": 1.5}),
    ("chair-election", "votes", {"A": "1200"}),
    ("chair-election", "votes", {"A": True}),
    ("chair-election", "votes", {"A": 10**18}),
    ("chair-election", "votes", {"": 3}),
    ("chair-election", "votes", {"A\ud800": 3}),
    ("chair-election", "votes", {"A\nB": 3}),
    ("chair-election", "votes", {}),
    ("chair-election", "votes", {"A": 0, "V": 0}),
    ("chair-election", "votes", [1200]),
    ("chair-election", "alliances", ["A", "F"]),
    ("chair-election", "alliances", [[]]),
    ("chair-election", "alliances", [["A", 1]]),
    ("chair-election", "alliances", [["A", "X"]]),
    ("chair-election", "alliances", [["A", "F"], ["F", "V"]]),
    ("chair-election", "alliances", {"A": "F"}),
    ("chair-election", "posts", -1),
    ("chair-election", "posts", 2.0),
    ("chair-election", "posts", None),
    ("chair-election", "posts", 10**9),
    ("chair-election", "represented", "A"),
    ("chair-election", "represented", None),
    ("chair-election", "lots", [["A"]]),
    ("chair-election", "lots", [["A", "X"]]),
    ("chair-election", "lots", ["A", "V"]),
    ("composition", "municipalities", -11),
    ("composition", "municipalities", "11"),
    ("composition", "municipalities", 10**9),
    ("composition", "votes", {"A": 0}),
    ("composition", "votes", {"A": -5}),
    ("composition", "seats_in_boards", {"A": 1}),
    ("composition", "seats_in_boards", [1]),
    ("composition", "mayors", {"V": -1}),
    ("composition", "mayors", {"V": 10**9}),
    ("composition", "mayors", ["V"]),
    ("composition", "cap", 22.0),
    ("composition", "cap", 10**9),
    ("composition", "rounding", "nearest"),
    ("composition", "rounding", None),
    ("composition", "size", -1),
    ("composition", "size", "22"),
    ("composition", "lots", [["A", "Z"]]),
    ("gender-balance", "rule", "balanced"),
    ("gender-balance", "rule", None),
    ("gender-balance", "members", ["F", "K"]),
    ("gender-balance", "members", [["F", "M"]]),
    ("gender-balance", "members", "FM"),
    ("gender-balance", "substitutes", None),
    ("gender-balance", "substitutes", [True]),
    ("gender-balance", "open_members", -1),
    ("gender-balance", "open_substitutes", "4"),
    ("objective-financing", "budget", -1),
    ("objective-financing", "budget", 18175000.5),
    ("objective-financing", "carried_over", "0"),
    ("objective-financing", "carried_over", -(10**18)),
    ("objective-financing", "one_off", -1),
    ("objective-financing", "objective_share", 0.8),
    ("objective-financing", "objective_share", "80 %"),
    ("objective-financing", "objective_share", "0,8"),
    ("objective-financing", "objective_share", "1.1"),
    ("objective-financing", "objective_share", "1e9"),
    ("objective-financing", "objective_share", "-0.8"),
    ("objective-financing", "expected_cases", 0),
    ("objective-financing", "children", {"0851": -1}),
    ("objective-financing", "children", {"0851": 0}),
    ("objective-financing", "children", {}),
    ("refugee-agreement", "regional_quota", -3),
    ("refugee-agreement", "quotas", {"0825": -1}),
    ("refugee-agreement", "quotas", ["0825"]),
    ("refugee-agreement", "moves", {"from": "0825"}),
    ("refugee-agreement", "moves", ["0825"]),
    ("refugee-agreement", "signed", "0813"),
    ("refugee-agreement", "reported", "9/9 2020"),
    ("refugee-agreement", "year", 0),
    ("refugee-agreement", "year", 1),
    ("refugee-agreement", "year", 10000),
    ("refugee-agreement", "year", "2021"),
    ("refugee-agreement", "covers_changed_national_number", "ja"),
    ("refugee-quotas", "national_number", -1),
    ("refugee-quotas", "municipalities", []),
    ("refugee-quotas", "municipalities", [17]),
    ("refugee-quotas", "negatives", "nearest"),
    ("share", "total", -1),
    ("share", "total", 10.5),
    ("share", "keys", {"0851": -1}),
    ("share", "keys", {"0851": 0}),
    ("share", "keys", {}),
    ("share", "method", "nearest"),
    ("share", "minimum", 351),
    ("share", "minimum", -1),
]
IN_A_ROW = [
    ("refugee-agreement", "moves", "count", -1),
    ("refugee-agreement", "moves", "count", "1"),
    ("refugee-agreement", "moves", "from", 825),
    ("refugee-agreement", "moves", "to", ""),
    ("refugee-agreement", "moves", "reason", None),
    ("refugee-agreement", "moves", "reason", "\ud800"),
    ("refugee-agreement", "moves", "hvorfor", "Læsø fritages"),
    ("refugee-quotas", "municipalities", "code", None),
    ("refugee-quotas", "municipalities", "region", 1081),
    ("refugee-quotas", "municipalities", "population", 0),
    ("refugee-quotas", "municipalities", "immigrants", -1),
    ("refugee-quotas", "municipalities", "family_reunified", "12"),
    ("refugee-quotas", "municipalities", "indbyggere", 12),
]


def refusal(name: str, given: dict[str, Any]) -> str:
    with pytest.raises(NotOfTheForm) as refused:
        calculate(name, asked(**given))
    (line,) = str(refused.value).splitlines()
    return line


def test_the_example_of_the_chair_election():
    answer = calculate("chair-election", asked(**EXAMPLES["chair-election"] | {"lots": []}))
    assert answer["result"] == {
        "elected": [
            {"post": 1, "alliance": ["A", "F"], "party": "A", "quotient": "1500"},
            {"post": 2, "alliance": ["V"], "party": "V", "quotient": "900"},
        ]
    }
    assert answer["warnings"] == []


def test_a_quotient_that_is_not_whole_has_six_places():
    answer = calculate("chair-election", asked(votes={"A": 1000, "V": 10}, alliances=[], posts=3))
    assert [post["quotient"] for post in answer["result"]["elected"]] == ["1000", "500", "333.333333"]


def test_a_tie_has_no_result_and_the_draw_given_back_settles_it():
    votes = {"votes": {"A": 900, "V": 900}, "alliances": [], "posts": 2}
    answer = calculate("chair-election", asked(**votes))
    assert answer["result"] is None
    (warning,) = answer["warnings"]
    assert warning["code"] == "tie-draw-lots"
    assert "A og V" in warning["message"]
    settled = calculate("chair-election", asked(**votes, lots=[["V", "A"]]))
    assert [post["party"] for post in settled["result"]["elected"]] == ["V", "A"]
    assert settled["warnings"] == []


def test_the_example_of_the_composition():
    answer = calculate("composition", asked(**EXAMPLES["composition"] | {"lots": []}))
    assert answer["result"] == {
        "eligible": ["A", "V"],
        "size": 20,
        "capped": False,
        "parties": {
            "A": {"votes": 90000, "share": "0.529412", "mayors": 1, "target": 10, "supplementary": 9},
            "V": {"votes": 80000, "share": "0.470588", "mayors": 9, "target": 9, "supplementary": 0},
        },
        "other_mayors": 1,
    }
    assert [warning["code"] for warning in answer["warnings"]] == ["composition-hypothesis"]


def test_the_example_of_gender_balance():
    answer = calculate("gender-balance", asked(**EXAMPLES["gender-balance"]))
    assert answer["result"] == {
        "kept": None,
        "members": {"F": 1, "M": 1, "unknown": 1},
        "substitutes": {"F": 0, "M": 0, "unknown": 0},
    }


def test_two_names_for_each_seat_are_written_as_pairs():
    given = EXAMPLES["gender-balance"] | {"rule": "both-sexes-per-seat", "members": [["F", "M"], ["M", "M"]]}
    answer = calculate("gender-balance", asked(**given))
    assert answer["result"]["kept"] is False
    assert answer["result"]["members"] == {"F": 1, "M": 3, "unknown": 0}
    for wrong in (["F", "M"], [["F"]], [["F", "M", "M"]], [["F", "K"]]):
        assert "members" in refusal("gender-balance", given | {"members": wrong})


def test_the_example_of_the_share():
    answer = calculate("share", asked(**EXAMPLES["share"]))
    assert answer["result"] == {"shares": {"0851": 467, "0813": 233}}
    assert answer["warnings"] == []


def test_the_example_of_the_refugee_agreement():
    answer = calculate("refugee-agreement", asked(**EXAMPLES["refugee-agreement"]))
    assert answer["result"] == {"agreed": {"0825": 0, "0813": 3}, "sum": 3, "valid": True}
    assert answer["warnings"] == []


@pytest.mark.parametrize("change", [{"covers_changed_national_number": False}, {}])
def test_without_a_word_on_a_changed_number_an_agreement_is_valid_with_a_warning(change):
    rest = {key: value for key, value in EXAMPLES["refugee-agreement"].items() if "covers" not in key}
    answer = calculate("refugee-agreement", asked(**rest, **change))
    assert answer["result"]["valid"] is True
    assert [warning["code"] for warning in answer["warnings"]] == ["lapses-when-number-changes"]


def test_an_agreement_that_is_not_reported_yet_has_null():
    answer = calculate("refugee-agreement", asked(**EXAMPLES["refugee-agreement"] | {"reported": None}))
    assert answer["result"]["valid"] is False


def test_the_example_of_the_refugee_quotas():
    answer = calculate("refugee-quotas", asked(**EXAMPLES["refugee-quotas"]))
    assert answer["result"] == {
        "municipal": {"0851": 219, "0101": 381},
        "regional": {"Nordjylland": 219, "Hovedstaden": 381},
    }


def test_the_example_of_objective_financing():
    answer = calculate("objective-financing", asked(**EXAMPLES["objective-financing"]))
    assert answer["result"] == {
        "objective_total": 15_790_000,
        "rate": 7734,
        "municipal": {"0851": 12_718_861, "0813": 3_071_139},
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_answer_has_a_rule_and_a_source_in_each_step(name):
    for step in calculate(name, asked(**EXAMPLES[name]))["steps"]:
        assert step["rule"]
        assert step["source"]


def test_every_calculation_has_an_example_with_all_its_keys():
    assert set(EXAMPLES) == set(CALCULATIONS)
    for name, example in EXAMPLES.items():
        assert set(example) <= set(CALCULATIONS[name].keys)
        if name != "deadline":
            assert set(example) == set(CALCULATIONS[name].keys)


@pytest.mark.parametrize(("name", "key", "value"), WRONG)
def test_what_is_not_of_the_form_is_refused_by_the_name_of_the_key(name, key, value):
    assert f"»{key}«" in refusal(name, EXAMPLES[name] | {key: value})


@pytest.mark.parametrize(("name", "key", "inner", "value"), IN_A_ROW)
def test_what_is_wrong_in_a_row_is_named_by_both_keys(name, key, inner, value):
    rows = [*EXAMPLES[name][key][:-1], EXAMPLES[name][key][-1] | {inner: value}]
    line = refusal(name, EXAMPLES[name] | {key: rows})
    assert f"»{key}«" in line
    assert f"»{inner}«" in line


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, example in EXAMPLES.items() for key in example])
def test_what_is_missing_is_named(name, key):
    rest = {other: value for other, value in EXAMPLES[name].items() if other != key}
    if key in CAN_BE_LEFT_OUT:
        assert calculate(name, asked(**rest))
    else:
        assert f"»{key}«" in refusal(name, rest)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_unknown_key_is_named(name):
    assert "»stemmer«" in refusal(name, EXAMPLES[name] | {"stemmer": 1})


def places(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to every value inside a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, each in inner for place in places(each, (*path, key)))]


def with_other(example: dict[str, Any], path: tuple[Any, ...], value: object) -> dict[str, Any]:
    """The example with another value at a path."""
    changed = copy.deepcopy(example)
    inner: Any = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return changed


@pytest.mark.parametrize("name", EXAMPLES)
@given(data=st.data())
def test_an_example_with_anything_in_one_place_is_worked_out_or_refused_in_one_line_with_a_key(name, data):
    path = data.draw(st.sampled_from(places(EXAMPLES[name])[1:]))
    value = data.draw(ANYTHING | st.integers(-3, 2000))
    answer = told(name, json.dumps(with_other(EXAMPLES[name], path, value)).encode())
    assert len(answer.splitlines()) == 1
    assert answer.encode()
    assert answer.startswith('{"result"') or "»" in answer
