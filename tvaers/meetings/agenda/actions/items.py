"""What is said of an item besides its text: how far it is, when it is due, whether it goes out closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, NotPermitted, action, is_permitted
from tvaers.meetings.cycle.acting import author_of
from tvaers.meetings.cycle.permissions import PREPARE
from tvaers.meetings.drafts.actions.writing import check_tended
from tvaers.meetings.models import DraftItem


class CannotDescribe(ValueError):
    """The item was not changed. The message is Danish and can be shown."""


@dataclass(frozen=True)
class ItemFacts:
    """When the item is to be written, and how it goes out closed, if it does."""

    due_on: date | None = None
    is_closed: bool = False
    closed_because: str = ""
    neutral_title: str = ""


def _council_of_item(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["item"].council_id
    return council


@action("meetings.write_draft", council=_council_of_item)
def set_status(item: DraftItem, status: DraftItem.Status, *, by: Actor) -> None:
    """Says how far the item is, and by whom. Only the secretariat approves: raises NotPermitted for others."""
    check_tended(item, by)
    if status == DraftItem.Status.APPROVED and not is_permitted(by, PREPARE, item.council_id):
        raise NotPermitted(_("Kun sekretariatet godkender punkter. Der er ikke ændret noget."))
    if item.status != status:
        item.status, item.status_by = status, author_of(by)
        item.save()


@action(PREPARE, council=_council_of_item)
def describe_item(item: DraftItem, facts: ItemFacts, *, by: Actor) -> None:
    """Keeps the facts. Raises CannotDescribe for closing without a reason, and for opening or closing what was sent."""
    check_tended(item, by)
    if facts.is_closed and not facts.closed_because.strip():
        raise CannotDescribe(_("Skriv, hvorfor punktet skal være lukket."))
    if item.number and facts.is_closed != item.is_closed:
        raise CannotDescribe(
            _("Punktet er sendt ud. Luk det eller luk det op på siden ”Adgang” under mødet, så det gælder straks.")
        )
    now = {name: getattr(facts, name) for name in ItemFacts.__dataclass_fields__}
    if any(getattr(item, name) != value for name, value in now.items()):
        for name, value in now.items():
            setattr(item, name, value)
        item.save()
