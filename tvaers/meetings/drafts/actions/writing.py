"""Writing drafts: each saving is a version that never changes again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, NotPermitted, action
from tvaers.access.models import Account
from tvaers.councils.models import Council
from tvaers.document.uploads import Upload
from tvaers.meetings.cycle.acting import author_of
from tvaers.meetings.drafts.actions.cases import case_called
from tvaers.meetings.drafts.merging import MergedParts, merge_parts
from tvaers.meetings.drafts.parts import DraftParts
from tvaers.meetings.files.kept import keep_original
from tvaers.meetings.models import Beginning, DraftAttachment, DraftItem, DraftVersion, Typing

MOST_ATTACHMENTS = 30


class CannotSave(Exception):
    """The draft was not saved. The message is Danish and can be shown."""


class SavedMeanwhile(CannotSave):
    """Someone else saved the draft after this writing began, and changed the same places.

    `current` is what they saved, and `merged` both texts put together, with both wordings in those places.
    """

    def __init__(self, current: DraftVersion, merged: MergedParts) -> None:
        super().__init__(
            _("En anden har rettet de samme steder i mellemtiden. Begge tekster står herunder. Ret til, og gem.")
        )
        self.current = current
        self.merged = merged


def _council_of_draft(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["draft"].council_id
    return council


@action("meetings.write_draft", council=lambda given: given["council"].pk)
def write_draft(
    council: Council, parts: DraftParts, *, added: Sequence[Upload] = (), begun_as: UUID | None = None, by: Actor
) -> DraftItem:
    """A new draft with its first version. Raises CannotSave when it has too many attachments.

    What was typed under the key `begun_as` has become this draft. The same text saved twice under it is one draft.
    """
    author = author_of(by)
    begun = _begun(council, begun_as, author)
    if begun is not None and begun.draft is not None and parts_of(begun.draft.versions.get(number=1)) == parts:
        return begun.draft
    draft = DraftItem(council=council, author=author, case=case_called(council, parts.case_number))
    draft.save()
    save_version(draft, 1, parts, [new_attachment(upload) for upload in added], author)
    if begun is not None and begun.draft is None:
        begun.draft, begun.parts = draft, {}
        begun.save()
    return draft


@action("meetings.write_draft", council=_council_of_draft)
def copy_draft(draft: DraftItem, *, by: Actor) -> DraftItem:
    """A new draft that says the same, with the files and the case, as closed; it `returns_from` the draft."""
    check_tended(draft, by)
    author, version = author_of(by), latest_version(draft)
    copy = DraftItem(
        council_id=draft.council_id,
        author=author,
        returns_from=draft,
        case_id=draft.case_id,
        is_closed=draft.is_closed,
        closed_because=draft.closed_because,
        neutral_title=draft.neutral_title,
    )
    copy.save()
    save_version(copy, 1, parts_of(version), [carried(row) for row in version.attachments.all()], author)
    return copy


@action("meetings.write_draft", council=_council_of_draft)
def save_draft(
    draft: DraftItem,
    parts: DraftParts,
    *,
    based_on: int,
    added: Sequence[Upload] = (),
    removed: Collection[int] = (),
    by: Actor,
) -> DraftVersion | None:
    """A new version with the attachments of the last one, less those `removed` (by key) and with those `added`.

    `based_on` is the number of the version that the writing began from. When there is a newer one, the new version has
    what both wrote. None when nothing was changed. Raises SavedMeanwhile when both changed the same places, and
    CannotSave for a draft that was discarded.
    """
    check_tended(draft, by)
    held = DraftItem.objects.select_for_update().get(pk=draft.pk)
    if held.discarded_at is not None:
        raise CannotSave(_("Udkastet er kasseret og kan ikke ændres. Tag det tilbage først."))
    current = latest_version(held)
    begun = held.versions.filter(number=based_on).first()
    is_unchanged = begun is not None and parts_of(begun) == parts
    forget_typing(held, author_of(by))
    if not added and not removed and (is_unchanged or parts_of(current) == parts):
        return None
    if begun is None or current.number != based_on:
        parts = _merged_with(current, begun, parts)
    gone = {file_of(row) for row in DraftAttachment.objects.filter(version__draft=held, pk__in=removed)}
    kept = [attachment for attachment in current.attachments.all() if file_of(attachment) not in gone]
    attachments = [carried(attachment) for attachment in kept] + [new_attachment(upload) for upload in added]
    return save_changed(held, current, parts, attachments, author_of(by))


@action("meetings.write_draft", council=_council_of_draft)
def discard_draft(draft: DraftItem, *, by: Actor) -> None:
    """Puts the draft away; whoever it was laid before sees it no more. It can be taken back.

    Raises CannotSave for an item that was sent: members have read it.
    """
    check_tended(draft, by)
    if draft.number:
        raise CannotSave(_("Punktet er sendt ud og kan ikke kasseres. Det kan trækkes tilbage fra mødet."))
    draft.discarded_at = timezone.now()
    draft.save()


@action("meetings.write_draft", council=_council_of_draft)
def take_back_draft(draft: DraftItem, *, by: Actor) -> None:
    """Undoes the discarding. What was laid before a circle, and still lasts, is seen there again."""
    check_tended(draft, by)
    draft.discarded_at = None
    draft.save()


def _begun(council: Council, key: UUID | None, account: Account) -> Beginning | None:
    """What the account has typed under the key; a new row when nothing has come yet."""
    if key is None:
        return None
    found = Beginning.objects.select_for_update().filter(account=account, key=key).first()
    return found or Beginning(council=council, account=account, key=key, typed_at=timezone.now())


def forget_typing(draft: DraftItem, account: Account) -> None:
    """Lets go of what the account was typing: it is saved, or given up. Runs in an action."""
    for typing in Typing.objects.filter(draft=draft, account=account):
        typing.delete()


def check_tended(draft: DraftItem, by: Actor) -> None:
    """Raises NotPermitted when the draft is not one that the actor works on: an author has only their own."""
    if not by.is_operator and not DraftItem.objects.filter(DraftItem.tended_by(author_of(by)), pk=draft.pk).exists():
        raise NotPermitted(_("Du har ikke adgang til at gøre dette. Der er ikke ændret noget."))


def latest_version(draft: DraftItem) -> DraftVersion:
    """The draft's version of today."""
    version: DraftVersion = draft.versions.order_by("-number")[0]
    return version


