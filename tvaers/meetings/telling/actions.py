"""Telling everybody of a meeting: one letter per address, kept with what they tell of and sent by the outbox."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.councils.models import Circle
from tvaers.meetings.cycle.acting import council_of_meeting
from tvaers.meetings.models import Edition, Meeting, Sending, ToldCircle
from tvaers.meetings.telling.letters import News, letter_to
from tvaers.meetings.telling.receivers import receivers_of, told_circles
from tvaers.post.actions import post


class CannotTell(ValueError):
    """Nobody was told. The message is Danish and can be shown."""


@action("meetings.send", council=council_of_meeting)
def tell_everybody(
    meeting: Meeting,
    what: Sending.What,
    note: str = "",
    *,
    circles: Iterable[Circle] | None = None,
    edition: Edition | None = None,
    keeps_promises: bool = False,
    site: str,
    by: Actor,
) -> Sending:
    """Posts a letter to everyone who is told of the meeting, and notes that and which circles were told.

    A letter that `keeps_promises` says so. Without `circles` those are told that were before. `site` is where the site
    is called from outside. What moves a meeting counts its `calendar_sequence` on first, or calendars keep what they
    have. Raises CannotTell when nobody stands behind it: a letter says whom to answer.
    """
    if by.account is None:
        raise CannotTell(_("Der er ikke sendt noget: log ind, så modtagerne ved, hvem de kan svare."))
    chosen = list(told_circles(meeting, OPERATOR) if circles is None else circles)
    sending = Sending(
        meeting=meeting, edition=edition, what=what, note=note, sent_by=by.account, sent_at=timezone.now()
    )
    sending.save()
    for circle in chosen:
        ToldCircle(sending=sending, circle=circle).save()
    news = News(meeting, what, note, site, by.account.email, keeps_promises)
    post([letter_to(receiver, news, sending) for receiver in receivers_of(meeting, chosen, OPERATOR).mailed], by=by)
    return sending
