"""Signing up for a theme meeting: those in the circles that were told of it, who have no seat and are no guests."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, NotPermitted, action
from tvaers.access.visibility import OPERATOR
from tvaers.councils.models import Circle
from tvaers.meetings.attendance.actions.calling_in import CannotAttend
from tvaers.meetings.attendance.signing_up import circles_to_sign_up_from, is_open_to_sign_up
from tvaers.meetings.models import Invitee, Meeting


@action("meetings.answer")
def sign_up(meeting: Meeting, *, by: Actor) -> Invitee:
    """Puts the account on the list of those who come to a theme meeting, beside the members and with no seat.

    Raises NotPermitted for one who is in none of the circles, sees no meeting, or is called in already; CannotAttend
    when the last day has passed.
    """
    account = by.account
    # Two taps at once sign up once: whoever comes second waits, and finds the first one's row.
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    circles = circles_to_sign_up_from(meeting, account) if account else frozenset()
    if account is None or not circles:
        raise NotPermitted(_("Du kan ikke tilmelde dig dette møde. Der er ikke ændret noget."))
    if not is_open_to_sign_up(meeting):
        raise CannotAttend(_("Tilmeldingen er lukket. Kontakt sekretariatet."))
    circle: Circle = Circle.objects.visible_to(OPERATOR).filter(pk__in=circles).order_by("pk")[0]
    made = Invitee(
        meeting=meeting,
        part=Invitee.Part.SIGNED_UP,
        account=account,
        name=account.name,
        organisation=circle.name,
        answer=Invitee.Answer.COMES,
        answered_at=timezone.now(),
        answered_by=account,
    )
    made.save()
    return made
