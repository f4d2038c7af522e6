"""Where rooms above hang something in on the cycle of a meeting: beside an item, in its decision, before minutes go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest

    from tvaers.document.phrasing import Sentence
    from tvaers.meetings.cycle.stages import Missing
    from tvaers.meetings.models import DraftItem, Meeting


@dataclass(frozen=True)
class Panel:
    """A part of the page of an item, for those who work on it: its template, and what that shows as `panel`."""

    template: str
    shown: Mapping[str, Any] = field(default_factory=dict)


ItemPanel = Callable[["HttpRequest", "DraftItem"], "Panel | None"]
ReadySentences = Callable[[Collection[int]], "Mapping[int, Sequence[Sentence]]"]
LacksOfMinutes = Callable[["Meeting"], "Sequence[Missing]"]

_panels: list[ItemPanel] = []
_sentences: list[ReadySentences] = []
_lacks: list[LacksOfMinutes] = []


def register_item_panel(panel: ItemPanel) -> None:
    """Adds a panel to the page of an item; `panel(request, item)` is None where it has nothing to show."""
    if panel not in _panels:
        _panels.append(panel)


def item_panels(request: HttpRequest, item: DraftItem) -> list[Panel]:
    """What the rooms above show beside the item, to the one who asks."""
    found = (panel(request, item) for panel in _panels)
    return [panel for panel in found if panel is not None]


def register_ready_sentences(provider: ReadySentences) -> None:
    """Adds decisions that can be put in by one click; `provider(items)` has them by the keys of items."""
    if provider not in _sentences:
        _sentences.append(provider)


def ready_sentences(items: Collection[int]) -> dict[int, list[Sentence]]:
    """The decisions that rooms above have ready, by item."""
    found: dict[int, list[Sentence]] = {}
    for provider in _sentences:
        for item, sentences in provider(items).items():
            found.setdefault(item, []).extend(sentences)
    return found


def register_lacks_of_minutes(provider: LacksOfMinutes) -> None:
    """Adds what is worth a look before minutes are sent."""
    if provider not in _lacks:
        _lacks.append(provider)


def lacks_of_minutes(meeting: Meeting) -> list[Missing]:
    """What the rooms above still wait for, before the meeting's minutes are sent."""
    return [entry for provider in _lacks for entry in provider(meeting)]
