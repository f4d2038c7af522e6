"""What items in preparation are called where others may read it: a closed one by its neutral title."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import OuterRef, Subquery

from tvaers.access.visibility import OPERATOR
from tvaers.meetings.models import DraftItem, DraftVersion


def titles_of(items: Sequence[DraftItem]) -> list[str]:
    """The title of each item's latest version; for a closed one its neutral title, which may be empty."""
    versions = DraftVersion.objects.visible_to(OPERATOR).filter(draft=OuterRef("pk")).order_by("-number")
    rows = DraftItem.objects.visible_to(OPERATOR).filter(pk__in=[item.pk for item in items])
    latest = dict(rows.annotate(title=Subquery(versions.values("title")[:1])).values_list("pk", "title"))
    return [item.neutral_title if item.is_closed else " ".join(latest[item.pk].split()) for item in items]
