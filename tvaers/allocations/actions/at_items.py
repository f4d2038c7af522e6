"""The chosen result put into an agenda item: a table in its presentation, put anew when the numbers change."""

from __future__ import annotations

from dataclasses import replace

from tvaers.access.action import Actor, action, council_at
from tvaers.allocations.models import Allocation
from tvaers.councils.refusals import CannotBeDone
from tvaers.meetings.drafts.actions.writing import CannotSave, latest_version, parts_of, save_draft
from tvaers.meetings.models import DraftItem


@action("allocations.tend", council=council_at("allocation.council_id"))
def put_in_item(allocation: Allocation, item: DraftItem, text: str, *, by: Actor) -> None:
    """Puts the text (Markdown) into the item's presentation, in the place of what was put there before when it stands.

    Raises CannotBeDone when the item cannot be written.
    """
    version = latest_version(item)
    parts = parts_of(version)
    before = allocation.put_in if allocation.item_id == item.pk else ""
    presentation = with_table(parts.presentation, text, before)
    try:
        if presentation != parts.presentation:
            save_draft(item, replace(parts, presentation=presentation), based_on=version.number, by=by)
    except CannotSave as refusal:
        raise CannotBeDone(str(refusal)) from refusal
    allocation.item, allocation.put_in = item, text
    allocation.save()


def with_table(presentation: str, text: str, before: str) -> str:
    """The presentation with the text where `before` stood, else at the end; unchanged when it has the text already."""
    if text in presentation:
        return presentation
    if before and before in presentation:
        return presentation.replace(before, text)
    return f"{presentation.rstrip()}\n\n{text}" if presentation.strip() else text
