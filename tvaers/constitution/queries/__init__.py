"""What can be seen on the way to a new KKR. A file for each subject."""

from tvaers.constitution.queries.composition import basis_of, binding_of, boards_of, seats_by_list
from tvaers.constitution.queries.constitutions import (
    constitution_in,
    constitutions_of,
    elections_to_begin,
    municipalities_in,
)
from tvaers.constitution.queries.lists import CountedList, ListKind, ListNames, counted_lists, list_names, vote_totals
from tvaers.constitution.queries.votes import PlaceCount, counts_of, known_lists, votes_in

__all__ = [
    "CountedList",
    "ListKind",
    "ListNames",
    "PlaceCount",
    "basis_of",
    "binding_of",
    "boards_of",
    "constitution_in",
    "constitutions_of",
    "counted_lists",
    "counts_of",
    "elections_to_begin",
    "known_lists",
    "list_names",
    "municipalities_in",
    "seats_by_list",
    "vote_totals",
    "votes_in",
]
