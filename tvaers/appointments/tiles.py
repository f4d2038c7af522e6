"""Where a municipality's tile stands in its council's drawing: a grid laid out roughly by geography, of our own.

It is read from `data/tiles.csv`. A municipality that is not in it, for it is new, has a tile without a place.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Place:
    """A column and a row, both from 1, within the council that the municipality was in when the file was made."""

    column: int
    row: int


@cache
def places_of_tiles() -> Mapping[str, Place]:
    """The place of each municipality's tile, by its code."""
    text = files("tvaers.appointments").joinpath("data", "tiles.csv").read_text(encoding="utf-8")
    return {row["code"]: Place(int(row["column"]), int(row["row"])) for row in csv.DictReader(text.splitlines())}
