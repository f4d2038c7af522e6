"""Who was there, for which items: pure, from what was noted. Every list and every count follows from here.

A place on the agenda is its index in the order in which the items were taken. Someone is there from the first place
until, and without, the second; a disqualification is absence from one item.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """In which part someone takes part; the values are those of `Invitee.Part`."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    GUEST = "guest"
    SIGNED_UP = "signed-up"


@dataclass(frozen=True)
class Stay:
    """A time in which someone was there; None is the beginning, or the end."""

    start: int | None = None
    end: int | None = None

    def covers(self, place: int) -> bool:
        """Whether the one who stayed was there for the item at this place."""
        return (self.start is None or self.start <= place) and (self.end is None or place < self.end)


@dataclass(frozen=True)
class Attendant:
    """Someone expected, by a key of the caller's, with the stays that were noted.

    `sits_for` is the key of the member whose seat a substitute takes; `absent_from` are places of items in which they
    were disqualified; `has_apologised` is what they, or someone for them, said beforehand.
    """

    key: int
    part: Part
    stays: tuple[Stay, ...] = ()
    absent_from: frozenset[int] = frozenset()
    sits_for: int | None = None
    has_apologised: bool = False

    @property
    def came(self) -> bool:
        """Whether they were there at all."""
        return bool(self.stays)

    def is_there(self, place: int) -> bool:
        """Whether they took part in the item at this place."""
        return place not in self.absent_from and any(stay.covers(place) for stay in self.stays)

    def places(self, count: int) -> list[int]:
        """The places of the items they took part in, of `count` items."""
        return [place for place in range(count) if self.is_there(place)]


@dataclass(frozen=True)
class Roll:
    """Who stands in which list of the minutes, by key, in the order given."""

    participants: tuple[int, ...]
    apologies: tuple[int, ...]
    guests: tuple[int, ...]


def roll(attendants: Sequence[Attendant]) -> Roll:
    """The lists of the minutes.

    Who came is a participant, a substitute too. A member who did not come stands among the apologies, whether they said
    so or not. A guest who did not come stands nowhere, nor does a substitute who was not needed. One who
    signed up is a guest.
    """
    members = [one for one in attendants if one.part in (Part.MEMBER, Part.SUBSTITUTE)]
    return Roll(
        participants=tuple(one.key for one in members if one.came),
        apologies=tuple(one.key for one in members if one.part is Part.MEMBER and not one.came),
        guests=tuple(one.key for one in attendants if one not in members and one.came),
    )


def seats_filled(attendants: Iterable[Attendant], place: int) -> frozenset[int]:
    """The seats, by the member's key, that someone sat in at this item: the member or who came for them.

    A seat counts once, also when the member comes back while the substitute is still there.
    """
    filled = set()
    for one in attendants:
        if one.is_there(place) and one.part is Part.MEMBER:
            filled.add(one.key)
        elif one.is_there(place) and one.part is Part.SUBSTITUTE and one.sits_for is not None:
            filled.add(one.sits_for)
    return frozenset(filled)


def seats_never_filled(attendants: Sequence[Attendant], count: int) -> tuple[int, ...]:
    """The seats, by the member's key, that neither the member nor anyone for them ever sat in, of `count` items.

    Not among them is who was disqualified in every item: nobody waited for them.
    """
    sat = {one.key if one.part is Part.MEMBER else one.sits_for for one in attendants if one.came}
    return tuple(
        one.key
        for one in attendants
        if one.part is Part.MEMBER and one.key not in sat and not 0 < count == len(one.absent_from)
    )


def arrived(stays: Sequence[Stay], place: int) -> tuple[Stay, ...]:
    """The stays when someone comes before the item at this place; nothing changes for one who is there."""
    if any(stay.covers(place) for stay in stays):
        return tuple(stays)
    kept = tuple(stay for stay in stays if stay.start is None or stay.start < place)
    return (*kept, Stay(place or None))


def left(stays: Sequence[Stay], place: int) -> tuple[Stay, ...]:
    """The stays when someone leaves before the item at this place; what they had not begun falls away."""
    cut = [Stay(stay.start, place) if stay.covers(place) else stay for stay in stays]
    return tuple(stay for stay in cut if stay.end is None or (stay.start or 0) < stay.end)


def voters(attendants: Sequence[Attendant], place: int) -> tuple[int, ...]:
    """Who can vote on the item at this place: one for each seat, the member before the substitute."""
    there = [one for one in attendants if one.is_there(place)]
    members = {one.key for one in there if one.part is Part.MEMBER}
    taken = set(members)
    voting = []
    for one in there:
        if one.key in members:
            voting.append(one.key)
        elif one.part is Part.SUBSTITUTE and one.sits_for is not None and one.sits_for not in taken:
            taken.add(one.sits_for)
            voting.append(one.key)
    return tuple(voting)


def boundary_after_move(boundary: int, moved: int, before: Sequence[int], after: Sequence[int]) -> int:
    """The item that a stay begins or ends before, once an item was moved; items by key, in the order then and now.

    Who came when an item was next was there for what was then taken in its place, and for what was put before it.

    >>> boundary_after_move(2, 2, [1, 2, 3], [1, 3, 2])
    3
    >>> boundary_after_move(2, 3, [1, 2, 3], [1, 3, 2])
    3
    """
    old, new = before.index(moved), after.index(moved)
    if boundary == moved:
        return after[old] if new > old else moved
    is_put_before_it = new + 1 < len(after) and after[new + 1] == boundary
    return moved if is_put_before_it and new < old else boundary


def absence_in_words(attendant: Attendant, numbers: Sequence[str]) -> str:
    """What the minutes say beside a name, with the items by their numbers; empty for one who was there throughout.

    >>> absence_in_words(Attendant(1, Part.MEMBER, (Stay(2),)), ["1.1", "1.2", "2.1"])
    'fra pkt. 2.1'
    """
    if not attendant.came or not numbers:
        return ""
    present = attendant.places(len(numbers))
    apart = [place for place in sorted(attendant.absent_from) if any(stay.covers(place) for stay in attendant.stays)]
    words = [_stays_in_words(attendant.stays, numbers), *_apart_in_words(apart, numbers)]
    return "" if len(present) == len(numbers) else ", ".join(word for word in words if word)


def _stays_in_words(stays: Sequence[Stay], numbers: Sequence[str]) -> str:
    return " og ".join(word for word in (_stay_in_words(stay, numbers) for stay in stays) if word)


def _stay_in_words(stay: Stay, numbers: Sequence[str]) -> str:
    start = f"fra pkt. {numbers[stay.start]}" if stay.start and stay.start < len(numbers) else ""
    end = f"til og med pkt. {numbers[stay.end - 1]}" if stay.end is not None and 0 < stay.end < len(numbers) else ""
    return " ".join(word for word in (start, end) if word)


def _apart_in_words(apart: Collection[int], numbers: Sequence[str]) -> list[str]:
    if not apart:
        return []
    listed = [numbers[place] for place in apart]
    named = listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} og {listed[-1]}"
    return [f"ikke under pkt. {named} (inhabil)"]
