"""Who was there for which item: every list, note and count of the minutes follows from the stays that were noted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.meetings.attendance.attending import (
    Attendant,
    Part,
    Stay,
    absence_in_words,
    arrived,
    left,
    roll,
    seats_filled,
)

NUMBERS = ["1.1", "1.2", "2.1", "2.2", "3.1"]
THROUGHOUT = (Stay(),)


def member(key: int, *stays: Stay, **more) -> Attendant:
    return Attendant(key, Part.MEMBER, stays, **more)


def test_a_member_who_did_not_come_is_among_the_apologies_whether_they_said_so_or_not():
    lists = roll([member(1, Stay()), member(2, has_apologised=True), member(3)])
    assert (lists.participants, lists.apologies, lists.guests) == ((1,), (2, 3), ())


def test_a_substitute_who_came_is_a_participant_and_one_who_was_not_needed_is_nowhere():
    came = Attendant(8, Part.SUBSTITUTE, THROUGHOUT, sits_for=2)
    lists = roll([member(1, Stay()), member(2), came, Attendant(9, Part.SUBSTITUTE, sits_for=1)])
    assert (lists.participants, lists.apologies) == ((1, 8), (2,))


def test_only_guests_who_came_are_guests():
    assert roll([Attendant(1, Part.GUEST, THROUGHOUT), Attendant(2, Part.GUEST)]).guests == (1,)


def test_a_seat_is_filled_by_the_member_or_by_who_came_for_them_and_counts_once():
    both = [member(2, Stay(3)), Attendant(8, Part.SUBSTITUTE, (Stay(0, 4),), sits_for=2)]
    assert [len(seats_filled(both, place)) for place in range(5)] == [1, 1, 1, 1, 1]
    assert seats_filled([Attendant(5, Part.GUEST, THROUGHOUT)], 0) == frozenset()


@pytest.mark.parametrize(
    ("attendant", "words"),
    [
        (member(1, Stay()), ""),
        (member(1), ""),
        (member(1, Stay(2)), "fra pkt. 2.1"),
        (member(1, Stay(None, 2)), "til og med pkt. 1.2"),
        (member(1, Stay(1, 3)), "fra pkt. 1.2 til og med pkt. 2.1"),
        (member(1, Stay(None, 1), Stay(3)), "til og med pkt. 1.1 og fra pkt. 2.2"),
        (member(1, Stay(), absent_from=frozenset({2})), "ikke under pkt. 2.1 (inhabil)"),
        (member(1, Stay(), absent_from=frozenset({0, 2, 4})), "ikke under pkt. 1.1, 2.1 og 3.1 (inhabil)"),
        (member(1, Stay(1), absent_from=frozenset({0, 2})), "fra pkt. 1.2, ikke under pkt. 2.1 (inhabil)"),
    ],
)
def test_the_note_beside_a_name_says_when_someone_was_not_there(attendant, words):
    assert absence_in_words(attendant, NUMBERS) == words


def test_coming_and_leaving_and_coming_back_makes_two_stays():
    stays = left(arrived((), 0), 2)
    assert stays == (Stay(None, 2),)
    assert arrived(stays, 4) == (Stay(None, 2), Stay(4))
    assert arrived(stays, 1) == stays


def test_who_leaves_before_the_first_item_was_not_there():
    assert left(arrived((), 0), 0) == ()


moves = st.lists(st.tuples(st.booleans(), st.integers(0, 4)).map(lambda move: move), max_size=8)


@given(moves)
def test_what_was_noted_last_holds_from_that_item_on(noted):
    stays: tuple[Stay, ...] = ()
    for comes, place in sorted(noted, key=lambda move: move[1]):
        stays = arrived(stays, place) if comes else left(stays, place)
        assert member(1, *stays).is_there(place) is comes


@given(moves, st.frozensets(st.integers(0, 4)))
def test_the_note_is_empty_only_for_who_was_there_for_all_or_nothing(noted, apart):
    stays: tuple[Stay, ...] = ()
    for comes, place in sorted(noted, key=lambda move: move[1]):
        stays = arrived(stays, place) if comes else left(stays, place)
    one = member(1, *stays, absent_from=apart)
    is_whole = len(one.places(5)) == 5 or not one.came
    assert (absence_in_words(one, NUMBERS) == "") is is_whole
