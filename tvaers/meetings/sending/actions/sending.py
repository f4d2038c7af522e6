"""Sending an agenda, and what comes after it: an addendum, a late attachment, a correction.

Each makes an edition, lets it be read, and tells everybody, in one transaction; PDF and Word are made after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.councils.models import Circle
from tvaers.document.model import MeetingKind
from tvaers.meetings.agenda.lacks import lacks_of
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.agenda.whole import Agenda
from tvaers.meetings.attendance.actions.calling_in import call_in
from tvaers.meetings.cycle.acting import council_of_meeting
from tvaers.meetings.cycle.stages import CannotAdvance, Step, advance
from tvaers.meetings.models import DraftItem, Edition, Meeting, Sending, Treatment
from tvaers.meetings.paper.written_ahead import write_ahead
from tvaers.meetings.sending.actions.freezing import freeze_agenda
from tvaers.meetings.sending.closed_words import closed_words_in
from tvaers.meetings.sending.missing import missing_for_send_agenda
from tvaers.meetings.sending.news_since_sent import news_since_sent
from tvaers.meetings.sight.actions.letting_read import let_read
from tvaers.meetings.telling.actions import tell_everybody
from tvaers.meetings.telling.receivers import told_circles
from tvaers.meetings.treatment.actions.agenda import follow_sent_agenda, hold_open_session, put_back, record_withdrawn
from tvaers.meetings.treatment.actions.holding import CannotHold, held_treatment

What = Sending.What
LATER = (What.ADDENDUM, What.LATE_ATTACHMENT, What.CORRECTION)
"""What can come after the agenda. Each is an occasion of an edition by the same code."""
NEWS_STAGES = (Meeting.Stage.AGENDA_SENT, Meeting.Stage.IN_SESSION)
"""Those in which it can come."""


class CannotSend(ValueError):
    """Nothing was sent. The message is Danish and can be shown."""


@action("meetings.send", council=council_of_meeting)
def send_agenda(meeting: Meeting, note: str = "", *, circles: Iterable[Circle] = (), site: str, by: Actor) -> Edition:
    """The agenda of today as edition 1, read by the members and, where the council has chosen so, by everybody.

    Members are called in; they, substitutes, guests and these circles get a letter with the note. It cannot be undone.
    Raises CannotAdvance for what is missing, and CannotSend for a note that says what is closed.
    """
    _hold(meeting)
    agenda = agenda_of(meeting, OPERATOR)
    advance(meeting, Step.SEND_AGENDA, missing_for_send_agenda(agenda, OPERATOR))
    _check_note(agenda, note)
    edition = freeze_agenda(meeting, Edition.Occasion.AGENDA, note, by=by)
    let_read(meeting, by=by)
    call_in(meeting, by=by)
    tell_everybody(meeting, told_as(meeting), note, circles=circles, edition=edition, site=site, by=by)
    transaction.on_commit(partial(write_ahead, edition))
    return edition


@action("meetings.send", council=council_of_meeting)
def send_news(
    meeting: Meeting,
    what: Sending.What,
    note: str = "",
    *,
    tells: bool = True,
    circles: Iterable[Circle] | None = None,
    site: str,
    by: Actor,
) -> Edition:
    """What is new since the last edition, as one more. Those told before get a letter, unless it `tells` nobody.

    Whoever was told that an attachment would follow is told that it has come, whatever else was chosen. While the
    meeting is held, what is added can be decided from now on.

    Raises CannotSend when nothing is new, something is missing, or the note says what is closed, and CannotAdvance at
    another stage.
    """
    session = hold_open_session(meeting)
    _hold(meeting)
    if meeting.cancelled_at is not None or meeting.stage not in NEWS_STAGES:
        raise CannotAdvance(_("Det kan kun gøres, fra dagsordenen er sendt, til mødet lukkes."))
    agenda = agenda_of(meeting, OPERATOR)
    news = news_since_sent(agenda, OPERATOR)
    if what not in LATER or not news:
        raise CannotSend(_("Der er ikke noget nyt at sende."))
    blocking = [entry.message for entry in lacks_of(agenda) if entry.is_blocking]
    if blocking:
        raise CannotSend(" ".join(blocking))
    _check_note(agenda, note)
    edition = freeze_agenda(meeting, Edition.Occasion(what.value), note, by=by)
    if session is not None:
        follow_sent_agenda(session)
    if news.keeps_promises and circles is not None:
        circles = {*circles, *told_circles(meeting, OPERATOR)}
    if tells or news.keeps_promises:
        keeps = news.keeps_promises
        tell_everybody(meeting, what, note, circles=circles, edition=edition, keeps_promises=keeps, site=site, by=by)
    transaction.on_commit(partial(write_ahead, edition))
    return edition


@action("meetings.send", council=lambda given: given["item"].council_id)
def take_off_agenda(item: DraftItem, *, by: Actor) -> None:
    """Takes an item that was sent off the agenda. Its number stays, and the next edition says that it is off.

    While the meeting is held, that it was withdrawn is what is decided of it. Raises CannotSend.
    """
    if not item.number or item.withdrawn_at is not None:
        raise CannotSend(_("Punktet er ikke sendt ud eller er allerede taget af dagsordenen."))
    treatment = _treatment_of(item)
    if treatment is None:
        item.withdrawn_at = timezone.now()
        item.save()
        return
    try:
        record_withdrawn(held_treatment(treatment, "", by))
    except CannotHold as refusal:
        raise CannotSend(str(refusal)) from refusal


@action("meetings.send", council=lambda given: given["item"].council_id)
def put_back_on_agenda(item: DraftItem, *, by: Actor) -> None:
    """Puts back what was taken off; while the meeting is held, it waits to be decided again. Raises CannotSend."""
    if item.withdrawn_at is None:
        raise CannotSend(_("Punktet står allerede på dagsordenen."))
    treatment = _treatment_of(item)
    if treatment is None:
        item.withdrawn_at = None
        item.save()
        return
    try:
        put_back(treatment, by)
    except CannotHold as refusal:
        raise CannotSend(str(refusal)) from refusal


def told_as(meeting: Meeting) -> Sending.What:
    """What the first sending is called: a written procedure asks for answers, and invites nobody to come."""
    return What.PROCEDURE if meeting.kind == MeetingKind.WRITTEN_PROCEDURE else What.AGENDA


def _treatment_of(item: DraftItem) -> Treatment | None:
    """What the meeting makes of the item; None before it is opened."""
    found: Treatment | None = Treatment.objects.select_related("session__meeting").filter(item=item).first()
    return found


def _hold(meeting: Meeting) -> None:
    """Lets no other send the same meeting meanwhile, and reads what it is now."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    meeting.refresh_from_db()


def _check_note(agenda: Agenda, note: str) -> None:
    if closed_words_in(agenda, note):
        raise CannotSend(_("Det, du har skrevet, nævner noget lukket. Skriv det om; der er ikke sendt noget."))
