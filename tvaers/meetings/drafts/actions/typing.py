"""What someone types into an item, kept at each pause, and who else is in it.

None of this is anybody's word yet, so it leaves no event in the trail: the version that is saved does.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from tvaers.access.action import Actor, action
from tvaers.meetings.cycle.acting import author_of
from tvaers.meetings.drafts.actions.writing import check_tended, forget_typing, latest_version
from tvaers.meetings.drafts.parts import DraftParts
from tvaers.meetings.models import DraftItem, Typing, Visit

STILL_THERE = timedelta(seconds=60)
"""How long after the last sign someone counts as being in an item."""


@dataclass(frozen=True)
class Kept:
    """What was kept: the number of the pause, when, the item's version of today, and who else is in it."""

    sequence: int
    at: datetime
    current: int
    others: tuple[str, ...]


@action("meetings.write_draft", council=lambda given: given["draft"].council_id, keeps_working_text=True)
def keep_typing(draft: DraftItem, parts: DraftParts, *, based_on: int, sequence: int, by: Actor) -> Kept:
    """Keeps what was typed until now. What arrives after something newer changes nothing, and says what is kept.

    Raises NotPermitted for whoever does not work on the draft.
    """
    check_tended(draft, by)
    now = timezone.now()
    mine = Typing.objects.select_for_update().filter(draft=draft, account=author_of(by)).first()
    if mine is None:
        mine = Typing(draft=draft, account=author_of(by), sequence=0)
    if sequence > mine.sequence:
        mine.based_on, mine.sequence, mine.parts, mine.typed_at = based_on, sequence, asdict(parts), now
        mine.save()
    _note_visit(draft, by)
    return Kept(mine.sequence, mine.typed_at, latest_version(draft).number, others_in(draft, by))


@action("meetings.write_draft", council=lambda given: given["draft"].council_id, keeps_working_text=True)
def visit(draft: DraftItem, *, by: Actor) -> tuple[str, ...]:
    """Notes that someone has the item open, and tells the names of the others who have."""
    check_tended(draft, by)
    _note_visit(draft, by)
    return others_in(draft, by)


@action("meetings.write_draft", council=lambda given: given["draft"].council_id, keeps_working_text=True)
def give_up_typing(draft: DraftItem, *, by: Actor) -> None:
    """Lets go of what was typed and not saved."""
    check_tended(draft, by)
    forget_typing(draft, author_of(by))


def others_in(draft: DraftItem, by: Actor) -> tuple[str, ...]:
    """The names of the others who have the item open now."""
    visits = Visit.objects.filter(draft=draft, seen_at__gte=timezone.now() - STILL_THERE).exclude(account=author_of(by))
    return tuple(visits.order_by("account__name").values_list("account__name", flat=True))


def _note_visit(draft: DraftItem, by: Actor) -> None:
    Visit.objects.update_or_create(draft=draft, account=author_of(by), defaults={"seen_at": timezone.now()})
