"""The words, one for each thing that not everybody may see, and the table of who sees which.

The table was written by hand from what the roles are for, not from the code that it tests.
"""

from __future__ import annotations

import random
from enum import StrEnum


class Who(StrEnum):
    """Everyone who walks through the site. The first council is KKR Nordjylland; `elsewhere` is KKR Sjælland."""

    NOBODY = "nobody"
    SECRETARY = "secretary"
    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    EXCLUDED = "excluded"
    CONTACT = "municipal-contact"
    GUEST = "guest"
    AUTHOR = "kl-author"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    IN_CIRCLE = "in-circle"
    MEMBER_ELSEWHERE = "member-elsewhere"
    SECRETARY_ELSEWHERE = "secretary-elsewhere"
    FORMER_MEMBER = "former-member"


EVERYBODY = frozenset(Who)
SECRETARIAT = frozenset({Who.SECRETARY})
SECRETARIATS = SECRETARIAT | {Who.SECRETARY_ELSEWHERE}
BOARD = frozenset({Who.CHAIR, Who.VICE_CHAIR, Who.MEMBER, Who.SUBSTITUTE})
READS_CLOSED = SECRETARIAT | BOARD | {Who.EXCLUDED}
READS_SENT = READS_CLOSED | {Who.CONTACT, Who.GUEST}
WORKS_ON_DRAFT = SECRETARIAT | {Who.AUTHOR}
LAID_BEFORE = WORKS_ON_DRAFT | {Who.IN_CIRCLE}
WORKING_LISTS = SECRETARIAT | {Who.ADMINISTRATOR}


class Thing(StrEnum):
    """What carries a word of its own."""

    OPEN = "an open item"
    NEUTRAL_TITLE = "the neutral title of a closed item"
    CLOSED_TITLE = "the title of an item that the paper calls closed"
    CLOSED_TEXT = "its text"
    CLOSED_DECISION = "its decision"
    CLOSED_ATTACHMENT = "its attachment"
    CLOSED_PERSON = "a person named in it"
    CLOSED_IN_AGENDA = "its text in the earlier edition"
    CLOSED_LATER = "an item that the secretariat closed"
    CLOSED_LATER_NEUTRAL = "the neutral title it was given"
    CLOSED_PART = "one part of an item, closed"
    CLOSED_ITEM_OF_PART = "what else that item says"
    CLOSED_ONE_DECISION = "an item's decision, closed"
    CLOSED_ONE_ATTACHMENT = "an item's attachment, closed"
    CLOSING_REASON = "the reason of a closing"
    FORBIDDEN_TO_ONE = "a closed item that one member is excluded from"
    EXCLUSION_REASON = "why the member is excluded"
    SENT = "a meeting sent and not published"
    SENT_CLOSED = "a closed item of it"
    PREPARED = "a meeting in preparation"
    DOWN_MEETING = "a meeting taken down"
    DOWN_ITEM = "an item taken down"
    DOWN_NOTE = "the note on it"
    SHOWN_DECISION = "a closed decision where the council shows decisions"
    HIDDEN_TITLE = "a closed title where the council shows decisions"
    NOTHING_SHOWN = "a closed item's neutral title where the council shows nothing"
    NUMBER_SHOWN = "a closed item's neutral title where the council shows numbers"
    DRAFT_FIRST = "the first version of a draft"
    DRAFT_LAID = "the version that was laid before a circle"
    DRAFT_LAID_FILE = "the name of its file"
    DRAFT_FILE_BYTES = "what its file says"
    DRAFT_LATEST = "the version after it"
    DRAFT_OTHER = "a draft that was laid before nobody"
    QUESTION = "the question to the circle"
    REMARK = "a remark of the circle"
    PLANNED = "the place of a meeting that is only planned"
    PLANNED_LINK = "its video link"
    CANCELLED_BECAUSE = "why a planned meeting is cancelled"
    TAKEN_DAY = "a day that the council has taken"
    TAKEN_BY_KL = "a day that is taken for all councils"
    TEMPLATE = "the council's template"
    TEMPLATE_TEXT = "what an item of the template says"
    WHEEL = "what comes every year"
    WHEEL_NOTE = "the note on it"
    ALLOCATION = "what is shared over the municipalities, not published"
    ALLOCATION_SOURCE = "where a number of it is from"
    MOVED_BECAUSE = "why one municipality takes over from another"
    RETURNS = "what comes back to a meeting"
    CHAIRMANSHIP_ACT = "what the chairmanship did"
    INVITEE_NOTE = "why someone stays away from a meeting"
    INVITEE_MAIL = "where one called to it is reached"
    DISQUALIFIED_BECAUSE = "why someone is disqualified"
    ON_AGENDA = "the title of an item on an agenda in preparation"
    COMMENT = "what one writer of a draft says to the others"
    PROMISED = "an attachment of a draft that is to follow"
    CLOSED_WHY = "why an item is to go out closed"
    CASE_TITLE = "the title of a case"
    PROGRAMME = "a line of the programme of the day"
    PRESENTER = "who comes for one item"
    CIRCLE = "a circle's name"
    CIRCLE_NOTE = "the note on a circle"
    HOLDER = "who holds a function in it"
    HOLDER_MAIL = "the holder's e-mail"
    HOLDER_PHONE = "the holder's telephone"
    ENCLOSED_OPEN = "what a file says that is enclosed with an open item"
    ENCLOSED_NAME = "the name of a file that is enclosed and closed"
    ENCLOSED_BYTES = "what that file says"
    LETTER_MAIL = "where a letter of the outbox goes"
    LETTER_SUBJECT = "its subject"
    LETTER_TEXT = "what it says"
    HELD = "what is decided of an open item of a meeting that is held"
    HELD_CLOSED = "what is decided there of a closed item"
    HELD_POINT = "a point raised under it"
    HELD_FORBIDDEN = "what is decided there of a closed item that one member is excluded from"
    HELD_FOLLOW_UP = "what is to be done about it"
    MINUTES_CHECK = "what the chair wants changed in minutes"
    PROPOSED = "who is only proposed for a seat"
    MINUTES_REMARK = "a member's remark on minutes"
    MINUTES_ANSWER = "what the secretariat answered"
    FOLLOW_UP = "what is outstanding"
    FOLLOW_UP_WHO = "whom it is waited for from"
    CHAIR_ACT = "what the chairmanship did"
    LETTER_TEMPLATE = "a template of letters"
    HANDED_ON = "what an extract or a letter said to whom"
    ACCOUNT_MAIL = "the e-mail of a member's account, which the council's own secretariat writes to"
    PROCEDURE_ANSWER = "what a member wrote in a written procedure"
    NOMINEE = "whom an organisation names for a seat"
    NOMINATOR_MAIL = "where the organisation is reached"
    BRIEFING = "where those who are appointed are briefed"


