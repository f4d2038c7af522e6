"""Extracts of minutes and letters after decisions: chosen, previewed as files, mailed, and kept."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.councils.queries.geography import municipalities_of
from tvaers.document.model import Document, Item, Kind
from tvaers.meetings.cycle.pages import tell
from tvaers.meetings.files.written_apart import written_apart
from tvaers.meetings.minutes.actions.handing_on import (
    Recipient,
    keep_letter,
    mail_extract,
    note_extract,
    remove_letter_template,
    save_letter_template,
)
from tvaers.meetings.minutes.actions.writing import CannotWriteMinutes
from tvaers.meetings.minutes.decision_letters import (
    USUAL_BODY,
    USUAL_SUBJECT,
    WrittenLetter,
    filled,
    letter_document,
    templates_of,
    values_for,
)
from tvaers.meetings.minutes.extracts import extract_document, items_naming
from tvaers.meetings.minutes.handing_on_forms import ExtractForm, LetterForm, TemplateForm
from tvaers.meetings.minutes.reading import minutes_for
from tvaers.meetings.minutes.views.minutes import MEDIA_TYPES, WRITERS
from tvaers.meetings.minutes.views.places import WRITE, meeting_to_write
from tvaers.meetings.models import Edition, LetterTemplate, Meeting, Sending
from tvaers.meetings.paper.queries import document_for, meeting_at
from tvaers.meetings.planning.views.places import council_to_plan


@for_accounts
def extract(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Choose items and who they are for; `?kommune=` proposes those that name a municipality."""
    meeting = meeting_to_write(request, council, address)
    edition, document = _sent_minutes(request, meeting)
    named = request.GET.get("kommune", "")
    proposed = items_naming(document, named) if named else []
    items = [(item.number, f"{item.number} {item.title}") for item in document.items()]
    initial = {"numbers": proposed, "name": f"{named} Kommune" if named else ""}
    form = ExtractForm(request.POST or None, items=items, initial=initial)
    if form.is_valid():
        try:
            return _extracted(request, meeting, edition, document, form)
        except CannotWriteMinutes as refusal:
            form.add_error(None, str(refusal))
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "form": form,
        "named": named,
        "proposed": proposed,
        "municipalities": municipalities_of(meeting.council, meeting.held_on, viewer_of(request)),
        "sendings": _sendings(request, meeting, Sending.What.EXTRACT),
    }
    return render(request, "meetings/minutes/extract.html", context)


@for_accounts
def letter(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """A letter about an item (`?punkt=`), from a template (`?skabelon=`), to be mailed or taken as a file."""
    meeting = meeting_to_write(request, council, address)
    document = minutes_for(meeting, viewer_of(request))
    items = {item.number: item for item in document.items()}
    item = items.get(request.GET.get("punkt", ""))
    templates = templates_of(meeting.council, viewer_of(request))
    chosen = next((row for row in templates if str(row.pk) == request.GET.get("skabelon")), None)
    form = LetterForm(request.POST or None, initial=_begun(request, meeting, item, chosen)) if item else None
    if form is not None and item is not None and form.is_valid():
        try:
            return _written(request, meeting, item, form)
        except CannotWriteMinutes as refusal:
            form.add_error(None, str(refusal))
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "items": list(items.values()),
        "item": item,
        "templates": templates,
        "chosen": chosen,
        "form": form,
        "sendings": _sendings(request, meeting, Sending.What.LETTER),
    }
    return render(request, "meetings/minutes/letter.html", context)


@for_accounts
def templates(request: HttpRequest, council: str, template: int | None = None) -> HttpResponse:
    """The council's letter templates: a new one, or one to be written anew or taken away."""
    place = council_to_plan(request, council, WRITE)
    rows = templates_of(place, viewer_of(request))
    found = _template_at(rows, template)
    if found is not None and request.POST.get("do") == "remove":
        remove_letter_template(found, by=actor_of(request))
        tell(request, _("Skabelonen er fjernet. Breve, der er skrevet efter den, bliver stående."))
        return redirect("meetings:letter_templates", place.slug)
    begun = found or LetterTemplate(subject=USUAL_SUBJECT, body=USUAL_BODY)
    initial = {"name": begun.name, "subject": begun.subject, "body": begun.body}
    form = TemplateForm(request.POST or None, initial=initial)
    if form.is_valid():
        save_letter_template(place, **form.cleaned_data, template=found, by=actor_of(request))
        tell(request, _("Skabelonen er gemt."))
        return redirect("meetings:letter_templates", place.slug)
    context = {"council": place, "templates": rows, "found": found, "form": form}
    return render(request, "meetings/minutes/templates.html", context)


