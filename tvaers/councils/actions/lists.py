"""Naming the lists of an election that the register does not have."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.councils.models import Council, Election, ElectoralList, Municipality, Party
from tvaers.councils.refusals import CannotBeDone


@action("councils.name_lists", council=lambda given: given["council"].pk)
def name_list(
    council: Council, election: Election, letter: str, name: str, municipality: Municipality | None, *, by: Actor
) -> ElectoralList:
    """A list on the ballot: of one municipality, or for None everywhere; then its party is of the same name.

    `council` is the one whose secretariat names it. Raises CannotBeDone without a name, and when the letter is taken.
    """
    words, sign = " ".join(name.split()), letter.strip().upper()
    if not words or not sign:
        raise CannotBeDone(_("En liste skal have et bogstav og et navn."))
    if ElectoralList.objects.filter(election=election, letter=sign, municipality=municipality).exists():
        raise CannotBeDone(_("Bogstavet %(letter)s er allerede en liste der.") % {"letter": sign})
    row = ElectoralList(election=election, letter=sign, name=words, municipality=municipality)
    if municipality is None:
        row.party = _party(words)
    row.save()
    return row


def _party(name: str) -> Party:
    found: Party | None = Party.objects.filter(name=name).first()
    if found is None:
        found = Party(name=name)
        found.save()
    return found
