"""Who sees a meeting's items, parts, attachments and files, in words: the badges that signed-in viewers are shown."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tvaers.access.visibility import Viewer, is_public, roles_of
from tvaers.document.model import Document, Item
from tvaers.meetings.models import Closing, Edition, Exclusion, Meeting
from tvaers.meetings.sight.attachments_in_doubt import titles_in_doubt, with_what_stood_beside
from tvaers.meetings.sight.closed import closings_by_item, of_attachments
from tvaers.meetings.sight.closed_attachments import words_of


@dataclass(frozen=True)
class Badge:
    """A few words, and DKFDS's variant of its badge: "success", "info" or "warning"."""

    text: str
    kind: str


@dataclass(frozen=True)
class ItemBadges:
    """An item's badge, and those of its parts and attachments, by name and text, that are seen by others than it."""

    whole: Badge | None = None
    parts: Mapping[str, Badge] = field(default_factory=dict)
    attachments: Mapping[str, Badge] = field(default_factory=dict)


@dataclass(frozen=True)
class Badges:
    """The badges of an edition's items, by number."""

    items: Mapping[str, ItemBadges] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The same for the same badges: what is derived with them is named by it; empty for none."""
        return hashlib.sha256(repr(self.items).encode()).hexdigest()[:16] if self.items else ""


NO_BADGES = ItemBadges()
NOBODYS = Badges()


def is_shown_badges(viewer: Viewer) -> bool:
    """Whether the viewer is told who sees what: everybody but the public, and those who look as it does."""
    return not is_public(viewer) and (viewer.is_authenticated or bool(roles_of(viewer)))


def badges_of(edition: Edition, document: Document, viewer: Viewer) -> Badges:
    """The badges of the items that the viewer reads in `document`."""
    if not is_shown_badges(viewer):
        return NOBODYS
    meeting = edition.meeting
    in_force = Closing.objects.visible_to(viewer).filter(meeting=meeting, opened_at__isnull=True)
    closings = with_what_stood_beside(in_force)
    by_number = closings_by_item(document, closings)
    excluded = Counter(
        Exclusion.objects.visible_to(viewer).filter(meeting=meeting).values_list("item_number", flat=True)
    )
    return Badges(
        {
            item.number: _item_badges(item, by_number[item.number], excluded[item.number], badge_of(meeting))
            for item in document.items()
        }
    )


def badge_of(meeting: Meeting) -> Badge:
    """Who sees what is open in the meeting's paper."""
    if meeting.published_at is not None and meeting.depublished_at is None:
        return Badge(_("Offentligt"), "success")
    if meeting.sent_at is not None and meeting.depublished_at is None:
        return Badge(_("Medlemmer af {council}").format(council=meeting.council.name), "info")
    return Badge(_("Sekretariatet"), "info")


def badge_of_file(edition: Edition, viewer: Viewer) -> Badge | None:
    """Who sees the originals of the edition that the viewer is offered; None for the public."""
    return _badge_of_file(edition, viewer, holds_closed=edition.has_closed_text)


def badge_of_written(edition: Edition, viewer: Viewer, *, holds_more: bool) -> Badge | None:
    """Who sees the PDF and the Word file that the viewer gets of the edition; None for the public."""
    return _badge_of_file(edition, viewer, holds_closed=holds_more)


def _badge_of_file(edition: Edition, viewer: Viewer, *, holds_closed: bool) -> Badge | None:
    if not is_shown_badges(viewer):
        return None
    if holds_closed:
        return Badge(_("Med det lukkede: kun for dem, der må se det"), "warning")
    return badge_of(edition.meeting)


def _item_badges(item: Item, closings: list[Closing], excluded: int, base: Badge) -> ItemBadges:
    whole = [closing for closing in closings if closing.what == Closing.What.ITEM]
    badge = _closed(whole[0].reason if whole else "") if whole or item.open is False else base
    if closings and badge is base:
        badge = Badge(_("{who}, undtagen det lukkede").format(who=base.text), base.kind)
    if excluded and closings:
        more = ngettext("%(count)d udelukket", "%(count)d udelukkede", excluded) % {"count": excluded}
        badge = Badge(f"{badge.text} · {more}", badge.kind)
    return ItemBadges(
        whole=badge,
        parts={closing.part: _closed(closing.reason) for closing in closings if closing.what == Closing.What.PART},
        attachments=_attachment_badges(item, of_attachments(closings)),
    )


def _attachment_badges(item: Item, closings: list[Closing]) -> dict[str, Badge]:
    titles = [entry.text for entry in item.attachments]
    in_doubt = Badge(_("Holdt lukket, fordi det kan være et lukket bilag med ny titel"), "warning")
    reasons = {words_of(closing.attachment): closing.reason for closing in closings}
    named = {title: _closed(reasons[words_of(title)]) for title in titles if words_of(title) in reasons}
    return named | dict.fromkeys(titles_in_doubt(titles, closings), in_doubt)


def _closed(reason: str) -> Badge:
    return Badge(_("Lukket: {reason}").format(reason=reason) if reason else _("Lukket"), "warning")
