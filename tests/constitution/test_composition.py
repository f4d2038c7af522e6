"""The composition is a hypothesis until KL's letter is entered; then KL's numbers hold, and differences are explained.

The figures are reckoned by hand: V has most mayors for its votes, 5 for 300, so 60 votes are a place.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.constitution.constituted import NOW, begun, council, count, keep, list_called, local, place
from tests.papers import OPERATOR
from tvaers.access.visibility import OPERATOR as EYES
from tvaers.constitution.actions import (
    NewBoard,
    begin_cooperation,
    draw_lots,
    keep_binding_numbers,
    keep_boards,
    withdraw_lot,
)
from tvaers.constitution.boards_pasted import understood
from tvaers.constitution.matching import KnownLists
from tvaers.constitution.models import Board, BoardList, Lot
from tvaers.constitution.queries import basis_of, binding_of, boards_of, known_lists, municipalities_in, seats_by_list
from tvaers.constitution.queries.composition import mayors_in_register
from tvaers.constitution.reading.boards import read_boards
from tvaers.constitution.reckoning import compared, disagreements, reckoned, tied_in
from tvaers.councils.actions.members import add_member
from tvaers.councils.models import Municipality
from tvaers.councils.refusals import CannotBeDone
from tvaers.law.composition import Rounding

ON_REGISTERS = pytest.mark.usefixtures("registers")
DATED = date(2025, 12, 16)


def north(*, a=500, v=300, c=150, f=50, mayors=("V",) * 5 + ("A",) * 4 + ("C",) * 2):
    """A constitution in which eleven mayors are known, and votes stand in one municipality."""
    row = begun()
    lists = {letter: list_called(letter) for letter in "AVCF"}
    keep(row, count("Hjørring", *((lists[letter], votes) for letter, votes in zip("AVCF", (a, v, c, f), strict=True))))
    places = [each.municipality for each in boards_of(row, EYES)]
    seats = list(lists.values())
    boards = [NewBoard(where, lists[letter], seats) for where, letter in zip(places, mayors, strict=True)]
    keep_boards(row, boards, by=OPERATOR)
    return row


def rows_of(row, rounding=Rounding.LARGEST_REMAINDER):
    basis, binding = basis_of(row, EYES), binding_of(row, EYES)
    worked = reckoned(basis, rounding)
    return {each.key: each for each in compared(basis, worked, rounding, binding)}


def letter_from_kl(row, size=22, **supplementary):
    return keep_binding_numbers(
        row, size=size, dated=DATED, reference="SAG-1", supplementary=supplementary, by=OPERATOR
    )


@ON_REGISTERS
def test_all_is_reckoned_from_votes_mayors_and_seats():
    rows = rows_of(north())
    assert {key: (each.mayors, each.ours) for key, each in rows.items()} == {
        "A": (4, 4),
        "V": (5, 0),
        "C": (2, 1),
        "F": (0, 1),
    }
    assert sum(each.members for each in rows.values()) == 17


@ON_REGISTERS
def test_kls_numbers_hold_as_soon_as_they_are_entered_and_another_letter_replaces_them():
    row = north()
    assert seats_by_list(row, EYES) is None
    letter_from_kl(row, A=6, V=2, C=2, F=1)
    assert seats_by_list(row, EYES) == {"A": (4, 6), "V": (5, 2), "C": (2, 2), "F": (0, 1)}
    assert rows_of(row)["A"].members == 10
    letter_from_kl(row, A=7, V=3, C=1)
    assert seats_by_list(row, EYES) == {"A": (4, 7), "V": (5, 3), "C": (2, 1)}


@ON_REGISTERS
def test_a_difference_is_explained_list_by_list():
    row = north()
    letter_from_kl(row, size=20, A=6, V=1, C=1, F=1)
    rows = rows_of(row)
    assert rows["A"].differs
    assert rows["A"].why == "Med KL's størrelse på 20 medlemmer giver hypotesen det samme."
    assert not rows["C"].differs
    letter_from_kl(row, size=22, A=8, V=2, C=1)
    rows = rows_of(row)
    assert rows["A"].why == "Stemmerne svarer til 11 pladser; KL giver med borgmestrene 12."
    assert rows["F"].why == "Stemmerne svarer til 1,10 pladser; KL giver med borgmestrene 0."


@ON_REGISTERS
def test_a_list_that_is_barred_says_why_also_when_kl_gives_it_members():
    row = north(f=9)
    assert rows_of(row)["F"].why == "Under 2 procent af stemmerne."
    letter_from_kl(row, A=7, V=2, C=1, F=1)
    assert rows_of(row)["F"].why == "Under 2 procent af stemmerne. KL har alligevel givet den pladser."


@ON_REGISTERS
def test_a_letter_that_does_not_add_up_is_told_of():
    row = north()
    letter_from_kl(row, size=22, A=7, Q=1)
    basis, binding = basis_of(row, EYES), binding_of(row, EYES)
    told = disagreements(basis, binding, list(rows_of(row).values()))
    assert told == [
        "11 borgmestre og 8 supplerende medlemmer er 19. Brevet siger 22.",
        "Ingen stemmer er kendt for Q, som KL giver pladser.",
    ]


@ON_REGISTERS
def test_a_local_list_counts_only_through_a_cooperation():
    row = north()
    where = place("Hjørring")
    votes = [(list_called(letter), n) for letter, n in (("A", 500), ("V", 300), ("C", 150), ("F", 50))]
    keep(row, count("Hjørring", *votes, (local("L", "Borgerlisten", "Hjørring"), 200)))
    borger = list_called("L", "Hjørring")
    keep_boards(row, [NewBoard(where, list_called("A"), [borger])], by=OPERATOR)
    rows = rows_of(row)
    assert (rows["L-Hjørring"].ours, rows["L-Hjørring"].why) == (0, "Lokal liste uden for et listesamarbejde.")
    begin_cooperation(row, code="LL", name="Lokallisterne", lists=[borger], by=OPERATOR)
    assert rows_of(row)["LL"].ours > 0


@ON_REGISTERS
def test_a_tie_waits_for_lots_and_the_calculation_goes_on_from_them():
    row = north(a=400, v=400, c=60, f=140)
    tied = tied_in(reckoned(basis_of(row, EYES)))
    assert set(tied) == {("A",), ("V",)}
    assert rows_of(row)["A"].ours is None
    lot = draw_lots(row, "composition", ["V", "A"], drawn_at=NOW, drawn_by="Ida Holm", witnesses="Bo Lind", by=OPERATOR)
    rows = rows_of(row)
    assert rows["V"].members == rows["A"].members + 1
    withdraw_lot(lot, by=OPERATOR)
    assert rows_of(row)["A"].ours is None


@ON_REGISTERS
@pytest.mark.parametrize(
    ("drawn", "who", "seen"),
    [(["A"], "Ida", "Bo"), (["A", "A"], "Ida", "Bo"), (["A", "V"], " ", "Bo"), (["A", "V"], "Ida", "")],
)
def test_lots_are_between_two_lists_by_someone_with_witnesses(drawn, who, seen):
    with pytest.raises(CannotBeDone):
        draw_lots(begun(), "composition", drawn, drawn_at=NOW, drawn_by=who, witnesses=seen, by=OPERATOR)
    assert not Lot.objects.exists()


@ON_REGISTERS
def test_the_mayors_list_has_a_seat_and_lists_stay_when_only_the_mayor_changes():
    row, a, v = begun(), list_called("A"), list_called("V")
    keep_boards(row, [NewBoard(place("Læsø"), a, [v])], by=OPERATOR)
    assert set(BoardList.objects.values_list("list", flat=True)) == {a.pk, v.pk}
    keep_boards(row, [NewBoard(place("Læsø"), v)], by=OPERATOR)
    assert set(BoardList.objects.values_list("list", flat=True)) == {a.pk, v.pk}
    keep_boards(row, [NewBoard(place("Læsø"), None, [])], by=OPERATOR)
    assert not BoardList.objects.exists()
    with pytest.raises(CannotBeDone):
        keep_boards(row, [NewBoard(place("Slagelse"), v)], by=OPERATOR)
    assert Board.objects.count() == 1


@ON_REGISTERS
def test_mayors_in_the_register_as_the_term_begins_are_known():
    row = begun()
    for name, party, is_mayor, since in (("Ida", "V", True, 2026), ("Bo", "A", False, 2026), ("Eva", "C", True, 2027)):
        where = place("Læsø") if name == "Ida" else place("Rebild")
        add_member(
            council(),
            name=name,
            municipality=where,
            party=party,
            is_mayor=is_mayor,
            valid_from=date(since, 1, 1),
            by=OPERATOR,
        )
    assert mayors_in_register(row, EYES) == {place("Læsø").pk: "V"}


def boards(text):
    return [(row.place, row.mayor, row.letters) for row in read_boards(text).rows]


def test_boards_are_pasted_with_or_without_headings():
    assert boards("Hjørring\ta\tA V, C\nLæsø\tC") == [("Hjørring", "A", ("A", "V", "C")), ("Læsø", "C", ("C",))]
    assert boards("Lister;Kommune;Borgmester\nA/V;Hjørring;V") == [("Hjørring", "V", ("V", "A"))]
    assert boards("code,municipality,name,party_letter,party\n0813,Læsø,Ida,C,Konservative") == [("Læsø", "C", ("C",))]
    assert boards("Hjørring,A,V,C") == [("Hjørring", "A", ("A", "V", "C"))]
    assert boards("") == []


def test_bad_rows_of_boards_are_named():
    read = read_boards("Hjørring;7\n;A\nLæsø;A;V 9\nRebild;;V")
    assert [(each.line, each.text) for each in read.complaints] == [
        (1, "»7« er intet bogstav for borgmesterens liste. Linjen er ikke taget med."),
        (2, "Linjen nævner ingen kommune. Den er ikke taget med."),
        (3, "»9« er intet bogstav for en liste. Linjen er ikke taget med."),
    ]
    assert [row.place for row in read.rows] == ["Rebild"]


@given(st.text(max_size=200))
def test_no_text_makes_pasting_boards_fail(text):
    read = read_boards(text)
    assert all(row.place for row in read.rows)


@ON_REGISTERS
def test_every_municipality_of_the_country_can_be_pasted_and_only_the_councils_are_kept():
    row = begun()
    text = "\n".join(f"{name};V" for name in Municipality.objects.values_list("name", flat=True))
    read = understood(
        read_boards(f"{text}\nAtlantis;V\nLæsø;V\nRebild;L"),
        municipalities_in(row, EYES),
        KnownLists(known_lists(row, EYES)),
    )
    assert len(read.boards) == 11
    assert read.outside == 87
    assert [each.text for each in read.complaints] == [
        "Atlantis er ingen kommune.",
        "Læsø kommer to gange.",
        "Rebild kommer to gange.",
    ]
    only = understood(read_boards("Rebild;L"), municipalities_in(row, EYES), KnownLists(known_lists(row, EYES)))
    assert [each.text for each in only.complaints] == ["L er ingen kendt liste i Rebild. Indlæs stemmerne først."]
