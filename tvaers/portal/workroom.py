"""The numbers of a council's workroom: what waits for the secretariat, and what there is for members and contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from tvaers.access.roles import Sight
from tvaers.access.visibility import Viewer, has_sight
from tvaers.councils.holding import circles_of
from tvaers.councils.models import Council
from tvaers.councils.queries import circles_on, count_of_vacant, grants_ending_soon
from tvaers.meetings.cycle.deadlines import MeetingDeadline, deadlines_by_meeting, next_deadline
from tvaers.meetings.cycle.next_steps import NextStep, next_step
from tvaers.meetings.follow_up.queries import counts_outstanding
from tvaers.meetings.models import DraftItem, Laying, Meeting
from tvaers.meetings.planning.queries import unfinished
from tvaers.post.queries import count_of_troubled

SHOWN = 20
MEETINGS_SHOWN = 8
"""A whole term can be planned; the plan has them all."""


@dataclass(frozen=True)
class Card:
    """A number, what it counts, and the address where to go on; an empty one when there is no such page."""

    title: str
    number: int
    said: str
    address: str
    """A name of `urls`."""


def cards_for_secretariat(council: Council, day: date, viewer: Viewer) -> list[Card]:
    """What waits in the council, for those who see drafts or working lists there."""
    cards = []
    if has_sight(viewer, Sight.DRAFTS, council.pk):
        drafts = DraftItem.objects.visible_to(viewer).filter(council=council, discarded_at=None)
        cards += [
            Card(pgettext("flere", "Udkast"), drafts.count(), _("i arbejde"), "meetings:drafts"),
            Card(
                _("Forelagt"),
                open_layings(council, day, viewer).count(),
                _("venter på bemærkninger"),
                "meetings:drafts",
            ),
            _card_of_follow_ups(council, day, viewer),
        ]
    if has_sight(viewer, Sight.CIRCLES, council.pk):
        vacant = count_of_vacant(council, day, viewer)
        circles = circles_on(council, day, viewer).count()
        ending = grants_ending_soon(council, day, viewer).count()
        failed = count_of_troubled(council.pk, viewer)
        cards += [
            Card(
                _("Kredse"),
                circles,
                ngettext("med %(n)d ubesat funktion", "med %(n)d ubesatte funktioner", vacant) % {"n": vacant},
                "councils:circles",
            ),
            Card(_("Roller"), ending, _("slutter inden for 60 dage"), "councils:roles"),
            Card(
                _("Udbakke"),
                failed,
                ngettext("e-mail kunne ikke sendes", "e-mails kunne ikke sendes", failed),
                "portal:outbox",
            ),
        ]
    return cards


def _card_of_follow_ups(council: Council, day: date, viewer: Viewer) -> Card:
    outstanding, overdue = counts_outstanding(council, day, viewer)
    said = ngettext("udestående, %(n)d overskredet", "udestående, %(n)d overskredne", overdue) % {"n": overdue}
    return Card(_("Opfølgning"), outstanding, said, "meetings:follow_ups")


@dataclass(frozen=True)
class MeetingAtHand:
    """A meeting as the workroom shows it: for the secretariat with what comes next and by when."""

    meeting: Meeting
    step: NextStep | None = None
    deadline: MeetingDeadline | None = None


def meetings_at_hand(council: Council, day: date, viewer: Viewer) -> list[MeetingAtHand]:
    """The council's meetings on the day and later that the viewer sees, public or not, the next first.

    Before them those that are held and not finished: for the secretariat all, for others what can be remarked on.
    """
    is_secretariat = has_sight(viewer, Sight.DRAFTS, council.pk)
    wanted = Q(held_on__gte=day) | (unfinished() if is_secretariat else Q(stage=Meeting.Stage.MINUTES_SENT))
    rows = Meeting.objects.visible_to(viewer).filter(wanted, council=council).select_related("council")
    meetings = list(rows.order_by("held_on", "sequence")[:MEETINGS_SHOWN])
    if not is_secretariat:
        return [MeetingAtHand(meeting) for meeting in meetings]
    days = deadlines_by_meeting(meetings, day)
    return [
        MeetingAtHand(meeting, next_step(meeting), next_deadline(days[meeting.pk]))
        if meeting.is_in_cycle
        else MeetingAtHand(meeting)
        for meeting in meetings
    ]


def meetings_in_preparation(council: Council, viewer: Viewer) -> list[Meeting]:
    """The council's meetings whose paper the viewer sees and the public does not."""
    hidden = Q(published_at=None) | Q(depublished_at__isnull=False)
    rows = Meeting.objects.visible_to(viewer).filter(hidden, council=council, current_edition__isnull=False)
    rows = rows.select_related("council")
    return list(rows.order_by("held_on", "sequence")[:SHOWN])


def open_layings(council: Council, day: date, viewer: Viewer) -> QuerySet[Laying]:
    """What of the council is laid before a circle and awaits remarks on the day."""
    rows: QuerySet[Laying] = Laying.objects.visible_to(viewer).filter(
        version__draft__council=council, version__draft__discarded_at=None, until__gte=day, withdrawn_at=None
    )
    return rows.select_related("version", "circle").order_by("until", "pk")


def layings_before(council: Council, day: date, viewer: Viewer) -> list[Laying]:
    """What of the council is laid before the viewer's own circles."""
    return list(open_layings(council, day, viewer).filter(circle__in=circles_of(viewer, day))[:SHOWN])
