"""Where rooms above register what can be found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tvaers.search.shape import Searchable

Iterate = Callable[[], Iterator[Searchable]]

_sources: dict[str, Iterate] = {}


def register_source(name: str, iterate: Iterate) -> None:
    """Adds a room's rows to what `reindex` builds from: `iterate()` gives all of them, afresh at each call.

    Raises ValueError when another source has the name.
    """
    if _sources.get(name, iterate) is not iterate:
        raise ValueError(f"Two sources of searchable rows are called {name!r}")
    _sources[name] = iterate


def searchables() -> Iterator[Searchable]:
    """Every row of every registered source."""
    for iterate in _sources.values():
        yield from iterate()
