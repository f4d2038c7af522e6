"""Allocations begun, named, published, withdrawn and taken away; variants made, chosen and taken away."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.allocations.models import Allocation, Entry, Figure, Transfer, Variant
from tvaers.councils.models import Council
from tvaers.councils.refusals import CannotBeDone

FIRST_VARIANT = "Grundlag"


@action("allocations.tend", council=council_at("council.pk"))
def begin_allocation(council: Council, *, kind: str, name: str, year: int, by: Actor) -> Allocation:
    """A new allocation with one variant, without numbers. Raises CannotBeDone for one of that name in that year."""
    return _begun(council, kind, name, year, None)


@action("allocations.tend", council=council_at("allocation.council_id"))
def continue_allocation(allocation: Allocation, *, year: int, by: Actor) -> Allocation:
    """The same for another year: figures and entries of the chosen variant are carried along to be put right.

    What was moved between municipalities was agreed on for that one year, and stays there.
    Raises CannotBeDone when that year has it already.
    """
    begun = _begun(allocation.council, allocation.kind, allocation.name, year, allocation)
    chosen = Variant.objects.filter(allocation=allocation, is_chosen=True).first()
    variant = Variant.objects.get(allocation=begun)
    if chosen is not None:
        _copy_numbers(chosen, variant)
    return begun


def _begun(council: Council, kind: str, name: str, year: int, previous: Allocation | None) -> Allocation:
    words = " ".join(name.split())
    if Allocation.objects.filter(council=council, name=words, year=year).exists():
        raise CannotBeDone(_("%(name)s findes allerede for %(year)d.") % {"name": words, "year": year})
    allocation = Allocation(council=council, kind=kind, name=words, year=year, previous=previous)
    allocation.save()
    variant = Variant(allocation=allocation, name=FIRST_VARIANT, is_chosen=True)
    variant.save()
    return allocation


@action("allocations.tend", council=council_at("allocation.council_id"))
def publish_allocation(allocation: Allocation, *, at: datetime, by: Actor) -> None:
    """Lets everybody read the chosen numbers and how they came about."""
    allocation.published_at = at
    allocation.save()


@action("allocations.tend", council=council_at("allocation.council_id"))
def withdraw_allocation(allocation: Allocation, *, by: Actor) -> None:
    """Makes it the secretariat's again."""
    allocation.published_at = None
    allocation.save()


@action("allocations.tend", council=council_at("allocation.council_id"))
def discard_allocation(allocation: Allocation, *, by: Actor) -> None:
    """Takes an allocation away. Raises CannotBeDone for one that is in an agenda item or that everybody may read."""
    if allocation.item_id is not None or allocation.published_at is not None:
        raise CannotBeDone(_("Fordelingen er brugt i et punkt eller offentlig, og kan ikke slettes."))
    allocation.delete()


@action("allocations.tend", council=council_at("variant.allocation.council_id"))
def copy_variant(variant: Variant, *, name: str, by: Actor) -> Variant:
    """One more variant with the same numbers, to try something else. Raises CannotBeDone for a name that is taken."""
    words = " ".join(name.split())
    if Variant.objects.filter(allocation=variant.allocation, name=words).exists():
        raise CannotBeDone(_("Der er allerede en variant, der hedder %(name)s.") % {"name": words})
    copy = Variant(allocation=variant.allocation, name=words)
    copy.save()
    _copy_numbers(variant, copy)
    for row in Transfer.objects.filter(variant=variant):
        moved = Transfer(variant=copy, giver_id=row.giver_id, taker_id=row.taker_id, count=row.count, reason=row.reason)
        moved.save()
    return copy


@action("allocations.tend", council=council_at("variant.allocation.council_id"))
def choose_variant(variant: Variant, *, by: Actor) -> None:
    """Makes the variant the one that is put into papers. Raises CannotBeDone while everybody reads another one."""
    if variant.allocation.is_published and not variant.is_chosen:
        raise CannotBeDone(_("Alle kan læse den valgte variant. Træk fordelingen tilbage, før I vælger en anden."))
    for other in Variant.objects.filter(allocation=variant.allocation, is_chosen=True).exclude(pk=variant.pk):
        other.is_chosen = False
        other.save()
    variant.is_chosen = True
    variant.save()


@action("allocations.tend", council=council_at("variant.allocation.council_id"))
def discard_variant(variant: Variant, *, by: Actor) -> None:
    """Takes a variant away. Raises CannotBeDone for the one that is chosen."""
    if variant.is_chosen:
        raise CannotBeDone(_("Den valgte variant kan ikke slettes. Vælg en anden først."))
    variant.delete()


def _copy_numbers(variant: Variant, to: Variant) -> None:
    """The figures and entries, with their sources. Runs in an action."""
    for figure in Figure.objects.filter(variant=variant):
        copy = Figure(variant=to, name=figure.name, value=figure.value, source=figure.source, as_of=figure.as_of)
        copy.save()
    for entry in Entry.objects.filter(variant=variant):
        entered = Entry(
            variant=to,
            municipality_id=entry.municipality_id,
            column=entry.column,
            value=entry.value,
            source=entry.source,
            as_of=entry.as_of,
        )
        entered.save()
