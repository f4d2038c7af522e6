"""Votes by municipality: letters resolved where they stand, cooperations as one list, replaced with their history."""

from __future__ import annotations

import pytest

from tests.constitution.constituted import begun, count, election, keep, list_called, local, place
from tests.papers import OPERATOR
from tvaers.access.models import AuditEvent
from tvaers.access.visibility import OPERATOR as EYES
from tvaers.constitution.actions import (
    NewList,
    begin_cooperation,
    change_cooperation,
    end_cooperation,
)
from tvaers.constitution.matching import Asked, KnownLists
from tvaers.constitution.models import ListVotes, MunicipalCount
from tvaers.constitution.queries import counted_lists, counts_of, known_lists, vote_totals
from tvaers.constitution.reading.found import ReadVotes
from tvaers.councils.models import ElectoralList, Party
from tvaers.councils.refusals import CannotBeDone

pytestmark = pytest.mark.usefixtures("registers")


def totals(constitution):
    return {each.key: each.votes for each in counted_lists(constitution, EYES)}


def test_votes_are_totalled_over_the_councils_municipalities():
    row = begun()
    a, v = list_called("A"), list_called("V")
    keep(row, count("Hjørring", (a, 100), (v, 80)), count("Læsø", (a, 7)))
    assert totals(row) == {"A": 107, "V": 80}
    known = {each.municipality.name: (each.votes, each.lists) for each in counts_of(row, EYES) if each.count}
    assert known == {"Hjørring": (180, 2), "Læsø": (7, 1)}
    assert sum(each.count is None for each in counts_of(row, EYES)) == 9


def test_local_lists_with_one_letter_in_two_municipalities_are_two_lists():
    row = begun()
    keep(row, count("Hjørring", (local("L", "Borgerlisten", "Hjørring"), 9)))
    keep(row, count("Læsø", (local("L", "Lokallisten", "Læsø"), 5)))
    assert totals(row) == {"L-Hjørring": 9, "L-Læsø": 5}
    names = ElectoralList.objects.filter(election=election(), letter="L").values_list("name", flat=True)
    assert set(names) == {"Borgerlisten", "Lokallisten"}


def test_a_cooperation_counts_as_one_list_and_its_lists_by_themselves_when_it_is_ended():
    row = begun()
    keep(
        row,
        count("Hjørring", (local("L", "Borgerlisten", "Hjørring"), 9), (list_called("A"), 30)),
        count("Læsø", (local("L", "Lokallisten", "Læsø"), 5)),
    )
    lists = [list_called("L", name) for name in ("Hjørring", "Læsø")]
    cooperation = begin_cooperation(row, code="ll", name="Lokallisterne", lists=lists, by=OPERATOR)
    assert totals(row) == {"A": 30, "LL": 14}
    change_cooperation(cooperation, name="Lokallisterne", lists=lists[:1], by=OPERATOR)
    assert totals(row) == {"A": 30, "LL": 9, "L-Læsø": 5}
    end_cooperation(cooperation, by=OPERATOR)
    assert totals(row) == {"A": 30, "L-Hjørring": 9, "L-Læsø": 5}


def test_a_list_is_in_one_cooperation_and_only_local_lists_are_in_any():
    row = begun()
    keep(row, count("Læsø", (local("L", "Lokallisten", "Læsø"), 5)))
    lists = [list_called("L", "Læsø")]
    begin_cooperation(row, code="LL", name="Lokallisterne", lists=lists, by=OPERATOR)
    for code, wanted in (("LX", lists), ("LY", [list_called("A")]), ("LL", []), ("!", []), ("A", [])):
        with pytest.raises(CannotBeDone):
            begin_cooperation(row, code=code, name="Andre", lists=wanted, by=OPERATOR)


def test_a_code_that_is_the_letter_of_a_list_is_refused():
    row = begun()
    keep(row, count("Læsø", (NewList("NB", "Nyt Bud", None), 5)))
    with pytest.raises(CannotBeDone, match="bogstav"):
        begin_cooperation(row, code="NB", name="Andre", lists=[], by=OPERATOR)


