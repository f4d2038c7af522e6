"""The attachments of an item in preparation. Each change is a version of the item, after whatever was saved last.

An attachment is named by its key in any version; what it became in the latest one is found by what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.document.uploads import Upload
from tvaers.meetings.agenda.arranging import Way
from tvaers.meetings.agenda.promise_letters import Occasion, promise_letter
from tvaers.meetings.cycle.acting import author_of
from tvaers.meetings.drafts.actions.writing import (
    CannotSave,
    carried,
    check_tended,
    file_of,
    latest_version,
    new_attachment,
    parts_of,
    save_changed,
)
from tvaers.meetings.models import DraftAttachment, DraftItem, DraftVersion
from tvaers.post.actions import post

LONGEST_TITLE = 300
Rows = list[DraftAttachment]


def _council_of_draft(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["draft"].council_id
    return council


@action("meetings.write_draft", council=_council_of_draft)
def add_attachments(draft: DraftItem, uploads: Sequence[Upload], *, by: Actor) -> DraftVersion | None:
    """The files after those there are, each called as its file. Raises CannotSave when they become too many."""

    def added(rows: Rows) -> Rows:
        for upload in uploads:
            row = new_attachment(upload)
            row.title = _free_title(rows, title_of_file(upload.filename))
            rows.append(row)
        return rows

    return _changed(draft, by, added)


@action("meetings.write_draft", council=_council_of_draft)
def promise_attachment(
    draft: DraftItem,
    title: str,
    promised_for: date | None,
    promised_by: str,
    promised_email: str = "",
    *,
    by: Actor,
) -> DraftVersion | None:
    """An attachment that is to follow (eftersendes), by when and by whom; who has an address gets a letter of it.

    Raises CannotSave without a title.
    """
    words = _title(title)

    def promised(rows: Rows) -> Rows:
        row = DraftAttachment(
            title=_free_title(rows, words),
            promised_for=promised_for,
            promised_by=" ".join(promised_by.split()),
            promised_email=promised_email,
        )
        return [*rows, row]

    version = _changed(draft, by, promised)
    if version is not None and promised_email:
        row = version.attachments.order_by("-position")[0]
        post([promise_letter(row, Occasion.NOTED, author_of(by).email)], by=by)
    return version


@action("meetings.write_draft", council=_council_of_draft)
def replace_file(draft: DraftItem, attachment: DraftAttachment, upload: Upload, *, by: Actor) -> DraftVersion | None:
    """Another file in the same place under the same title; that of a promised one has come. Raises CannotSave."""

    def replaced(rows: Rows) -> Rows:
        row, new = _same(rows, attachment), new_attachment(upload)
        if row.sha256 == new.sha256:
            return rows
        row.file_version = 1 if row.is_promised else row.file_version + 1
        row.filename, row.sha256, row.media_type, row.size = new.filename, new.sha256, new.media_type, new.size
        row.promised_for, row.promised_by, row.promised_email = None, "", ""
        return rows

    return _changed(draft, by, replaced)


@action("meetings.write_draft", council=_council_of_draft)
def describe_attachment(
    draft: DraftItem, attachment: DraftAttachment, *, title: str, is_closed: bool, by: Actor
) -> DraftVersion | None:
    """What the paper calls it, and whether it goes out closed. Raises CannotSave for a title that another has."""
    words = _title(title)

    def described(rows: Rows) -> Rows:
        row = _same(rows, attachment)
        if words in {other.title for other in rows if other is not row}:
            raise CannotSave(_("Et andet bilag til punktet hedder det samme. Giv dem hver sit navn."))
        row.title, row.is_closed = words, is_closed
        return rows

    return _changed(draft, by, described)


@action("meetings.write_draft", council=_council_of_draft)
def step_attachment(draft: DraftItem, attachment: DraftAttachment, way: Way, *, by: Actor) -> DraftVersion | None:
    """Moves it one place up or down; at the ends it stays."""

    def stepped(rows: Rows) -> Rows:
        at = rows.index(_same(rows, attachment))
        there = at - 1 if way is Way.UP else at + 1
        if 0 <= there < len(rows):
            rows[at], rows[there] = rows[there], rows[at]
        return rows

    return _changed(draft, by, stepped)


@action("meetings.write_draft", council=_council_of_draft)
def remove_attachment(draft: DraftItem, attachment: DraftAttachment, *, by: Actor) -> DraftVersion | None:
    """Takes it off; the earlier versions keep it."""

    def removed(rows: Rows) -> Rows:
        rows.remove(_same(rows, attachment))
        return rows

    return _changed(draft, by, removed)


def title_of_file(filename: str) -> str:
    """What a file is called without its ending: "Bilag_1 vagtplan.pdf" is "Bilag 1 vagtplan"."""
    return " ".join(PurePath(filename).stem.replace("_", " ").split())[:LONGEST_TITLE] or filename


def _changed(draft: DraftItem, by: Actor, change: Callable[[Rows], Rows]) -> DraftVersion | None:
    """The version that the change makes, None when it changes nothing."""
    check_tended(draft, by)
    held = DraftItem.objects.select_for_update().get(pk=draft.pk)
    if held.discarded_at is not None:
        raise CannotSave(_("Udkastet er kasseret og kan ikke ændres. Tag det tilbage først."))
    current = latest_version(held)
    before = list(current.attachments.all())
    after = change([carried(row) for row in before])
    if [_facts(row) for row in before] == [_facts(row) for row in after]:
        return None
    return save_changed(held, current, parts_of(current), after, author_of(by))


def _same(rows: Rows, attachment: DraftAttachment) -> DraftAttachment:
    """What the attachment is among the rows of the latest version. Raises CannotSave when it is there no more."""
    for row in rows:
        if file_of(row) == file_of(attachment):
            return row
    raise CannotSave(_("En anden har ændret bilaget i mellemtiden. Se på listen, og prøv igen."))


def _free_title(rows: Rows, title: str) -> str:
    """The title, with a number when another has it: two of one item are told apart by their titles."""
    taken = {row.title or row.filename for row in rows}
    candidates = [title, *(f"{title[: LONGEST_TITLE - 5]} ({number})" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)


def _title(title: str) -> str:
    words = " ".join(title.split())[:LONGEST_TITLE]
    if not words:
        raise CannotSave(_("Skriv, hvad bilaget hedder."))
    return words


def _facts(row: DraftAttachment) -> tuple[Any, ...]:
    return (*file_of(row), row.file_version, row.is_closed, row.promised_for, row.promised_by, row.promised_email)
