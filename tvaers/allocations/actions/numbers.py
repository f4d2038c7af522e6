"""The numbers of a variant: figures and entries kept with their source, transfers between municipalities."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.allocations.models import Entry, Figure, Transfer, Variant
from tvaers.councils.models import Municipality
from tvaers.councils.refusals import CannotBeDone


@action("allocations.tend", council=council_at("variant.allocation.council_id"))
def keep_figures(
    variant: Variant, values: Mapping[str, Decimal | None], *, source: str = "", as_of: date | None = None, by: Actor
) -> None:
    """The figures by name, each with the source and the day; None takes one away. What is as before stays untouched.

    Raises CannotBeDone for numbers that everybody reads.
    """
    check_can_change(variant)
    known = {figure.name: figure for figure in Figure.objects.filter(variant=variant)}
    for name, value in values.items():
        figure = known.get(name) or Figure(variant=variant, name=name)
        if value is None:
            if figure.pk:
                figure.delete()
            continue
        if figure.pk and (figure.value, figure.source, figure.as_of) == (value, source, as_of):
            continue
        figure.value, figure.source, figure.as_of = value, source, as_of
        figure.save()


@action("allocations.tend", council=council_at("variant.allocation.council_id"))
def keep_entries(
    variant: Variant,
    values: Mapping[tuple[int, str], int | None],
    *,
    source: str = "",
    as_of: date | None = None,
    by: Actor,
) -> int:
    """The numbers by municipality's key and column, each with the source and the day. Returns how many changed.

    Raises CannotBeDone for numbers that everybody reads.
    """
    check_can_change(variant)
    known = {(entry.municipality_id, entry.column): entry for entry in Entry.objects.filter(variant=variant)}
    changed = 0
    for (municipality, column), value in values.items():
        entry = known.get((municipality, column)) or Entry(variant=variant, municipality_id=municipality, column=column)
        if value is None:
            changed += bool(entry.pk)
            if entry.pk:
                entry.delete()
            continue
        if entry.pk and (entry.value, entry.source, entry.as_of) == (value, source, as_of):
            continue
        entry.value, entry.source, entry.as_of = value, source, as_of
        entry.save()
        changed += 1
    return changed


@action("allocations.tend", council=council_at("variant.allocation.council_id"))
def add_transfer(
    variant: Variant, *, giver: Municipality, taker: Municipality, count: int, reason: str, by: Actor
) -> Transfer:
    """Lets one municipality take over so many from another.

    Raises CannotBeDone for the same one twice, for none, and for numbers that everybody reads.
    """
    check_can_change(variant)
    if giver == taker:
        raise CannotBeDone(_("Vælg to forskellige kommuner."))
    if count < 1:
        raise CannotBeDone(_("Skriv et antal på mindst 1."))
    transfer = Transfer(variant=variant, giver=giver, taker=taker, count=count, reason=" ".join(reason.split()))
    transfer.save()
    return transfer


@action("allocations.tend", council=council_at("transfer.variant.allocation.council_id"))
def discard_transfer(transfer: Transfer, *, by: Actor) -> None:
    """Takes a transfer back. Raises CannotBeDone for numbers that everybody reads."""
    check_can_change(transfer.variant)
    transfer.delete()


def check_can_change(variant: Variant) -> None:
    """Raises CannotBeDone for numbers that everybody reads: nothing published is written over."""
    if variant.is_read_by_all:
        raise CannotBeDone(_("Alle kan læse tallene. Træk fordelingen tilbage, før I retter dem."))
