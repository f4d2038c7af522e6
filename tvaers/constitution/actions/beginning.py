"""A constitution begun, shown to everybody, and taken back from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.constitution.models import Constitution
from tvaers.councils.models import Council, Election
from tvaers.councils.refusals import CannotBeDone


def council_of(given: Mapping[str, Any]) -> int:
    """The council that an action on a `constitution` writes in."""
    key: int = given["constitution"].council_id
    return key


@action("constitution.tend", council=lambda given: given["council"].pk)
def begin_constitution(council: Council, election: Election, *, by: Actor) -> Constitution:
    """The constitution of the council after the election. Raises CannotBeDone when there is one, or no such council."""
    if Constitution.objects.filter(council=council, election=election).exists():
        raise CannotBeDone(_("Konstitueringen efter det valg er allerede begyndt."))
    if council.valid_to and council.valid_to <= election.held_on:
        raise CannotBeDone(_("Rådet fandtes ikke længere, da valget blev holdt."))
    row = Constitution(council=council, election=election)
    row.save()
    return row


@action("constitution.tend", council=council_of)
def publish_constitution(constitution: Constitution, *, at: datetime, by: Actor) -> None:
    """Lets everybody read what the constitution holds from now on."""
    if constitution.published_at is None:
        constitution.published_at = at
        constitution.save()


@action("constitution.tend", council=council_of)
def withdraw_constitution(constitution: Constitution, *, by: Actor) -> None:
    """Makes it the secretariat's again."""
    if constitution.published_at is not None:
        constitution.published_at = None
        constitution.save()
