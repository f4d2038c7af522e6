"""What every change of a session begins with: made once, and neither to a closed meeting nor to a decided item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor
from tvaers.document.acts import formal_first
from tvaers.document.model import Act
from tvaers.meetings.cycle.acting import author_of
from tvaers.meetings.models import NOTHING_RECORDED, SeenChange, Session, SubPoint, Treatment

LONGEST_TEXT = 50_000


class CannotHold(ValueError):
    """The change was not made. The message is Danish and can be shown."""


class AlreadyDone(Exception):
    """The change was made when it came the first time."""


def council_of_treatment(given: Mapping[str, Any]) -> int:
    """The council that an action with a `treatment` writes in."""
    council: int = given["treatment"].session.meeting.council_id
    return council


def council_of_sub_point(given: Mapping[str, Any]) -> int:
    """The council that an action with a `sub_point` writes in."""
    council: int = given["sub_point"].treatment.session.meeting.council_id
    return council


def held_session(meeting: int, key: str, by: Actor) -> Session:
    """The open session of a meeting, by key, counted one on and locked until the action ends.

    `key` is the change's own, empty for one that cannot come twice. Raises AlreadyDone for one that came before, and
    CannotHold when the meeting is closed.
    """
    session: Session = Session.objects.select_for_update().get(pk=meeting)
    if key and SeenChange.objects.filter(session=session, key=key).exists():
        raise AlreadyDone
    if session.closed_at is not None:
        raise CannotHold(_("Mødet er lukket. Genoptag det, hvis noget skal ændres."))
    if key:
        SeenChange(session=session, account=author_of(by), key=key).save()
    session.revision += 1
    session.save()
    return session


def held_treatment(treatment: Treatment, key: str, by: Actor) -> Treatment:
    """The treatment as it stands now, counted one on; its session is held. Raises CannotHold for one that is frozen."""
    session = held_session(treatment.session_id, key, by)
    held: Treatment = session.treatments.select_related("item").get(pk=treatment.pk)
    check_not_frozen(held)
    held.revision += 1
    return held


def held_sub_point(sub_point: SubPoint, key: str, by: Actor) -> SubPoint:
    """The sub-point as it stands now, counted one on. Raises CannotHold when it is gone or its item is frozen."""
    held_treatment(sub_point.treatment, key, by)
    held = SubPoint.objects.filter(pk=sub_point.pk).first()
    if held is None:
        raise CannotHold(_("Underpunktet er fjernet i mellemtiden."))
    held.revision += 1
    return held


def check_not_frozen(treatment: Treatment) -> None:
    """Raises CannotHold for an item that is decided."""
    if treatment.state == Treatment.State.DONE:
        raise CannotHold(_("Punktet er afsluttet og låst. Genåbn det, hvis noget skal ændres."))


def one_line(text: str, longest: int) -> str:
    """The text on one line. Raises CannotHold when it is empty or longer than `longest` characters."""
    words = " ".join(text.split())
    if not words:
        raise CannotHold(_("Feltet må ikke være tomt. Der er ikke ændret noget."))
    if len(words) > longest:
        raise CannotHold(_("Teksten er for lang. Den må højst fylde %(most)s tegn.") % {"most": longest})
    return words


LONGEST_LINE = 300


def check_length(text: str) -> None:
    """Raises CannotHold for a text that is longer than a decision can be."""
    if len(text) > LONGEST_TEXT:
        raise CannotHold(_("Teksten er for lang. Den må højst fylde %(most)s tegn.") % {"most": LONGEST_TEXT})


def checked_acts(acts: Sequence[str]) -> list[str]:
    """The codes, each once and the formal ones first.

    Raises CannotHold for a code that is none, and for an act beside that nothing was recorded.
    """
    codes = list(dict.fromkeys(acts))
    if codes == [NOTHING_RECORDED]:
        return codes
    known = {act.value for act in Act}
    if not set(codes) <= known:
        raise CannotHold(_("Vælg handlinger, eller at intet blev besluttet; ikke begge dele."))
    return [act.value for act in formal_first([Act(code) for code in codes])]