def test_loading_again_replaces_and_the_trail_has_what_was_there():
    row = begun()
    a, v = list_called("A"), list_called("V")
    keep(row, count("Læsø", (a, 7), (v, 9)))
    kept = ListVotes.objects.get(list=a).pk
    keep(row, count("Læsø", (a, 8), source="ny.csv"), stage="final")
    assert totals(row) == {"A": 8}
    assert (MunicipalCount.objects.get().source, MunicipalCount.objects.get().stage) == ("ny.csv", "final")
    changes = AuditEvent.objects.latest("pk").changes
    told = [(each["pk"], each["before"]["votes"], (each.get("after") or {}).get("votes")) for each in changes[1:]]
    assert (kept, 7, 8) in told
    assert any(before == 9 and after is None for _pk, before, after in told)


def test_a_municipality_of_another_council_or_one_that_comes_twice_is_refused_and_nothing_is_kept():
    row, a = begun(), list_called("A")
    for counts in (
        [count("Læsø", (a, 7)), count("Slagelse", (a, 7))],
        [count("Læsø", (a, 7)), count("Læsø", (a, 8))],
        [count("Læsø", (a, 7), (a, 8))],
    ):
        with pytest.raises(CannotBeDone):
            keep(row, *counts)
    assert not MunicipalCount.objects.exists()


def test_a_new_list_of_all_the_country_is_named_once_with_its_party():
    row, new = begun(), NewList("N", "Ny Kurs", None)
    keep(row, count("Læsø", (new, 7)), count("Hjørring", (new, 9)))
    assert totals(row) == {"N": 16}
    assert ElectoralList.objects.get(letter="N").party == Party.objects.get(name="Ny Kurs")


def found(name, letter, called, code="kv25"):
    lists = KnownLists(known_lists(begun(code=code), EYES))
    return lists.find(place(name), ReadVotes("", letter, called, 5))


def test_a_letter_of_the_country_is_known_when_its_name_is_the_partys():
    assert found("Læsø", "V", "Venstre, Danmarks Liberale Parti") == list_called("V")
    assert found("Hjørring", "D", "Nye Borgerlige", "kv21") == list_called("D", code="kv21")


@pytest.mark.parametrize(
    ("letter", "called", "code"),
    [
        ("D", "Dorftreffen", "kv25"),
        ("Æ", "Frihedslisten", "kv21"),
        ("L", "Borgerlisten", "kv25"),
        ("H", "Borgerlisten", "kv25"),
    ],
)
def test_a_letter_that_is_not_known_there_is_asked_about(letter, called, code):
    asked = found("Læsø", letter, called, code)
    assert isinstance(asked, Asked)
    assert (asked.letter, asked.name, asked.municipality.name) == (letter, called, "Læsø")


def test_a_letter_whose_name_is_not_the_partys_is_asked_about_with_the_party_as_one_answer():
    asked = found("Læsø", "H", "Havnelisten")
    assert isinstance(asked, Asked)
    assert asked.namesake == list_called("H")


def test_a_local_list_is_known_in_its_municipality_and_nowhere_else():
    row = begun()
    keep(row, count("Læsø", (local("H", "Havnelisten", "Læsø"), 5)))
    lists = KnownLists(known_lists(row, EYES))
    assert lists.find(place("Læsø"), ReadVotes("", "H", "", 1)) == list_called("H", "Læsø")
    assert isinstance(lists.find(place("Hjørring"), ReadVotes("", "H", "Havnelisten", 1)), Asked)


def test_a_party_that_is_missing_in_a_municipality_is_pointed_at_and_two_per_cent_is_exact():
    row = begun()
    a, v, f = (list_called(letter) for letter in "AVF")
    keep(row, count("Hjørring", (a, 900), (v, 50), (f, 20)), count("Læsø", (a, 30)))
    shown = {each.counted.key: (each.not_in, each.is_over_threshold) for each in vote_totals(row, EYES).lists}
    assert shown == {"A": ([], True), "V": (["Læsø"], True), "F": (["Læsø"], True)}
    keep(row, count("Læsø", (a, 31)))
    shown = {each.counted.key: each.is_over_threshold for each in vote_totals(row, EYES).lists}
    assert shown == {"A": True, "V": True, "F": False}
