"""What is missing before an agenda is sent: what it lacks itself, and what around it is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tvaers.access.visibility import Viewer
from tvaers.danish.dates import long_date
from tvaers.meetings.agenda.lacks import lacks_of
from tvaers.meetings.agenda.queries import open_comments
from tvaers.meetings.agenda.whole import Agenda
from tvaers.meetings.cycle.deadlines import deadline_of
from tvaers.meetings.cycle.stages import Missing
from tvaers.meetings.models import CouncilDeadline, Meeting, Visit

SEEN_WITHIN = timedelta(seconds=90)
"""For so long after they were last seen, someone counts as being in an item."""


def missing_for_send_agenda(agenda: Agenda, viewer: Viewer) -> tuple[Missing, ...]:
    """What is missing before the agenda can be sent, what stops it first."""
    around = (*_of_time(agenda.meeting), *_of_writers(agenda, viewer))
    return (*lacks_of(agenda), *(Missing(message, is_blocking=False) for message in around))


def _of_time(meeting: Meeting) -> Iterator[str]:
    if meeting.held_on < timezone.localdate():
        yield _("Mødedagen er gået.")
        return
    deadline = deadline_of(meeting, CouncilDeadline.What.AGENDA_OUT)
    if deadline and deadline.is_passed:
        n = -deadline.days_left
        words = ngettext(
            "Dagsordenen skulle være sendt den %(day)s, for %(n)s dag siden.",
            "Dagsordenen skulle være sendt den %(day)s, for %(n)s dage siden.",
            n,
        )
        yield words % {"day": long_date(deadline.day), "n": n}


def _of_writers(agenda: Agenda, viewer: Viewer) -> Iterator[str]:
    """Who is writing just now, and what the authors have not settled."""
    numbers = {line.item.pk: line.number for line in agenda.lines()}
    visits = Visit.objects.visible_to(viewer).filter(draft__in=list(numbers), seen_at__gte=timezone.now() - SEEN_WITHIN)
    for visit in visits.exclude(account=viewer.pk).select_related("account"):
        words = _("%(name)s er inde i punkt %(number)s nu.")
        yield words % {"name": visit.account.name, "number": numbers[visit.draft_id]}
    unsettled = sum(open_comments(agenda, viewer).values())
    if unsettled:
        words = ngettext("%(n)s kommentar er ikke klaret.", "%(n)s kommentarer er ikke klaret.", unsettled)
        yield words % {"n": unsettled}
