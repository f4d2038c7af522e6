"""The composition, the municipal boards, KL's letter, and lots."""

from django.urls import path

from tvaers.constitution.urls.beginnings import CONSTITUTION
from tvaers.constitution.views import boards, composition, lots

_COMPOSITION = f"{CONSTITUTION}sammensaetning/"

urlpatterns = [
    path(_COMPOSITION, composition.composition, name="composition"),
    path(f"{_COMPOSITION}kl-brev/", composition.binding, name="binding"),
    path(f"{_COMPOSITION}lodtraekning/", lots.of_composition, name="lot_of_composition"),
    path(f"{_COMPOSITION}kommunalbestyrelser/", boards.paste, name="boards_paste"),
    path(f"{_COMPOSITION}kommunalbestyrelser/fra-medlemslisten/", boards.from_register, name="boards_from_register"),
    path(f"{_COMPOSITION}kommunalbestyrelser/<int:municipality>/", boards.board, name="board"),
    path(f"{CONSTITUTION}lodtraekninger/<int:lot>/fjern/", lots.withdraw, name="lot_withdraw"),
]
