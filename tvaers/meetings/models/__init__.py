"""What is: meetings and their papers, items in preparation, what happens in a meeting and what it leaves to be done."""

from tvaers.meetings.models.agenda import (
    AgendaSection,
    Case,
    ProgrammeLine,
)
from tvaers.meetings.models.attendance import (
    Disqualification,
    Invitee,
    Presence,
    ProcedureAnswer,
)
from tvaers.meetings.models.closings import (
    Closing,
    Depublication,
)
from tvaers.meetings.models.drafts import (
    DraftAttachment,
    DraftItem,
    DraftVersion,
    Laying,
    Remark,
    Sighting,
)
from tvaers.meetings.models.following_up import (
    ChairmanshipAct,
    FollowUp,
)
from tvaers.meetings.models.meeting import (
    EarlierDay,
    Meeting,
    MeetingGuest,
    meeting_address,
    meetings_attended,
    new_mark,
)
from tvaers.meetings.models.minutes import (
    EarlierDecision,
    LetterTemplate,
)
from tvaers.meetings.models.papers import (
    AgendaItem,
    Attachment,
    Attendance,
    Edition,
    Exclusion,
    ItemAct,
    ItemText,
    Section,
    SourceFile,
    excluded_items,
    sees_closed,
)
from tvaers.meetings.models.sending import (
    MinutesCheck,
    MinutesRemark,
    Sending,
    ToldCircle,
)
from tvaers.meetings.models.session import (
    NOTHING_RECORDED,
    SeenChange,
    Session,
    SubPoint,
    Treatment,
    Vote,
)
from tvaers.meetings.models.standing import (
    CouncilDeadline,
    TakenDay,
    TemplateItem,
    TemplateSection,
    WheelEntry,
    WheelTurn,
)
from tvaers.meetings.models.working import (
    Beginning,
    DraftComment,
    MinutesForApproval,
    Typing,
    Visit,
)

__all__ = [
    "NOTHING_RECORDED",
    "AgendaItem",
    "AgendaSection",
    "Attachment",
    "Attendance",
    "Beginning",
    "Case",
    "ChairmanshipAct",
    "Closing",
    "CouncilDeadline",
    "Depublication",
    "Disqualification",
    "DraftAttachment",
    "DraftComment",
    "DraftItem",
    "DraftVersion",
    "EarlierDay",
    "EarlierDecision",
    "Edition",
    "Exclusion",
    "FollowUp",
    "Invitee",
    "ItemAct",
    "ItemText",
    "Laying",
    "LetterTemplate",
    "Meeting",
    "MeetingGuest",
    "MinutesCheck",
    "MinutesForApproval",
    "MinutesRemark",
    "Presence",
    "ProcedureAnswer",
    "ProgrammeLine",
    "Remark",
    "Section",
    "SeenChange",
    "Sending",
    "Session",
    "Sighting",
    "SourceFile",
    "SubPoint",
    "TakenDay",
    "TemplateItem",
    "TemplateSection",
    "ToldCircle",
    "Treatment",
    "Typing",
    "Visit",
    "Vote",
    "WheelEntry",
    "WheelTurn",
    "excluded_items",
    "meeting_address",
    "meetings_attended",
    "new_mark",
    "sees_closed",
]
