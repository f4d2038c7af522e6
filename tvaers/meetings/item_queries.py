"""What those who work on an item see beside its text: comments, cases, and the text of an earlier time."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery

from tvaers.access.visibility import Viewer
from tvaers.councils.models import Council
from tvaers.meetings.models import Case, DraftComment, DraftItem, DraftVersion, Invitee, WheelTurn


@dataclass(frozen=True)
class EarlierText:
    """The text that an item had at an earlier time: in which year it stood on the wheel, None for one postponed."""

    version: DraftVersion
    year: int | None


def comments_on(draft: DraftItem, viewer: Viewer) -> list[DraftComment]:
    """The comments, those to be settled first, each in the order they were made."""
    rows = DraftComment.objects.visible_to(viewer).filter(draft=draft).select_related("account")
    return sorted(rows, key=lambda comment: comment.settled_at is not None)


def comment_on(draft: DraftItem, key: int, viewer: Viewer) -> DraftComment:
    """One of them. Raises DraftComment.DoesNotExist."""
    rows = DraftComment.objects.visible_to(viewer).filter(draft=draft)
    comment: DraftComment = rows.select_related("draft").get(pk=key)
    return comment


def earlier_text_of(draft: DraftItem, viewer: Viewer) -> EarlierText | None:
    """What the item said when it was postponed, or what the year wheel's item said last time; None for a new one."""
    if draft.returns_from_id:
        return _latest(draft.returns_from_id, None, viewer)
    turns = WheelTurn.objects.visible_to(viewer)
    turn = turns.filter(draft=draft).first()
    if turn is None:
        return None
    before = turns.filter(entry=turn.entry_id, year__lt=turn.year).exclude(draft=None).order_by("-year").first()
    return _latest(before.draft_id, before.year, viewer) if before and before.draft_id else None


def cases_of(council: Council, viewer: Viewer) -> QuerySet[Case]:
    """The council's cases with how many items each has."""
    rows: QuerySet[Case] = Case.objects.visible_to(viewer).filter(council=council)
    return rows.annotate(count=Count("items")).order_by("-number")


def case_of(council: Council, key: int, viewer: Viewer) -> Case:
    """One of them. Raises Case.DoesNotExist."""
    case: Case = Case.objects.visible_to(viewer).filter(council=council).select_related("council").get(pk=key)
    return case


def _latest(draft: int, year: int | None, viewer: Viewer) -> EarlierText | None:
    version = DraftVersion.objects.visible_to(viewer).filter(draft=draft).order_by("-number").first()
    return EarlierText(version, year) if version else None


def items_of_case(case: Case, viewer: Viewer) -> QuerySet[DraftItem]:
    """The items of the case with their titles, the latest first."""
    versions = DraftVersion.objects.visible_to(viewer).filter(draft=OuterRef("pk")).order_by("-number")
    rows: QuerySet[DraftItem] = DraftItem.objects.visible_to(viewer).filter(case=case, discarded_at=None)
    return rows.annotate(title=Subquery(versions.values("title")[:1])).select_related("meeting").order_by("-pk")


def presenters_of(item: DraftItem, viewer: Viewer) -> list[Invitee]:
    """The guests who come for this item only."""
    rows = Invitee.objects.visible_to(viewer).filter(item=item, part=Invitee.Part.GUEST)
    return list(rows.select_related("meeting__council"))
