"""Opening and closing a meeting, and which item it is at."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.document.model import Act, MeetingKind
from tvaers.document.phrasing import Style
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.agenda.whole import Agenda
from tvaers.meetings.attendance.actions.stays import keep_stays_after_move
from tvaers.meetings.cycle.acting import council_of_meeting
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.cycle.stages import Missing, Step, advance
from tvaers.meetings.minutes.actions.approving import follow_approvals
from tvaers.meetings.models import Meeting, Session, Treatment
from tvaers.meetings.treatment.actions.agenda import follow_decision
from tvaers.meetings.treatment.actions.holding import LONGEST_LINE, council_of_treatment, held_session, one_line
from tvaers.meetings.treatment.treating import decision_style, withdrawn_sentence


def missing_for_open_session(meeting: Meeting) -> tuple[Missing, ...]:
    """What keeps the meeting from being opened, and what is worth a look before."""
    agenda = agenda_of(meeting, OPERATOR)
    missing = []
    if meeting.cancelled_at is not None:
        missing.append(Missing(_("Mødet er aflyst.")))
    missing += not_a_procedure(meeting)
    if meeting.sent_at is None or not any(line.is_sent for line in agenda.lines()):
        missing.append(Missing(_("Dagsordenen er ikke sendt.")))
    unsent = sum(not line.is_sent for line in agenda.lines())
    if unsent:
        message = ngettext(
            "%(n)s punkt er ikke sendt ud og kommer ikke med. Send en tillægsdagsorden, hvis det skal behandles.",
            "%(n)s punkter er ikke sendt ud og kommer ikke med. Send en tillægsdagsorden, hvis de skal behandles.",
            unsent,
        )
        missing.append(Missing(message % {"n": unsent}, is_blocking=False))
    if meeting.held_on != timezone.localdate():
        missing.append(Missing(_("Mødet er planlagt til en anden dag end i dag."), is_blocking=False))
    return tuple(missing)


def missing_for_close_session(meeting: Meeting) -> tuple[Missing, ...]:
    """The items without an act, which keep the meeting open; those that will be frozen by closing it are told of."""
    treatments = Treatment.objects.filter(session=meeting.pk).select_related("item__sent_version")
    unsettled = [
        Missing(
            _("%(number)s %(title)s: vælg en handling, eller at intet blev besluttet.")
            % {"number": row.item.number, "title": row.title}
        )
        for row in treatments
        if not row.acts
    ]
    unfinished = sum(bool(row.acts) and row.state != Treatment.State.DONE for row in treatments)
    if unfinished:
        message = ngettext(
            "%(n)s punkt er ikke afsluttet. Det låses, når mødet lukkes.",
            "%(n)s punkter er ikke afsluttet. De låses, når mødet lukkes.",
            unfinished,
        )
        unsettled.append(Missing(message % {"n": unfinished}, is_blocking=False))
    unsent = sum(not line.is_sent for line in agenda_of(meeting, OPERATOR).lines())
    if unsent:
        message = ngettext(
            "%(n)s punkt på dagsordenen er ikke sendt ud og kommer ikke med i referatet.",
            "%(n)s punkter på dagsordenen er ikke sendt ud og kommer ikke med i referatet.",
            unsent,
        )
        unsettled.append(Missing(message % {"n": unsent}, is_blocking=False))
    return tuple(unsettled)


@action(HOLD, council=council_of_meeting)
def open_session(meeting: Meeting, *, by: Actor) -> Session:
    """Opens the meeting, with a treatment for each item that was sent, in the order of the agenda.

    An item that was withdrawn before is recorded so. Raises CannotAdvance.
    """
    advance(meeting, Step.OPEN_SESSION, missing_for_open_session(meeting))
    meeting.save()
    session = Session(meeting=meeting, opened_at=timezone.now())
    session.save()
    _make_treatments(session, agenda_of(meeting, OPERATOR), decision_style(meeting))
    return session


@action(HOLD, council=council_of_meeting)
def close_session(meeting: Meeting, *, by: Actor) -> None:
    """Closes the meeting and freezes every item. Earlier minutes that it approved become so.

    Raises CannotAdvance while an item is without an act.
    """
    session = held_session(meeting.pk, "", by)
    advance(meeting, Step.CLOSE_SESSION, missing_for_close_session(meeting))
    meeting.save()
    now = timezone.now()
    for treatment in session.treatments.exclude(state=Treatment.State.DONE).select_related("item"):
        treatment.state, treatment.done_at = Treatment.State.DONE, now
        treatment.revision += 1
        treatment.save()
        follow_decision(treatment)
    session.closed_at, session.current_item = now, None
    session.save()
    follow_approvals(meeting, by=by)


@action(HOLD, council=council_of_meeting)
def resume_session(meeting: Meeting, reason: str, *, by: Actor) -> None:
    """Takes a closed meeting up again; its items stay frozen until they are reopened one by one.

    Raises CannotHold without a reason, and CannotAdvance.
    """
    words = one_line(reason, LONGEST_LINE)
    advance(meeting, Step.RESUME_SESSION, not_a_procedure(meeting))
    meeting.save()
    session = Session.objects.select_for_update().get(pk=meeting.pk)
    session.closed_at, session.resumed_because = None, words
    session.revision += 1
    session.save()


@action(HOLD, council=council_of_treatment, keeps_working_text=True)
def take_up(treatment: Treatment, *, key: str = "", by: Actor) -> None:
    """Makes an item the one that the meeting is at. One that was left undecided waits again."""
    make_current(held_session(treatment.session_id, key, by), treatment)


@action(HOLD, council=council_of_treatment)
def move_treatment(treatment: Treatment, before: Treatment | None, *, key: str = "", by: Actor) -> None:
    """Lets the item be taken before another one of the meeting, or last. Numbers stay as they were sent."""
    session = held_session(treatment.session_id, key, by)
    order = [row for row in session.treatments.all() if row.pk != treatment.pk]
    place = next((place for place, row in enumerate(order) if before and row.pk == before.pk), len(order))
    moved = session.treatments.get(pk=treatment.pk)
    before_it = [row.item_id for row in session.treatments.all()]
    order.insert(place, moved)
    keep_stays_after_move(session.meeting, moved.item_id, before_it, [row.item_id for row in order])
    for position, row in enumerate(order):
        if row.position != position:
            row.position = position
            row.save()


def make_current(session: Session, treatment: Treatment) -> None:
    """The part of an action that takes an item up."""
    left = Q(state=Treatment.State.OPEN) & ~Q(pk=treatment.pk)
    session.treatments.filter(left).update(state=Treatment.State.WAITING)
    session.treatments.filter(pk=treatment.pk, state=Treatment.State.WAITING).update(state=Treatment.State.OPEN)
    session.current_item_id = treatment.item_id
    session.save()


def not_a_procedure(meeting: Meeting) -> tuple[Missing, ...]:
    """That a written procedure is not held as a meeting."""
    if meeting.kind != MeetingKind.WRITTEN_PROCEDURE:
        return ()
    return (Missing(_("Det er en skriftlig procedure. Den lukkes på siden med svarene.")),)


def _make_treatments(session: Session, agenda: Agenda, style: Style) -> None:
    lines = [line for line in agenda.lines() if line.is_sent]
    for position, line in enumerate(lines):
        treatment = Treatment(session=session, item=line.item, position=position)
        if line.item.withdrawn_at is not None:
            treatment.decision, treatment.acts = withdrawn_sentence(style), [Act.WITHDRAWN.value]
            treatment.state, treatment.done_at = Treatment.State.DONE, session.opened_at
        treatment.save()
