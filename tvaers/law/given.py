"""Reading what a calculation is given: one JSON object, each key of its type, and no other keys.

Every refusal is one Danish line that names the key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from tvaers.law.wording import listed, shown

Given = Mapping[str, object]
MOST = 10**15
"""No count that these rules meet is as large; beyond it, somebody leant on a key."""

PART = re.compile(r"(0|1)(\.[0-9]{1,9})?", re.ASCII)
T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


class NotOfTheForm(ValueError):
    """The input is not what the calculation takes; the message is one Danish line for the user."""


def read_object(data: bytes, keys: Collection[str]) -> Given:
    """The one JSON object in `data`, UTF-8 with or without a byte order mark, with keys among `keys`, each once."""
    try:
        given = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_each_key_once)
    except NotOfTheForm:
        raise
    except (ValueError, RecursionError) as error:
        raise NotOfTheForm("Det er ikke JSON: der skal stå ét objekt i { og }, skrevet i UTF-8.") from error
    if not isinstance(given, dict):
        raise NotOfTheForm("Der skal stå ét JSON-objekt i { og }.")
    for key in given:
        if key not in keys:
            raise NotOfTheForm(f"»{shown(key)}« kendes ikke. Nøglerne er {', '.join(keys)}.")
    return given


def read_day(given: Given, key: str) -> date:
    """The day under a key that must be there, written as 2022-01-21."""
    return _day(_there(given, key), key)


def read_optional_day(given: Given, key: str) -> date | None:
    """The day under a key that must be there, or None when null is."""
    return None if _there(given, key) is None else read_day(given, key)


def read_days(given: Given, key: str) -> frozenset[date]:
    """The days in the list under a key; none when it is left out."""
    listed = given.get(key, [])
    if not isinstance(listed, list):
        raise NotOfTheForm(f'»{key}« skal være en liste af dage: ["2025-06-05"].')
    return frozenset(_day(each, key) for each in listed)


def read_count(given: Given, key: str, *, most: int = MOST) -> int:
    """The whole number, 0 to `most`, under a key that must be there."""
    return _count(_there(given, key), f"»{key}«", most)


def read_optional_count(given: Given, key: str, *, most: int = MOST) -> int | None:
    """The whole number, 0 to `most`, under a key; None when it is left out or null."""
    return None if given.get(key) is None else read_count(given, key, most=most)


def read_whole(given: Given, key: str) -> int:
    """The whole number, also below 0, under a key that must be there."""
    value = _there(given, key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotOfTheForm(f"»{key}« skal være et helt tal.")
    if abs(value) > MOST:
        raise NotOfTheForm(f"»{key}« er for stort: højst {MOST}.")
    return value


def read_part(given: Given, key: str) -> Fraction:
    """The part of the whole, 0 to 1, written as text with a decimal point, under a key that must be there."""
    value = _there(given, key)
    part = Fraction(value) if isinstance(value, str) and PART.fullmatch(value) else None
    if part is None or part > 1:
        raise NotOfTheForm(f'»{key}« skal være fra 0 til 1, skrevet som tekst: "0.8".')
    return part


def read_name(given: Given, key: str) -> str:
    """The name or code under a key that must be there."""
    return _name(_there(given, key), key)


def read_text(given: Given, key: str) -> str:
    """The text, which may be empty, under a key that must be there."""
    value = _there(given, key)
    if not isinstance(value, str) or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise NotOfTheForm(f"»{key}« skal være tekst.")
    return value


def read_counts(given: Given, key: str, *, of: str, most: int = MOST) -> dict[str, int]:
    """A count, 0 to `most`, for each name in the object under a key that must be there; `of` is what has the names."""
    value = _there(given, key)
    if not isinstance(value, dict):
        raise NotOfTheForm(f'»{key}« skal have et helt tal for hver {of}: {{"A": 12}}.')
    return {_name(name, key): _count(each, f"»{key}«: {shown(name)}", most) for name, each in value.items()}


def read_names(given: Given, key: str) -> tuple[str, ...]:
    """The names in the list under a key that must be there."""
    return _names(_there(given, key), key)


def read_groups(given: Given, key: str) -> tuple[tuple[str, ...], ...]:
    """The lists of names in the list under a key that must be there, none of them empty."""
    value = _there(given, key)
    groups = tuple(_names(each, key) for each in value) if isinstance(value, list) else ()
    if not isinstance(value, list) or not all(groups):
        raise NotOfTheForm(f'»{key}« skal være en liste af lister med navne: [["A", "F"]].')
    return groups


def read_choice(given: Given, key: str, choices: type[Choice]) -> Choice:
    """One of the choices, under a key that must be there."""
    value = _there(given, key)
    if not isinstance(value, str) or value not in list(choices):
        raise NotOfTheForm(f"»{key}« skal være én af {listed([f'»{choice}«' for choice in choices])}.")
    return choices(value)


def read_each(given: Given, key: str, keys: Collection[str], read: Callable[[Given], T]) -> list[T]:
    """What `read` makes of each object in the list under a key that must be there; an object has no other keys."""
    found = []
    for number, each in enumerate(read_list(given, key), start=1):
        try:
            found.append(read(_object(each, keys)))
        except NotOfTheForm as refusal:
            raise NotOfTheForm(f"»{key}« nr. {number}: {refusal}") from refusal
    return found


def read_list(given: Given, key: str) -> list[object]:
    """The list under a key that must be there, whatever is in it."""
    value = _there(given, key)
    if not isinstance(value, list):
        raise NotOfTheForm(f"»{key}« skal være en liste.")
    return value


def read_yes_or_no(given: Given, key: str, *, default: bool) -> bool:
    """True or false under a key, or the default when it is left out."""
    value = given.get(key, default)
    if not isinstance(value, bool):
        raise NotOfTheForm(f"»{key}« skal være true eller false.")
    return value


def _there(given: Given, key: str) -> object:
    if key not in given:
        raise NotOfTheForm(f"»{key}« mangler.")
    return given[key]


def _object(value: object, keys: Collection[str]) -> Given:
    if not isinstance(value, dict):
        raise NotOfTheForm(f"det skal være et objekt med {listed([f'»{key}«' for key in keys])}.")
    for key in value:
        if key not in keys:
            raise NotOfTheForm(f"»{shown(key)}« kendes ikke.")
    return value


def _count(value: object, where: str, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise NotOfTheForm(f"{where} skal være et helt tal, 0 eller mere.")
    if value > most:
        raise NotOfTheForm(f"{where} er for stort: højst {most}.")
    return value


def _names(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise NotOfTheForm(f'»{key}« skal være en liste af navne: ["A", "V"].')
    return tuple(_name(each, key) for each in value)


def _name(value: object, key: str) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise NotOfTheForm(f"»{key}«: et navn eller en kode skal være tekst, som kan ses.")
    return value


def _day(value: object, key: str) -> date:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    # The standard library also reads "20220121" and "2022-W03-5".
    if day is None or day.isoformat() != value:
        raise NotOfTheForm(f"»{key}« skal være en dag, der findes, skrevet som 2022-01-21.")
    return day


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise NotOfTheForm(f"»{shown(key)}« står der to gange.")
        found[key] = value
    return found
