"""The letters to a personal substitute: that a seat is to be filled, and that it is not any more.

A letter can be read on the way: it names the meeting and whose seat it is, and neither an item nor why the member stays
away. It puts the meeting into the substitute's calendar, and takes it out, as the members' letters do in theirs.
"""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from tvaers.access.visibility import OPERATOR
from tvaers.meetings.models import Invitee, Meeting, Sending
from tvaers.meetings.telling.letters import News, in_calendar
from tvaers.meetings.telling.receivers import receiver_of
from tvaers.post.shape import NewLetter, name_of

ASKED = "substitute-asked"
NOT_NEEDED = "substitute-not-needed"


def letter_asking(substitute: Invitee, site: str) -> list[NewLetter]:
    """The letter that asks them to come, none when they cannot be reached."""
    return _letters(substitute, ASKED, site)


def letter_not_needed(substitute: Invitee, site: str) -> list[NewLetter]:
    """The letter that tells them that they are not needed any more, none when they cannot be reached."""
    return _letters(substitute, NOT_NEEDED, site)


def address_of(invitee: Invitee) -> str:
    """Where the invitee is written to: the address of their account, else the one that was given; or empty."""
    account = invitee.person.account if invitee.person else invitee.account
    return account.email if account and account.is_active else invitee.email


def _letters(substitute: Invitee, kind: str, site: str) -> list[NewLetter]:
    email, meeting = address_of(substitute), substitute.meeting
    if not email:
        return []
    calendar, method = _in_calendar(substitute, email, kind, site)
    with translation.override(settings.LANGUAGE_CODE):
        page = "meetings:procedure" if meeting.is_in_writing else "meetings:answer"
        words = {
            "substitute": substitute,
            "meeting": meeting,
            "link": f"{site}{reverse(page, args=[meeting.council.slug, meeting.address])}",
            "is_asked": kind == ASKED,
            "is_in_writing": meeting.is_in_writing,
            "last_day": meeting.answers_until or meeting.held_on,
        }
        text = render_to_string("meetings/attendance/letter.txt", words)
    subject, _separator, body = text.strip().partition("\n\n")
    letter = NewLetter(
        once=f"{kind}-{substitute.pk}",
        kind=kind,
        name=substitute.name,
        email=email,
        subject=" ".join(subject.split()),
        body=body,
        council=meeting.council_id,
        about=name_of(meeting),
        calendar=calendar,
        calendar_method=method,
        reply_to=_sender_of(meeting),
    )
    return [letter]


def _in_calendar(substitute: Invitee, email: str, kind: str, site: str) -> tuple[str, str]:
    """Nothing of a meeting that nobody was sent anything of yet."""
    meeting = substitute.meeting
    if meeting.sent_at is None:
        return "", ""
    what = Sending.What.AGENDA if kind == ASKED else Sending.What.CANCELLED
    news = News(meeting, what, "", site, _sender_of(meeting))
    return in_calendar(receiver_of(substitute, email, OPERATOR), news)


def _sender_of(meeting: Meeting) -> str:
    """Whom it is answered to: who last sent something of the meeting, whoever's apology it was."""
    last = Sending.objects.visible_to(OPERATOR).filter(meeting=meeting).select_related("sent_by").last()
    return last.sent_by.email if last else ""
