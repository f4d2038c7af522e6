"""What can be done: allocations and variants, their numbers, and putting a result into an agenda item."""

from tvaers.allocations.actions.allocating import (
    begin_allocation,
    choose_variant,
    continue_allocation,
    copy_variant,
    discard_allocation,
    discard_variant,
    publish_allocation,
    withdraw_allocation,
)
from tvaers.allocations.actions.at_items import put_in_item
from tvaers.allocations.actions.numbers import add_transfer, discard_transfer, keep_entries, keep_figures

__all__ = [
    "add_transfer",
    "begin_allocation",
    "choose_variant",
    "continue_allocation",
    "copy_variant",
    "discard_allocation",
    "discard_transfer",
    "discard_variant",
    "keep_entries",
    "keep_figures",
    "publish_allocation",
    "put_in_item",
    "withdraw_allocation",
]
