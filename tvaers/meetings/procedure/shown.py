"""A written procedure as the secretariat's pages show it: the grid of seats and items, and what would be recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tvaers.meetings.models import DraftItem, Invitee, ProcedureAnswer
from tvaers.meetings.procedure.actions import record_of
from tvaers.meetings.procedure.outcome import Choice, Result, Tally
from tvaers.meetings.procedure.queries import Procedure
from tvaers.meetings.procedure.words import Recorded


@dataclass(frozen=True)
class Cell:
    """What a seat answered to an item: `answer` is None while it is missing, and `is_asked` False for who is apart."""

    item: DraftItem
    answer: ProcedureAnswer | None
    is_asked: bool

    @property
    def is_noted(self) -> bool:
        """Whether the secretariat noted it for them."""
        person = self.answer.invitee.person if self.answer else None
        return self.answer is not None and (person is None or person.account_id != self.answer.account_id)


@dataclass(frozen=True)
class Row:
    """A seat: its member, who sits for them, and what was answered to each item."""

    member: Invitee
    substitutes: tuple[Invitee, ...]
    cells: tuple[Cell, ...]
    is_missing: bool


@dataclass(frozen=True)
class ShownTally:
    """An item with how it stands, and what the answers come to."""

    item: DraftItem
    standing: Tally
    result: Result

    @property
    def title(self) -> str:
        """As it was sent."""
        return title_of(self.item)

    @property
    def yes(self) -> int:
        """How many said yes."""
        return self.standing.count(Choice.YES)

    @property
    def no(self) -> int:
        """How many said no."""
        return self.standing.count(Choice.NO)

    @property
    def wishes(self) -> int:
        """How many want to discuss it."""
        return self.standing.count(Choice.DISCUSS)

    @property
    def result_in_words(self) -> str:
        """What the answers come to, for the page."""
        return in_words(self.result)


@dataclass(frozen=True)
class Option:
    """One thing that can be recorded of an item."""

    result: Result
    name: str
    recorded: Recorded
    is_proposed: bool


@dataclass(frozen=True)
class Preview:
    """What can be recorded of an item, what is proposed among it."""

    item: DraftItem
    title: str
    options: tuple[Option, ...]


def rows_of(procedure: Procedure) -> list[Row]:
    """The seats by name, each with its answers."""
    missing = procedure.missing
    counted = {
        (given.seat, item): procedure.rows[given]
        for item, standing in procedure.tallies.items()
        for given in standing.counted
    }
    return [
        Row(
            member,
            tuple(row for row in procedure.substitutes if row.sits_for_id == member.pk),
            tuple(_cells(member, procedure, counted)),
            member.pk in missing,
        )
        for member in procedure.members
    ]


def tallies_shown(procedure: Procedure) -> list[ShownTally]:
    """The items that are asked, by number."""
    return [
        ShownTally(item, procedure.tallies[item.pk], procedure.result(item))
        for item in procedure.items
        if item.pk in procedure.tallies
    ]


def previews_of(procedure: Procedure) -> list[Preview]:
    """What can be recorded of each item that is asked: that it is adopted or not, or comes to a meeting."""
    return [
        Preview(item, title_of(item), tuple(_options(procedure, item)))
        for item in procedure.items
        if item.pk in procedure.tallies
    ]


def title_of(item: DraftItem) -> str:
    """The item's title as it was sent."""
    return " ".join(item.sent_version.title.split()) if item.sent_version else ""


def in_words(outcome: Result) -> str:
    """The outcome, for a page."""
    words = {
        Result.OPEN: _("Åbent"),
        Result.ADOPTED: _("Vedtaget"),
        Result.WITH_RESERVATIONS: _("Vedtaget, med forbehold noteret"),
        Result.NOT_ADOPTED: _("Ikke vedtaget"),
        Result.TO_MEETING: _("Tages op på et møde"),
    }
    return words[outcome]


def _options(procedure: Procedure, item: DraftItem) -> Iterable[Option]:
    proposed = procedure.proposal(item)
    adopted = proposed if proposed.is_adopted else Result.WITH_RESERVATIONS
    for outcome in (adopted, Result.NOT_ADOPTED, Result.TO_MEETING):
        yield Option(outcome, in_words(outcome), record_of(procedure, item, outcome), outcome is proposed)


def _cells(member: Invitee, procedure: Procedure, counted: dict[tuple[int, int], ProcedureAnswer]) -> Iterable[Cell]:
    for item in procedure.items:
        if item.pk in procedure.tallies:
            is_asked = member.pk in procedure.tallies[item.pk].asked
            yield Cell(item, counted.get((member.pk, item.pk)), is_asked)
