"""What comes next with a meeting, in words, and the page where it is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from tvaers.document.model import MeetingKind
from tvaers.meetings.models import Meeting

Stage = Meeting.Stage


@dataclass(frozen=True)
class NextStep:
    """What comes next, and where; no address when there is no page for it."""

    text: str
    address: str


def next_step(meeting: Meeting) -> NextStep:
    """What the secretariat does next with the meeting."""
    if meeting.cancelled_at is not None:
        return NextStep(_("Mødet er aflyst"), plan_address(meeting))
    if meeting.kind == MeetingKind.WRITTEN_PROCEDURE and meeting.stage in (Stage.AGENDA_SENT, Stage.IN_SESSION):
        return NextStep(_("Følg svarene"), _address("procedure_answers", meeting))
    text, name = {
        Stage.PLANNED: (_("Begynd forberedelsen"), "meeting_plan"),
        Stage.PREPARING: (_("Forbered dagsordenen"), "agenda"),
        Stage.AGENDA_SENT: (_("Hold mødet"), "session"),
        Stage.IN_SESSION: (_("Afslut mødet"), "session"),
        Stage.MINUTES_DRAFTED: (_("Send referatet"), "minutes"),
        Stage.MINUTES_SENT: (_("Godkend referatet på det næste møde"), "minutes"),
        Stage.MINUTES_APPROVED: (_("Alt er gjort"), "meeting"),
        Stage.ARCHIVED: (_("Læs papiret"), "meeting"),
    }[Stage(meeting.stage)]
    return NextStep(text, _address(name, meeting))


def plan_address(meeting: Meeting) -> str:
    """The page with what is planned of the meeting."""
    return reverse("meetings:meeting_plan", args=[meeting.council.slug, meeting.address])


def _address(name: str, meeting: Meeting) -> str:
    try:
        return reverse(f"meetings:{name}", args=[meeting.council.slug, meeting.address])
    except NoReverseMatch:
        return plan_address(meeting)
