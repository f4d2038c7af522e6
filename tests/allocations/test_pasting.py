"""Numbers pasted from a spreadsheet: what is read, and what is told at the cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.allocations.kinds import Asked
from tvaers.allocations.pasting import read_table, whole_number
from tvaers.councils.models import Municipality
from tvaers.danish.numbers import whole

PLACES = [
    Municipality(pk=1, code="0851", name="Aalborg", official_name="Aalborg Kommune"),
    Municipality(pk=2, code="0813", name="Frederikshavn", official_name="Frederikshavn Kommune"),
    Municipality(pk=3, code="0825", name="Læsø", official_name="Læsø Kommune"),
]
KEY = (Asked("key", "Nøgletal"),)
SOUND = "Kommune\tIndbyggere\nAalborg\t221.000\nFrederikshavn Kommune\t58 500\n825\t1800\nI alt\t281.300"


def doubts(text: str) -> list[str]:
    pasted = read_table(text, KEY, PLACES)
    return [*pasted.doubts, *(doubt for line in pasted.lines for doubt in line.doubts)]


def test_names_official_names_and_codes_are_known_and_the_sum_is_checked_and_left_out():
    pasted = read_table(SOUND, KEY, PLACES)
    assert pasted.is_sound
    assert pasted.values() == {(1, "key"): 221_000, (2, "key"): 58_500, (3, "key"): 1800}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Aalborg\t1\nFrederikshavn\t2", ["Mangler: Læsø."]),
        ("Aalborg\t1\nAalborg\t2\nFrederikshavn\t2\nLæsø\t1", ["Kommunen står to gange."]),
        ("Aalborg\t1\nFrederikshavn\tto\nLæsø\t1", ["Nøgletal: ”to” er ikke et helt tal."]),
        ("Aalborg\t1\nFrederikshavn\t-2\nLæsø\t1", ["Nøgletal: kan ikke være under 0."]),
        ("Aalborg\t1\nFrederikshavn\t\nLæsø\t1", ["Nøgletal: tallet mangler."]),
        ("Aalborg\t1\nFrederikshavn\t2\t3\nLæsø\t1", ["Der er flere tal, end der spørges om."]),
        (
            "Aalborg\t1\nFrederikshavn\t2\nLæsø\t1\nI alt\t5",
            ["Nøgletal: summen er skrevet som 5, men tallene giver 4 (-1)."],
        ),
        ("Aalborg\t1\nFrederikshavn\t2\nLæsø\t1\nAtlantis\t5", ["”Atlantis” er ikke en kommune i rådet."]),
        ("Aalborg\t1,5\nFrederikshavn\t2\nLæsø\t1", ["Nøgletal: ”1,5” er ikke et helt tal."]),
    ],
)
def test_what_is_wrong_is_told_where_it_is(text, told):
    assert doubts(text) == told


def test_nothing_is_kept_of_what_is_in_doubt():
    assert not read_table("Aalborg\t1", KEY, PLACES).is_sound
    assert not read_table("", KEY, PLACES).is_sound


def test_semicolons_divide_where_there_are_no_tabs():
    assert read_table('"Aalborg";"1"\nFrederikshavn;2\nLæsø;3', KEY, PLACES).is_sound


@given(st.integers(-(10**11), 10**11))
def test_a_whole_number_is_read_as_it_is_written(number):
    assert whole_number(whole(number)) == whole_number(str(number)) == number


@given(st.text(max_size=300))
def test_whatever_is_pasted_is_read_or_told(text):
    pasted = read_table(text, KEY, PLACES)
    assert pasted.is_sound == (bool(pasted.lines) and not doubts(text))


@given(st.text("0123456789 .,-;\tAalborgLæsø\n", max_size=200))
def test_numbers_in_disorder_are_read_or_told(text):
    read_table(text, KEY, PLACES)
