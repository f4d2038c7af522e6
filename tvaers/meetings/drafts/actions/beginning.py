"""What someone types into an item before it is there: kept at each pause like every other text, and no empty drafts.

The form has a key of its own, so that two windows with a new text each do not write over one another.
"""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.utils import timezone

from tvaers.access.action import Actor, action
from tvaers.councils.models import Council
from tvaers.meetings.cycle.acting import author_of
from tvaers.meetings.drafts.actions.typing import Kept, keep_typing
from tvaers.meetings.drafts.actions.writing import latest_version, parts_of
from tvaers.meetings.drafts.parts import DraftParts
from tvaers.meetings.models import Beginning, DraftItem


@action("meetings.write_draft", council=lambda given: given["council"].pk, keeps_working_text=True)
def keep_beginning(council: Council, key: UUID, parts: DraftParts, *, sequence: int, by: Actor) -> Kept:
    """Keeps what was typed until now under the key. Nothing is kept of a text that is all gone again.

    What comes after the text was saved is kept as typed into the draft that it became.
    """
    now = timezone.now()
    found = Beginning.objects.select_for_update().filter(account=author_of(by), key=key).first()
    if found is None:
        found = Beginning(council=council, account=author_of(by), key=key)
    if found.draft is not None:
        return _typed_on(found.draft, parts, sequence, by)
    if sequence <= found.sequence:
        return Kept(found.sequence, found.typed_at, 1, ())
    if any(text.strip() for text in asdict(parts).values()):
        found.sequence, found.parts, found.typed_at = sequence, asdict(parts), now
        found.save()
    elif found.pk:
        found.delete()
    return Kept(sequence, now, 1, ())


@action("meetings.write_draft", council=lambda given: given["council"].pk, keeps_working_text=True)
def give_up_beginning(council: Council, key: UUID, *, by: Actor) -> None:
    """Lets go of what was typed under the key and never saved."""
    for found in Beginning.objects.filter(council=council, account=author_of(by), key=key, draft=None):
        found.delete()


def _typed_on(draft: DraftItem, parts: DraftParts, sequence: int, by: Actor) -> Kept:
    current = latest_version(draft)
    if parts == parts_of(current):
        return Kept(sequence, current.saved_at, current.number, ())
    return keep_typing(draft, parts, based_on=1, sequence=sequence, by=by)
