"""Who can sign up for a theme meeting, and until when: what the page, the letters and the action go by."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from tvaers.access.models import Account
from tvaers.access.visibility import OPERATOR
from tvaers.councils.holding import circles_of
from tvaers.document.model import MeetingKind
from tvaers.meetings.attendance.queries import own_invitation
from tvaers.meetings.models import Meeting, MeetingGuest
from tvaers.meetings.telling.receivers import told_circles


def is_open_to_sign_up(meeting: Meeting, today: date | None = None) -> bool:
    """Whether it is a theme meeting that was sent out, is not held yet, and whose last day has not passed."""
    is_coming = meeting.stage == Meeting.Stage.AGENDA_SENT and meeting.cancelled_at is None
    last_day = meeting.answers_until or meeting.held_on
    return meeting.kind == MeetingKind.THEME and is_coming and (today or timezone.localdate()) <= last_day


def circles_to_sign_up_from(meeting: Meeting, account: Account) -> frozenset[int]:
    """The account's circles, by key, that were told of a theme meeting that the account sees.

    None for one who is called in already, in whatever part, or is a guest.
    """
    sees_it = meeting.kind == MeetingKind.THEME and Meeting.objects.visible_to(account).filter(pk=meeting.pk).exists()
    if not sees_it or own_invitation(meeting.council.slug, meeting.address, account) is not None:
        return frozenset()
    if MeetingGuest.objects.visible_to(OPERATOR).filter(meeting=meeting, account=account).exists():
        return frozenset()
    # Whom a sending went to is for the secretariat; that one's own circle was told is known to those in it.
    told = told_circles(meeting, OPERATOR).values_list("pk", flat=True)
    return circles_of(account, timezone.localdate()) & frozenset(told)
