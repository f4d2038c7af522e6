"""A letter of the round sent to all of its receivers through the outbox; and forgetting someone's address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.constitution.actions.beginning import council_of
from tvaers.constitution.actions.timetable import note_done
from tvaers.constitution.kept import kept_of
from tvaers.constitution.letters import CHASING, Addressee, Kind, Written, filled, new_letter, usual
from tvaers.constitution.models import Constitution, RoundLetter
from tvaers.constitution.queries.alliances import planned_day
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
    answer. Raises it too for a notice of a meeting that is not planned, and for a second reminder on one day.
    """
    if by.account is None:
        raise CannotBeDone(_("Der er ikke sendt noget: log ind, så modtagerne ved, hvem de kan svare."))
    if not written.subject.strip() or not written.body.strip():
        raise CannotBeDone(_("Brevet mangler emne eller tekst."))
    if not addressees:
        raise CannotBeDone(_("Der er ingen at sende til."))
    now = timezone.now()
    _check_time(constitution, kind, timezone.localdate(now))
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


def _check_time(constitution: Constitution, kind: str, today: date) -> None:
    if kind == Kind.NOTICE and planned_day(constitution, OPERATOR) is None:
        raise CannotBeDone(_("Det konstituerende møde er ikke lagt, så der er ikke noget at indkalde til."))
    latest = RoundLetter.objects.filter(constitution=constitution, kind=kind).first() if kind in CHASING else None
    if latest is not None and timezone.localdate(latest.sent_at) == today:
        raise CannotBeDone(_("Der er allerede rykket i dag."))


@action("constitution.tend", council=council_of)
def chase(constitution: Constitution, kind: str, *, by: Actor) -> RoundLetter:
    """Sends the usual reminder to all of whom something is missing: municipalities by their contacts and chief
    executives, lists by their contacts.

    Raises CannotBeDone as `send_letter` does, and for another kind of letter.
    """
    if kind not in CHASING:
        raise CannotBeDone(_("Det er ikke en rykker."))
    today = timezone.localdate()
    circles = chiefs_circles(constitution, today, OPERATOR)
    addressees = addressees_of(constitution, kind, circles, today, OPERATOR)
    return send_letter(constitution, kind, usual(kind), addressees, by=by)


@action("constitution.forget")
def forget_in_constitutions(email: str, called: str, *, by: Actor) -> None:
    """Takes name and address of the one with this e-mail from names that came in and from the lists' contacts.

    What became of a name stands in the council's register of members and stays there. `called` stands where the name
    was.
    """
    kept = kept_of(email)
    for row in kept.members:
        row.name, row.email = called, ""
        row.save()
    for row in kept.substitutes:
        row.substitute_name, row.substitute_email = called, ""
        row.save()
    for contact in kept.contacts:
        contact.delete()
