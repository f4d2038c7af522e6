"""Sending an agenda, and what is new after it: what is missing, who gets what, asked once, and then sent."""

from __future__ import annotations

import hashlib
from typing import Any

from allauth.core.exceptions import ReauthenticationRequired
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.adapter import proved_lately
from tvaers.access.mail import outside_address
from tvaers.access.pages import for_accounts
from tvaers.access.viewing import account_of, actor_of, viewer_of
from tvaers.document.contract import content_hash
from tvaers.meetings.agenda.composing import agenda_document, files_by_text
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.agenda.whole import Agenda
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.cycle.stages import CannotAdvance, Step, is_at
from tvaers.meetings.models import DraftItem, Edition, Meeting, Sending
from tvaers.meetings.sending.actions.sending import (
    NEWS_STAGES,
    CannotSend,
    put_back_on_agenda,
    send_agenda,
    send_news,
    take_off_agenda,
    told_as,
)
from tvaers.meetings.sending.closed_words import closed_words_in
from tvaers.meetings.sending.forms import NewsForm, SendingForm
from tvaers.meetings.sending.missing import missing_for_send_agenda
from tvaers.meetings.sending.news_since_sent import news_since_sent, what_it_looks_like
from tvaers.meetings.sending.queries import sent_out
from tvaers.meetings.sending.views.places import meeting_to_send
from tvaers.meetings.sight.actions.letting_read import is_published_when_sent
from tvaers.meetings.telling.letters import INVITES, News, text_of
from tvaers.meetings.telling.receivers import Receivers, circles_to_tell, receivers_of, told_circles

What = Sending.What


