"""The shapes in which rows come in and results go out. The room knows rows by these, not by model."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class FacetKind(StrEnum):
    """What results can be narrowed by; the values are the names of the parameters in the address."""

    COUNCIL = "council"
    YEAR = "year"
    STAGE = "stage"
    ACT = "act"
    PERSON = "person"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True)
class Searchable:
    """One row that can be found: an item of a meeting, or whatever a room above registers.

    `key` names the row for ever ("item:nordjylland/2025-02-07/2.1"). `path` is its Danish address without language
    prefix ("/nordjylland/moeder/2025-02-07/2.1/"). Texts may be CommonMark; marks are taken away. `acts` are the
    codes of `document.model.Act`, `persons` names, `municipalities` short names ("Hjørring").

    A row that is not public is found by those who have `sight` (a value of `access.roles.Sight`) in the council with
    the key `scope`; one that was sent, by the guests of the meeting with the key `occasion` too. Of a row with
    something closed in it there are two variants with one `tie`: the fuller `is_closed`, and the other `has_fuller`.
    Nobody finds both.
    """

    key: str
    council: str
    council_name: str
    day: date
    stage: str
    number: str
    title: str
    path: str
    decision: str = ""
    body: str = ""
    case_number: str = ""
    acts: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    is_public: bool = True
    sight: str = ""
    scope: int | None = None
    occasion: int | None = None
    is_closed: bool = False
    has_fuller: bool = False
    tie: str = ""


@dataclass(frozen=True)
class Filters:
    """The chosen values of each facet: any of one kind's values, and all kinds."""

    chosen: dict[FacetKind, tuple[str, ...]] = field(default_factory=dict)

    def of(self, kind: FacetKind) -> tuple[str, ...]:
        """The values chosen of one kind."""
        return self.chosen.get(kind, ())

    def without(self, kind: FacetKind) -> Filters:
        """The filters of all other kinds."""
        return Filters({other: values for other, values in self.chosen.items() if other != kind})

    def __bool__(self) -> bool:
        return any(self.chosen.values())


@dataclass(frozen=True)
class Segment:
    """A piece of text that is shown; `is_match` when it is one of the words sought."""

    text: str
    is_match: bool


@dataclass(frozen=True)
class Hit:
    """One found row, as it is shown."""

    key: str
    council: str
    council_name: str
    day: date
    stage: str
    number: str
    title: str
    path: str
    title_segments: tuple[Segment, ...]
    excerpt_segments: tuple[Segment, ...]
    is_public: bool

    @property
    def excerpt(self) -> str:
        """The excerpt as plain text."""
        return "".join(segment.text for segment in self.excerpt_segments)


@dataclass(frozen=True)
class FacetCount:
    """How many results have one value of a facet."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class FacetGroup:
    """The values of one kind among the results; `more` is how many further values are not listed."""

    kind: FacetKind
    counts: tuple[FacetCount, ...]
    more: int = 0


@dataclass(frozen=True)
class Results:
    """One page of what was found, the counts by facet, and a better spelling when nothing was."""

    text: str
    total: int = 0
    hits: tuple[Hit, ...] = ()
    facets: tuple[FacetGroup, ...] = ()
    did_you_mean: str | None = None
    page: int = 1
    pages: int = 0

    def chosen(self, filters: Filters) -> tuple[tuple[FacetKind, FacetCount], ...]:
        """The chosen values with their kinds, to be taken away one by one; also those that no row has."""
        counts = {(group.kind, count.value): count for group in self.facets for count in group.counts}
        return tuple(
            (kind, counts.get((kind, value)) or FacetCount(value, value, 0, is_chosen=True))
            for kind, values in filters.chosen.items()
            for value in values
        )
