"""What minutes lack before they are sent."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tvaers.access.visibility import OPERATOR
from tvaers.meetings.attendance.queries import attendance_lists
from tvaers.meetings.cycle.stages import Missing
from tvaers.meetings.extensions import lacks_of_minutes
from tvaers.meetings.minutes.composing import sent_agenda, treatments_of
from tvaers.meetings.models import NOTHING_RECORDED, DraftAttachment, Meeting, MinutesCheck, Treatment


def missing_for_send_minutes(meeting: Meeting) -> tuple[Missing, ...]:
    """What keeps the minutes from being sent, and what is worth a look before."""
    missing = []
    for row in treatments_of(meeting):
        if not row.acts:
            missing.append(Missing(_("Punkt %(number)s har ingen handling.") % {"number": row.item.number}))
        elif not _has_text(row):
            words = _("Punkt %(number)s har ingen beslutningstekst.")
            missing.append(Missing(words % {"number": row.item.number}, is_blocking=False))
    if not attendance_lists(meeting, OPERATOR).participants:
        missing.append(Missing(_("Ingen er noteret som mødt. Referatet får ingen deltagerliste."), is_blocking=False))
    missing += [Missing(_promised(row), is_blocking=False) for row in promised_attachments(meeting)]
    missing += lacks_of_minutes(meeting)
    if not is_agreed_by_chair(meeting):
        words = _("Formandskabet har ikke svaret, at det er enigt i referatet.")
        missing.append(Missing(words, is_blocking=False))
    return tuple(missing)


def is_agreed_by_chair(meeting: Meeting) -> bool:
    """Whether someone of the chairmanship has agreed, and nobody's last word is that they want changes."""
    last: dict[int, bool] = {}
    for check in MinutesCheck.objects.visible_to(OPERATOR).filter(meeting=meeting):
        last[check.account_id] = check.is_agreed
    return bool(last) and all(last.values())


def promised_attachments(meeting: Meeting) -> list[DraftAttachment]:
    """The attachments of the agenda that have not come yet."""
    lines = sent_agenda(meeting).lines()
    return [attachment for line in lines for attachment in line.attachments if attachment.is_promised]


def _has_text(treatment: Treatment) -> bool:
    return bool(treatment.decision.strip() or treatment.sub_points.all() or NOTHING_RECORDED in treatment.acts)


def _promised(attachment: DraftAttachment) -> str:
    day: date | None = attachment.promised_for
    if day is None:
        return _("Bilaget ”%(title)s” er ikke kommet endnu.") % {"title": attachment.title}
    return _("Bilaget ”%(title)s” skulle være kommet den %(day)s.") % {
        "title": attachment.title,
        "day": date_format(day),
    }
