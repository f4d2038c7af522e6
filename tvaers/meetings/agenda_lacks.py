"""What an agenda in preparation lacks, to be seen before it is sent."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tvaers.meetings.agenda import Agenda, AgendaLine
from tvaers.meetings.models import DraftItem
from tvaers.meetings.stages import Missing

_WITHOUT_RECOMMENDATION = {
    DraftItem.Standing.REPORTS,
    DraftItem.Standing.NEXT_MEETING,
    DraftItem.Standing.ANY_OTHER_BUSINESS,
}


def lacks_of(agenda: Agenda) -> tuple[Missing, ...]:
    """What is to be seen to before the agenda goes out; what blocks comes first. Asks the database for nothing."""
    found = [*_of_the_whole(agenda), *(lack for line in agenda.lines() for lack in _of_line(line))]
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
    if not agenda.meeting.time:
        yield Missing(_("Mødet har intet tidspunkt."), is_blocking=False)
    if not agenda.meeting.place:
        yield Missing(_("Mødet har intet sted."), is_blocking=False)


def _of_line(line: AgendaLine) -> Iterator[Missing]:
    named = {"number": line.number, "title": " ".join(line.version.title.split())}
    if line.item.is_closed and not line.item.closed_because:
        yield Missing(_("%(number)s %(title)s skal lukkes, men har ingen begrundelse.") % named)
    if not line.version.recommendation.strip() and line.item.standing not in _WITHOUT_RECOMMENDATION:
        yield Missing(_("%(number)s %(title)s har ingen indstilling.") % named, is_blocking=False)
    for attachment in line.attachments:
        if attachment.is_promised:
            words = _("%(number)s %(title)s: ”%(attachment)s” eftersendes og er ikke kommet.")
            yield Missing(words % {**named, "attachment": attachment.title}, is_blocking=False)
