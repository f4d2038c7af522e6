"""The circles that most councils have, offered to one that has none, and what a place in each kind is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tvaers.councils.models import Circle

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

FUNCTION_TITLES: dict[str, StrPromise] = {
    Circle.Kind.CHIEF_EXECUTIVES: _("Kommunaldirektør"),
    Circle.Kind.DIRECTORS: _("Direktør"),
    Circle.Kind.CHIEFS: _("Chef"),
    Circle.Kind.PREPARATION: _("Medlem"),
    Circle.Kind.COMMITTEE_CHAIRS: _("Udvalgsformand"),
    Circle.Kind.PARTY_GROUP: _("Medlem"),
    Circle.Kind.CHAIRMANSHIP: _("Medlem"),
    Circle.Kind.DISABILITY_COUNCIL: _("Formand for handicaprådet"),
    Circle.Kind.OTHER: _("Medlem"),
}


@dataclass(frozen=True)
class UsualCircle:
    """A circle as it can be added; the name is data from then on, in Danish whatever the page's language."""

    kind: Circle.Kind
    name: str
    field: str = ""


USUAL_CIRCLES = (
    UsualCircle(Circle.Kind.CHIEF_EXECUTIVES, "Kommunaldirektørkredsen (KDK)"),
    UsualCircle(Circle.Kind.DIRECTORS, "Socialdirektørkredsen (DAS)", "Social"),
    UsualCircle(Circle.Kind.PREPARATION, "Forretningsudvalget (FU)"),
    UsualCircle(Circle.Kind.CHIEFS, "Chefkredsen for børn og unge", "Børn og unge"),
    UsualCircle(Circle.Kind.CHIEFS, "Chefkredsen for sundhed og ældre", "Sundhed og ældre"),
    UsualCircle(Circle.Kind.CHIEFS, "Chefkredsen for beskæftigelse", "Beskæftigelse"),
    UsualCircle(Circle.Kind.CHIEFS, "Chefkredsen for voksne og handicap", "Voksne og handicap"),
    UsualCircle(Circle.Kind.COMMITTEE_CHAIRS, "Udvalgsformænd på socialområdet", "Social"),
    UsualCircle(Circle.Kind.COMMITTEE_CHAIRS, "Udvalgsformænd på sundhedsområdet", "Sundhed"),
    UsualCircle(Circle.Kind.PARTY_GROUP, "Rød blok"),
    UsualCircle(Circle.Kind.PARTY_GROUP, "Blå blok"),
    UsualCircle(Circle.Kind.CHAIRMANSHIP, "Formandskabet"),
    UsualCircle(Circle.Kind.DISABILITY_COUNCIL, "Handicaprådene"),
)
