"""What the composition is reckoned from, KL's letter, and lots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.constitution.actions.beginning import council_of
from tvaers.constitution.models import BindingNumber, BindingNumbers, Board, BoardList, Constitution, Lot
from tvaers.constitution.queries.constitutions import municipalities_in
from tvaers.councils.models import ElectoralList, Municipality
from tvaers.councils.refusals import CannotBeDone


@dataclass(frozen=True)
class NewBoard:
    """A municipal board: the list of its mayor, None while unknown, and the lists with a seat, None for as before."""

    municipality: Municipality
    mayor_list: ElectoralList | None
    lists: Sequence[ElectoralList] | None = None


@action("constitution.tend", council=council_of)
def keep_boards(constitution: Constitution, boards: Iterable[NewBoard], *, by: Actor) -> int:
    """Keeps what municipal boards came to, and tells how many. The mayor's list has a seat. Raises CannotBeDone."""
    ours, kept = {place.pk for place in municipalities_in(constitution, OPERATOR)}, 0
    for given in boards:
        if given.municipality.pk not in ours:
            raise CannotBeDone(_("%(name)s hører ikke til rådet.") % {"name": given.municipality.name})
        row = Board.objects.filter(constitution=constitution, municipality=given.municipality).first()
        row = row or Board(constitution=constitution, municipality=given.municipality)
        if row.pk is None or row.mayor_list != given.mayor_list:
            row.mayor_list = given.mayor_list
            row.save()
        _keep_lists(row, given)
        kept += 1
    return kept


def _keep_lists(board: Board, given: NewBoard) -> None:
    before = {row.list_id: row for row in BoardList.objects.filter(board=board)}
    kept = [row.list for row in before.values()] if given.lists is None else given.lists
    wanted = {row.pk: row for row in kept}
    if given.mayor_list:
        wanted[given.mayor_list.pk] = given.mayor_list
    for key, found in wanted.items():
        if before.pop(key, None) is None:
            BoardList(constitution=board.constitution, board=board, list=found).save()
    for row in before.values():
        row.delete()


@action("constitution.tend", council=council_of)
def keep_binding_numbers(
    constitution: Constitution,
    *,
    size: int,
    dated: date,
    reference: str = "",
    note: str = "",
    supplementary: Mapping[str, int],
    by: Actor,
) -> BindingNumbers:
    """Keeps KL's letter: `supplementary` members by the key of a list. Another letter replaces it."""
    row = BindingNumbers.objects.filter(constitution=constitution).first() or BindingNumbers(constitution=constitution)
    row.size, row.dated, row.reference, row.note = size, dated, reference.strip(), note.strip()
    row.save()
    before = {number.key: number for number in BindingNumber.objects.filter(numbers=row)}
    for key, count in supplementary.items():
        number = before.pop(key, None) or BindingNumber(constitution=constitution, numbers=row, key=key)
        if number.supplementary != count:
            number.supplementary = count
            number.save()
    for number in before.values():
        number.delete()
    return row


@action("constitution.tend", council=council_of)
def draw_lots(
    constitution: Constitution,
    about: str,
    drawn: Sequence[str],
    *,
    drawn_at: datetime,
    drawn_by: str,
    witnesses: str,
    by: Actor,
) -> Lot:
    """Records lots that people drew, the winner's key first. Raises CannotBeDone for fewer than two different lists."""
    if len(drawn) < 2 or len(set(drawn)) < len(drawn):
        raise CannotBeDone(_("Der trækkes lod mellem mindst to forskellige lister."))
    who, seen = " ".join(drawn_by.split()), " ".join(witnesses.split())
    if not who or not seen:
        raise CannotBeDone(_("Skriv, hvem der trak lod, og hvem der var vidner."))
    row = Lot(
        constitution=constitution, about=about, drawn=list(drawn), drawn_at=drawn_at, drawn_by=who, witnesses=seen
    )
    row.save()
    return row


def _council_of_lot(given: Mapping[str, Any]) -> int:
    key: int = given["lot"].constitution.council_id
    return key


@action("constitution.tend", council=_council_of_lot)
def withdraw_lot(lot: Lot, *, by: Actor) -> None:
    """Takes away a draw that was recorded by mistake; the trail keeps it."""
    lot.delete()
