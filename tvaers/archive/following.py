"""What belongs to a person besides the papers, and follows when two are made one: seats, invitations, the account."""

from __future__ import annotations

from typing import Any

from tvaers.appointments.models import Appointment, LifeFact, PersonSex
from tvaers.constitution.models import Elected
from tvaers.councils.models import Membership, Person, PersonalSubstitute
from tvaers.meetings.models import Invitee

FOLLOWING: dict[str, Any] = {
    "memberships": Membership,
    "substitutes": PersonalSubstitute,
    "invitees": Invitee,
    "appointments": Appointment,
    "life_facts": LifeFact,
    "elected": Elected,
}


def move_what_follows(absorbed: Person, kept: Person) -> dict[str, list[int]]:
    """Lets it follow, and gives back what was moved: rows by key, and the account that the one kept had none of."""
    moved = {
        name: sorted(model.objects.filter(person=absorbed).values_list("pk", flat=True))
        for name, model in FOLLOWING.items()
    }
    for name, model in FOLLOWING.items():
        model.objects.filter(pk__in=moved[name]).update(person=kept)
    # One person has one: what was typed of the one who is kept stands.
    if not PersonSex.objects.filter(person=kept).exists():
        moved["sex"] = list(PersonSex.objects.filter(person=absorbed).values_list("pk", flat=True))
        PersonSex.objects.filter(pk__in=moved["sex"]).update(person=kept)
    account = absorbed.account_id
    if account is not None and kept.account_id is None:
        _hand_over(absorbed, kept)
        moved["account"] = [account]
    return moved


def give_back(moved: dict[str, list[int]], absorbed: Person, kept: Person) -> None:
    """Gives the absorbed person back what was moved."""
    for name, model in FOLLOWING.items():
        model.objects.filter(pk__in=moved.get(name, [])).update(person=absorbed)
    PersonSex.objects.filter(pk__in=moved.get("sex", [])).update(person=absorbed)
    if moved.get("account") == [kept.account_id]:
        _hand_over(kept, absorbed)


def _hand_over(giver: Person, taker: Person) -> None:
    """An account is one person's, so it is given up before it is taken."""
    account = giver.account_id
    giver.account_id = None
    giver.save()
    taker.account_id = account
    taker.save()
