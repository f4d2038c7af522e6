"""The letters that tell of a meeting: what is new, when and where, and a link for those who can open what it leads to.

A letter can be read on the way, so nothing of an item stands in it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from tvaers.danish.dates import weekday_date
from tvaers.document.model import MeetingKind
from tvaers.document.writing.calendar import COPENHAGEN, CalendarEvent, invitation, method_of
from tvaers.meetings.cycle.deadlines import deadline_of
from tvaers.meetings.models import CouncilDeadline, Meeting, Sending
from tvaers.meetings.telling.receivers import Receiver
from tvaers.post.shape import NewLetter, name_of

What = Sending.What

INVITES = frozenset({What.AGENDA, What.MOVED, What.CANCELLED})
"""What changes the receiver's calendar."""
ASKS_FOR_ANSWER = frozenset({What.AGENDA, What.MOVED})
ASKS_IN_WRITING = frozenset({What.PROCEDURE, What.ADDENDUM, What.MOVED})
"""What asks for answers to a written procedure: nobody comes to one, so it stands in no calendar."""
USUAL_LENGTH = timedelta(hours=2)
"""How long a meeting stands in calendars when nobody has said when it ends."""


@dataclass(frozen=True)
class News:
    """What is told: which sort of sending of which meeting, with what the secretariat wrote along.

    `keeps_promises`: an attachment has come that was to follow.
    """

    meeting: Meeting
    what: Sending.What
    note: str
    site: str
    reply_to: str = ""
    keeps_promises: bool = False


def letter_to(receiver: Receiver, news: News, sending: Sending) -> NewLetter:
    """The letter of the sending to one of its receivers, with the meeting for the calendar of those expected there."""
    subject, body = text_of(receiver, news)
    calendar, method = in_calendar(receiver, news)
    mark = hashlib.sha256(receiver.email.casefold().encode()).hexdigest()[:32]
    return NewLetter(
        once=f"sending-{sending.pk}-to-{mark}",
        kind=kind_of(news.what),
        name=receiver.name,
        email=receiver.email,
        subject=subject,
        body=body,
        council=news.meeting.council_id,
        about=name_of(sending),
        calendar=calendar,
        calendar_method=method,
        reply_to=news.reply_to,
    )


def kind_of(what: Sending.What | str) -> str:
    """How the outbox knows the letters of a sort of sending."""
    return f"meeting-{what}"


def text_of(receiver: Receiver, news: News) -> tuple[str, str]:
    """Subject and text of the letter, Danish whatever language the secretariat works in."""
    with translation.override(settings.LANGUAGE_CODE):
        words = {
            "receiver": receiver,
            "news": news,
            "meeting": news.meeting,
            "what": news.what.value,
            "name": name_of_meeting(news.meeting),
            "link": link_for(receiver, news),
            "answer_link": _answer_link(receiver, news),
            "remarks_link": _remarks_link(receiver, news),
            "last_day": _last_day(news),
            "is_in_writing": news.meeting.is_in_writing,
        }
        text = render_to_string("meetings/sending/letter.txt", words)
    subject, _, body = text.strip().partition("\n\n")
    return " ".join(subject.split()), body


def link_for(receiver: Receiver, news: News) -> str:
    """The meeting's page, for those who can open it; else empty."""
    meeting = news.meeting
    has_paper = meeting.current_edition_id is not None and meeting.sent_at is not None
    is_public = meeting.published_at is not None
    can_open = bool(news.site) and has_paper and meeting.depublished_at is None and (is_public or receiver.reads)
    return f"{news.site}{_page(meeting)}" if can_open else ""


def in_calendar(receiver: Receiver, news: News) -> tuple[str, str]:
    """The meeting as a letter carries it for its receiver's calendar, and the method; empty where nothing changes."""
    event = event_for(receiver, news)
    return (invitation(event, stamp=timezone.now()).decode(), method_of(event)) if event else ("", "")


