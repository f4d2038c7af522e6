"""Denmark's municipalities and party letters, from data files: what names mean, and which are known.

The files hold the state of 2025 with older spellings as aliases. The database (`councils`) is loaded from them
and then carries the periods; reading a document needs the names only.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class MunicipalityEntry:
    """One row of `municipalities.csv`: `code` is four digits, `name` the short name, `council` as "KKR Nordjylland"."""

    code: str
    name: str
    official_name: str
    region: str
    council: str
    aliases: tuple[str, ...]

    def spellings(self) -> tuple[str, ...]:
        """Every way the municipality's name is written, short name first."""
        return tuple(dict.fromkeys((self.name, *self.aliases, self.official_name, f"{self.name} Kommune")))


@dataclass(frozen=True)
class PartyEntry:
    """One row of `parties.csv`: `letter` at the municipal elections named in `elections` ("kv21")."""

    letter: str
    name: str
    abbreviation: str
    scope: str
    elections: tuple[str, ...]


@dataclass(frozen=True)
class RegionEntry:
    """One row of `regions.csv`: valid from a day up to but not including `valid_to` (None: still)."""

    code: str
    name: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class ElectionEntry:
    """One row of `elections.csv`: a municipal election and the term it began, half-open."""

    code: str
    held_on: date
    term_from: date
    term_to: date


@cache
def regions() -> tuple[RegionEntry, ...]:
    """The regions since 2007; Hovedstaden and Sjælland merge into Østdanmark on 1 January 2027 (bill L 214)."""
    return tuple(
        RegionEntry(
            code=row["code"],
            name=row["name"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        )
        for row in _rows("regions.csv")
    )


@cache
def elections() -> tuple[ElectionEntry, ...]:
    """The municipal elections since the KKRs began, with the terms they started."""
    return tuple(
        ElectionEntry(
            code=row["code"],
            held_on=date.fromisoformat(row["held_on"]),
            term_from=date.fromisoformat(row["term_from"]),
            term_to=date.fromisoformat(row["term_to"]),
        )
        for row in _rows("elections.csv")
    )


@cache
def municipalities() -> tuple[MunicipalityEntry, ...]:
    """The 98 municipalities, by code."""
    return tuple(
        MunicipalityEntry(
            code=row["code"],
            name=row["name"],
            official_name=row["official_name"],
            region=row["region"],
            council=row["kkr"],
            aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
        )
        for row in _rows("municipalities.csv")
    )


@cache
def parties() -> tuple[PartyEntry, ...]:
    """The party letters of the municipal elections of 2017, 2021 and 2025 (local lists have no row of their own)."""
    return tuple(
        PartyEntry(
            letter=row["letter"],
            name=row["name"],
            abbreviation=row["common_abbreviation"],
            scope=row["scope"],
            elections=tuple(election for election in ("kv17", "kv21", "kv25") if "x" in row[election]),
        )
        for row in _rows("parties.csv")
        if len(row["letter"]) == 1
    )


@cache
def council_names() -> tuple[str, ...]:
    """The KKRs' names, as "KKR Nordjylland"."""
    return tuple(dict.fromkeys(entry.council for entry in municipalities()))


def municipality_named(text: str) -> MunicipalityEntry | None:
    """The municipality that `text` names in any known spelling, with or without "Kommune"; None when unknown."""
    return _by_spelling().get(_folded(text))


@cache
def _by_spelling() -> dict[str, MunicipalityEntry]:
    return {_folded(spelling): entry for entry in municipalities() for spelling in entry.spellings()}


def _folded(text: str) -> str:
    words = text.replace("-", " ").replace("\N{NO-BREAK SPACE}", " ").lower().split()
    return " ".join(word for word in words if word != "kommune")


def _rows(filename: str) -> list[dict[str, str]]:
    text = files("tvaers.danish").joinpath("data", filename).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
