"""The letters that tell a circle's holders of what was laid before them, and remind those who have not opened it.

They are posted with the laying and sent by the outbox. They name circle, deadline and address, and no word of the
draft, not even its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from tvaers.access.action import Actor, action
from tvaers.councils.models import FunctionHolder
from tvaers.meetings.drafts.circle_reach import address_of
from tvaers.meetings.models import Laying
from tvaers.post.actions import post, send_again, withdraw
from tvaers.post.models import IN_STATE, UNSENT, Letter, State
from tvaers.post.shape import NewLetter, name_of

NOTICE = "laying-notice"
REMINDER = "laying-reminder"


def post_notices(laying: Laying, holders: Iterable[FunctionHolder], site: str, *, by: Actor) -> None:
    """Posts a letter to each of the holders; part of laying a version before a circle."""
    post([_notice(laying, holder, site) for holder in holders], by=by)


def withdraw_notices(laying: Laying, *, by: Actor) -> None:
    """Keeps from being sent what has not been; part of ending a laying."""
    for letter in Letter.objects.filter(UNSENT, about=name_of(laying), claimed_at=None):
        withdraw(letter, by=by)


def _council_of_laying(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["laying"].version.draft.council_id
    return council


@action("meetings.lay_before", council=_council_of_laying)
def remind(laying: Laying, letters: Iterable[Letter], site: str, *, by: Actor) -> int:
    """Posts a reminder to the receivers of these letters, one a day for each. How many."""
    return len(post([_reminder(laying, letter, site) for letter in letters], by=by))


@action("meetings.lay_before", council=_council_of_laying)
def send_notices_again(laying: Laying, *, by: Actor) -> int:
    """Lets what failed of the laying's letters be sent at once. How many."""
    failed = IN_STATE[State.RETRIED] | IN_STATE[State.GIVEN_UP]
    letters = list(Letter.objects.filter(failed, about=name_of(laying), claimed_at=None))
    for letter in letters:
        send_again(letter, by=by)
    return len(letters)


def _notice(laying: Laying, holder: FunctionHolder, site: str) -> NewLetter:
    once = f"laying-{laying.pk}-to-holder-{holder.pk}"
    return _letter(laying, once, NOTICE, holder.name, address_of(holder), site)


def _reminder(laying: Laying, letter: Letter, site: str) -> NewLetter:
    once = f"laying-{laying.pk}-reminder-{timezone.localdate()}-after-{letter.pk}"
    return _letter(laying, once, REMINDER, letter.name, letter.email, site)


def _letter(laying: Laying, once: str, kind: str, name: str, email: str, site: str) -> NewLetter:
    council = laying.version.draft.council
    with translation.override(settings.LANGUAGE_CODE):
        link = f"{site}{reverse('meetings:laid', args=[laying.pk])}"
        words = {"name": name, "laying": laying, "council": council, "link": link, "is_again": kind == REMINDER}
        text = render_to_string("meetings/drafts/notice.txt", words)
    subject, _, body = text.partition("\n\n")
    return NewLetter(once, kind, name, email, subject, body, council=council.pk, about=name_of(laying))