SEES: dict[Thing, frozenset[Who]] = {
    Thing.OPEN: EVERYBODY,
    Thing.NEUTRAL_TITLE: EVERYBODY,
    Thing.CLOSED_TITLE: READS_CLOSED,
    Thing.CLOSED_TEXT: READS_CLOSED,
    Thing.CLOSED_DECISION: READS_CLOSED,
    Thing.CLOSED_ATTACHMENT: READS_CLOSED,
    Thing.CLOSED_PERSON: READS_CLOSED,
    Thing.CLOSED_IN_AGENDA: READS_CLOSED,
    Thing.CLOSED_LATER: READS_CLOSED,
    Thing.CLOSED_LATER_NEUTRAL: EVERYBODY,
    Thing.CLOSED_PART: READS_CLOSED,
    Thing.CLOSED_ITEM_OF_PART: EVERYBODY,
    Thing.CLOSED_ONE_DECISION: READS_CLOSED,
    Thing.CLOSED_ONE_ATTACHMENT: READS_CLOSED,
    Thing.CLOSING_REASON: READS_CLOSED,
    Thing.FORBIDDEN_TO_ONE: READS_CLOSED - {Who.EXCLUDED},
    Thing.EXCLUSION_REASON: SECRETARIAT,
    Thing.SENT: READS_SENT,
    Thing.SENT_CLOSED: READS_CLOSED,
    Thing.PREPARED: SECRETARIAT,
    Thing.DOWN_MEETING: SECRETARIAT,
    Thing.DOWN_ITEM: SECRETARIAT,
    Thing.DOWN_NOTE: SECRETARIAT,
    Thing.SHOWN_DECISION: EVERYBODY,
    Thing.HIDDEN_TITLE: frozenset(),
    Thing.NOTHING_SHOWN: frozenset(),
    Thing.NUMBER_SHOWN: frozenset(),
    Thing.DRAFT_FIRST: WORKS_ON_DRAFT,
    Thing.DRAFT_LAID: LAID_BEFORE,
    Thing.DRAFT_LAID_FILE: LAID_BEFORE,
    Thing.DRAFT_FILE_BYTES: LAID_BEFORE,
    Thing.DRAFT_LATEST: WORKS_ON_DRAFT,
    Thing.DRAFT_OTHER: WORKS_ON_DRAFT,
    Thing.QUESTION: LAID_BEFORE,
    Thing.REMARK: LAID_BEFORE,
    Thing.PROCEDURE_ANSWER: SECRETARIAT | {Who.MEMBER},
    Thing.PLANNED: SECRETARIAT,
    Thing.PLANNED_LINK: SECRETARIAT,
    Thing.CANCELLED_BECAUSE: SECRETARIAT,
    Thing.TAKEN_DAY: SECRETARIAT,
    Thing.TAKEN_BY_KL: SECRETARIATS,
    Thing.TEMPLATE: SECRETARIAT,
    Thing.TEMPLATE_TEXT: SECRETARIAT,
    Thing.WHEEL: SECRETARIAT,
    Thing.WHEEL_NOTE: SECRETARIAT,
    Thing.ALLOCATION: SECRETARIAT,
    Thing.ALLOCATION_SOURCE: SECRETARIAT,
    Thing.MOVED_BECAUSE: SECRETARIAT,
    Thing.RETURNS: SECRETARIAT,
    Thing.CHAIRMANSHIP_ACT: SECRETARIAT,
    Thing.INVITEE_NOTE: SECRETARIAT,
    Thing.INVITEE_MAIL: SECRETARIAT,
    Thing.DISQUALIFIED_BECAUSE: SECRETARIAT,
    Thing.ON_AGENDA: SECRETARIAT,
    Thing.COMMENT: WORKS_ON_DRAFT,
    Thing.PROMISED: WORKS_ON_DRAFT,
    Thing.CLOSED_WHY: SECRETARIAT,
    Thing.CASE_TITLE: SECRETARIAT,
    Thing.PROGRAMME: SECRETARIAT,
    Thing.PRESENTER: SECRETARIAT,
    Thing.CIRCLE: WORKING_LISTS | {Who.IN_CIRCLE, Who.AUTHOR},
    Thing.CIRCLE_NOTE: WORKING_LISTS,
    Thing.HOLDER: WORKING_LISTS,
    Thing.HOLDER_MAIL: WORKING_LISTS,
    Thing.HOLDER_PHONE: WORKING_LISTS,
    Thing.ENCLOSED_OPEN: EVERYBODY,
    Thing.ENCLOSED_NAME: READS_CLOSED,
    Thing.ENCLOSED_BYTES: READS_CLOSED,
    Thing.LETTER_MAIL: WORKING_LISTS,
    Thing.LETTER_SUBJECT: WORKING_LISTS,
    Thing.LETTER_TEXT: frozenset(),
    Thing.HELD: READS_CLOSED,
    Thing.HELD_CLOSED: READS_CLOSED,
    Thing.HELD_POINT: READS_CLOSED,
    Thing.HELD_FORBIDDEN: READS_CLOSED - {Who.EXCLUDED},
    Thing.HELD_FOLLOW_UP: SECRETARIAT,
    Thing.MINUTES_CHECK: SECRETARIAT | {Who.CHAIR},
    Thing.PROPOSED: SECRETARIAT,
    Thing.NOMINEE: SECRETARIAT,
    Thing.NOMINATOR_MAIL: SECRETARIAT,
    Thing.BRIEFING: READS_CLOSED | {Who.CONTACT},
    Thing.MINUTES_REMARK: SECRETARIAT | {Who.MEMBER},
    Thing.MINUTES_ANSWER: SECRETARIAT | {Who.MEMBER},
    Thing.FOLLOW_UP: SECRETARIAT,
    Thing.FOLLOW_UP_WHO: SECRETARIAT,
    Thing.CHAIR_ACT: SECRETARIAT,
    Thing.LETTER_TEMPLATE: SECRETARIAT,
    Thing.HANDED_ON: SECRETARIAT,
    Thing.ACCOUNT_MAIL: WORKING_LISTS | {Who.MEMBER},
}
"""Who may see a thing, and does see it somewhere."""

