"""Keeping a session in step with its agenda, which can be added to while the meeting lasts.

An item is off the agenda (`withdrawn_at`) in one way, wherever that was said: before the meeting, in it, or when the
decision was written anew. The minutes, the next agenda and what the year's wheel brings ask for nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from tvaers.access.action import Actor
from tvaers.access.visibility import OPERATOR
from tvaers.document.model import Act
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.agenda.whole import AgendaLine
from tvaers.meetings.attendance.actions.stays import keep_stays_after_move
from tvaers.meetings.models import Meeting, Session, Treatment
from tvaers.meetings.treatment.actions.holding import held_session
from tvaers.meetings.treatment.actions.recording import record
from tvaers.meetings.treatment.treating import decision_style, withdrawn_sentence, without_sentence


def hold_open_session(meeting: Meeting) -> Session | None:
    """The meeting's open session, locked until the action ends; None before it is opened and once it is closed."""
    session: Session | None = Session.objects.select_for_update().filter(meeting=meeting, closed_at=None).first()
    return session


def follow_sent_agenda(session: Session) -> None:
    """Gives each item that was sent since the meeting was opened its treatment, at its place on the agenda.

    An item comes after the one that stands before it on the agenda, wherever that was switched to. Runs in an action.
    """
    lines = [line for line in agenda_of(session.meeting, OPERATOR).lines() if line.is_sent]
    taken = list(session.treatments.all())
    for place, line in enumerate(lines):
        if all(row.item_id != line.item.pk for row in taken):
            _put_in(session, taken, line, [other.item.pk for other in lines[:place]])
    for position, row in enumerate(taken):
        if row.position != position:
            row.position = position
            row.save()
    session.revision += 1
    session.save()


def follow_decision(treatment: Treatment) -> None:
    """Takes the item off the agenda when its acts say that it was withdrawn, else puts it back; runs in an action."""
    item = treatment.item
    is_withdrawn = Act.WITHDRAWN.value in treatment.acts
    if is_withdrawn != (item.withdrawn_at is not None):
        item.withdrawn_at = timezone.now() if is_withdrawn else None
        item.save()


def record_withdrawn(held: Treatment) -> None:
    """Records of a held treatment that its item is off the agenda; runs in an action."""
    record(held, withdrawn_sentence(decision_style(held.session.meeting)), Act.WITHDRAWN)
    follow_decision(held)


def put_back(treatment: Treatment, by: Actor) -> None:
    """Lets an item that was withdrawn wait to be decided, also one that was so before the meeting; runs in an action.

    Raises CannotHold when the meeting is closed.
    """
    session = held_session(treatment.session_id, "", by)
    held = session.treatments.select_related("item").get(pk=treatment.pk)
    held.decision = without_sentence(held.decision, withdrawn_sentence(decision_style(session.meeting)))
    held.acts = [code for code in held.acts if code != Act.WITHDRAWN]
    held.state, held.done_at = Treatment.State.WAITING, None
    held.revision += 1
    held.save()
    follow_decision(held)


def _put_in(session: Session, taken: list[Treatment], line: AgendaLine, before: Sequence[int]) -> None:
    """Puts the item into the order after the last of those `before` it, by key; who was there then is there for it."""
    keys = [row.item_id for row in taken]
    place = keys.index(before[-1]) + 1 if before else 0
    treatment = Treatment(session=session, item=line.item, position=len(taken))
    treatment.save()
    taken.insert(place, treatment)
    keep_stays_after_move(session.meeting, line.item.pk, [*keys, line.item.pk], [row.item_id for row in taken])
