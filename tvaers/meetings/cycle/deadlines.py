"""The deadlines of a meeting: what is usual, what the council has chosen, and which days that makes.

What is usual, with its source:

- Items are to be written 15 days before, so that a week is left to read and lay out. Not sourced: a starting point.
- The agenda goes out 8 days before. KKR Nordjylland sent its own 7 days before in 2020 and 2021 and 8 in 2025.
- An addendum goes out 3 days before, apologies come 1 working day before. Not sourced: starting points.
- Alliances come 3 working days before a constituting meeting (forretningsorden 2022-26).
- The minutes go out 5 working days after. KKR Nordjylland's came 3 to 7 calendar days after, from 2020 to 2024.
- Remarks on the minutes come 10 working days after they were sent. No rule was found; they are asked for meanwhile.

The rules of procedure that could be read set none of them but the alliances, so each is the council's to choose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tvaers.access.visibility import OPERATOR
from tvaers.document.model import MeetingKind
from tvaers.law.deadlines import Counting, Direction, Rule, deadline
from tvaers.law.working import Worked
from tvaers.meetings.models import CouncilDeadline, Meeting, Sending

What = CouncilDeadline.What
Stage = Meeting.Stage

NEAR_DAYS = 3
"""So many days before it, a deadline is near."""

USUAL: dict[CouncilDeadline.What, Rule] = {
    What.ITEMS_IN: Rule(15, Counting.CALENDAR_DAYS, Direction.BEFORE),
    What.AGENDA_OUT: Rule(8, Counting.CALENDAR_DAYS, Direction.BEFORE),
    What.ADDENDUM_OUT: Rule(3, Counting.CALENDAR_DAYS, Direction.BEFORE),
    What.APOLOGIES: Rule(1, Counting.WORKING_DAYS, Direction.BEFORE),
    What.ALLIANCES: Rule(3, Counting.WORKING_DAYS, Direction.BEFORE),
    What.MINUTES_OUT: Rule(5, Counting.WORKING_DAYS, Direction.AFTER),
    What.REMARKS: Rule(10, Counting.WORKING_DAYS, Direction.AFTER),
}

_STAGES = list(Stage)
_DONE_FROM: dict[CouncilDeadline.What, Meeting.Stage] = {
    What.ITEMS_IN: Stage.AGENDA_SENT,
    What.AGENDA_OUT: Stage.AGENDA_SENT,
    What.ADDENDUM_OUT: Stage.IN_SESSION,
    What.APOLOGIES: Stage.IN_SESSION,
    What.ALLIANCES: Stage.IN_SESSION,
    What.MINUTES_OUT: Stage.MINUTES_SENT,
    What.REMARKS: Stage.MINUTES_APPROVED,
}
_IN_THE_ROOM_ONLY = {What.ADDENDUM_OUT, What.APOLOGIES}


@dataclass(frozen=True)
class MeetingDeadline:
    """One deadline of a meeting, looked at on the day `today`; `worked` tells which days were not counted and why."""

    what: CouncilDeadline.What
    worked: Worked[date]
    is_done: bool
    today: date

    @property
    def day(self) -> date:
        """The last day of it."""
        return self.worked.result

    @property
    def days_left(self) -> int:
        """How many days there are to it; below 0 when it lies behind."""
        return (self.day - self.today).days

    @property
    def is_passed(self) -> bool:
        """Whether the day has gone by without that what it is for was done."""
        return not self.is_done and self.days_left < 0

    @property
    def is_near(self) -> bool:
        """Whether it is today or within a few days, and still to be done."""
        return not self.is_done and 0 <= self.days_left <= NEAR_DAYS

    @property
    def warning(self) -> str:
        """What the law's rules warn of: that the day is no working day. Empty when there is nothing."""
        return " ".join(entry.message for entry in self.worked.warnings)


def deadlines_of(meeting: Meeting, today: date | None = None) -> list[MeetingDeadline]:
    """The deadlines of a meeting in the cycle, by their days; none of one that is cancelled or from the archive."""
    return deadlines_by_meeting([meeting], today)[meeting.pk]


def deadline_of(meeting: Meeting, what: CouncilDeadline.What, today: date | None = None) -> MeetingDeadline | None:
    """One deadline of a meeting, None when it has no such deadline."""
    return next((entry for entry in deadlines_of(meeting, today) if entry.what == what), None)


