"""The stages of a meeting and the steps between them: the one table, from which the diagram in the documents is made.

A step is an action of its own. It first asks what is missing, and then takes the meeting on by `advance`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from tvaers.meetings.models import Meeting

Stage = Meeting.Stage


class Step(StrEnum):
    """From one stage to the next; the values are the actions' names."""

    BEGIN_PREPARING = "begin_preparing"
    SEND_AGENDA = "send_agenda"
    OPEN_SESSION = "open_session"
    CLOSE_SESSION = "close_session"
    RESUME_SESSION = "resume_session"
    CLOSE_PROCEDURE = "close_procedure"
    REOPEN_PROCEDURE = "reopen_procedure"
    SEND_MINUTES = "send_minutes"
    APPROVE_MINUTES = "approve_minutes"
    WITHDRAW_APPROVAL = "withdraw_approval"


STEPS: dict[Step, tuple[Meeting.Stage, Meeting.Stage]] = {
    Step.BEGIN_PREPARING: (Stage.PLANNED, Stage.PREPARING),
    Step.SEND_AGENDA: (Stage.PREPARING, Stage.AGENDA_SENT),
    Step.OPEN_SESSION: (Stage.AGENDA_SENT, Stage.IN_SESSION),
    Step.CLOSE_SESSION: (Stage.IN_SESSION, Stage.MINUTES_DRAFTED),
    Step.RESUME_SESSION: (Stage.MINUTES_DRAFTED, Stage.IN_SESSION),
    Step.CLOSE_PROCEDURE: (Stage.AGENDA_SENT, Stage.MINUTES_DRAFTED),
    Step.REOPEN_PROCEDURE: (Stage.MINUTES_DRAFTED, Stage.AGENDA_SENT),
    Step.SEND_MINUTES: (Stage.MINUTES_DRAFTED, Stage.MINUTES_SENT),
    Step.APPROVE_MINUTES: (Stage.MINUTES_SENT, Stage.MINUTES_APPROVED),
    Step.WITHDRAW_APPROVAL: (Stage.MINUTES_APPROVED, Stage.MINUTES_SENT),
}


@dataclass(frozen=True)
class Missing:
    """Something to see to before a step. What is not blocking is only pointed at. `message` is for the page."""

    message: str
    is_blocking: bool = True


class CannotAdvance(ValueError):
    """A step was not taken: the meeting is at another stage, or something is missing. The message can be shown."""

    def __init__(self, message: str, missing: tuple[Missing, ...] = ()) -> None:
        super().__init__(message)
        self.missing = missing


def is_at(meeting: Meeting, step: Step) -> bool:
    """Whether the step can be taken from where the meeting is."""
    return meeting.cancelled_at is None and meeting.stage == STEPS[step][0]


def advance(meeting: Meeting, step: Step, missing: tuple[Missing, ...] = ()) -> None:
    """Takes the meeting on; runs in the step's action, which saves it.

    Raises CannotAdvance when it is cancelled or at another stage, or when something that blocks is missing.
    """
    if meeting.cancelled_at is not None:
        raise CannotAdvance(_("Mødet er aflyst. Der er ikke ændret noget."))
    before, after = STEPS[step]
    if meeting.stage != before:
        stage = Meeting.Stage(meeting.stage).label
        raise CannotAdvance(_("Det kan ikke gøres nu: mødet er i trinnet ”%(stage)s”.") % {"stage": stage})
    blocking = tuple(entry for entry in missing if entry.is_blocking)
    if blocking:
        raise CannotAdvance(_("Der mangler noget. Der er ikke ændret noget."), blocking)
    meeting.stage = after
