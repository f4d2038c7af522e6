"""Members' remarks on minutes that were sent, and what the secretariat answers; both are kept."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, NotPermitted, action
from tvaers.access.roles import Sight
from tvaers.access.visibility import has_sight
from tvaers.meetings.cycle.acting import author_of, council_of_meeting
from tvaers.meetings.minutes.actions.writing import WRITE, CannotWriteMinutes
from tvaers.meetings.models import AgendaItem, Meeting, MinutesRemark

LONGEST_REMARK = 10_000


@action("meetings.answer", council=council_of_meeting)
def remark_on_minutes(meeting: Meeting, text: str, item_number: str = "", *, by: Actor) -> MinutesRemark:
    """One's own remark on minutes that were sent, on an item or on all of it; also after the deadline.

    Raises NotPermitted for one who does not sit in the council, and CannotWriteMinutes for minutes that are not sent
    or are approved, without a text, and for an item that one does not read.
    """
    account = author_of(by)
    if not has_sight(account, Sight.CLOSED, meeting.council_id):
        raise NotPermitted(_("Du har ikke adgang til at gøre dette. Der er ikke ændret noget."))
    if meeting.stage != Meeting.Stage.MINUTES_SENT:
        raise CannotWriteMinutes(_("Referatet kan ikke få bemærkninger nu. Din tekst er ikke gemt."))
    words = text.strip()
    if not words or len(words) > LONGEST_REMARK:
        raise CannotWriteMinutes(_("Skriv din bemærkning, højst %(most)s tegn.") % {"most": LONGEST_REMARK})
    readable = AgendaItem.objects.visible_to(account).filter(edition__meeting=meeting, number=item_number)
    if item_number and not readable.exists():
        raise CannotWriteMinutes(_("Referatet har ikke det punkt. Din tekst er ikke gemt."))
    remark = MinutesRemark(meeting=meeting, account=account, item_number=item_number, text=words)
    remark.save()
    return remark


@action(WRITE, council=lambda given: given["remark"].meeting.council_id)
def answer_remark(remark: MinutesRemark, answer: str, *, is_followed: bool, by: Actor) -> None:
    """What becomes of a remark: followed or not, in words. Raises CannotWriteMinutes without words."""
    words = answer.strip()
    if not words:
        raise CannotWriteMinutes(_("Skriv et svar. Der er ikke ændret noget."))
    remark.answer, remark.is_followed = words, is_followed
    remark.answered_by, remark.answered_at = author_of(by), timezone.now()
    remark.save()
