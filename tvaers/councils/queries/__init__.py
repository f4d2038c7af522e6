"""What can be seen: councils and their geography on a day, roles, circles."""

from tvaers.councils.queries.circles import (
    FunctionPlace,
    circles_on,
    count_of_vacant,
    ended_circles,
    functions_held_by,
    history_of,
    places_of,
    vacant_functions,
)
from tvaers.councils.queries.geography import (
    are_registers_loaded,
    council_by_slug,
    councils_on,
    municipalities_of,
    term_on,
)
from tvaers.councils.queries.roles import (
    accounts_like,
    accounts_with_sight,
    grants_earlier,
    grants_ending_soon,
    grants_on,
    own_grants,
    settings_of,
)

__all__ = [
    "FunctionPlace",
    "accounts_like",
    "accounts_with_sight",
    "are_registers_loaded",
    "circles_on",
    "council_by_slug",
    "councils_on",
    "count_of_vacant",
    "ended_circles",
    "functions_held_by",
    "grants_earlier",
    "grants_ending_soon",
    "grants_on",
    "history_of",
    "municipalities_of",
    "own_grants",
    "places_of",
    "settings_of",
    "term_on",
    "vacant_functions",
]
