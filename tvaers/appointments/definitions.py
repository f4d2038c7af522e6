"""The ready definitions of bodies that come with the program, read from `data/bodies.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

ALL_COUNCILS = "*"
_TEXTS = (
    "legal_basis",
    "appointed_by",
    "secretariat",
    "mandate",
    "note",
    "source",
    "substitutes",
    "gender_rule",
    "gender_rule_words",
    "on_leaving_board",
    "on_leaving_mayoralty",
    "on_leaving_party",
)


@dataclass(frozen=True)
class SeatsDefined:
    """Seats of one kind: how many, and the fields of their kind."""

    name: str
    count: int
    one_for_each_council: bool
    values: Mapping[str, Any]


@dataclass(frozen=True)
class BodyDefined:
    """One body: its key for ever, its councils by address, its period and fields, and its seats."""

    key: str
    name: str
    councils: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    most_times: int | None
    values: Mapping[str, str]
    seats: tuple[SeatsDefined, ...] = field(default=())


@cache
def defined_bodies() -> tuple[BodyDefined, ...]:
    """All bodies of the file, one for each entry of `for_each`."""
    text = files("tvaers.appointments").joinpath("data", "bodies.toml").read_text(encoding="utf-8")
    return tuple(body for table in tomllib.loads(text)["body"] for body in _bodies_of(table))


def _bodies_of(table: Mapping[str, Any]) -> Iterator[BodyDefined]:
    for each in table.get("for_each", [table]):
        names = {"slug": each.get("slug", ""), "name": each.get("name", "")}
        yield BodyDefined(
            key=table["key"].format(**names),
            name=table["name"].format(**names),
            councils=tuple(each.get("councils", ())),
            valid_from=table["from"],
            valid_to=table.get("to"),
            most_times=table.get("most_times"),
            values={name: table[name] for name in _TEXTS if name in table},
            seats=tuple(_seats_of(seats, each.get("counts", {})) for seats in table.get("seats", [])),
        )


def _seats_of(table: Mapping[str, Any], counts: Mapping[str, int]) -> SeatsDefined:
    asked = set(table.get("asks_for", ()))
    by_council = table.get("by_council", True)
    return SeatsDefined(
        name=table["name"],
        count=counts.get(table["name"], table["count"]),
        one_for_each_council=table.get("one_for_each_council", False),
        values={
            "side": table.get("side", "politician"),
            "act": table.get("act", "appoint"),
            "filled_by": table.get("filled_by", "KKR" if by_council else ""),
            "is_filled_by_council": by_council,
            "asks_for_board": "board" in asked,
            "asks_for_mayor": "mayoralty" in asked,
            "asks_for_party": "party" in asked,
            "other_requirements": table.get("other_requirements", ""),
        },
    )
