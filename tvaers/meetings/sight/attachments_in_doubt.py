"""Which attachments of an item are closed, also where an edition gives them another title than the one closed.

A paper names an attachment by its title alone, and minutes may call it something else than the agenda did. When the
closed title is not there, any attachment may be the closed one but those that stood beside it: they were seen when it
was closed, and left open. The others stay closed, until the secretariat closes the right one by its new title, or opens
the old closing again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from tvaers.meetings.models import Attachment, Closing
from tvaers.meetings.sight.closed_attachments import words_of


def with_what_stood_beside(closings: Iterable[Closing]) -> list[Closing]:
    """The closings, each of an attachment told which others stood with it under the item, in any edition."""
    listed = list(closings)
    of_attachments = [closing for closing in listed if closing.what == Closing.What.ATTACHMENT]
    if not of_attachments:
        return listed
    meetings = {closing.meeting_id for closing in of_attachments}
    rows = Attachment.objects.filter(item__edition__meeting__in=meetings).values_list(
        "item__edition__meeting", "item", "item__number", "item__title", "text"
    )
    titles: dict[tuple[int, int, str, str], set[str]] = defaultdict(set)
    for meeting, item, number, title, text in rows:
        titles[meeting, item, number, _folded(title)].add(words_of(text))
    for closing in of_attachments:
        closing.beside = frozenset(
            other
            for (meeting, _item, number, title), together in titles.items()
            if meeting == closing.meeting_id and (number == closing.item_number or title == _folded(closing.item_title))
            if words_of(closing.attachment) in together
            for other in together
        )
    return listed


def closed_titles(titles: Collection[str], closings: Collection[Closing]) -> frozenset[str]:
    """Of an item's attachments with these titles those that its closings close, with the titles they were closed by."""
    sought = {words_of(closing.attachment) for closing in closings}
    named = {title for title in titles if words_of(title) in sought}
    return frozenset({closing.attachment for closing in closings} | named | set(titles_in_doubt(titles, closings)))


def titles_in_doubt(titles: Collection[str], closings: Collection[Closing]) -> list[str]:
    """Those of them that are closed because they may be one that was closed by another title.

    An attachment that was closed by a title new to the earlier closings settles one of them.
    """
    there = {words_of(title) for title in titles}
    missing = [closing for closing in closings if words_of(closing.attachment) not in there]
    closed_here = {words_of(closing.attachment) for closing in closings} & there
    settled = [words for words in closed_here if any(words not in closing.beside for closing in missing)]
    if len(settled) >= len(missing):
        return []
    return [
        title
        for title in titles
        if words_of(title) not in closed_here and any(words_of(title) not in closing.beside for closing in missing)
    ]


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