@for_accounts
@require_http_methods(["GET", "POST"])
def sending(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """What is missing, what is sent and to whom; a post shows the letter first, and sends when that was seen."""
    meeting, viewer = meeting_to_send(request, council, address), viewer_of(request)
    if not is_at(meeting, Step.SEND_AGENDA):
        is_out = meeting.stage in NEWS_STAGES
        return redirect("meetings:sending_news" if is_out else "meetings:sending_record", council, address)
    agenda = agenda_of(meeting, viewer)
    form = SendingForm(request.POST or None, circles=circles_to_tell(meeting, viewer))
    missing = missing_for_send_agenda(agenda, viewer)
    if _is_confirmed(request, form, agenda):
        try:
            send_agenda(meeting, form.text, circles=form.chosen, site=outside_address(request), by=actor_of(request))
        except (CannotAdvance, CannotSend) as refusal:
            form.add_error(None, str(refusal))
        else:
            return _sent(request, meeting)
    context = {
        "missing": missing,
        "is_blocked": any(entry.is_blocking for entry in missing),
        "is_published_at_once": is_published_when_sent(meeting),
        **_shown(request, agenda, form, told_as(meeting)),
    }
    return render(request, "meetings/sending/agenda.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def news(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """What is new since the last edition, what it is called, and who is told; sent when that was seen."""
    meeting, viewer = meeting_to_send(request, council, address), viewer_of(request)
    if meeting.stage not in NEWS_STAGES:
        return redirect("meetings:sending", council, address)
    agenda = agenda_of(meeting, viewer)
    found = news_since_sent(agenda, viewer)
    before = list(told_circles(meeting, viewer).values_list("pk", flat=True))
    initial = {"what": what_it_looks_like(found), "circles": before, "tells": True}
    form = NewsForm(
        request.POST or None,
        circles=circles_to_tell(meeting, viewer),
        keeps_promises=found.keeps_promises,
        initial=initial,
    )
    if _is_confirmed(request, form, agenda):
        try:
            send_news(
                meeting,
                form.what_it_is,
                form.text,
                tells=form.cleaned_data.get("tells", True),
                circles=form.chosen,
                site=outside_address(request),
                by=actor_of(request),
            )
        except (CannotAdvance, CannotSend) as refusal:
            form.add_error(None, str(refusal))
        else:
            return _sent(request, meeting)
    what = form.what_it_is if form.is_bound and form.is_valid() else what_it_looks_like(found)
    shown = _shown(request, agenda, form, what, keeps_promises=found.keeps_promises)
    context = {"news": found, "lines": list(agenda.lines()), **shown}
    return render(request, "meetings/sending/news.html", context)


@for_accounts
@require_POST
def take_off(request: HttpRequest, council: str, address: str, draft: int) -> HttpResponse:
    """Takes an item that was sent off the agenda; the next edition says so."""
    try:
        take_off_agenda(_item(request, council, address, draft), by=actor_of(request))
        tell(request, _("Punktet udgår i den næste udgave. Det kan sættes på igen, indtil den er sendt."))
    except CannotSend as refusal:
        tell_refusal(request, refusal)
    return redirect("meetings:sending_news", council, address)


@for_accounts
@require_POST
def put_back(request: HttpRequest, council: str, address: str, draft: int) -> HttpResponse:
    """Puts an item that was taken off back."""
    try:
        put_back_on_agenda(_item(request, council, address, draft), by=actor_of(request))
        tell(request, _("Punktet står på dagsordenen igen."))
    except CannotSend as refusal:
        tell_refusal(request, refusal)
    return redirect("meetings:sending_news", council, address)


def _item(request: HttpRequest, council: str, address: str, key: int) -> DraftItem:
    meeting, viewer = meeting_to_send(request, council, address), viewer_of(request)
    item: DraftItem | None = DraftItem.objects.visible_to(viewer).filter(meeting=meeting, pk=key).first()
    if item is None or meeting.stage not in NEWS_STAGES:
        raise Http404
    return item


def _is_confirmed(request: HttpRequest, form: SendingForm, agenda: Agenda) -> bool:
    """Whether it is to be sent now: the letter was seen, and the agenda is as it was then.

    Who sends is asked to show that it is themselves, unless they did so lately, and comes back to the answer.
    """
    if not form.is_bound or not form.is_valid():
        return False
    if closed_words_in(agenda, form.text):
        form.add_error("note", _("Beskeden nævner noget lukket. Skriv den om; den kan læses af alle."))
    confirmed = request.POST.get("confirmed")
    if not confirmed or form.errors:
        return False
    if confirmed != _mark(agenda):
        form.add_error(None, _("Dagsordenen er ændret, mens du så på den. Se den igennem igen."))
        return False
    if not proved_lately(request):
        raise ReauthenticationRequired
    return True


def _shown(
    request: HttpRequest, agenda: Agenda, form: SendingForm, what: Sending.What, *, keeps_promises: bool = False
) -> dict[str, Any]:
    """What both pages show: who gets the letter, and once the form is filled in, the letter itself."""
    meeting, viewer = agenda.meeting, viewer_of(request)
    is_filled = form.is_bound and form.is_valid()
    before = list(told_circles(meeting, viewer))
    circles = list({*form.chosen, *(before if keeps_promises else ())}) if is_filled else before
    receivers = receivers_of(meeting, circles, viewer)
    return {
        "meeting": meeting,
        "council": meeting.council,
        "agenda": agenda,
        "form": form,
        "receivers": receivers,
        "brings_calendar": what in INVITES,
        "letter": _letter(request, receivers, meeting, (what, form.text, keeps_promises)) if is_filled else None,
        "mark": _mark(agenda) if is_filled else "",
        "sendings": sent_out(meeting, viewer),
    }


def _letter(
    request: HttpRequest, receivers: Receivers, meeting: Meeting, said: tuple[Sending.What, str, bool]
) -> tuple[str, str] | None:
    """The letter as the first of those expected gets it, as if it had been sent."""
    what, note, keeps_promises = said
    if not receivers.mailed:
        return None
    shown = Meeting(**{field.attname: getattr(meeting, field.attname) for field in Meeting._meta.concrete_fields})
    shown.council = meeting.council
    if what in (What.AGENDA, What.PROCEDURE):
        _as_if_sent(shown)
    news = News(shown, what, note, outside_address(request), account_of(request).email, keeps_promises)
    return text_of(receivers.mailed[0], news)


def _as_if_sent(meeting: Meeting) -> None:
    """Lets a copy that nobody saves say what it will when it is sent."""
    meeting.sent_at = timezone.now()
    meeting.published_at = meeting.sent_at if is_published_when_sent(meeting) else None
    meeting.current_edition_id = meeting.current_edition_id or 0
    meeting.stage = Meeting.Stage.AGENDA_SENT


def _mark(agenda: Agenda) -> str:
    """Another when anything of the agenda is."""
    files = sorted(f"{number} {text} {row.sha256}" for (number, text), row in files_by_text(agenda).items())
    closed = sorted(f"{line.item.pk} {line.item.is_closed} {line.item.neutral_title}" for line in agenda.lines())
    text = "\n".join([content_hash(agenda_document(agenda)), *files, *closed])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _sent(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Says what was done, and leads to the record."""
    viewer = viewer_of(request)
    edition = Edition.objects.visible_to(viewer).filter(meeting=meeting).latest("number")
    n = sum(len(entry.letters) for entry in sent_out(meeting, viewer) if entry.sending.edition_id == edition.pk)
    said = ngettext("%(n)s e-mail er på vej.", "%(n)s e-mails er på vej.", n) % {"n": n}
    tell(request, _("Udgave %(number)s er sendt.") % {"number": edition.number} + f" {said}")
    return redirect("meetings:sending_record", meeting.council.slug, meeting.address)
