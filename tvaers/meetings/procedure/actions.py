"""A written procedure: answering, reminding, closing it, and taking the closing back."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tvaers.access.action import Actor, NotPermitted, action
from tvaers.access.visibility import OPERATOR
from tvaers.document.model import Act
from tvaers.meetings.attendance.actions.calling_in import council_of_invitee
from tvaers.meetings.cycle.acting import author_of, council_of_meeting
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.cycle.stages import Missing, Step, advance
from tvaers.meetings.models import DraftItem, FollowUp, Invitee, Meeting, Presence, ProcedureAnswer, Session, Treatment
from tvaers.meetings.procedure.letters import reminders
from tvaers.meetings.procedure.outcome import Result
from tvaers.meetings.procedure.queries import Procedure, asked_of, can_still_answer, is_procedure, procedure_of
from tvaers.meetings.procedure.words import Asked, Recorded, Voice, recorded
from tvaers.meetings.treatment.treating import decision_style, withdrawn_sentence
from tvaers.post.actions import post

LONGEST_TEXT = 2000

Chosen = Mapping[int, Result]
"""What the secretary records of each item, by its key, where it is not what the answers come to."""


class CannotAnswer(ValueError):
    """The written procedure was not changed. The message can be shown."""


@action("meetings.answer")
def answer_procedure(
    invitee: Invitee, item: DraftItem, choice: ProcedureAnswer.Choice, text: str = "", *, by: Actor
) -> ProcedureAnswer:
    """What one answers oneself to an item, as often as one likes until the deadline; the last answer counts.

    Raises NotPermitted for another's seat, and CannotAnswer when it is too late or one takes no part in the item.
    """
    if by.account is None or invitee.person is None or invitee.person.account_id != by.account.pk:
        raise NotPermitted(_("Du kan kun svare for dig selv. Der er ikke ændret noget."))
    _hold(invitee.meeting)
    if not can_still_answer(invitee.meeting):
        raise CannotAnswer(_("Fristen er udløbet, og dit svar er ikke noteret. Kontakt sekretariatet."))
    if item not in [entry.draft for entry in asked_of(invitee, by.account)]:
        raise CannotAnswer(_("Du deltager ikke i behandlingen af det punkt. Der er ikke ændret noget."))
    return _keep(invitee, item, choice, text, by)


@action(HOLD, council=council_of_invitee)
def answer_procedure_for(
    invitee: Invitee, item: DraftItem, choice: ProcedureAnswer.Choice, text: str = "", *, by: Actor
) -> ProcedureAnswer:
    """What the secretariat was told, by telephone or letter; also after the deadline, until the procedure is closed.

    Raises CannotAnswer when it is closed, or the seat takes no part in the item.
    """
    _hold(invitee.meeting)
    if not is_procedure(invitee.meeting) or invitee.meeting.stage != Meeting.Stage.AGENDA_SENT:
        raise CannotAnswer(_("Den skriftlige procedure er ikke åben for svar. Der er ikke ændret noget."))
    return _keep(invitee, item, choice, text, by)


@action(HOLD, council=council_of_meeting)
def remind_procedure(meeting: Meeting, site: str, *, by: Actor) -> int:
    """Posts a reminder to those who have not answered everything, one a day for each. How many are reminded today.

    Raises CannotAnswer once the deadline has passed.
    """
    if not can_still_answer(meeting):
        raise CannotAnswer(_("Fristen er udløbet. Der er ikke sendt noget."))
    return len(post(reminders(procedure_of(meeting, OPERATOR), site), by=by))


def missing_for_close_procedure(procedure: Procedure) -> tuple[Missing, ...]:
    """What keeps the written procedure from being closed, and what is worth a look before."""
    if not procedure.members:
        return (Missing(_("Ingen er bedt om at svare endnu.")),)
    waiting = len(procedure.missing)
    if not waiting:
        return ()
    message = ngettext("%(n)s medlem har ikke svaret på alt.", "%(n)s medlemmer har ikke svaret på alt.", waiting)
    return (Missing(message % {"n": waiting}, is_blocking=not procedure.is_over),)


@action(HOLD, council=council_of_meeting)
def close_procedure(meeting: Meeting, chosen: Chosen | None = None, *, by: Actor) -> Session:
    """Records what became of each item, and lets what is to be discussed come back to the next meeting.

    Without `chosen` it is what the answers come to. Those whose answers counted are noted as having taken part. Raises
    CannotAdvance before the deadline while someone is missing, and CannotAnswer for a meeting that is held.
    """
    _hold(meeting)
    if not is_procedure(meeting):
        raise CannotAnswer(_("Mødet er ikke en skriftlig procedure. Der er ikke ændret noget."))
    procedure = procedure_of(meeting, OPERATOR)
    advance(meeting, Step.CLOSE_PROCEDURE, missing_for_close_procedure(procedure))
    meeting.save()
    now = timezone.now()
    session = Session(meeting=meeting, opened_at=now, closed_at=now)
    session.save()
    for position, item in enumerate(procedure.items):
        outcome = outcome_of(procedure, item, chosen or {})
        _record(session, position, item, record_of(procedure, item, outcome))
        if outcome is Result.TO_MEETING:
            _bring_back(item)
    _note_who_took_part(procedure)
    return session


@action(HOLD, council=council_of_meeting)
def reopen_procedure(meeting: Meeting, *, by: Actor) -> None:
    """Takes the closing back while the minutes are not sent; what was recorded goes, the answers stay.

    Raises CannotAdvance once they are sent, and CannotAnswer when an item is already on its way to a meeting.
    """
    _hold(meeting)
    if not is_procedure(meeting):
        raise CannotAnswer(_("Mødet er ikke en skriftlig procedure. Der er ikke ændret noget."))
    advance(meeting, Step.REOPEN_PROCEDURE)
    meeting.save()
    returning = list(FollowUp.objects.filter(meeting=meeting, kind=FollowUp.Kind.RETURNS))
    if any(row.came_back_as_id or row.closed_at or row.acts.exists() for row in returning):
        raise CannotAnswer(_("Et punkt er allerede på vej til et møde. Tag det af den dagsorden først."))
    for row in returning:
        row.delete()
    for presence in Presence.objects.filter(invitee__meeting=meeting):
        presence.delete()
    Session.objects.get(pk=meeting.pk).delete()


def outcome_of(procedure: Procedure, item: DraftItem, chosen: Chosen) -> Result:
    """What is recorded of the item: what the secretary chose, else what the answers come to; OPEN for one taken off.

    Whether it is adopted with or without reservations is for the answers to say.
    """
    if item.withdrawn_at is not None:
        return Result.OPEN
    proposed = procedure.proposal(item)
    wanted = chosen.get(item.pk, proposed)
    return proposed if wanted.is_adopted and proposed.is_adopted else wanted


def record_of(procedure: Procedure, item: DraftItem, outcome: Result) -> Recorded:
    """What the minutes would have of the item with this outcome."""
    style = decision_style(procedure.meeting)
    if item.withdrawn_at is not None:
        return Recorded(withdrawn_sentence(style), (Act.WITHDRAWN.value,))
    standing = procedure.tallies[item.pk]
    rows = {given: procedure.rows[given] for given in standing.counted}
    voices = {given: Voice(_named(row.invitee), row.text) for given, row in rows.items()}
    recommendation = item.sent_version.recommendation if item.sent_version else ""
    asked = Asked(recommendation, procedure.meeting.council.name, style)
    missing = set(standing.missing)
    silent = [_named(row) for row in procedure.members if row.pk in missing]
    return recorded(outcome, standing, asked, voices, silent)


def _hold(meeting: Meeting) -> None:
    """Lets nobody else change the procedure meanwhile, and reads what it is now."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    meeting.refresh_from_db()


