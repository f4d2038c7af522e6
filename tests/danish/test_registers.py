"""The registers hold what the law has: 98 municipalities in five KKRs of 29, 17, 22, 19 and 11."""

from collections import Counter

import pytest

from tvaers.danish import registers


def test_there_are_98_municipalities_in_five_councils():
    sizes = Counter(entry.council.removeprefix("KKR ") for entry in registers.municipalities())
    assert sizes == {
        "Hovedstaden": 29,
        "Sjælland": 17,
        "Syddanmark": 22,
        "Midtjylland": 19,
        "Nordjylland": 11,
    }


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Vesthimmerland", "Vesthimmerlands"),
        ("Aalborg Kommune", "Aalborg"),
        ("Århus", "Aarhus"),
        ("Bornholms Regionskommune", "Bornholm"),
        ("Høje Taastrup", "Høje-Taastrup"),
    ],
)
def test_a_municipality_is_known_in_its_spellings(printed, name):
    entry = registers.municipality_named(printed)
    assert entry is not None
    assert entry.name == name


def test_an_unknown_municipality_is_none():
    assert registers.municipality_named("Aalborgh") is None


def test_a_letter_belongs_to_its_election():
    elections = {party.letter: party.elections for party in registers.parties()}
    assert elections["D"] == ("kv17", "kv21")
    assert elections["Æ"] == ("kv25",)
