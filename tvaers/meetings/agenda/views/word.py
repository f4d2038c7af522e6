"""Items written in Word: the empty template, and a file that becomes drafts on the agenda once it was looked at."""

from __future__ import annotations

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import account_of, actor_of
from tvaers.document.model import Item
from tvaers.document.reading.errors import UnreadableDocument
from tvaers.document.reading.item_template import items_from_word
from tvaers.document.uploads import Upload
from tvaers.document.writing.item_template import empty_item_as_word
from tvaers.meetings.agenda.actions.importing_items import parts_read, put_on_from_word
from tvaers.meetings.agenda.forms import WordForm
from tvaers.meetings.agenda.views.paper import WORD
from tvaers.meetings.agenda.views.places import meeting_to_prepare, section_at
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.files.kept import keep_original, original_path
from tvaers.meetings.models import AgendaSection, Meeting
from tvaers.meetings.planning.actions.preparing import CannotPrepare

_PURPOSE = "tvaers.meetings.items_from_word"
LONGEST_SECONDS = 24 * 60 * 60


@for_accounts
def template(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The form in which an item is written in Word, empty."""
    meeting_to_prepare(request, council, address)
    response = HttpResponse(empty_item_as_word(), content_type=WORD)
    response["Content-Disposition"] = 'attachment; filename="punkt.docx"'
    return response


@for_accounts
def from_word(request: HttpRequest, council: str, address: str, section: int) -> HttpResponse:
    """A Word file is chosen, what was read in it is shown, and then it becomes drafts in the section."""
    meeting = meeting_to_prepare(request, council, address)
    found = section_at(request, meeting, section)
    if "looked_at" in request.POST:
        return _put_on(request, meeting, found)
    form = WordForm(request.POST or None, request.FILES or None)
    items: list[Item] = []
    mark = ""
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            items = items_from_word(upload.data, upload.filename)
        except UnreadableDocument as problem:
            form.add_error("file", str(problem))
        else:
            mark = _kept(request, upload)
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "section": found,
        "form": form,
        "items": [parts_read(item) for item in items],
        "decided": any(item.parts.decision for item in items),
        "mark": mark,
    }
    return render(request, "meetings/agenda/from_word.html", context)


def _kept(request: HttpRequest, upload: Upload) -> str:
    """Keeps the file until the page that shows it is answered; the mark names it, for this account only."""
    keep_original(upload.data, upload.sha256)
    return signing.dumps([account_of(request).pk, upload.sha256, upload.filename], salt=_PURPOSE)


def _put_on(request: HttpRequest, meeting: Meeting, section: AgendaSection) -> HttpResponse:
    try:
        account, sha256, filename = signing.loads(request.POST["looked_at"], salt=_PURPOSE, max_age=LONGEST_SECONDS)
    except signing.BadSignature as error:
        raise Http404 from error
    path = original_path(sha256)
    if account != account_of(request).pk or not path.exists():
        raise Http404
    try:
        written = put_on_from_word(section, items_from_word(path.read_bytes(), filename), by=actor_of(request))
    except CannotPrepare as refusal:
        tell_refusal(request, refusal)
        return redirect("meetings:agenda", meeting.council.slug, meeting.address)
    n = len(written)
    tell(request, ngettext("%(n)s punkt er sat på.", "%(n)s punkter er sat på.", n) % {"n": n})
    if n == 1:
        return redirect("meetings:edit_draft", meeting.council.slug, written[0].pk)
    return redirect("meetings:agenda", meeting.council.slug, meeting.address)
