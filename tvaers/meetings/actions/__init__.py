"""What can be done with meetings."""

from tvaers.meetings.actions.depublication import depublish, depublish_item, publish, republish
from tvaers.meetings.actions.papers import Original, People, add_edition, add_meeting, add_source_file

__all__ = [
    "Original",
    "People",
    "add_edition",
    "add_meeting",
    "add_source_file",
    "depublish",
    "depublish_item",
    "publish",
    "republish",
]
