"""A letter of the round sent to all of its receivers through the outbox; and forgetting someone's address."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.constitution.actions.beginning import council_of
from tvaers.constitution.actions.timetable import note_done
from tvaers.constitution.letters import CHASING, Addressee, Kind, Written, filled, new_letter, usual
from tvaers.constitution.models import Arrival, Constitution, PartyContact, RoundLetter
from tvaers.constitution.queries.letters import addressees_of, chiefs_circles, common_places
from tvaers.councils.refusals import CannotBeDone
from tvaers.law.constitution_timetable import StepKey
from tvaers.post.actions import post

STEP_DONE_BY = {Kind.PROCEDURE: StepKey.PROCEDURE_LETTER, Kind.NOTICE: StepKey.NOTICE}


@action("constitution.tend", council=council_of)
def send_letter(
    constitution: Constitution, kind: str, written: Written, addressees: Sequence[Addressee], *, by: Actor
) -> RoundLetter:
    """Posts the letter to each of them, with its places filled in, and notes it; what step it does is done.

    Raises CannotBeDone without receivers, without a text, and when nobody stands behind it: a letter says whom to
    answer.
    """
    if by.account is None:
        raise CannotBeDone(_("Der er ikke sendt noget: log ind, så modtagerne ved, hvem de kan svare."))
    if not written.subject.strip() or not written.body.strip():
        raise CannotBeDone(_("Brevet mangler emne eller tekst."))
    if not addressees:
        raise CannotBeDone(_("Der er ingen at sende til."))
    now = timezone.now()
    row = RoundLetter(
        constitution=constitution,
        kind=kind,
        subject=" ".join(written.subject.split()),
        body=written.body.strip(),
        sent_at=now,
        sent_by=by.account,
        sent_to=len(addressees),
    )
    row.save()
    common = common_places(constitution, by.account.name, timezone.localdate(), OPERATOR)
    post(
        [new_letter(row, each, filled(written, common, each), by.account.email) for each in addressees],
        by=by,
    )
    if kind in STEP_DONE_BY:
        note_done(constitution, STEP_DONE_BY[Kind(kind)], timezone.localdate(now), by)
    return row


@action("constitution.tend", council=council_of)
def chase(constitution: Constitution, kind: str, *, by: Actor) -> RoundLetter:
    """Sends the usual reminder to all of whom something is missing: municipalities by their contacts and chief
    executives, lists by their contacts.

    Raises CannotBeDone as `send_letter` does, for another kind of letter, and when they were reminded today.
    """
    if kind not in CHASING:
        raise CannotBeDone(_("Det er ikke en rykker."))
    today = timezone.localdate()
    latest = RoundLetter.objects.filter(constitution=constitution, kind=kind).first()
    if latest is not None and timezone.localdate(latest.sent_at) == today:
        raise CannotBeDone(_("Der er allerede rykket i dag."))
    circles = chiefs_circles(constitution, today, OPERATOR)
    addressees = addressees_of(constitution, kind, circles, today, OPERATOR)
    return send_letter(constitution, kind, usual(kind), addressees, by=by)


@action("constitution.forget")
def forget_in_constitutions(email: str, called: str, *, by: Actor) -> None:
    """Takes name and address of the one with this e-mail from names that came in and from the lists' contacts.

    What became of a name stands in the council's register of members and stays there. `called` stands where the name
    was.
    """
    wanted = email.strip()
    for row in Arrival.objects.filter(Q(email__iexact=wanted) | Q(person__account__email__iexact=wanted)):
        row.name, row.email = called, ""
        row.save()
    beside = Q(substitute_email__iexact=wanted) | Q(substitute_person__account__email__iexact=wanted)
    for row in Arrival.objects.filter(beside):
        row.substitute_name, row.substitute_email = called, ""
        row.save()
    for contact in PartyContact.objects.filter(email__iexact=wanted):
        contact.delete()
