"""Making a meeting public, and taking it or one item of it down again.

What is taken down stays in the database as it was: the editions never change. It is gone from everything that others
than the secretariat read, and a marker with a class of reason stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.meetings.files.kept import forget_derived
from tvaers.meetings.models import AgendaItem, Depublication, Edition, Meeting, new_mark
from tvaers.meetings.sight.depublished import depublished_numbers_of
from tvaers.meetings.sight.searchable import key_prefix, rows_of
from tvaers.search.actions import forget, index
from tvaers.search.unlearning import unlearn, words_below

LONGEST_NOTE = 2000


class CannotPublish(ValueError):
    """What is asked for is so already, or cannot be. The message is Danish and can be shown."""


def _council_of_marker(given: Mapping[str, Any]) -> int:
    council: int = given["marker"].meeting.council_id
    return council


@action("meetings.publish", council=lambda given: given["meeting"].council_id)
def publish(meeting: Meeting, *, by: Actor) -> None:
    """Lets the public see a meeting that was held back. Raises CannotPublish when it has no paper or is public."""
    if meeting.current_edition_id is None:
        raise CannotPublish(_("Mødet har ikke noget papir, der kan offentliggøres."))
    if meeting.published_at is not None:
        raise CannotPublish(_("Mødet er allerede offentligt."))
    meeting.published_at = timezone.now()
    meeting.sent_at = meeting.sent_at or meeting.published_at
    meeting.closings_changed = new_mark()
    meeting.save()
    refresh_what_follows(meeting, by=by)


@action("meetings.depublish", council=lambda given: given["meeting"].council_id)
def depublish(meeting: Meeting, reason: Depublication.ReasonClass, *, note: str = "", by: Actor) -> Depublication:
    """Takes a public meeting down, with all its editions and files. `note` is the secretariat's own.

    Raises CannotPublish for a meeting that is not public.
    """
    if meeting.published_at is None or meeting.depublished_at is not None:
        raise CannotPublish(_("Mødet er ikke offentligt."))
    marker = _marked(meeting, "", reason, note)
    meeting.depublished_at = marker.depublished_at
    meeting.closings_changed = new_mark()
    meeting.save()
    refresh_what_follows(meeting, by=by)
    return marker


@action("meetings.depublish", council=lambda given: given["meeting"].council_id)
def depublish_item(
    meeting: Meeting, number: str, reason: Depublication.ReasonClass, *, note: str = "", by: Actor
) -> Depublication:
    """Takes one item down in all editions of the meeting's paper; a later edition follows.

    Raises CannotPublish when no edition has the item, or it is down already.
    """
    if not AgendaItem.objects.filter(edition__meeting=meeting, number=number).exists():
        raise CannotPublish(_("Mødet har ikke noget punkt {number}.").format(number=number))
    if number in depublished_numbers_of(meeting):
        raise CannotPublish(_("Punktet er allerede fjernet."))
    marker = _marked(meeting, number, reason, note)
    _follow(meeting, number, is_down=True, by=by)
    return marker


@action("meetings.depublish", council=_council_of_marker)
def republish(marker: Depublication, *, by: Actor) -> None:
    """Takes a depublication back. Raises CannotPublish when that was done before."""
    if marker.republished_at is not None:
        raise CannotPublish(_("Det er allerede offentligt igen."))
    marker.republished_at = timezone.now()
    marker.save()
    meeting = marker.meeting
    if marker.item_number:
        _follow(meeting, marker.item_number, is_down=False, by=by)
        return
    meeting.depublished_at = None
    meeting.closings_changed = new_mark()
    meeting.save()
    refresh_what_follows(meeting, by=by)


def follow_depublications(edition: Edition) -> None:
    """Marks the items of a new edition that were taken down in earlier ones; runs in an action."""
    numbers = depublished_numbers_of(edition.meeting)
    if numbers:
        AgendaItem.objects.filter(edition=edition, number__in=numbers).update(depublished=True)


def refresh_what_follows(meeting: Meeting, *, by: Actor) -> None:
    """The meeting's rows in the index as they are to be now, and lexicon and derived files with them.

    Runs in an action. What is derived is named so that nobody asks for the old files; they are deleted all the same.
    """
    prefix = key_prefix(meeting)
    words_before = words_below(prefix)
    forget(prefix=prefix, by=by)
    edition = meeting.current_edition
    if edition is not None:
        index(rows_of(meeting, edition, edition.as_document()), by=by)
    unlearn(words_before - words_below(prefix), by=by)
    editions = list(meeting.editions.values_list("pk", flat=True))
    transaction.on_commit(lambda: _forget_files(editions))


def _forget_files(editions: list[int]) -> None:
    for edition in editions:
        forget_derived(edition)


def _marked(meeting: Meeting, number: str, reason: Depublication.ReasonClass, note: str) -> Depublication:
    marker: Depublication = Depublication.objects.create(
        meeting=meeting,
        item_number=number,
        reason_class=reason,
        note=note[:LONGEST_NOTE],
        depublished_at=timezone.now(),
    )
    return marker


def _follow(meeting: Meeting, number: str, *, is_down: bool, by: Actor) -> None:
    AgendaItem.objects.filter(edition__meeting=meeting, number=number).update(depublished=is_down)
    meeting.closings_changed = new_mark()
    meeting.save()
    refresh_what_follows(meeting, by=by)