def deadlines_by_meeting(meetings: Iterable[Meeting], today: date | None = None) -> dict[int, list[MeetingDeadline]]:
    """The deadlines of each meeting, by its key. Two queries, however many they are."""
    found, day = list(meetings), today or timezone.localdate()
    chosen = _chosen_by_council({meeting.council_id for meeting in found})
    sent = _minutes_sent({meeting.pk for meeting in found})
    return {
        meeting.pk: reckoned(meeting, chosen.get(meeting.council_id, {}), sent.get(meeting.pk), day)
        for meeting in found
    }


def next_deadline(deadlines: Iterable[MeetingDeadline]) -> MeetingDeadline | None:
    """The first one that is still to be kept, passed or not; None when all is done."""
    waiting = [entry for entry in deadlines if not entry.is_done]
    return min(waiting, key=lambda entry: entry.day, default=None)


def rules_of(council: int) -> dict[CouncilDeadline.What, Rule]:
    """The rule of each deadline in a council, by its key: its own choice, else what is usual."""
    return USUAL | _chosen_by_council({council}).get(council, {})


def rule_in_words(what: CouncilDeadline.What, rule: Rule) -> str:
    """Such as "8 kalenderdage før mødet"."""
    values = {"n": rule.count, "from": _from_what(what)}
    if rule.counts is Counting.WORKING_DAYS:
        return ngettext("%(n)d hverdag %(from)s", "%(n)d hverdage %(from)s", rule.count) % values
    return ngettext("%(n)d kalenderdag %(from)s", "%(n)d kalenderdage %(from)s", rule.count) % values


def _from_what(what: CouncilDeadline.What) -> str:
    if what == What.REMARKS:
        return _("efter at referatet er sendt")
    return _("efter mødet") if USUAL[what].direction is Direction.AFTER else _("før mødet")


def reckoned(
    meeting: Meeting,
    chosen: Mapping[CouncilDeadline.What, Rule],
    minutes_sent_on: date | None,
    today: date,
) -> list[MeetingDeadline]:
    """The deadlines of a meeting by the rules that the council has `chosen`; what it has not is as usual.

    Remarks are counted from the day that the minutes went out, and until then from the day that they should.
    """
    if not meeting.is_in_cycle or meeting.cancelled_at is not None:
        return []
    rules = USUAL | dict(chosen)
    minutes_out = deadline(meeting.held_on, rules[What.MINUTES_OUT])
    found = []
    for what in _that_matter(meeting):
        is_remarks = what == What.REMARKS
        from_day = (minutes_sent_on or minutes_out.result) if is_remarks else meeting.held_on
        is_done = _STAGES.index(Stage(meeting.stage)) >= _STAGES.index(_DONE_FROM[what])
        found.append(MeetingDeadline(what, deadline(from_day, rules[what]), is_done, today))
    return sorted(found, key=lambda entry: entry.day)


def _that_matter(meeting: Meeting) -> list[CouncilDeadline.What]:
    """Alliances belong to a constituting meeting; nobody comes to a written procedure."""
    is_constituting = meeting.kind == MeetingKind.CONSTITUTING
    is_in_writing = meeting.kind == MeetingKind.WRITTEN_PROCEDURE
    return [
        what
        for what in USUAL
        if (what != What.ALLIANCES or is_constituting) and not (is_in_writing and what in _IN_THE_ROOM_ONLY)
    ]


def _chosen_by_council(councils: set[int]) -> dict[int, dict[CouncilDeadline.What, Rule]]:
    """A deadline is told to everyone whom it concerns, so the choice itself is nobody's secret."""
    chosen: dict[int, dict[CouncilDeadline.What, Rule]] = {}
    for row in CouncilDeadline.objects.visible_to(OPERATOR).filter(council__in=councils):
        what = What(row.what)
        counting = Counting.WORKING_DAYS if row.is_in_working_days else Counting.CALENDAR_DAYS
        chosen.setdefault(row.council_id, {})[what] = Rule(row.count, counting, USUAL[what].direction)
    return chosen


def _minutes_sent(meetings: set[int]) -> dict[int, date]:
    """The day that the minutes went out, by the meeting's key."""
    rows = Sending.objects.visible_to(OPERATOR).filter(meeting__in=meetings, what=Sending.What.MINUTES)
    return {row.meeting_id: timezone.localdate(row.sent_at) for row in rows.order_by("-sent_at")}
