"""The day of the constituting meeting, alliances, and the election of chair and vice-chair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.roles import Role
from tvaers.constitution.actions.beginning import council_of
from tvaers.constitution.models import AllianceList, AllianceNotice, Constitution, Elected
from tvaers.councils.actions import end_role, grant_council_role
from tvaers.councils.actions.members import person_called
from tvaers.councils.models import Person, RoleGrant
from tvaers.councils.refusals import CannotBeDone

ROLE_OF_POST = {Elected.Post.CHAIR: Role.CHAIR, Elected.Post.VICE_CHAIR: Role.VICE_CHAIR}


@action("constitution.tend", council=council_of)
def set_meeting_day(
    constitution: Constitution, *, on: date | None, saturdays_count: bool | None = None, by: Actor
) -> None:
    """The day of the constituting meeting, and whether Saturdays are *hverdage*; None leaves either as it is."""
    if on is not None:
        constitution.meets_on = on
    if saturdays_count is not None:
        constitution.saturdays_count = saturdays_count
    constitution.save()


@action("constitution.tend", council=council_of)
def note_alliance(
    constitution: Constitution,
    *,
    lists: Sequence[str],
    received_at: datetime,
    notified_by: str,
    note: str = "",
    by: Actor,
) -> AllianceNotice:
    """An alliance as it was notified, late or not. Raises CannotBeDone for fewer than two lists and without a name."""
    if len(set(lists)) < 2:
        raise CannotBeDone(_("Et valgforbund har mindst to lister."))
    who = " ".join(notified_by.split())
    if not who:
        raise CannotBeDone(_("Skriv, hvem der har meldt det."))
    row = AllianceNotice(constitution=constitution, received_at=received_at, notified_by=who, note=note.strip())
    row.save()
    for key in dict.fromkeys(lists):
        AllianceList(constitution=constitution, notice=row, key=key).save()
    return row


def _council_of_notice(given: Mapping[str, Any]) -> int:
    key: int = given["notice"].constitution.council_id
    return key


@action("constitution.tend", council=_council_of_notice)
def decide_alliance(notice: AllianceNotice, *, is_approved: bool | None, by: Actor) -> None:
    """What the meeting said of an alliance; None takes it back. Raises CannotBeDone for a list that is in another."""
    if is_approved:
        keys = AllianceList.objects.filter(notice=notice).values("key")
        others = AllianceList.objects.filter(
            notice__constitution=notice.constitution, notice__is_approved=True, key__in=keys
        )
        taken = others.exclude(notice=notice).first()
        if taken:
            raise CannotBeDone(_("%(list)s er allerede i et godkendt valgforbund.") % {"list": taken.key})
    notice.is_approved = is_approved
    notice.save()


@action("constitution.tend", council=_council_of_notice)
def remove_alliance(notice: AllianceNotice, *, by: Actor) -> None:
    """Takes a notice away that was recorded by mistake; the trail keeps it. Raises CannotBeDone once it is decided."""
    if notice.is_approved is not None:
        raise CannotBeDone(_("Mødet har taget stilling til valgforbundet. Fortryd det først."))
    for row in AllianceList.objects.filter(notice=notice):
        row.delete()
    notice.delete()


@action("constitution.tend", council=council_of)
def elect(constitution: Constitution, post: int, person: Person, *, key: str, on: date, by: Actor) -> Elected:
    """Records who was elected to a post, for which list; another for the same post replaces it.

    With an account they get the role from that day, and whoever else has it in the council then ends. Raises
    CannotBeDone for the one who has the other post, and when the account is closed.
    """
    if Elected.objects.filter(constitution=constitution, person=person).exclude(post=post).exists():
        raise CannotBeDone(_("%(name)s er valgt til den anden post.") % {"name": person.name})
    row = Elected.objects.filter(constitution=constitution, post=post).first()
    row = row or Elected(constitution=constitution, post=post)
    row.key, row.person, row.elected_on = key, person, on
    row.grant = _role(constitution, ROLE_OF_POST[Elected.Post(post)], person, on, by)
    row.save()
    return row


@action("constitution.tend", council=council_of)
def elect_named(
    constitution: Constitution, post: int, person: Person | None, name: str, *, key: str, on: date, by: Actor
) -> Elected:
    """The same for a person, or for None the one of that name. Raises CannotBeDone as `person_called` does too."""
    found = person or person_called(constitution.council, name, by=by)
    return elect(constitution, post, found, key=key, on=on, by=by)


def _role(constitution: Constitution, role: Role, person: Person, on: date, by: Actor) -> RoleGrant | None:
    """The person's role from the day; that of all others ends with it."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    held = RoleGrant.objects.filter(lasting, council=constitution.council, role=role).select_related("account")
    own: RoleGrant | None = None
    for grant in held:
        if person.account_id and grant.account_id == person.account_id and grant.valid_from <= on:
            own = grant
        else:
            end_role(grant, on=on, by=by)
    if own or person.account is None:
        return own
    return grant_council_role(person.account, role, constitution.council, valid_from=on, by=by)
