"""Alliances, and the election of chair and vice-chair."""

from django.urls import path

from tvaers.constitution.urls.beginnings import CONSTITUTION
from tvaers.constitution.views import alliances, chair

_ALLIANCES = f"{CONSTITUTION}valgforbund/"
_CHAIR = f"{CONSTITUTION}formandsvalg/"

urlpatterns = [
    path(_ALLIANCES, alliances.alliances, name="alliances"),
    path(f"{_ALLIANCES}nyt/", alliances.add, name="alliance_add"),
    path(f"{_ALLIANCES}moededag/", alliances.meeting_day, name="meeting_day"),
    path(f"{_ALLIANCES}<int:alliance>/afgoer/", alliances.decide, name="alliance_decide"),
    path(f"{_ALLIANCES}<int:alliance>/fjern/", alliances.remove, name="alliance_remove"),
    path(_CHAIR, chair.chair, name="chair"),
    path(f"{_CHAIR}lodtraekning/", chair.lot, name="lot_of_chair"),
    path(f"{_CHAIR}<int:post>/", chair.elect_one, name="elect"),
]
