"""What stands beside an item in preparation: what was said of it the year before."""

from __future__ import annotations

from typing import Any

from django import template

from tvaers.access.viewing import viewer_of
from tvaers.meetings.models import DraftItem
from tvaers.meetings.planning.offer_queries import last_year_of_draft

register = template.Library()


@register.inclusion_tag("meetings/planning/last_year.html", takes_context=True)
def last_year(context: dict[str, Any], draft: DraftItem | None) -> dict[str, Any]:
    """Last year's text of what the year's wheel brought as this draft; nothing for another."""
    return {"last_year": last_year_of_draft(draft, viewer_of(context["request"])) if draft else None}
