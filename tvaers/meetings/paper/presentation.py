"""A meeting's paper as the page shows it: the document, with addresses, labels and contents list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from tvaers.document.model import Act, Document, Item, Kind, Section
from tvaers.meetings.models import Attachment, Edition, Meeting
from tvaers.meetings.sight.who_sees import NO_BADGES, NOBODYS, Badge, Badges, ItemBadges

LinkedFiles = Mapping[tuple[str, str], tuple[Attachment, str]]
"""Files and their addresses, by the item's number and the attachment's text."""


@dataclass(frozen=True)
class ShownAttachment:
    """One attachment, and who sees it where that is other than for the item."""

    text: str
    badge: Badge | None
    file: Attachment | None = None
    url: str = ""
    """Of its file, when there is one that the viewer may read."""

    @property
    def kind(self) -> str:
        """What sort of file it is, as its name ends: "PDF"."""
        return self.file.filename.rpartition(".")[2].upper()[:5] if self.file else ""


@dataclass(frozen=True)
class ShownItem:
    """One item with its addresses: `anchor` on the meeting's page, `url` of its own, empty when it has none."""

    item: Item
    anchor: str
    url: str
    badges: ItemBadges = NO_BADGES
    files: Mapping[str, tuple[Attachment, str]] = field(default_factory=dict)
    """The file of each attachment that has one, and its address, by the attachment's text."""
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
        return [
            ShownAttachment(
                entry.text, self.badges.attachments.get(entry.text), *self.files.get(entry.text, (None, ""))
            )
            for entry in self.item.attachments
        ]


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


def shown(
    document: Document,
    meeting: Meeting,
    badges: Badges = NOBODYS,
    *,
    files: LinkedFiles | None = None,
    has_pages: bool = True,
) -> ShownDocument:
    """The document with addresses on the meeting's page, links to files, and badges for who may know who sees what.

    The items of one that is not kept yet have no pages of their own.
    """
    kind = document.kind
    sections = [
        ShownSection(
            section,
            f"afsnit-{section.number}",
            [shown_item(item, meeting, badges, files=files, kind=kind, has_page=has_pages) for item in section.items],
        )
        for section in document.sections
    ]
    return ShownDocument(document, sections)


def shown_item(
    item: Item,
    meeting: Meeting,
    badges: Badges = NOBODYS,
    *,
    files: LinkedFiles | None = None,
    kind: Kind | str | None = None,
    has_page: bool = True,
) -> ShownItem:
    """One item with its addresses and badges; `kind` is that of the paper it stands in."""
    url = reverse("meetings:item", args=[meeting.council.slug, meeting.address, item.number]) if has_page else ""
    return ShownItem(
        item,
        f"pkt-{item.number}",
        url,
        badges.items.get(item.number, NO_BADGES),
        {text: linked for (number, text), linked in (files or {}).items() if number == item.number},
        is_treated=kind == Kind.MINUTES,
    )


def linked_files(edition: Edition, files: Mapping[tuple[str, str], Attachment]) -> LinkedFiles:
    """The files with their addresses: those of an edition that is not the current one are below its own."""
    meeting = edition.meeting
    is_current = edition.pk == meeting.current_edition_id
    name = "meetings:attachment" if is_current else "meetings:edition_attachment"
    place = [meeting.council.slug, meeting.address, *([] if is_current else [edition.number])]
    return {
        (number, text): (row, reverse(name, args=[*place, number, row.position + 1]))
        for (number, text), row in files.items()
    }
