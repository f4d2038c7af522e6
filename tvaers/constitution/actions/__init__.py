"""What can be done on the way to a new KKR. A file for each subject."""

from tvaers.constitution.actions.beginning import begin_constitution, publish_constitution, withdraw_constitution
from tvaers.constitution.actions.votes import (
    NewCount,
    NewList,
    begin_cooperation,
    change_cooperation,
    end_cooperation,
    keep_votes,
)

__all__ = [
    "NewCount",
    "NewList",
    "begin_constitution",
    "begin_cooperation",
    "change_cooperation",
    "end_cooperation",
    "keep_votes",
    "publish_constitution",
    "withdraw_constitution",
]
