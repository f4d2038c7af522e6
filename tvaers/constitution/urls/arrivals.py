"""Members as they come in, the letters, the meeting, and what is handed over."""

from django.urls import path

from tvaers.constitution.urls.beginnings import CONSTITUTION
from tvaers.constitution.views import arrivals, confirming, gathering, letters

_MEMBERS = f"{CONSTITUTION}medlemmer/"
_LETTERS = f"{CONSTITUTION}breve/"
_MEETING = f"{CONSTITUTION}moede/"
_HANDOVER = f"{CONSTITUTION}overlevering/"

urlpatterns = [
    path(_MEMBERS, arrivals.members, name="members"),
    path(f"{_MEMBERS}borgmester/<str:code>/", arrivals.mayor, name="mayor"),
    path(f"{_MEMBERS}nyt/", arrivals.add, name="member_add"),
    path(f"{_MEMBERS}indsaet/", arrivals.paste, name="members_paste"),
    path(f"{_MEMBERS}kontakt/", arrivals.contact, name="party_contact"),
    path(f"{_MEMBERS}bekraeft/", confirming.confirm, name="members_confirm"),
    path(f"{_MEMBERS}ryk/", confirming.remind, name="remind"),
    path(f"{_MEMBERS}<int:arrival>/", arrivals.change, name="member"),
    path(f"{_MEMBERS}<int:arrival>/hvem/", arrivals.settle, name="member_settle"),
    path(f"{_MEMBERS}<int:arrival>/fjern/", arrivals.remove, name="member_remove"),
    path(_LETTERS, letters.letters, name="letters"),
    path(f"{_LETTERS}<slug:kind>/", letters.letter, name="letter"),
    path(_MEETING, gathering.gathering, name="gathering"),
    path(f"{_MEETING}indkalder/", gathering.convening, name="convening"),
    path(f"{_MEETING}laeg/", gathering.make, name="meeting_make"),
    path(_HANDOVER, gathering.handover, name="handover"),
    path(f"{_HANDOVER}aabn/", gathering.open_all, name="handover_open"),
    path(f"{_HANDOVER}punkt/", gathering.write_item, name="handover_item"),
    path(f"{_HANDOVER}<int:body>/", gathering.body, name="handover_body"),
]
