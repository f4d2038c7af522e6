"""A constitution to try things on."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.papers import OPERATOR
from tvaers.constitution.actions import NewCount, NewList, begin_constitution, keep_votes
from tvaers.constitution.models import Constitution
from tvaers.councils.models import Council, Election, ElectoralList, Municipality

CONSTITUTIONS = "/nordjylland/konstituering/"
OVERVIEW = f"{CONSTITUTIONS}kv25/"
NOW = datetime(2025, 11, 19, 8, tzinfo=UTC)


def council(slug: str = "nordjylland") -> Council:
    return Council.objects.get(slug=slug)


def election(code: str = "kv25") -> Election:
    return Election.objects.get(code=code)


def begun(slug: str = "nordjylland", code: str = "kv25") -> Constitution:
    return begin_constitution(council(slug), election(code), by=OPERATOR)


def place(name: str) -> Municipality:
    return Municipality.objects.get(name=name)


def list_called(letter: str, where: str = "", *, code: str = "kv25") -> ElectoralList:
    at = place(where) if where else None
    return ElectoralList.objects.get(letter=letter, municipality=at, election__code=code)


def keep(constitution: Constitution, *counts: NewCount, stage: str = "night") -> None:
    keep_votes(constitution, counts, stage=stage, at=NOW, by=OPERATOR)


def count(name: str, *votes: tuple[ElectoralList | NewList, int], source: str = "fil.csv") -> NewCount:
    return NewCount(place(name), list(votes), source)


def local(letter: str, name: str, where: str) -> NewList:
    return NewList(letter, name, place(where))
