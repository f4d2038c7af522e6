"""Reading what a calculation is given: one JSON object, each key of its type, and no other keys.

Every refusal is one Danish line that names the key.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date

Given = Mapping[str, object]
LONGEST_SHOWN = 60


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
            raise NotOfTheForm(f"»{_shown(key)}« kendes ikke. Nøglerne er {', '.join(keys)}.")
    return given


def read_day(given: Given, key: str) -> date:
    """The day under a key that must be there, written as 2022-01-21."""
    return _day(_there(given, key), key)


def read_days(given: Given, key: str) -> frozenset[date]:
    """The days in the list under a key; none when it is left out."""
    listed = given.get(key, [])
    if not isinstance(listed, list):
        raise NotOfTheForm(f'»{key}« skal være en liste af dage: ["2025-06-05"].')
    return frozenset(_day(each, key) for each in listed)


def read_count(given: Given, key: str) -> int:
    """The whole number, 0 or more, under a key that must be there."""
    value = _there(given, key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise NotOfTheForm(f"»{key}« skal være et helt tal, 0 eller mere.")
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
            raise NotOfTheForm(f"»{_shown(key)}« står der to gange.")
        found[key] = value
    return found


def _shown(key: str) -> str:
    """A key of somebody else's making, as it can stand in one line."""
    return "".join(sign if sign.isprintable() else "?" for sign in key[:LONGEST_SHOWN])
