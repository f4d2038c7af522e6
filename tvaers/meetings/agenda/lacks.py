"""What an agenda in preparation lacks, to be seen before it is sent."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tvaers.document.model import MeetingKind
from tvaers.meetings.agenda.whole import Agenda, AgendaLine
from tvaers.meetings.cycle.stages import Missing
from tvaers.meetings.models import DraftItem, Meeting

_WITHOUT_RECOMMENDATION = {
    DraftItem.Standing.REPORTS,
    DraftItem.Standing.NEXT_MEETING,
    DraftItem.Standing.ANY_OTHER_BUSINESS,
}


def lacks_of(agenda: Agenda) -> tuple[Missing, ...]:
    """What is to be seen to before the agenda goes out; what blocks comes first. Asks the database for nothing."""
    found = [
        *_of_the_whole(agenda),
        *(lack for line in agenda.lines() if line.item.withdrawn_at is None for lack in _of_line(line)),
    ]
    return tuple(sorted(found, key=lambda lack: not lack.is_blocking))


def _of_the_whole(agenda: Agenda) -> Iterator[Missing]:
    lines = list(agenda.lines())
    if not lines:
        yield Missing(_("Der er ingen punkter på dagsordenen."))
    empty = [part.section.title for part in agenda.parts if not part.lines]
    for title in empty if lines else []:
        yield Missing(_("Afsnittet ”%(title)s” er tomt.") % {"title": title}, is_blocking=False)
    unready = sum(line.item.status == DraftItem.Status.DRAFT for line in lines if not line.is_sent)
    if unready:
        words = ngettext("%(n)s punkt er stadig en kladde.", "%(n)s punkter er stadig kladder.", unready)
        yield Missing(words % {"n": unready}, is_blocking=False)
    yield from _of_the_meeting(agenda.meeting)


def _of_the_meeting(meeting: Meeting) -> Iterator[Missing]:
    """When and where: nobody can come to a meeting, or answer, without."""
    if meeting.kind == MeetingKind.WRITTEN_PROCEDURE:
        if meeting.answers_until is None:
            yield Missing(_("Der er ingen frist for at svare."))
        return
    if meeting.starts_at is None:
        yield Missing(_("Mødet har intet tidspunkt."))
    elif meeting.ends_at is None:
        words = _("Mødet har intet sluttidspunkt. I kalendere kommer det til at vare to timer.")
        yield Missing(words, is_blocking=False)
    if meeting.kind == MeetingKind.VIRTUAL and not meeting.video_link:
        yield Missing(_("Mødet er virtuelt, men har intet link."))
    elif meeting.kind != MeetingKind.VIRTUAL and not meeting.place:
        yield Missing(_("Mødet har intet sted."))
    if meeting.kind == MeetingKind.THEME and meeting.answers_until is None:
        yield Missing(_("Der er ingen frist for at tilmelde sig temamødet."), is_blocking=False)


def _of_line(line: AgendaLine) -> Iterator[Missing]:
    named = {"number": line.number, "title": " ".join(line.version.title.split())}
    if not named["title"]:
        yield Missing(_("%(number)s har ingen titel.") % named)
    if _holds_closed(line) and not line.item.closed_because:
        yield Missing(_("%(number)s %(title)s skal lukkes helt eller delvis, men har ingen begrundelse.") % named)
    if not line.version.recommendation.strip() and line.item.standing not in _WITHOUT_RECOMMENDATION:
        yield Missing(_("%(number)s %(title)s har ingen indstilling.") % named, is_blocking=False)
    for attachment in line.attachments:
        if attachment.is_promised:
            words = _("%(number)s %(title)s: ”%(attachment)s” eftersendes og er ikke kommet.")
            yield Missing(words % {**named, "attachment": attachment.title}, is_blocking=False)


def _holds_closed(line: AgendaLine) -> bool:
    return line.item.is_closed or any(attachment.is_closed for attachment in line.attachments)
