"""What can be done with meetings."""

from tvaers.meetings.actions.closing import CannotClose, close_attachment, close_item, close_part, open_again
from tvaers.meetings.actions.depublication import depublish, depublish_item, publish, republish
from tvaers.meetings.actions.drafts import (
    CannotSave,
    DraftParts,
    SavedMeanwhile,
    discard_draft,
    save_draft,
    take_back_draft,
    write_draft,
)
from tvaers.meetings.actions.layings import (
    CannotLay,
    CannotRemark,
    extend_laying,
    lay_before,
    note_result,
    remark,
    see,
    withdraw_laying,
)
from tvaers.meetings.actions.notices import remind, send_notices_again
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
    "CannotLay",
    "CannotRemark",
    "CannotSave",
    "CannotTakePart",
    "DraftParts",
    "Original",
    "People",
    "SavedMeanwhile",
    "add_edition",
    "add_meeting",
    "add_source_file",
    "close_attachment",
    "close_item",
    "close_part",
    "depublish",
    "depublish_item",
    "discard_draft",
    "exclude",
    "extend_laying",
    "include",
    "invite_guest",
    "invite_guest_called",
    "lay_before",
    "note_result",
    "open_again",
    "publish",
    "remark",
    "remind",
    "remove_guest",
    "republish",
    "save_draft",
    "see",
    "send_notices_again",
    "take_back_draft",
    "withdraw_laying",
    "write_draft",
]
