"""Votes by name: how each of those present voted, and the sums that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.meetings.attendance.queries import voters_of
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.models import Invitee, Treatment, Vote
from tvaers.meetings.session.actions.deciding import record_votes
from tvaers.meetings.treatment.actions.holding import CannotHold, council_of_treatment

Choice = Vote.Choice


@action(HOLD, council=council_of_treatment)
def record_votes_by_name(treatment: Treatment, choices: Mapping[int, Vote.Choice], *, key: str = "", by: Actor) -> None:
    """Records the votes by the invitee's key, in place of all that were there; nobody's takes the voting back.

    Raises CannotHold for the vote of one who is not there for the item or has no seat, and for an item that is frozen.
    """
    voters = {invitee.pk: invitee for invitee in voters_of(treatment, OPERATOR)}
    if not choices.keys() <= voters.keys():
        raise CannotHold(_("Kun de, der er til stede i punktet og har en plads, kan stemme. Stemmerne er ikke gemt."))
    known = {vote.invitee_id: vote for vote in treatment.votes.all()}
    for invitee in known.keys() - choices.keys():
        known[invitee].delete()
    for invitee, choice in choices.items():
        vote = known.get(invitee) or Vote(treatment=treatment, invitee=voters[invitee])
        if vote.choice != choice:
            vote.choice = choice
            vote.save()
    _add_up(treatment, key, by)


def take_vote_back(treatment: Treatment, invitee: Invitee, *, by: Actor) -> None:
    """Takes one vote away, and adds up again; runs in the action that makes it void. Raises CannotHold when frozen."""
    votes = treatment.votes.filter(invitee=invitee)
    if votes.exists():
        for vote in votes:
            vote.delete()
        _add_up(treatment, "", by)


def _add_up(treatment: Treatment, key: str, by: Actor) -> None:
    count = Counter(treatment.votes.values_list("choice", flat=True))
    sums = (count[Choice.FOR], count[Choice.AGAINST], count[Choice.ABSTAINED]) if count else (None, None, None)
    record_votes(treatment, *sums, key=key, by=by)
