"""Names that come in for a constitution."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.constitution.constituted import council
from tests.papers import OPERATOR
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.constitution.actions.arrivals import Named, keep_arrival
from tvaers.constitution.models import Arrival, Constitution
from tvaers.councils.actions.members import add_member
from tvaers.councils.models import Membership, Municipality

ON = date(2025, 12, 16)
FIRST, AFTER = date(2026, 1, 1), date(2030, 1, 1)
OLD = date(2022, 1, 1)


def place(name: str = "Rebild") -> Municipality:
    return Municipality.objects.get(name=name)


def mayor(constitution: Constitution, name: str, municipality: str = "Rebild", **values: Any) -> Arrival:
    named = Named("mayor", name, place(municipality), **({"party": "V"} | values))
    return keep_arrival(constitution, named, on=ON, by=OPERATOR)


def supplementary(constitution: Constitution, name: str, municipality: str = "Rebild", **values: Any) -> Arrival:
    named = Named("supplementary", name, place(municipality), **({"party": "A"} | values))
    return keep_arrival(constitution, named, on=ON, by=OPERATOR)


def old_member(name: str, municipality: str = "Rebild", **values: Any) -> Membership:
    given = {"name": name, "municipality": place(municipality), "party": "V", "valid_from": OLD}
    return add_member(council(), **(given | values), by=OPERATOR)


def as_actor(account: Account) -> Actor:
    return Actor.of_account(account)
