"""Which municipalities' votes are known, and the lists that stood in them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Constitution, ListCooperation, ListVotes, MunicipalCount
from tvaers.constitution.queries.constitutions import municipalities_in
from tvaers.councils.models import ElectoralList, Municipality


@dataclass(frozen=True)
class PlaceCount:
    """A municipality, and its votes when they are known."""

    municipality: Municipality
    count: MunicipalCount | None
    votes: int = 0
    lists: int = 0


def counts_of(constitution: Constitution, viewer: Viewer) -> list[PlaceCount]:
    """Each municipality of the council with what is known of its votes, in Danish order."""
    places = municipalities_in(constitution, viewer)
    rows = MunicipalCount.objects.visible_to(viewer).filter(
        election=constitution.election_id, municipality__in=[place.pk for place in places]
    )
    known = {row.municipality_id: row for row in rows.annotate(sum=Sum("votes__votes"), lists=Count("votes"))}
    return [
        PlaceCount(place, row, row.sum or 0, row.lists) if (row := known.get(place.pk)) else PlaceCount(place, None)
        for place in places
    ]


def votes_in(constitution: Constitution, municipality: Municipality, viewer: Viewer) -> QuerySet[ListVotes]:
    """The votes of each list in one municipality, most first."""
    rows: QuerySet[ListVotes] = ListVotes.objects.visible_to(viewer).filter(
        count__election=constitution.election_id, count__municipality=municipality
    )
    return rows.select_related("list", "count").order_by("-votes", "list__letter")


def known_lists(constitution: Constitution, viewer: Viewer) -> list[ElectoralList]:
    """The lists of the election that can be voted for in the council: those of all the country, and its local ones."""
    places = [place.pk for place in municipalities_in(constitution, viewer)]
    rows = ElectoralList.objects.visible_to(viewer).filter(
        Q(municipality__isnull=True) | Q(municipality__in=places), election=constitution.election_id
    )
    return list(rows.select_related("party", "municipality").order_by("letter", "pk"))


def cooperations_of(constitution: Constitution, viewer: Viewer) -> QuerySet[ListCooperation]:
    """The cooperations of local lists, each with its lists."""
    rows: QuerySet[ListCooperation] = ListCooperation.objects.visible_to(viewer).filter(constitution=constitution)
    return rows.prefetch_related("lists__list__municipality")