def event_for(receiver: Receiver, news: News) -> CalendarEvent | None:
    """The meeting in the calendar of one who is expected there; None when the sending changes nothing in it."""
    meeting = news.meeting
    is_for_calendar = news.what in INVITES and not meeting.is_in_writing
    if not is_for_calendar or not receiver.is_invited or meeting.starts_at is None:
        return None
    starts_at = _moment(meeting, meeting.starts_at)
    return CalendarEvent(
        uid=f"meeting-{meeting.pk}@{_domain()}",
        sequence=meeting.calendar_sequence,
        title=name_of_meeting(meeting),
        starts_at=starts_at,
        ends_at=_moment(meeting, meeting.ends_at) if meeting.ends_at else starts_at + USUAL_LENGTH,
        place=meeting.place,
        description=_description(receiver, news),
        url=link_for(receiver, news),
        organiser_name=meeting.council.name,
        organiser_email=news.reply_to or parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        attendee_email=receiver.email,
        cancelled=news.what == What.CANCELLED,
    )


def name_of_meeting(meeting: Meeting) -> str:
    """What the meeting is called in a letter and a calendar: its own title, else kind and council. Danish."""
    with translation.override(settings.LANGUAGE_CODE):
        kind = meeting.get_kind_display() if meeting.kind not in ("", MeetingKind.ORDINARY) else "Møde"
    return meeting.title or f"{kind} i {meeting.council.name}"


def _description(receiver: Receiver, news: News) -> str:
    """Whoever has the link of a virtual meeting can come, so it stands in the calendar of those expected alone."""
    if news.what == What.CANCELLED:
        return news.meeting.cancelled_because
    video = news.meeting.video_link
    lines = [f"Deltag her: {video}" if video else "", link_for(receiver, news)]
    return "\n".join(line for line in lines if line)


def _answer_link(receiver: Receiver, news: News) -> str:
    """Where one of those expected answers, and one of a circle signs up for a theme meeting that they can open."""
    if receiver.may_sign_up and news.meeting.kind == MeetingKind.THEME and link_for(receiver, news):
        return f"{news.site}{_page(news.meeting, 'meetings:answer')}" if news.what in ASKS_FOR_ANSWER else ""
    if not (receiver.is_invited and receiver.has_account):
        return ""
    if news.meeting.is_in_writing:
        asks = news.what in ASKS_IN_WRITING
        return f"{news.site}{_page(news.meeting, 'meetings:procedure')}" if asks else ""
    return f"{news.site}{_page(news.meeting, 'meetings:answer')}" if news.what in ASKS_FOR_ANSWER else ""


def _remarks_link(receiver: Receiver, news: News) -> str:
    """Where one who reads what is sent to the members remarks on the minutes; else empty."""
    can_remark = receiver.is_invited and receiver.reads and news.what == What.MINUTES
    return f"{news.site}{_page(news.meeting, 'meetings:minutes_remarks')}" if can_remark else ""


def _last_day(news: News) -> str:
    """Until when is answered: signed up for a theme meeting, sent an apology, or remarked on the minutes."""
    what, meeting = news.what, news.meeting
    if meeting.is_in_writing and what in ASKS_IN_WRITING:
        return weekday_date(meeting.answers_until or meeting.held_on)
    if what in ASKS_FOR_ANSWER and meeting.answers_until:
        return weekday_date(meeting.answers_until)
    asked = {What.AGENDA: CouncilDeadline.What.APOLOGIES, What.MOVED: CouncilDeadline.What.APOLOGIES}
    asked[What.MINUTES] = CouncilDeadline.What.REMARKS
    found = deadline_of(meeting, asked[what]) if what in asked else None
    return weekday_date(found.day) if found and found.days_left >= 0 else ""


def _page(meeting: Meeting, name: str = "meetings:meeting") -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return reverse(name, args=[meeting.council.slug, meeting.address])


def _moment(meeting: Meeting, clock: time) -> datetime:
    return datetime.combine(meeting.held_on, clock, tzinfo=COPENHAGEN)


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
