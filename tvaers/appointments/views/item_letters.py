"""The letter about what an item decided for one body: written from the same data, sent by mail or taken as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.appointments import act_texts
from tvaers.appointments.act_texts import LetterFacts
from tvaers.appointments.queries.at_items import BodyAtItem, acts_at, bodies_at, reasons_for_balance
from tvaers.appointments.views.at_items import item_at
from tvaers.councils.views.places import tell
from tvaers.danish.dates import long_date
from tvaers.document.model import Kind
from tvaers.meetings.drafts.queries import versions_of
from tvaers.meetings.files.written_apart import written_apart
from tvaers.meetings.minutes.actions.handing_on import keep_letter
from tvaers.meetings.minutes.actions.writing import CannotWriteMinutes
from tvaers.meetings.minutes.decision_letters import WrittenLetter, letter_document
from tvaers.meetings.minutes.extracts import public_decisions
from tvaers.meetings.minutes.handing_on_forms import LetterForm
from tvaers.meetings.minutes.views.minutes import MEDIA_TYPES, WRITERS
from tvaers.meetings.models import DraftItem, Edition, Meeting, Sending


@for_accounts
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, council: str, draft: int, body: int) -> HttpResponse:
    """The letter to whoever is to have the names for the body, to be put right before it is sent or taken."""
    place, item = item_at(request, council, draft)
    meeting = item.meeting
    entry = next((each for each in bodies_at(item, viewer_of(request)) if each.body.pk == body), None)
    if entry is None or meeting is None or not item.number:
        raise Http404
    form = LetterForm(request.POST or None, initial=_begun(request, item, meeting, entry))
    edition = Edition.objects.visible_to(viewer_of(request)).filter(meeting=meeting, stage=Kind.MINUTES).last()
    if form.is_valid():
        data = form.cleaned_data
        written = WrittenLetter(data["receiver"], data["subject"], data["body"])
        try:
            return _handed_on(request, item, meeting, edition, written, data["email"])
        except CannotWriteMinutes as refusal:
            form.add_error(None, str(refusal))
    sendings = Sending.objects.visible_to(viewer_of(request)).filter(meeting=meeting, what=Sending.What.LETTER)
    context = {
        "place": place,
        "council": item.council,
        "draft": item,
        "entry": entry,
        "form": form,
        "can_be_mailed": edition is not None and item.number in public_decisions(edition),
        "sendings": sendings.select_related("sent_by").order_by("-pk"),
    }
    return render(request, "appointments/at_item_letter.html", context)


def _begun(request: HttpRequest, item: DraftItem, meeting: Meeting, entry: BodyAtItem) -> dict[str, str]:
    acts = acts_at([place.row for place in entry.places], viewer_of(request))
    account = actor_of(request).account
    facts = LetterFacts(
        council=item.council.name,
        meeting=long_date(meeting.held_on),
        number=item.number,
        title=" ".join(versions_of(item, viewer_of(request))[0].title.split()),
        sender=account.name if account else "",
        reasons=reasons_for_balance(entry),
    )
    return {
        "receiver": entry.body.appointed_by or entry.body.secretariat or entry.body.name,
        "subject": act_texts.letter_subject(acts),
        "body": act_texts.letter(acts, facts),
    }


def _handed_on(
    request: HttpRequest,
    item: DraftItem,
    meeting: Meeting,
    edition: Edition | None,
    written: WrittenLetter,
    email: str,
) -> HttpResponse:
    ending = request.POST.get("do", "")
    is_file = ending in WRITERS
    if not is_file and not email:
        raise CannotWriteMinutes(_("Skriv en mailadresse. Der er ikke sendt noget."))
    to = "" if is_file else email
    keep_letter(meeting, written, number=item.number, email=to, edition=edition, by=actor_of(request))
    if not is_file:
        tell(request, _("Brevet er sendt til %(name)s."), name=written.receiver)
        return redirect("appointments:item", item.council.slug, item.pk)
    document = letter_document(item.council, written, timezone.localdate())
    data = written_apart(WRITERS[ending], document, holds_closed=item.is_closed)
    response = HttpResponse(data, content_type=MEDIA_TYPES[ending])
    name = f"{item.council.slug}-{meeting.address}-{item.number}-brev.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
