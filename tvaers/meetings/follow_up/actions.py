"""What is outstanding after decisions: noted, changed, closed with a note, opened again; and what was done under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.councils.models import Council
from tvaers.meetings.cycle.acting import author_of
from tvaers.meetings.models import ChairmanshipAct, DraftItem, FollowUp, Meeting
from tvaers.meetings.planning.actions.offers import take_acts

FOLLOW_UP = "meetings.follow_up"
LONGEST_WHO = 200


class CannotFollowUp(ValueError):
    """Nothing was changed. The message is Danish and can be shown."""


@dataclass(frozen=True)
class Outstanding:
    """What is to be done: what, who, by when, and to which meeting it comes back or is to be ready."""

    kind: FollowUp.Kind
    text: str
    who: str = ""
    due_on: date | None = None
    to_meeting: Meeting | None = None


def council_of_follow_up(given: Mapping[str, Any]) -> int:
    """The council that an action with a `follow_up` writes in."""
    council: int = given["follow_up"].council_id
    return council


@action(FOLLOW_UP, council=lambda given: given["council"].pk)
def note_follow_up(
    council: Council,
    what: Outstanding,
    *,
    meeting: Meeting | None = None,
    item: DraftItem | None = None,
    by: Actor,
) -> FollowUp:
    """Something outstanding, after a meeting and one of its items or without either. Raises CannotFollowUp."""
    follow_up = FollowUp(council=council, meeting=meeting, item=item)
    _write(follow_up, what)
    return follow_up


@action(FOLLOW_UP, council=council_of_follow_up)
def change_follow_up(follow_up: FollowUp, what: Outstanding, *, by: Actor) -> None:
    """Writes it anew. Raises CannotFollowUp for one that is closed, or that came back to a meeting already."""
    held = _held(follow_up)
    if held.closed_at is not None:
        raise CannotFollowUp(_("Opfølgningen er lukket. Åbn den igen, hvis den skal ændres."))
    if held.came_back_as_id is not None and (what.kind, what.to_meeting) != (held.kind, held.to_meeting):
        raise CannotFollowUp(_("Sagen er allerede kommet på en dagsorden. Slags og møde kan ikke ændres."))
    _write(held, what)


@action(FOLLOW_UP, council=council_of_follow_up)
def close_follow_up(follow_up: FollowUp, note: str, *, by: Actor) -> None:
    """Closes it with what came of it. Raises CannotFollowUp without a note, and for one that is closed."""
    held = _held(follow_up)
    if held.closed_at is not None:
        raise CannotFollowUp(_("Opfølgningen er allerede lukket."))
    if not note.strip():
        raise CannotFollowUp(_("Skriv, hvad der kom ud af det."))
    _close(held, note, by)


@action(FOLLOW_UP, council=council_of_follow_up)
def reopen_follow_up(follow_up: FollowUp, *, by: Actor) -> None:
    """Lets it be outstanding again; the note of the closing stays until another one takes its place."""
    held = _held(follow_up)
    if held.closed_at is None:
        raise CannotFollowUp(_("Opfølgningen er ikke lukket."))
    held.closed_at, held.closed_by = None, None
    held.save()


@action(FOLLOW_UP, council=council_of_follow_up)
def act_under(follow_up: FollowUp, acted_on: date, text: str, *, is_over: bool = True, by: Actor) -> ChairmanshipAct:
    """What the chairmanship did under an authorisation, on a day; it closes what was outstanding, unless more is left.

    The next Siden sidst tells of it: at once, when that agenda is being prepared. Raises CannotFollowUp for what is no
    authorisation or is closed, without a text, and for a day to come.
    """
    held = _held(follow_up)
    if held.kind != FollowUp.Kind.AUTHORISATION or held.closed_at is not None:
        raise CannotFollowUp(_("Formandskabet kan kun handle under en bemyndigelse, der er åben."))
    words = text.strip()
    if not words:
        raise CannotFollowUp(_("Skriv, hvad formandskabet gjorde."))
    if acted_on > timezone.localdate():
        raise CannotFollowUp(_("Dagen ligger i fremtiden. Skriv, hvornår det skete."))
    act = ChairmanshipAct(follow_up=held, acted_on=acted_on, text=words, made_by=author_of(by))
    act.save()
    if is_over:
        _close(held, words, by)
    _tell_at_once(held, by)
    return act


def _held(follow_up: FollowUp) -> FollowUp:
    """It as it is now, locked until the action ends."""
    held: FollowUp = FollowUp.objects.select_for_update(of=("self",)).select_related("to_meeting").get(pk=follow_up.pk)
    return held


def _tell_at_once(follow_up: FollowUp, by: Actor) -> None:
    rows = Meeting.objects.filter(council=follow_up.council_id, stage=Meeting.Stage.PREPARING, cancelled_at=None)
    coming = rows.order_by("held_on", "sequence").first()
    if coming is not None:
        take_acts(coming, by=by)


def _write(follow_up: FollowUp, what: Outstanding) -> None:
    words = what.text.strip()
    if not words:
        raise CannotFollowUp(_("Skriv, hvad der skal følges op på. Der er ikke ændret noget."))
    to_meeting = what.to_meeting
    if to_meeting is not None and (
        to_meeting.council_id != follow_up.council_id or to_meeting.pk == follow_up.meeting_id
    ):
        raise CannotFollowUp(_("Vælg et andet af KKR'ets møder."))
    follow_up.kind, follow_up.text = what.kind, words
    follow_up.who = " ".join(what.who.split())[:LONGEST_WHO]
    follow_up.due_on, follow_up.to_meeting = what.due_on, to_meeting
    follow_up.save()


def _close(follow_up: FollowUp, note: str, by: Actor) -> None:
    follow_up.closed_at, follow_up.closed_by = timezone.now(), author_of(by)
    follow_up.closing_note = note.strip()
    follow_up.save()
