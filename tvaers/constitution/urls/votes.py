"""The votes, and the cooperations of lists."""

from django.urls import path

from tvaers.constitution.urls.beginnings import CONSTITUTION
from tvaers.constitution.views import cooperations, vote_files, votes

_VOTES = f"{CONSTITUTION}stemmer/"
_COOPERATION = f"{_VOTES}listesamarbejder/<int:cooperation>/"

urlpatterns = [
    path(_VOTES, votes.votes, name="votes"),
    path(f"{_VOTES}indlaes/", vote_files.load, name="votes_load"),
    path(f"{_VOTES}kommuner/<int:municipality>/", votes.municipality, name="votes_in"),
    path(f"{_VOTES}kommuner/<int:municipality>/skriv/", votes.typed, name="votes_typed"),
    path(f"{_VOTES}listesamarbejder/nyt/", cooperations.add, name="cooperation_add"),
    path(f"{_COOPERATION}ret/", cooperations.change, name="cooperation_change"),
    path(f"{_COOPERATION}nedlaeg/", cooperations.end, name="cooperation_end"),
]
