"""The ready cooperations that come with the program, read from `data/cooperations.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

_ROLES = {
    "members": "member",
    "operator": "operator",
    "anchor": "anchor",
    "chair": "chair",
    "lead_partner": "lead-partner",
}
"""The lists of the file, and the role that a municipality in each has."""


@dataclass(frozen=True)
class CooperationDefined:
    """One cooperation: its key for ever, its first day, where it is told of, and (municipality, role) for each."""

    key: str
    name: str
    valid_from: date
    note: str
    source: str
    parts: tuple[tuple[str, str], ...]


@cache
def defined_cooperations() -> tuple[CooperationDefined, ...]:
    """All cooperations of the file."""
    text = files("tvaers.appointments").joinpath("data", "cooperations.toml").read_text(encoding="utf-8")
    return tuple(
        CooperationDefined(
            key=table["key"],
            name=table["name"],
            valid_from=table["from"],
            note=table["note"],
            source=table["source"],
            parts=tuple((name, role) for listed, role in _ROLES.items() for name in table.get(listed, ())),
        )
        for table in tomllib.loads(text)["cooperation"]
    )
