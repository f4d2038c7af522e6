"""A meeting's paper as the page shows it: the document, with addresses, labels and contents list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tvaers.document.model import Act, Document, Item, Kind, Section
from tvaers.meetings.models import Meeting
from tvaers.meetings.who_sees import NO_BADGES, NOBODYS, Badge, Badges, ItemBadges


@dataclass(frozen=True)
class ShownAttachment:
    """One attachment, and who sees it where that is other than for the item."""

    text: str
    badge: Badge | None


@dataclass(frozen=True)
class ShownItem:
    """One item with its addresses: `anchor` on the meeting's page, `url` of its own, empty when it has none."""

    item: Item
    anchor: str
    url: str
    badges: ItemBadges = NO_BADGES
    is_treated: bool = False
    """Whether minutes tell of it, not an agenda."""

    @property
    def is_closed(self) -> bool:
        """Whether the item was treated behind closed doors."""
        return self.item.open is False

    @property
    def recommended(self) -> list[Act]:
        """The acts recommended, formal one first."""
        return self.item.recommendation_types

    @property
    def decided(self) -> list[Act]:
        """The acts done, formal one first."""
        return self.item.decision_types

    @property
    def attachments(self) -> list[ShownAttachment]:
        """What is marked as enclosed."""
        return [ShownAttachment(entry.text, self.badges.attachments.get(entry.text)) for entry in self.item.attachments]


@dataclass(frozen=True)
class ShownSection:
    """One section with its items."""

    section: Section
    anchor: str
    items: list[ShownItem]


@dataclass(frozen=True)
class ShownDocument:
    """The whole paper, ready for the template."""

    document: Document
    sections: list[ShownSection]

    @property
    def day(self) -> date | None:
        """The day of the meeting."""
        return self.document.date

    @property
    def lists_attendance(self) -> bool:
        """Whether the paper says who took part."""
        return bool(self.document.participants or self.document.apologies or self.document.guests)


def shown(document: Document, meeting: Meeting, badges: Badges = NOBODYS, *, has_pages: bool = True) -> ShownDocument:
    """The document with addresses on the meeting's page, and badges for who may know who sees what.

    The items of one that is not kept yet have no pages of their own.
    """
    kind = document.kind
    sections = [
        ShownSection(
            section,
            f"afsnit-{section.number}",
            [shown_item(item, meeting, badges, kind=kind, has_page=has_pages) for item in section.items],
        )
        for section in document.sections
    ]
    return ShownDocument(document, sections)


def shown_item(
    item: Item,
    meeting: Meeting,
    badges: Badges = NOBODYS,
    *,
    kind: Kind | str | None = None,
    has_page: bool = True,
) -> ShownItem:
    """One item with its addresses and badges; `kind` is that of the paper it stands in."""
    url = reverse("meetings:item", args=[meeting.council.slug, meeting.address, item.number]) if has_page else ""
    return ShownItem(
        item, f"pkt-{item.number}", url, badges.items.get(item.number, NO_BADGES), is_treated=kind == Kind.MINUTES
    )
