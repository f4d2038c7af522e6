"""Where those who have signed in may want to go in this room: what is laid before them, and the drafts they write."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import is_permitted
from tvaers.access.actor import Actor
from tvaers.access.extensions import Entrance
from tvaers.access.models import Account
from tvaers.councils.holding import circles_of
from tvaers.councils.queries import councils_on
from tvaers.meetings.drafts.queries import unanswered_by


def entrances(account: Account) -> Iterator[Entrance]:
    """What waits for those who are in a circle; for authors who write in every council, the drafts of each.

    The secretariat has its drafts in the workroom.
    """
    today = timezone.localdate()
    if circles_of(account, today):
        waiting = unanswered_by(account)
        title = _("Forelagt for dig: %(n)s venter på svar") % {"n": waiting} if waiting else _("Forelagt for dig")
        yield Entrance(title, reverse("meetings:laid_before_me"), waits=bool(waiting))
    if is_permitted(Actor.of_account(account), "meetings.write_draft"):
        for council in councils_on(today, account):
            title = _("Udkast i %(name)s") % {"name": council.name}
            yield Entrance(title, reverse("meetings:drafts", args=[council.slug]))
