"""Anonymising: the one use case that writes in every room. What goes and what stays is told in `docs/roles.md`."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.actions import end_sessions
from tvaers.access.lockout import forget_failures
from tvaers.access.models import Account
from tvaers.appointments.actions.rounds import forget_in_rounds
from tvaers.appointments.models import LifeFact, PersonSex
from tvaers.constitution.actions.letters import forget_in_constitutions
from tvaers.councils.actions import end_holder, end_role
from tvaers.councils.models import FunctionHolder, Person, PersonSpelling, RoleGrant
from tvaers.councils.refusals import CannotBeDone
from tvaers.meetings.models import Attendance, Exclusion
from tvaers.meetings.registered.actions import forget_person
from tvaers.portal.forgetting import Found, find
from tvaers.post.actions import forget_receiver

ANONYMOUS = "Anonymiseret"
"""Stands where a name was. Data, so the same in every language."""


@action("portal.anonymise")
def anonymise(email: str, *, by: Actor) -> Found:
    """Takes away what is kept of the one with this address and is not published. It cannot be undone.

    Papers, their names and their hashes stay as they are. Raises CannotBeDone when nobody has the address, for one's
    own account and for the last administrator.
    """
    found = find(email)
    if found is None:
        raise CannotBeDone(_("Ingen konto, kreds, indbydelse eller e-mail har denne adresse."))
    if found.account is not None and found.account == by.account:
        raise CannotBeDone(_("Man kan ikke anonymisere sig selv. Bed en anden administrator om det."))
    _forget_holders(found.holders, by)
    for address in found.known.addresses:
        forget_in_constitutions(address, ANONYMOUS, by=by)
        forget_in_rounds(address, found.known.names, ANONYMOUS, by=by)
        forget_receiver(address, ANONYMOUS, by=by)
    forget_person(found.known, ANONYMOUS, by=by)
    if found.account is not None:
        _forget_roles(found.account, by)
        _forget_person(found.account)
        _forget_account(found.account, by)
    return found


def _forget_holders(holders: QuerySet[FunctionHolder], by: Actor) -> None:
    today = timezone.localdate()
    for holder in list(holders):
        holder.name, holder.email, holder.phone, holder.account = ANONYMOUS, "", "", None
        holder.save()
        if holder.valid_to is None or holder.valid_to > today:
            end_holder(holder, on=today, by=by)


def _forget_roles(account: Account, by: Actor) -> None:
    today = timezone.localdate()
    running = Q(valid_to__isnull=True) | Q(valid_to__gt=today)
    for grant in RoleGrant.objects.filter(running, account=account).select_related("account"):
        end_role(grant, on=today, by=by)
    Exclusion.objects.filter(account=account).update(reason="")


def _forget_person(account: Account) -> None:
    person = Person.objects.filter(account=account).first()
    if person is None:
        return
    # Seats are public and stay, with the name that is printed; what was noted for filling them goes.
    PersonSex.objects.filter(person=person).delete()
    LifeFact.objects.filter(person=person, kind=LifeFact.Kind.LEAVE).delete()
    printed = set(Attendance.objects.filter(person=person).values_list("name", flat=True))
    PersonSpelling.objects.filter(person=person).exclude(spelling__in=printed).delete()
    name = person.name if person.name in printed else min(printed, default=ANONYMOUS)
    # Saved at once, so that the trail has what it is now and not what it was.
    Person.objects.filter(pk=person.pk).update(name=name, account=None)


def _forget_account(account: Account, by: Actor) -> None:
    end_sessions(account, by=by)
    forget_failures(account.email)
    for model in (EmailAddress, Authenticator, SocialAccount):
        model.objects.filter(user_id=account.pk).delete()
    account.name, account.email = ANONYMOUS, f"{account.pk}@anonymiseret.invalid"
    account.is_active, account.last_login = False, None
    account.set_unusable_password()
    account.save()
