"""What can be done with meetings."""

from tvaers.meetings.actions.closing import CannotClose, close_attachment, close_item, close_part, open_again
from tvaers.meetings.actions.depublication import depublish, depublish_item, publish, republish
from tvaers.meetings.actions.papers import Original, People, add_edition, add_meeting, add_source_file
from tvaers.meetings.actions.taking_part import (
    CannotTakePart,
    exclude,
    include,
    invite_guest,
    invite_guest_called,
    remove_guest,
)

__all__ = [
    "CannotClose",
    "CannotTakePart",
    "Original",
    "People",
    "add_edition",
    "add_meeting",
    "add_source_file",
    "close_attachment",
    "close_item",
    "close_part",
    "depublish",
    "depublish_item",
    "exclude",
    "include",
    "invite_guest",
    "invite_guest_called",
    "open_again",
    "publish",
    "remove_guest",
    "republish",
]
