"""Who reads a meeting's paper otherwise than a role in the council lets: guests, and members who are disqualified."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.access.models import Account
from tvaers.access.visibility import forget_roles
from tvaers.meetings.models import AgendaItem, Exclusion, Meeting, MeetingGuest

LONGEST_REASON = 300


class CannotTakePart(ValueError):
    """Who is to be excluded or invited cannot be. The message is Danish and can be shown."""


@action("meetings.exclude", council=council_at("meeting.council_id"))
def exclude(meeting: Meeting, number: str, account: Account, *, reason: str = "", by: Actor) -> Exclusion:
    """Makes someone read one item as the public does, for being disqualified in it. Raises CannotTakePart."""
    if not AgendaItem.objects.filter(edition__meeting=meeting, number=number).exists():
        raise CannotTakePart(_("Mødet har ikke noget punkt {number}.").format(number=number))
    if Exclusion.objects.filter(meeting=meeting, item_number=number, account=account).exists():
        raise CannotTakePart(_("{name} er allerede udelukket fra punktet.").format(name=account))
    reason = " ".join(reason.split())[:LONGEST_REASON]
    exclusion: Exclusion = Exclusion.objects.create(meeting=meeting, item_number=number, account=account, reason=reason)
    return exclusion


@action("meetings.exclude", council=council_at("exclusion.meeting.council_id"))
def include(exclusion: Exclusion, *, by: Actor) -> None:
    """Takes an exclusion back."""
    exclusion.delete()


@action("meetings.invite_guest", council=council_at("meeting.council_id"))
def invite_guest(meeting: Meeting, account: Account, *, by: Actor) -> MeetingGuest:
    """Lets someone read the meeting's paper as it was sent, without what is closed, until the day after the meeting."""
    guest: MeetingGuest
    guest, _is_new = MeetingGuest.objects.get_or_create(meeting=meeting, account=account)
    forget_roles(account)
    return guest


@action("meetings.invite_guest", council=council_at("meeting.council_id"))
def invite_guest_called(meeting: Meeting, email: str, *, by: Actor) -> MeetingGuest:
    """Invites the one whose account has this e-mail address. Raises CannotTakePart when no account in use has."""
    account = Account.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if account is None:
        raise CannotTakePart(_("Der er ingen konto med den adresse. En administrator kan oprette den."))
    return invite_guest(meeting, account, by=by)


@action("meetings.invite_guest", council=council_at("guest.meeting.council_id"))
def remove_guest(guest: MeetingGuest, *, by: Actor) -> None:
    """Takes an invitation back."""
    account = guest.account
    guest.delete()
    forget_roles(account)
