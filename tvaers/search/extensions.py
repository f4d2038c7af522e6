"""Where rooms above register what can be found, and who is kept from what a role would let them find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tvaers.access.visibility import Viewer
from tvaers.search.shape import Searchable

Iterate = Callable[[], Iterator[Searchable]]

KeptFrom = Callable[[Viewer], Iterable[str]]

_kept_from: list[KeptFrom] = []
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


def register_kept_from(provider: KeptFrom) -> None:
    """Adds a source of exclusions: `provider(viewer)` gives the ties of rows that it finds as the public does."""
    if provider not in _kept_from:
        _kept_from.append(provider)


def kept_from(viewer: Viewer) -> frozenset[str]:
    """The ties of the rows that the viewer is excluded from, of all sources."""
    return frozenset(tie for provider in _kept_from for tie in provider(viewer))
