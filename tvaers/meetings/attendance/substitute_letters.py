"""The letters to a personal substitute: that a seat is to be filled, and that the member comes after all.

A letter can be read on the way: it names the meeting and whose seat it is, and neither an item nor why the member stays
away.
"""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from tvaers.meetings.models import Invitee
from tvaers.post.shape import NewLetter, name_of

ASKED = "substitute-asked"
NOT_NEEDED = "substitute-not-needed"


def letter_asking(substitute: Invitee, site: str) -> list[NewLetter]:
    """The letter that asks them to come, none when they cannot be reached."""
    return _letters(substitute, ASKED, site)


def letter_not_needed(substitute: Invitee, site: str) -> list[NewLetter]:
    """The letter that tells them that the member comes after all, none when they cannot be reached."""
    return _letters(substitute, NOT_NEEDED, site)


def address_of(invitee: Invitee) -> str:
    """Where the invitee is written to: the address of their account, else the one that was given; or empty."""
    account = invitee.person.account if invitee.person else None
    return account.email if account and account.is_active else invitee.email


def _letters(substitute: Invitee, kind: str, site: str) -> list[NewLetter]:
    email, meeting = address_of(substitute), substitute.meeting
    if not email:
        return []
    with translation.override(settings.LANGUAGE_CODE):
        link = f"{site}{reverse('meetings:answer', args=[meeting.council.slug, meeting.address])}"
        words = {"substitute": substitute, "meeting": meeting, "link": link, "is_asked": kind == ASKED}
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
    )
    return [letter]
