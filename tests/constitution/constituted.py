"""A constitution to try things on."""

from __future__ import annotations

from tests.papers import OPERATOR
from tvaers.constitution.actions import begin_constitution
from tvaers.constitution.models import Constitution
from tvaers.councils.models import Council, Election, ElectoralList, Municipality

CONSTITUTIONS = "/nordjylland/konstituering/"
OVERVIEW = f"{CONSTITUTIONS}kv25/"


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