def _keep(invitee: Invitee, item: DraftItem, choice: ProcedureAnswer.Choice, text: str, by: Actor) -> ProcedureAnswer:
    procedure = procedure_of(invitee.meeting, OPERATOR)
    seat = invitee.sits_for_id or invitee.pk
    if item.pk not in procedure.tallies or seat not in procedure.tallies[item.pk].asked:
        raise CannotAnswer(_("Medlemmet deltager ikke i behandlingen af det punkt. Der er ikke ændret noget."))
    if len(text) > LONGEST_TEXT:
        raise CannotAnswer(_("Teksten er for lang. Den må højst fylde %(most)s tegn.") % {"most": LONGEST_TEXT})
    kept = ProcedureAnswer(invitee=invitee, item=item, choice=choice, text=text.strip(), account=author_of(by))
    kept.save()
    return kept


def _record(session: Session, position: int, item: DraftItem, entry: Recorded) -> None:
    treatment = Treatment(
        session=session,
        item=item,
        position=position,
        state=Treatment.State.DONE,
        decision=entry.text,
        acts=list(entry.acts),
        votes_for=entry.votes_for,
        votes_against=entry.votes_against,
        done_at=session.closed_at,
    )
    treatment.save()


def _bring_back(item: DraftItem) -> None:
    title = " ".join(item.sent_version.title.split()) if item.sent_version else ""
    FollowUp(council_id=item.council_id, kind=FollowUp.Kind.RETURNS, meeting=item.meeting, item=item, text=title).save()


def _note_who_took_part(procedure: Procedure) -> None:
    taking_part = {given.by for standing in procedure.tallies.values() for given in standing.counted}
    for invitee in (*procedure.members, *procedure.substitutes):
        if invitee.pk in taking_part:
            Presence(invitee=invitee).save()


def _named(invitee: Invitee) -> str:
    name = f"{invitee.name} ({invitee.party})" if invitee.party else invitee.name
    return f"{name} for {invitee.sits_for.name}" if invitee.sits_for else name
