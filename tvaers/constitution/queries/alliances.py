"""Alliances and the time limit for them, the election of chair and vice-chair, and who can be named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from tvaers.access.visibility import OPERATOR, Viewer
from tvaers.constitution.models import AllianceNotice, Constitution, Elected, Gathering
from tvaers.constitution.queries.composition import Basis, Binding, basis_of, binding_of
from tvaers.councils.models import Membership
from tvaers.councils.periods import on_day
from tvaers.law.chair_election import Post, chair_election
from tvaers.law.deadlines import deadline
from tvaers.law.working import Worked
from tvaers.meetings.cycle.deadlines import rule_in_words, rules_of
from tvaers.meetings.models import CouncilDeadline, Meeting

POSTS = 2
ChairElection = Worked[tuple[Post, ...] | None]


@dataclass(frozen=True)
class TimeLimit:
    """The last day on which alliances can be notified, with its working and the council's rule in words."""

    meets_on: date
    worked: Worked[date]
    rule: str

    @property
    def day(self) -> date:
        """The last day."""
        return self.worked.result


@dataclass(frozen=True)
class NoticeShown:
    """A notice, the keys of its lists, those that have no members in the council, and by how many days it is late."""

    row: AllianceNotice
    keys: tuple[str, ...]
    not_represented: tuple[str, ...]
    unknown: tuple[str, ...]
    days_late: int

    @property
    def name(self) -> str:
        """The lists as one: "A+F"."""
        return "+".join(self.keys)


def meeting_day(constitution: Constitution, viewer: Viewer) -> date | None:
    """The day of the constituting meeting: of the meeting itself once it is planned, else the one that was set.

    None for those who do not see the meeting that is planned: the day that was set holds no more.
    """
    planned = _planned(constitution)
    if planned is None:
        return constitution.meets_on
    return planned_day(constitution, viewer)


def planned_day(constitution: Constitution, viewer: Viewer) -> date | None:
    """The day of the meeting that was planned, as the viewer sees it; None until it is, and when it is cancelled."""
    planned = _planned(constitution)
    seen = Meeting.objects.visible_to(viewer).filter(pk=planned) if planned else None
    return seen.values_list("held_on", flat=True).first() if seen is not None else None


def _planned(constitution: Constitution) -> int | None:
    """The meeting by key, whoever asks: what is told of it is asked of the meeting."""
    rows = Gathering.objects.visible_to(OPERATOR).filter(
        constitution=constitution, meeting__isnull=False, meeting__cancelled_at=None
    )
    key: int | None = rows.values_list("meeting", flat=True).first()
    return key


def time_limit(constitution: Constitution, viewer: Viewer) -> TimeLimit | None:
    """The limit by the council's own deadline; None until the viewer knows the day of the meeting.

    Source of the usual three *hverdage*: forretningsorden 2022-26.
    """
    day = meeting_day(constitution, viewer)
    if day is None:
        return None
    what = CouncilDeadline.What.ALLIANCES
    rule = rules_of(constitution.council_id)[what]
    worked = deadline(day, rule, saturday_counts=constitution.saturdays_count)
    return TimeLimit(day, worked, rule_in_words(what, rule))


def notices_of(constitution: Constitution, viewer: Viewer) -> QuerySet[AllianceNotice]:
    """The notices in the order in which they came."""
    rows: QuerySet[AllianceNotice] = AllianceNotice.objects.visible_to(viewer).filter(constitution=constitution)
    return rows.select_related("constitution").prefetch_related("lists")


def alliances_shown(constitution: Constitution, basis: Basis, viewer: Viewer) -> list[NoticeShown]:
    """Each notice with what is to be said of it."""
    limit, members = time_limit(constitution, viewer), represented(basis, binding_of(constitution, viewer))
    return [_shown(row, basis, members, limit) for row in notices_of(constitution, viewer)]


def _shown(row: AllianceNotice, basis: Basis, members: frozenset[str] | None, limit: TimeLimit | None) -> NoticeShown:
    keys = tuple(each.key for each in row.lists.all())
    late = (timezone.localtime(row.received_at).date() - limit.day).days if limit else 0
    outside = () if members is None else tuple(key for key in keys if key not in members)
    unknown = tuple(key for key in keys if key not in basis.votes)
    return NoticeShown(row, keys, outside, unknown, max(late, 0))


def represented(basis: Basis, binding: Binding | None) -> frozenset[str] | None:
    """The lists with members in the council by KL's letter; None until it is entered."""
    if binding is None:
        return None
    extra = {key for key, count in binding.supplementary.items() if count}
    return frozenset({key for key, count in basis.mayors.items() if count} | extra)


def chair_reckoned(basis: Basis, notices: Sequence[NoticeShown], binding: Binding | None) -> ChairElection | None:
    """Who wins the posts with the approved alliances, with the working; None while there are no votes.

    Source: KL's love § 15 stk. 3; kommunal- og regionalvalgloven §§ 81 and 83.
    """
    votes = basis.votes
    if not any(votes.values()):
        return None
    allied = [tuple(key for key in each.keys if key in votes) for each in notices if each.row.is_approved]
    alliances = [keys for keys in allied if len(keys) > 1]
    members = represented(basis, binding)
    return chair_election(votes, alliances, POSTS, represented=members, lots=basis.draws("chair"))


def chair_election_of(constitution: Constitution, viewer: Viewer) -> ChairElection | None:
    """The election of chair and vice-chair as it stands."""
    basis = basis_of(constitution, viewer)
    notices = alliances_shown(constitution, basis, viewer)
    return chair_reckoned(basis, notices, binding_of(constitution, viewer))


def elected_of(constitution: Constitution, viewer: Viewer) -> dict[int, Elected]:
    """Who was elected, by the number of the post."""
    rows = Elected.objects.visible_to(viewer).filter(constitution=constitution)
    return {row.post: row for row in rows.select_related("person__account", "grant")}


def members_on(constitution: Constitution, day: date, viewer: Viewer) -> list[Membership]:
    """Those who sit in the council on the day, as the register has them."""
    rows = Membership.objects.visible_to(viewer).filter(on_day(day), council=constitution.council)
    return list(rows.select_related("person", "municipality").order_by("person__name", "pk"))
