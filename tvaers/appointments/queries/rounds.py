"""Rounds in which organisations name candidates, as those who appoint see them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tvaers.access.visibility import Viewer
from tvaers.appointments.models import AskedNominator, NominationRound, Nominator, Nominee, PersonSex, SeatKind
from tvaers.councils.models import Council

_SIGNS = {"y": "met", "n": "not-met", "?": "unknown"}


@dataclass(frozen=True)
class Against:
    """A candidate against the requirements: for each "met", "not-met" or "unknown"."""

    nominee: Nominee
    answers: list[str]


@dataclass(frozen=True)
class OfKind:
    """What came in for seats of one kind: requirements, organisations, candidates, and the sexes of all of them."""

    kind: SeatKind
    requirements: list[str]
    asked: list[AskedNominator]
    candidates: list[Against]
    women: int
    men: int
    unknown: int


def rounds_of(council: Council, viewer: Viewer) -> QuerySet[NominationRound]:
    """Those that the council runs, and those with seats of its bodies; the latest first."""
    ours = Q(council=council) | Q(asked__nominator__kind__body__council=council)
    keys = NominationRound.objects.visible_to(viewer).filter(ours).values("pk")
    rows: QuerySet[NominationRound] = NominationRound.objects.visible_to(viewer).filter(pk__in=keys)
    return rows.select_related("council")


def kinds_with_nominators(viewer: Viewer) -> list[SeatKind]:
    """The kinds of seats for which organisations may name candidates, in whichever council's bodies."""
    keys = Nominator.objects.visible_to(viewer).values("kind")
    rows = SeatKind.objects.visible_to(viewer).filter(pk__in=keys).select_related("body__council")
    return list(rows.order_by("body__name", "position"))


def nominators_of(body: int, viewer: Viewer) -> list[Nominator]:
    """Who may name candidates for seats of the body."""
    rows = Nominator.objects.visible_to(viewer).filter(kind__body=body).select_related("kind")
    return list(rows.order_by("kind__position", "pk"))


def by_kind(round_: NominationRound, viewer: Viewer) -> list[OfKind]:
    """What came in, by the kind of seat. Two queries."""
    asked: dict[int, list[AskedNominator]] = {}
    kinds: dict[int, SeatKind] = {}
    rows = AskedNominator.objects.visible_to(viewer).filter(round=round_)
    for row in rows.select_related("nominator__kind__body__council"):
        kinds[row.nominator.kind_id] = row.nominator.kind
        asked.setdefault(row.nominator.kind_id, []).append(row)
    named: dict[int, list[Nominee]] = {key: [] for key in kinds}
    nominees = Nominee.objects.visible_to(viewer).filter(asked__round=round_)
    for nominee in nominees.select_related("asked__nominator"):
        named[nominee.asked.nominator.kind_id].append(nominee)
    return [_of_kind(kinds[key], asked[key], named[key]) for key in kinds]


def without_answer(round_: NominationRound, viewer: Viewer) -> QuerySet[AskedNominator]:
    """Those that have answered neither with a name nor without."""
    rows: QuerySet[AskedNominator] = AskedNominator.objects.visible_to(viewer).filter(
        round=round_, names_nobody=False, nominees=None
    )
    return rows


def is_late(round_: NominationRound, day: date) -> bool:
    """Whether answers should have come by now."""
    return round_.closed_on is None and round_.due_on < day


def _of_kind(kind: SeatKind, asked: list[AskedNominator], named: list[Nominee]) -> OfKind:
    requirements = kind.requirements
    sexes = Counter(nominee.sex for nominee in named)
    return OfKind(
        kind,
        requirements,
        asked,
        [Against(nominee, _answers(nominee.met, len(requirements))) for nominee in named],
        sexes[PersonSex.Sex.WOMAN],
        sexes[PersonSex.Sex.MAN],
        sexes[""],
    )


def _answers(met: str, count: int) -> list[str]:
    """An answer for each requirement; one that came after the answer was noted is unknown."""
    return [_SIGNS.get(sign, "unknown") for sign in met[:count].ljust(count, "?")]