NEED_NOT_MEET: dict[Thing, frozenset[Who]] = {
    # Who reads the item itself reads its own title.
    Thing.CLOSED_LATER_NEUTRAL: READS_CLOSED,
    # Nobody walks to the pages of another council's plan.
    Thing.TAKEN_BY_KL: frozenset({Who.SECRETARY_ELSEWHERE}),
    # Told where closings are tended.
    Thing.CLOSING_REASON: READS_CLOSED - SECRETARIAT,
}
"""Who may see a thing and need not meet it anywhere, and why."""

NO_PAGE_YET: frozenset[Thing] = frozenset({Thing.INVITEE_MAIL, Thing.DISQUALIFIED_BECAUSE})
"""What nobody meets, because its pages are still to come; a test fails when one has come."""


def _word(number: int) -> str:
    """A word of no language, the same every time, that no stemmer shortens and no other is near."""
    dice = random.Random(f"canary {number}")
    return "".join(dice.choice("bdfgklmpv") + dice.choice("aiouy") for _ in range(6)) + "x"


WORDS: dict[Thing, str] = {thing: _word(number) for number, thing in enumerate(Thing)}
BESIDE = "fyrtårnslampe"
"""A word that stands beside every other, so that a search for it finds what may be found."""


def said(thing: Thing) -> str:
    """A sentence with the thing's word."""
    return f"Her står {BESIDE} og {WORDS[thing]}."


def things_in(text: str) -> set[Thing]:
    """The things whose words stand in a text."""
    folded = text.lower()
    return {thing for thing, word in WORDS.items() if word in folded}
