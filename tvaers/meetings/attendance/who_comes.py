"""Who is expected in each seat of a meeting, as far as it was answered: what the page and its counts derive from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from tvaers.councils.exporting import harmless
from tvaers.meetings.attendance.substitute_letters import address_of
from tvaers.meetings.models import Invitee

_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as something else."""


class Expected(StrEnum):
    """How it stands with a seat."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    ASKED = "asked"
    """The member stays away, and the substitute has not answered."""
    UNANSWERED = "unanswered"
    EMPTY = "empty"


@dataclass(frozen=True)
class MemberSeat:
    """A member's seat, with who was asked or put in to sit there."""

    member: Invitee
    substitutes: tuple[Invitee, ...] = ()

    @property
    def expected(self) -> Expected:
        """Who is expected in it."""
        if self.member.answer == Invitee.Answer.COMES:
            return Expected.MEMBER
        if self.member.answer == Invitee.Answer.NONE:
            return Expected.UNANSWERED
        answers = {substitute.answer for substitute in self.substitutes}
        if Invitee.Answer.COMES in answers:
            return Expected.SUBSTITUTE
        return Expected.ASKED if Invitee.Answer.NONE in answers else Expected.EMPTY

    @property
    def unreachable(self) -> tuple[Invitee, ...]:
        """The substitutes who could not be asked: no letter reaches them."""
        waiting = (row for row in self.substitutes if row.answer == Invitee.Answer.NONE)
        return tuple(row for row in waiting if not address_of(row))


@dataclass(frozen=True)
class Coming:
    """All seats of a meeting, its guests, and who signed up besides."""

    seats: tuple[MemberSeat, ...]
    guests: tuple[Invitee, ...]
    signed_up: tuple[Invitee, ...] = ()
    """Those who signed up for a theme meeting. They fill no seat."""

    def count(self, *states: Expected) -> int:
        """How many seats stand so."""
        return sum(seat.expected in states for seat in self.seats)

    @property
    def filled(self) -> int:
        """How many seats someone is expected in."""
        return self.count(Expected.MEMBER, Expected.SUBSTITUTE)

    @property
    def members_coming(self) -> int:
        """How many members come themselves; with those who stay away and those who have not answered, it is all."""
        return self.count(Expected.MEMBER)

    @property
    def substitutes_coming(self) -> int:
        """How many come for a member."""
        return self.count(Expected.SUBSTITUTE)

    @property
    def members_silent(self) -> int:
        """How many members have not answered."""
        return self.count(Expected.UNANSWERED)

    @property
    def count_signed_up(self) -> int:
        """How many of those who signed up still come."""
        return sum(row.answer == Invitee.Answer.COMES for row in self.signed_up)

    @property
    def apologies(self) -> int:
        """How many members stay away."""
        return sum(seat.member.answer == Invitee.Answer.APOLOGY for seat in self.seats)

    @property
    def unanswered(self) -> int:
        """How many seats wait for an answer: the member's or the substitute's."""
        return self.count(Expected.UNANSWERED, Expected.ASKED)

    @property
    def empty(self) -> int:
        """How many seats nobody is expected in."""
        return self.count(Expected.EMPTY)


FILTERS: dict[str, frozenset[Expected]] = {
    "kommer": frozenset({Expected.MEMBER, Expected.SUBSTITUTE}),
    "afbud": frozenset({Expected.SUBSTITUTE, Expected.ASKED, Expected.EMPTY}),
    "mangler": frozenset({Expected.UNANSWERED, Expected.ASKED}),
    "tomme": frozenset({Expected.EMPTY}),
}
"""What can be chosen to see, by how it stands in the address."""


def coming(invitees: Sequence[Invitee]) -> Coming:
    """The seats and guests of those expected, in their order."""
    members = [row for row in invitees if row.part == Invitee.Part.MEMBER]
    seats = (MemberSeat(row, tuple(other for other in invitees if other.sits_for_id == row.pk)) for row in members)
    signed_up = tuple(row for row in invitees if row.part == Invitee.Part.SIGNED_UP)
    return Coming(tuple(seats), tuple(row for row in invitees if row.part == Invitee.Part.GUEST), signed_up)


def seats_shown(seats: Iterable[MemberSeat], chosen: str) -> list[MemberSeat]:
    """The seats that stand as chosen; all when nothing known is chosen."""
    states = FILTERS.get(chosen)
    return [seat for seat in seats if states is None or seat.expected in states]


def coming_csv(invitees: Iterable[Invitee]) -> str:
    """Those expected as a file for spreadsheets, without why they stay away and where they are reached."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("Navn"), _("Parti"), _("Kommune"), _("Indkaldt som"), _("I stedet for"), _("Svar")])
    for row in invitees:
        place = row.municipality.name if row.municipality else row.organisation
        instead = row.sits_for.name if row.sits_for else ""
        cells = [row.name, row.party, place, row.get_part_display(), instead, row.get_answer_display()]
        writer.writerow([harmless(str(cell)) for cell in cells])
    return _BYTE_ORDER_MARK + output.getvalue()