def parts_of(version: DraftVersion) -> DraftParts:
    """What the version says."""
    return DraftParts(**{name: getattr(version, name) for name in DraftParts.__dataclass_fields__})


def _merged_with(current: DraftVersion, begun: DraftVersion | None, parts: DraftParts) -> DraftParts:
    merged = merge_parts(parts_of(begun) if begun else DraftParts(title=""), parts, parts_of(current))
    if not merged.is_clean:
        raise SavedMeanwhile(current, merged)
    return merged.parts


def save_changed(
    draft: DraftItem,
    current: DraftVersion,
    parts: DraftParts,
    attachments: Sequence[DraftAttachment],
    author: Account,
) -> DraftVersion:
    """The version after the current one. Whoever approved the item approved what it said before; runs in an action."""
    case = case_called(draft.council, parts.case_number)
    is_approved = draft.status == DraftItem.Status.APPROVED
    if case != draft.case or is_approved:
        draft.case = case
        if is_approved:
            draft.status, draft.status_by = DraftItem.Status.READY, author
        draft.save()
    return save_version(draft, current.number + 1, parts, attachments, author)


def save_version(
    draft: DraftItem, number: int, parts: DraftParts, attachments: Sequence[DraftAttachment], author: Account
) -> DraftVersion:
    """A version with these attachments; runs in an action. Raises CannotSave when they are too many."""
    if len(attachments) > MOST_ATTACHMENTS:
        raise CannotSave(_("Et udkast kan have højst %(most)s bilag. Fjern nogle og prøv igen.") % _MOST)
    version = DraftVersion(draft=draft, number=number, saved_by=author, **asdict(parts))
    version.save()
    for position, attachment in enumerate(attachments):
        attachment.version, attachment.position = version, position
        attachment.save()
    return version


def carried(attachment: DraftAttachment) -> DraftAttachment:
    """The attachment as the next version has it."""
    values = {name: getattr(attachment, name) for name in _CARRIED}
    return DraftAttachment(**values)


def file_of(attachment: DraftAttachment) -> tuple[str, str, str]:
    """What is the same in every version that the attachment is carried along to."""
    return attachment.title, attachment.filename, attachment.sha256


def new_attachment(upload: Upload) -> DraftAttachment:
    """The row of a file, which is kept before the transaction ends: a row never stands without its file."""
    keep_original(upload.data, upload.sha256)
    return DraftAttachment(
        filename=upload.filename, sha256=upload.sha256, media_type=upload.media_type, size=len(upload.data)
    )


_MOST = {"most": MOST_ATTACHMENTS}
_CARRIED = (
    "title",
    "filename",
    "sha256",
    "media_type",
    "size",
    "file_version",
    "is_closed",
    "promised_for",
    "promised_by",
    "promised_email",
)
