"""Items that were written in Word, put on an agenda as drafts."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.document.model import Item
from tvaers.meetings.drafts.actions.writing import write_draft
from tvaers.meetings.drafts.parts import DraftParts
from tvaers.meetings.models import AgendaSection, DraftItem
from tvaers.meetings.planning.actions.preparing import CannotPrepare, place_item

MOST_ITEMS = 100
LONGEST_CASE_NUMBER, LONGEST_OFFICERS = 60, 100


@action("meetings.prepare", council=lambda given: given["section"].meeting.council_id)
def put_on_from_word(section: AgendaSection, items: Sequence[Item], *, by: Actor) -> list[DraftItem]:
    """Each item as a draft, last in the section, in their order. Raises CannotPrepare for none, and for too many."""
    if not items or len(items) > MOST_ITEMS:
        raise CannotPrepare(_("Filen har ingen punkter eller for mange. Der er ikke ændret noget."))
    written = [write_draft(section.meeting.council, parts_read(item), by=by) for item in items]
    for draft in written:
        place_item(draft, section, by=by)
    return written


def parts_read(item: Item) -> DraftParts:
    """What of an item becomes a draft's parts. What belongs to none of them follows the presentation."""
    parts = item.parts
    texts = [parts.presentation, item.other, parts.decision]
    return DraftParts(
        title=item.title,
        case_number=(item.case_number or "")[:LONGEST_CASE_NUMBER],
        officers=" / ".join(item.officers)[:LONGEST_OFFICERS],
        background=parts.background or "",
        recommendation=parts.recommendation or "",
        presentation="\n\n".join(text for text in texts if text),
    )
