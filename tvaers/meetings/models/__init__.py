"""What is: meetings and their papers, what is closed in them, items in preparation."""

from tvaers.meetings.models.closings import (
    Closing,
    Depublication,
)
from tvaers.meetings.models.drafts import (
    DraftAttachment,
    DraftItem,
    DraftVersion,
    Laying,
    Notice,
    Remark,
    Sighting,
)
from tvaers.meetings.models.papers import (
    AgendaItem,
    Attachment,
    Attendance,
    Edition,
    Exclusion,
    ItemAct,
    ItemText,
    Meeting,
    MeetingGuest,
    Section,
    SourceFile,
    excluded_items,
    meeting_address,
    meetings_attended,
    sees_closed,
)

__all__ = [
    "AgendaItem",
    "Attachment",
    "Attendance",
    "Closing",
    "Depublication",
    "DraftAttachment",
    "DraftItem",
    "DraftVersion",
    "Edition",
    "Exclusion",
    "ItemAct",
    "ItemText",
    "Laying",
    "Meeting",
    "MeetingGuest",
    "Notice",
    "Remark",
    "Section",
    "Sighting",
    "SourceFile",
    "excluded_items",
    "meeting_address",
    "meetings_attended",
    "sees_closed",
]
