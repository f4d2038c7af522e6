"""Where rooms above say what the letters they post are about, so that the outbox can be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tvaers.access.visibility import Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


@dataclass(frozen=True)
class Matter:
    """What a letter is about, for a viewer who may know: what it is called, and its page."""

    title: str
    address: str


Teller = Callable[[Collection[int], Viewer], Mapping[int, Matter]]

_timed: list[Callable[[], None]] = []
_kinds: dict[str, StrOrPromise] = {}
_tellers: dict[str, Teller] = {}


def register_timed(post_what_is_due: Callable[[], None]) -> None:
    """Lets a room post by itself what its day has come for; asked at every delivery, so it must post each only once."""
    _timed.append(post_what_is_due)


def timed() -> Iterable[Callable[[], None]]:
    """What rooms post by themselves."""
    return tuple(_timed)


def register_kinds(words: Mapping[str, StrOrPromise]) -> None:
    """Says what each kind of letter ("agenda-sent") is called."""
    _kinds.update(words)


def kind_in_words(kind: str) -> str:
    """What a kind of letter is called; its code when no room said."""
    return str(_kinds.get(kind, kind))


def register_matters(label: str, teller: Teller) -> None:
    """Tells of rows of a model ("meetings.Laying") that letters are about: `teller(keys, viewer)`, by key.

    Rows that the viewer does not see are left out.
    """
    _tellers[label] = teller


def told_matters(names: Iterable[str], viewer: Viewer) -> dict[str, Matter]:
    """What the rows with these names ("meetings.Laying:12") are, by name, of those that the viewer sees."""
    keys: dict[str, set[int]] = defaultdict(set)
    for name in names:
        label, _, key = name.partition(":")
        if label in _tellers and key.isdecimal():
            keys[label].add(int(key))
    return {
        f"{label}:{key}": matter
        for label, of_label in keys.items()
        for key, matter in _tellers[label](of_label, viewer).items()
    }
