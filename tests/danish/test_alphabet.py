"""Danish order as CLDR `da` has it."""

import random

from hypothesis import given
from hypothesis import strategies as st

from tvaers.danish.alphabet import sort_key
from tvaers.danish.registers import municipalities


def test_municipalities_end_with_ae_oe_and_double_a():
    names = ["Aabenraa", "Ærø", "Allerød", "Aarhus", "Brøndby", "Aalborg"]
    assert sorted(names, key=sort_key) == ["Allerød", "Brøndby", "Ærø", "Aabenraa", "Aalborg", "Aarhus"]


def test_swedish_and_german_letters_stand_by_their_danish_kin():
    assert sorted(["Øster", "Östen", "Müller", "Mynte"], key=sort_key) == [
        "Müller",
        "Mynte",
        "Östen",
        "Øster",
    ]


def test_upper_case_comes_first_when_otherwise_equal():
    assert sorted(["kkr", "KKR"], key=sort_key) == ["KKR", "kkr"]


@given(st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_where_names_came_from(shuffler: random.Random):
    names = [entry.name for entry in municipalities()]
    expected = sorted(names, key=sort_key)
    shuffler.shuffle(names)
    assert sorted(names, key=sort_key) == expected
