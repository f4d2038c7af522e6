"""What those who work on an item see beside its text: comments, cases, guests, and the text of an earlier time."""

from __future__ import annotations

from django.db.models import Count, OuterRef, QuerySet, Subquery

from tvaers.access.visibility import Viewer
from tvaers.councils.models import Council
from tvaers.meetings.models import Case, DraftComment, DraftItem, DraftVersion, Invitee


def comment_on(draft: DraftItem, key: int, viewer: Viewer) -> DraftComment:
    """One of them. Raises DraftComment.DoesNotExist."""
    rows = DraftComment.objects.visible_to(viewer).filter(draft=draft)
    comment: DraftComment = rows.select_related("draft").get(pk=key)
    return comment


def earlier_text_of(draft: DraftItem, viewer: Viewer) -> DraftVersion | None:
    """What an item that comes back said at the earlier meeting; None for one that is new."""
    if draft.returns_from_id is None:
        return None
    versions = DraftVersion.objects.visible_to(viewer).filter(draft=draft.returns_from_id)
    version: DraftVersion | None = versions.order_by("-number").first()
    return version


def cases_of(council: Council, viewer: Viewer) -> QuerySet[Case]:
    """The council's cases with how many items each has."""
    rows: QuerySet[Case] = Case.objects.visible_to(viewer).filter(council=council)
    return rows.annotate(count=Count("items")).order_by("-number")


def case_of(council: Council, key: int, viewer: Viewer) -> Case:
    """One of them. Raises Case.DoesNotExist."""
    case: Case = Case.objects.visible_to(viewer).filter(council=council).select_related("council").get(pk=key)
    return case


def items_of_case(case: Case, viewer: Viewer) -> QuerySet[DraftItem]:
    """The items of the case with their titles, the latest first."""
    versions = DraftVersion.objects.visible_to(viewer).filter(draft=OuterRef("pk")).order_by("-number")
    rows: QuerySet[DraftItem] = DraftItem.objects.visible_to(viewer).filter(case=case, discarded_at=None)
    return rows.annotate(title=Subquery(versions.values("title")[:1])).select_related("meeting").order_by("-pk")


def presenters_of(item: DraftItem, viewer: Viewer) -> list[Invitee]:
    """The guests who come for this item only."""
    rows = Invitee.objects.visible_to(viewer).filter(item=item, part=Invitee.Part.GUEST)
    return list(rows.select_related("meeting__council"))
