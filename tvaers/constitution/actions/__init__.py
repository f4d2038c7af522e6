"""What can be done on the way to a new KKR. A file for each subject."""

from tvaers.constitution.actions.alliances import (
    decide_alliance,
    elect,
    elect_named,
    note_alliance,
    remove_alliance,
    set_meeting_day,
)
from tvaers.constitution.actions.beginning import begin_constitution, publish_constitution, withdraw_constitution
from tvaers.constitution.actions.composition import (
    NewBoard,
    draw_lots,
    keep_binding_numbers,
    keep_boards,
    withdraw_lot,
)
from tvaers.constitution.actions.votes import (
    NewCount,
    NewList,
    begin_cooperation,
    change_cooperation,
    end_cooperation,
    keep_votes,
)

__all__ = [
    "NewBoard",
    "NewCount",
    "NewList",
    "begin_constitution",
    "begin_cooperation",
    "change_cooperation",
    "decide_alliance",
    "draw_lots",
    "elect",
    "elect_named",
    "end_cooperation",
    "keep_binding_numbers",
    "keep_boards",
    "keep_votes",
    "note_alliance",
    "publish_constitution",
    "remove_alliance",
    "set_meeting_day",
    "withdraw_constitution",
    "withdraw_lot",
]
