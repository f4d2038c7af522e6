"""What those who work on an item say to each other of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.meetings.cycle.acting import author_of
from tvaers.meetings.drafts.actions.writing import check_tended
from tvaers.meetings.models import DraftComment, DraftItem

LONGEST_COMMENT = 10_000


class CannotComment(ValueError):
    """The comment was not kept. The message is Danish and can be shown."""


def _council_of_comment(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["comment"].draft.council_id
    return council


@action("meetings.write_draft", council=lambda given: given["draft"].council_id)
def add_comment(draft: DraftItem, text: str, *, by: Actor) -> DraftComment:
    """A comment for the others who work on the item. Raises CannotComment for an empty one."""
    check_tended(draft, by)
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise CannotComment(_("Skriv din kommentar."))
    if len(words) > LONGEST_COMMENT:
        raise CannotComment(_("Kommentaren er for lang. Den er ikke gemt."))
    comment = DraftComment(draft=draft, account=author_of(by), text=words)
    comment.save()
    return comment


@action("meetings.write_draft", council=_council_of_comment)
def settle_comment(comment: DraftComment, *, by: Actor) -> None:
    """Says that the comment is done with. It stays, and can be taken up again."""
    check_tended(comment.draft, by)
    if comment.settled_at is None:
        comment.settled_at = timezone.now()
        comment.save()


@action("meetings.write_draft", council=_council_of_comment)
def take_up_comment(comment: DraftComment, *, by: Actor) -> None:
    """Says that the comment is not done with after all."""
    check_tended(comment.draft, by)
    if comment.settled_at is not None:
        comment.settled_at = None
        comment.save()
