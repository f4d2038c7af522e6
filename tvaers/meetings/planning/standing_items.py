"""What the standing items of an agenda say: made from what the meetings before and after it left and expect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from tvaers.access.visibility import OPERATOR
from tvaers.document.model import Kind, MeetingKind, Parts
from tvaers.document.phrasing.standing import (
    EarlierMinutes,
    approval_of_agenda,
    approval_of_minutes,
    next_meeting,
    next_meeting_unknown,
    since_last,
)
from tvaers.meetings.drafts.titles import titles_of
from tvaers.meetings.models import (
    ChairmanshipAct,
    FollowUp,
    Meeting,
    MinutesForApproval,
    MinutesRemark,
    Sending,
    TemplateItem,
)
from tvaers.meetings.models.drafts import DraftItem
from tvaers.meetings.planning.wheel import due_at, entry_titles

Standing = DraftItem.Standing
Stage = Meeting.Stage


def minutes_waiting(meeting: Meeting) -> list[Meeting]:
    """The council's meetings whose minutes were sent and are put for approval nowhere yet, the first held first."""
    rows = Meeting.objects.visible_to(OPERATOR).filter(council=meeting.council_id, stage=Stage.MINUTES_SENT)
    return list(rows.exclude(pk=meeting.pk).exclude(_is_put_for_approval()).order_by("held_on", "sequence"))


def imported_minutes(meeting: Meeting) -> Meeting | None:
    """The latest minutes that came in as a file, for the first agenda made here; None once one was made here."""
    council = Meeting.objects.visible_to(OPERATOR).filter(council=meeting.council_id, held_on__lt=meeting.held_on)
    after_sending = (Stage.MINUTES_SENT, Stage.MINUTES_APPROVED)
    if council.filter(stage__in=after_sending).exists():
        return None
    rows = council.filter(stage=Stage.ARCHIVED, current_edition__stage=Kind.MINUTES, depublished_at=None)
    latest: Meeting | None = rows.order_by("-held_on", "-sequence").first()
    if latest is None or MinutesForApproval.objects.visible_to(OPERATOR).filter(meeting=latest).exists():
        return None
    return latest


def acts_to_tell(meeting: Meeting) -> list[ChairmanshipAct]:
    """What the chairmanship did under authorisations and no Siden sidst has told yet, the earliest first."""
    rows = ChairmanshipAct.objects.visible_to(OPERATOR).filter(follow_up__council=meeting.council_id)
    return [act for act in rows.select_related("told_in") if act.told_in is None or act.told_in.is_dropped]


def meeting_after(meeting: Meeting) -> Meeting | None:
    """The council's next meeting in the plan."""
    rows = Meeting.objects.visible_to(OPERATOR).filter(
        council=meeting.council_id, held_on__gt=meeting.held_on, cancelled_at=None
    )
    found: Meeting | None = rows.exclude(stage=Stage.ARCHIVED).order_by("held_on", "sequence").first()
    return found


def standing_parts(
    item: TemplateItem, meeting: Meeting, minutes: Sequence[Meeting], acts: Sequence[ChairmanshipAct]
) -> Parts:
    """What the standing item says at the meeting; empty parts for one that says nothing by itself."""
    council = meeting.council.name
    match item.standing:
        case Standing.AGENDA:
            return approval_of_agenda(council, meeting.held_on)
        case Standing.MINUTES if minutes:
            return minutes_parts(council, minutes)
        case Standing.REPORTS:
            return since_last(council, item.reporters.splitlines(), told_acts(acts))
        case Standing.NEXT_MEETING:
            return _next_meeting_parts(meeting)
        case _:
            return Parts()


def minutes_parts(council: str, minutes: Sequence[Meeting]) -> Parts:
    """The item that asks for the approval of these meetings' minutes; raises ValueError when there are none."""
    return approval_of_minutes(council, earlier_minutes(minutes))


def earlier_minutes(minutes: Sequence[Meeting]) -> list[EarlierMinutes]:
    """These meetings' minutes as a later meeting speaks of them, the first held first."""
    sent, remarked = _sent_on(minutes), _with_remarks(minutes)
    return [
        EarlierMinutes(one.held_on, sent.get(one.pk), one.pk in remarked, _kind_of(one))
        for one in sorted(minutes, key=lambda one: (one.held_on, one.sequence))
    ]


def told_acts(acts: Iterable[ChairmanshipAct]) -> list[tuple[date, str]]:
    """The acts as the paper tells them."""
    return [(act.acted_on, act.text) for act in acts]


def expected_at(meeting: Meeting) -> list[str]:
    """The titles of the cases that come back to the meeting, and of what the year's wheel brings."""
    rows = FollowUp.objects.visible_to(OPERATOR).filter(
        ~FollowUp.taken(), to_meeting=meeting, kind=FollowUp.Kind.RETURNS, closed_at=None, item__isnull=False
    )
    titles = titles_of([row.item for row in rows.select_related("item") if row.item])
    return [*filter(None, titles), *entry_titles(due_at(meeting))]


def _next_meeting_parts(meeting: Meeting) -> Parts:
    following, council = meeting_after(meeting), meeting.council.name
    if following is None:
        return next_meeting_unknown(council)
    place = following.place_beside_kind or None
    return next_meeting(council, following.held_on, following.time or None, place, expected_at(following))


def _is_put_for_approval() -> Exists:
    rows: QuerySet[MinutesForApproval] = MinutesForApproval.objects.visible_to(OPERATOR).filter(
        meeting=OuterRef("pk"), item__discarded_at=None, item__withdrawn_at=None
    )
    return Exists(rows)


def _sent_on(minutes: Sequence[Meeting]) -> dict[int, date]:
    rows = Sending.objects.visible_to(OPERATOR).filter(meeting__in=minutes, what=Sending.What.MINUTES)
    return {row.meeting_id: timezone.localdate(row.sent_at) for row in rows.order_by("-sent_at")}


def _with_remarks(minutes: Sequence[Meeting]) -> set[int]:
    rows = MinutesRemark.objects.visible_to(OPERATOR).filter(meeting__in=minutes)
    return set(rows.values_list("meeting", flat=True))


def _kind_of(meeting: Meeting) -> MeetingKind | None:
    return MeetingKind(meeting.kind) if meeting.kind in set(MeetingKind) else None
