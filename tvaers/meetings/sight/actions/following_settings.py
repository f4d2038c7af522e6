"""What follows when a council changes what the public sees of closed items."""

from __future__ import annotations

from django.db.models import F

from tvaers.access.action import Actor
from tvaers.councils.models import Council
from tvaers.meetings.models import AgendaItem, Meeting
from tvaers.meetings.sight.actions.depublication import refresh_what_follows


def follow_settings(council: Council, by: Actor) -> None:
    """Makes index, lexicon and files of the council's meetings with closed items anew; runs in an action."""
    closed = AgendaItem.objects.filter(closed=True, edition__meeting__council=council)
    of_current = closed.filter(edition=F("edition__meeting__current_edition")).values("edition__meeting")
    for meeting in Meeting.objects.filter(pk__in=of_current).select_related("council__settings", "current_edition"):
        refresh_what_follows(meeting, by=by)
