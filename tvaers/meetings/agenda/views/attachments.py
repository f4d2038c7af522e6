"""The page of an item's attachments: files are put on, ordered, named, exchanged and taken off; each is a version."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.agenda.actions.attachments import (
    add_attachments,
    describe_attachment,
    promise_attachment,
    remove_attachment,
    replace_file,
    step_attachment,
)
from tvaers.meetings.agenda.arranging import Way
from tvaers.meetings.agenda.composing import item_document
from tvaers.meetings.agenda.item_forms import AttachmentForm, FileForm, FilesForm, PromiseForm
from tvaers.meetings.agenda.whole import AgendaLine
from tvaers.meetings.cycle.pages import check_may, tell, tell_refusal
from tvaers.meetings.drafts.actions.writing import CannotSave
from tvaers.meetings.drafts.queries import versions_of
from tvaers.meetings.drafts.views.places import WRITE, draft_at
from tvaers.meetings.models import DraftAttachment, DraftItem


@for_accounts
def attachments(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """The attachments in order, and how the paper will mark them; files sent are put after them."""
    found = _item(request, council, draft)
    form = FilesForm(request.POST or None, request.FILES or None) if request.method == "POST" else FilesForm()
    if form.is_valid():
        files = form.cleaned_data["added"]
        try:
            add_attachments(found, files, by=actor_of(request))
        except CannotSave as refusal:
            form.add_error("added", str(refusal))
        else:
            tell(request, ngettext("%(n)s bilag er sat på.", "%(n)s bilag er sat på.", len(files)) % {"n": len(files)})
            return _back(found)
    return _page(request, found, form, PromiseForm(prefix="promise"))


@for_accounts
@require_POST
def promise(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """An attachment that is to follow."""
    found = _item(request, council, draft)
    form = PromiseForm(request.POST, prefix="promise")
    if form.is_valid():
        try:
            promise_attachment(found, **form.cleaned_data, by=actor_of(request))
        except CannotSave as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Bilaget er noteret som eftersendt."))
            return _back(found)
    return _page(request, found, FilesForm(), form)


@for_accounts
def attachment(request: HttpRequest, council: str, draft: int, attachment: int) -> HttpResponse:
    """One attachment: its title, whether it goes out closed, and another file for it."""
    found = _item(request, council, draft)
    row = _row(request, found, attachment)
    form = AttachmentForm(request.POST or None, initial={"title": str(row), "is_closed": row.is_closed})
    if form.is_valid():
        try:
            describe_attachment(found, row, **form.cleaned_data, by=actor_of(request))
        except CannotSave as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Bilaget er gemt."))
            return _back(found)
    return _one(request, found, row, form, FileForm())


@for_accounts
@require_POST
def file(request: HttpRequest, council: str, draft: int, attachment: int) -> HttpResponse:
    """Another file in the attachment's place; of one that was promised, the file that has come."""
    found = _item(request, council, draft)
    row = _row(request, found, attachment)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        described = AttachmentForm(initial={"title": str(row), "is_closed": row.is_closed})
        return _one(request, found, row, described, form)
    words = _("Filen er kommet.") if row.is_promised else _("Filen er skiftet ud.")
    return _done(
        request, found, lambda: replace_file(found, row, form.cleaned_data["file"], by=actor_of(request)), words
    )


@for_accounts
@require_POST
def move(request: HttpRequest, council: str, draft: int, attachment: int) -> HttpResponse:
    """One place up or down (`way`)."""
    found = _item(request, council, draft)
    row = _row(request, found, attachment)
    try:
        way = Way(request.POST.get("way", ""))
    except ValueError as error:
        raise Http404 from error
    return _done(request, found, lambda: step_attachment(found, row, way, by=actor_of(request)))


@for_accounts
@require_POST
def remove(request: HttpRequest, council: str, draft: int, attachment: int) -> HttpResponse:
    """Takes it off; the earlier version keeps it."""
    found = _item(request, council, draft)
    row = _row(request, found, attachment)
    words = _("”%(title)s” er taget af. Den tidligere version har det stadig.") % {"title": row}
    return _done(request, found, lambda: remove_attachment(found, row, by=actor_of(request)), words)


def _done(request: HttpRequest, item: DraftItem, change: Callable[[], object], words: str = "") -> HttpResponse:
    """Does it and goes back to the list, which says what was done or why it was not."""
    try:
        change()
    except CannotSave as refusal:
        tell_refusal(request, refusal)
    else:
        if words:
            tell(request, words)
    return _back(item)


def _item(request: HttpRequest, council: str, draft: int) -> DraftItem:
    found = draft_at(request, council, draft)
    check_may(request, WRITE, found.council)
    return found


def _row(request: HttpRequest, item: DraftItem, key: int) -> DraftAttachment:
    rows = DraftAttachment.objects.visible_to(viewer_of(request)).filter(version__draft=item)
    row: DraftAttachment | None = rows.filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def _back(item: DraftItem) -> HttpResponse:
    return redirect("meetings:item_attachments", item.council.slug, item.pk)


def _page(request: HttpRequest, item: DraftItem, form: FilesForm, promise_form: PromiseForm) -> HttpResponse:
    version = versions_of(item, viewer_of(request))[0]
    rows = list(version.attachments.all())
    line = AgendaLine(item, version, item.number or "1.1", tuple(rows))
    context = {
        "council": item.council,
        "draft": item,
        "version": version,
        "rows": rows,
        "presentation": item_document(line).parts.presentation,
        "form": form,
        "promise_form": promise_form,
    }
    return render(request, "meetings/items/attachments.html", context)


def _one(
    request: HttpRequest, item: DraftItem, row: DraftAttachment, form: AttachmentForm, file_form: FileForm
) -> HttpResponse:
    version = versions_of(item, viewer_of(request))[0]
    context = {
        "council": item.council,
        "draft": item,
        "version": version,
        "row": row,
        "form": form,
        "file_form": file_form,
    }
    return render(request, "meetings/items/attachment.html", context)
