"""Who holds a function in a circle: set, replaced, ended. The earlier ones stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.models import Account
from tvaers.councils.models import Circle, CircleFunction, FunctionHolder
from tvaers.councils.names import fold
from tvaers.councils.periods import on_day, overlapping
from tvaers.councils.refusals import CannotBeDone


@dataclass(frozen=True)
class Contact:
    """Someone by name, and how to reach them."""

    name: str
    email: str = ""
    phone: str = ""


def _of_circle(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["circle"].council_id
    return council


def _of_function(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["function"].circle.council_id
    return council


def _of_holder(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["holder"].function.circle.council_id
    return council


@action("councils.tend_circles", council=_of_function)
def set_holder(
    function: CircleFunction, contact: Contact, *, valid_from: date, valid_to: date | None = None, by: Actor
) -> FunctionHolder:
    """Lets someone hold the function from a day: whoever held it then ends that day and stays in the history.

    A holder who began the same day is corrected. The new one gives way to a holder who begins later. Raises
    CannotBeDone for a period that ends before it begins.
    """
    if valid_to is not None and valid_to <= valid_from:
        raise CannotBeDone(_("Perioden skal slutte efter den dag, den begynder."))
    later = FunctionHolder.objects.filter(function=function, valid_from__gt=valid_from).order_by("valid_from").first()
    if later and (valid_to is None or later.valid_from < valid_to):
        valid_to = later.valid_from
    holder = FunctionHolder.objects.filter(function=function, valid_from=valid_from).first()
    if holder is None:
        _end_earlier(function, valid_from)
        holder = FunctionHolder(function=function, valid_from=valid_from)
    holder.name, holder.phone, holder.email = contact.name.strip(), contact.phone.strip(), contact.email.strip().lower()
    holder.account = _account_of(holder.email)
    holder.valid_to = valid_to
    holder.save()
    return holder


@action("councils.tend_circles", council=_of_circle)
def set_holders(
    circle: Circle, contacts: Iterable[tuple[CircleFunction, Contact]], *, valid_from: date, by: Actor
) -> int:
    """Sets the holders of many functions of a circle at once; how many. Raises CannotBeDone for another circle's.

    Of one who holds the function already, by name, only the contact data are corrected.
    """
    pairs = list(contacts)
    for function, contact in pairs:
        if function.circle_id != circle.pk:
            raise CannotBeDone(_("Funktionen hører ikke til kredsen."))
        held = FunctionHolder.objects.filter(on_day(valid_from), function=function).order_by("valid_from").last()
        if held is not None and fold(held.name) == fold(contact.name):
            change_contact(held, contact, by=by)
        else:
            set_holder(function, contact, valid_from=valid_from, by=by)
    return len(pairs)


@action("councils.tend_circles", council=_of_holder)
def change_contact(holder: FunctionHolder, contact: Contact, *, by: Actor) -> None:
    """Corrects a holder's name and contact data, without a new period."""
    holder.name, holder.phone, holder.email = contact.name.strip(), contact.phone.strip(), contact.email.strip().lower()
    holder.account = _account_of(holder.email)
    holder.save()


@action("councils.tend_circles", council=_of_holder)
def end_holder(holder: FunctionHolder, *, on: date, by: Actor) -> None:
    """Ends a holder's period with the beginning of the day; one that had not begun by then is taken away."""
    if on <= holder.valid_from:
        holder.delete()
        return
    holder.valid_to = on
    holder.save()


@action("councils.tend_circles", council=_of_holder)
def continue_holder(holder: FunctionHolder, *, by: Actor) -> None:
    """Takes a holder's end back. Raises CannotBeDone when another holds the function by now."""
    others = FunctionHolder.objects.filter(overlapping(holder.valid_from, None), function=holder.function_id)
    if others.exclude(pk=holder.pk).exists():
        raise CannotBeDone(_("Funktionen er besat af en anden siden. Afslut vedkommende først."))
    holder.valid_to = None
    holder.save()


def _end_earlier(function: CircleFunction, on: date) -> None:
    running = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    for holder in FunctionHolder.objects.filter(running, function=function, valid_from__lt=on):
        holder.valid_to = on
        holder.save()


def _account_of(email: str) -> Account | None:
    if not email:
        return None
    account: Account | None = Account.objects.get_queryset().filter(email=email).first()
    return account
