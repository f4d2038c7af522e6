"""The votes of municipalities kept, and local lists joined in cooperations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.constitution.actions.beginning import council_of
from tvaers.constitution.models import Constitution, CooperationList, ListCooperation, ListVotes, MunicipalCount
from tvaers.constitution.queries.constitutions import municipalities_in
from tvaers.councils.actions import name_list
from tvaers.councils.models import ElectoralList, Municipality
from tvaers.councils.refusals import CannotBeDone

_CODE = re.compile(r"[A-ZÆØÅ0-9]{2,10}")


@dataclass(frozen=True)
class NewList:
    """A list that the register does not have: a local one of the municipality, or for None one of all the country."""

    letter: str
    name: str
    municipality: Municipality | None


@dataclass(frozen=True)
class NewCount:
    """The votes of each list in one municipality, and where they come from."""

    municipality: Municipality
    votes: Sequence[tuple[ElectoralList | NewList, int]]
    source: str


@action("constitution.tend", council=council_of)
def keep_votes(
    constitution: Constitution, counts: Iterable[NewCount], *, stage: str, at: datetime, by: Actor
) -> list[MunicipalCount]:
    """Keeps the votes of municipalities; those that were kept of them before are replaced, and the trail has them.

    Raises CannotBeDone for a municipality of another council, one that comes twice, and a list that comes twice in one.
    """
    ours = {place.pk for place in municipalities_in(constitution, OPERATOR)}
    named: dict[NewList, ElectoralList] = {}
    kept: list[MunicipalCount] = []
    for count in counts:
        if count.municipality.pk not in ours:
            raise CannotBeDone(_("%(name)s hører ikke til rådet.") % {"name": count.municipality.name})
        if any(row.municipality_id == count.municipality.pk for row in kept):
            raise CannotBeDone(_("%(name)s kommer to gange.") % {"name": count.municipality.name})
        votes = _named(constitution, count, named, by)
        kept.append(_count(constitution, count, stage, at))
        _replace(kept[-1], votes)
    return kept


def _named(
    constitution: Constitution, count: NewCount, named: dict[NewList, ElectoralList], by: Actor
) -> dict[ElectoralList, int]:
    votes: dict[ElectoralList, int] = {}
    for given, number in count.votes:
        if isinstance(given, NewList):
            if given not in named:
                place, election = given.municipality, constitution.election
                named[given] = name_list(constitution.council, election, given.letter, given.name, place, by=by)
            row = named[given]
        else:
            row = given
        if row in votes:
            where = {"list": str(row), "name": count.municipality.name}
            raise CannotBeDone(_("%(list)s kommer to gange i %(name)s.") % where)
        votes[row] = number
    return votes


def _count(constitution: Constitution, count: NewCount, stage: str, at: datetime) -> MunicipalCount:
    row = MunicipalCount.objects.filter(election=constitution.election, municipality=count.municipality).first()
    row = row or MunicipalCount(election=constitution.election, municipality=count.municipality)
    row.stage, row.source, row.counted_at = stage, count.source, at
    row.save()
    return row


def _replace(count: MunicipalCount, votes: dict[ElectoralList, int]) -> None:
    before = {row.list_id: row for row in ListVotes.objects.filter(count=count)}
    for found, number in votes.items():
        row = before.pop(found.pk, None) or ListVotes(count=count, list=found)
        if row.votes != number:
            row.votes = number
            row.save()
    for row in before.values():
        row.delete()


@action("constitution.tend", council=council_of)
def begin_cooperation(
    constitution: Constitution, *, code: str, name: str, lists: Sequence[ElectoralList], by: Actor
) -> ListCooperation:
    """A cooperation of local lists. Raises CannotBeDone for a code that is no code or is taken, and for its lists."""
    sign, words = code.strip().upper(), " ".join(name.split())
    if not _CODE.fullmatch(sign):
        raise CannotBeDone(_("Koden skal være 2 til 10 bogstaver eller tal."))
    if ElectoralList.objects.filter(election=constitution.election, letter=sign).exists():
        raise CannotBeDone(_("Koden er en listes bogstav. Vælg en anden."))
    if ListCooperation.objects.filter(constitution=constitution, code=sign).exists():
        raise CannotBeDone(_("Koden er taget af et andet listesamarbejde."))
    row = ListCooperation(constitution=constitution, code=sign, name=words)
    row.save()
    _join(row, lists)
    return row


def _council_of_cooperation(given: Mapping[str, Any]) -> int:
    key: int = given["cooperation"].constitution.council_id
    return key


@action("constitution.tend", council=_council_of_cooperation)
def change_cooperation(cooperation: ListCooperation, *, name: str, lists: Sequence[ElectoralList], by: Actor) -> None:
    """What a cooperation is called and which lists take part. Raises CannotBeDone for its lists."""
    words = " ".join(name.split())
    if cooperation.name != words:
        cooperation.name = words
        cooperation.save()
    _join(cooperation, lists)


@action("constitution.tend", council=_council_of_cooperation)
def end_cooperation(cooperation: ListCooperation, *, by: Actor) -> None:
    """Takes a cooperation away: each list counts by itself again."""
    for row in CooperationList.objects.filter(cooperation=cooperation):
        row.delete()
    cooperation.delete()


def _join(cooperation: ListCooperation, lists: Sequence[ElectoralList]) -> None:
    if any(row.municipality_id is None for row in lists):
        raise CannotBeDone(_("Kun lokale lister kan være i et listesamarbejde."))
    wanted = {row.pk: row for row in lists}
    elsewhere = CooperationList.objects.filter(constitution=cooperation.constitution, list__in=wanted)
    taken = elsewhere.exclude(cooperation=cooperation).select_related("list").first()
    if taken:
        raise CannotBeDone(_("%(list)s er i et andet listesamarbejde.") % {"list": taken.list})
    for row in CooperationList.objects.filter(cooperation=cooperation):
        if wanted.pop(row.list_id, None) is None:
            row.delete()
    for found in wanted.values():
        CooperationList(constitution=cooperation.constitution, cooperation=cooperation, list=found).save()