def _sent_minutes(request: HttpRequest, meeting: Meeting) -> tuple[Edition, Document]:
    """The minutes that the secretariat reads, as an edition. Raises Http404 before they were sent."""
    if meeting.stage == Meeting.Stage.MINUTES_DRAFTED:
        raise Http404
    viewer = viewer_of(request)
    edition = meeting_at(meeting.council.slug, meeting.address, viewer).current_edition
    if edition is None or edition.stage != Kind.MINUTES:
        raise Http404
    return edition, document_for(edition, viewer)


def _extracted(
    request: HttpRequest, meeting: Meeting, edition: Edition, document: Document, form: ExtractForm
) -> HttpResponse:
    data = form.cleaned_data
    numbers, recipient = data["numbers"], Recipient(data["name"], data["email"])
    ending = request.POST.get("do", "")
    if ending in WRITERS:
        note_extract(meeting, edition, numbers, recipient, by=actor_of(request))
        taken = extract_document(document, numbers)
        is_closed = any(item.open is False for item in taken.items())
        return _file(meeting, "uddrag", ending, taken, holds_closed=is_closed)
    mail_extract(meeting, edition, numbers, recipient, data["note"], by=actor_of(request))
    tell(request, _("Uddraget er sendt til %(name)s.") % {"name": recipient.name})
    return redirect("meetings:minutes_extract", meeting.council.slug, meeting.address)


def _written(request: HttpRequest, meeting: Meeting, item: Item, form: LetterForm) -> HttpResponse:
    data, ending = form.cleaned_data, request.POST.get("do", "")
    written = WrittenLetter(data["receiver"], data["subject"], data["body"])
    edition = Edition.objects.visible_to(viewer_of(request)).filter(meeting=meeting, stage=Kind.MINUTES).last()
    is_mail = ending not in WRITERS
    if is_mail and not data["email"]:
        raise CannotWriteMinutes(_("Skriv en mailadresse. Der er ikke sendt noget."))
    email = data["email"] if is_mail else ""
    keep_letter(meeting, written, number=item.number, email=email, edition=edition, by=actor_of(request))
    if is_mail:
        tell(request, _("Brevet er sendt til %(name)s.") % {"name": written.receiver})
        return redirect("meetings:minutes_letter", meeting.council.slug, meeting.address)
    document = letter_document(meeting.council, written, timezone.localdate())
    return _file(meeting, "brev", ending, document, holds_closed=item.open is False)


def _begun(request: HttpRequest, meeting: Meeting, item: Item | None, chosen: LetterTemplate | None) -> dict[str, str]:
    if item is None:
        return {}
    receiver, account = request.GET.get("modtager", ""), actor_of(request).account
    values = values_for(meeting, item, receiver or "{modtager}", account.name if account else "")
    subject, body = (chosen.subject, chosen.body) if chosen else (USUAL_SUBJECT, USUAL_BODY)
    return {"receiver": receiver, "subject": filled(subject, values), "body": filled(body, values)}


def _file(meeting: Meeting, what: str, ending: str, document: Document, *, holds_closed: bool) -> HttpResponse:
    data = written_apart(WRITERS[ending], document, holds_closed=holds_closed)
    response = HttpResponse(data, content_type=MEDIA_TYPES[ending])
    name = f"{meeting.council.slug}-{meeting.address}-{what}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _sendings(request: HttpRequest, meeting: Meeting, what: Sending.What) -> list[Sending]:
    rows = Sending.objects.visible_to(viewer_of(request)).filter(meeting=meeting, what=what)
    return list(rows.select_related("sent_by").order_by("-pk"))


def _template_at(rows: list[LetterTemplate], key: int | None) -> LetterTemplate | None:
    if key is None:
        return None
    for row in rows:
        if row.pk == key:
            return row
    raise Http404
