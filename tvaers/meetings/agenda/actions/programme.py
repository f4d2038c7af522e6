"""The programme of the day, and who comes for one item only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.meetings.cycle.acting import council_of_meeting
from tvaers.meetings.drafts.actions.writing import check_tended
from tvaers.meetings.models import DraftItem, Invitee, Meeting, ProgrammeLine
from tvaers.meetings.planning.actions.preparing import CannotPrepare, check_open

_CLOCK = r"(?:[01]?\d|2[0-3])[.:][0-5]\d"
_LINE = re.compile(rf"(?:[Kk]l\.?\s*)?(?P<time>{_CLOCK}(?:\s*[-–—]\s*{_CLOCK})?)\s*[:,]?\s+(?P<text>\S.*)")
MOST_LINES = 60
LONGEST_TEXT = 300


@dataclass(frozen=True)
class Entry:
    """A line of the programme: "9.15-10.00" and what happens."""

    time: str
    text: str


def entries_in(written: str) -> list[Entry]:
    """The lines as they were written, one entry each. Raises CannotPrepare for one that begins with no time."""
    lines = [" ".join(line.split()) for line in written.splitlines()]
    entries = []
    for line in filter(None, lines):
        match = _LINE.fullmatch(line)
        if match is None:
            raise CannotPrepare(
                _("Begynd hver linje med klokkeslættet, fx ”9.15-10.00 Gruppemøder”: {line}").format(line=line[:80])
            )
        time = re.sub(r"\s*[-–—]\s*", "-", match["time"].replace(":", "."))
        entries.append(Entry(time, match["text"][:LONGEST_TEXT]))
    if len(entries) > MOST_LINES:
        raise CannotPrepare(_("Programmet er for langt. Der er ikke ændret noget."))
    return entries


def as_written(meeting: Meeting) -> str:
    """The programme as the form has it."""
    rows = ProgrammeLine.objects.filter(meeting=meeting)
    return "\n".join(f"{row.time} {row.text}" for row in rows)


@action("meetings.prepare", council=council_of_meeting)
def keep_programme(meeting: Meeting, written: str, *, begun_from: str, by: Actor) -> None:
    """The programme as written, one entry a line, in that order.

    Raises CannotPrepare when someone else has changed it since `begun_from`, and for a line that cannot be read.
    """
    check_open(meeting)
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    entries = entries_in(written)
    now = as_written(held)
    if entries == entries_in(now):
        return
    if now != begun_from:
        raise CannotPrepare(
            _("En anden har ændret programmet i mellemtiden. Det står under dit. Ret dit til, og gem igen.")
        )
    for row in ProgrammeLine.objects.filter(meeting=held):
        row.delete()
    for position, entry in enumerate(entries):
        ProgrammeLine(meeting=held, time=entry.time, text=entry.text, position=position).save()


def _council_of_item(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["item"].council_id
    return council


@action("meetings.prepare", council=_council_of_item)
def invite_presenter(
    item: DraftItem, name: str, *, organisation: str = "", email: str = "", time: str = "", by: Actor
) -> Invitee:
    """Someone who comes for this item only, and when. Raises CannotPrepare without a name or a meeting."""
    check_tended(item, by)
    if item.meeting is None:
        raise CannotPrepare(_("Punktet står ikke på en dagsorden endnu. Sæt det på først."))
    check_open(item.meeting)
    words = " ".join(name.split())
    if not words:
        raise CannotPrepare(_("Skriv, hvad gæsten hedder."))
    last = Invitee.objects.filter(meeting=item.meeting).aggregate(last=Max("position"))["last"]
    guest = Invitee(
        meeting=item.meeting,
        item=item,
        part=Invitee.Part.GUEST,
        name=words,
        organisation=" ".join(organisation.split()),
        email=email,
        time=" ".join(time.split()),
        position=0 if last is None else last + 1,
    )
    guest.save()
    return guest


@action("meetings.prepare", council=lambda given: given["guest"].meeting.council_id)
def remove_presenter(guest: Invitee, *, by: Actor) -> None:
    """Takes the invitation back. Raises CannotPrepare for anyone who is no guest at an item, or once it has begun."""
    check_open(guest.meeting)
    if guest.part != Invitee.Part.GUEST or guest.item_id is None:
        raise CannotPrepare(_("Kun gæster til et punkt kan fjernes her."))
    guest.delete()
