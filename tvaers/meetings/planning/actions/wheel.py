"""Tending the year's wheel of a council."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.councils.models import Council
from tvaers.meetings.models import WheelEntry
from tvaers.meetings.planning.usual_wheel import USUAL_WHEEL


class CannotChangeWheel(ValueError):
    """The wheel was not changed. The message is Danish and can be shown."""


@dataclass(frozen=True)
class EntryText:
    """What comes every year: in which month (1 to 12), in which section, with which recommendation (Markdown)."""

    title: str
    month: int
    section_title: str = ""
    recommendation: str = ""
    note: str = ""
    only_election_years: bool = False


def _of_entry(given: Mapping[str, Any]) -> int:
    council: int = given["entry"].council_id
    return council


@action("meetings.plan", council=lambda given: given["council"].pk)
def use_usual_wheel(council: Council, *, by: Actor) -> None:
    """Begins with what is usual. Raises CannotChangeWheel for a council that has something in its wheel."""
    if WheelEntry.objects.filter(council=council).exists():
        raise CannotChangeWheel(_("Der står allerede noget i årshjulet."))
    for usual in USUAL_WHEEL:
        text = EntryText(usual.title, usual.month, usual.section_title, "", usual.note, usual.only_election_years)
        add_entry(council, text, by=by)


@action("meetings.plan", council=lambda given: given["council"].pk)
def add_entry(council: Council, text: EntryText, *, by: Actor) -> WheelEntry:
    """One more thing that comes every year."""
    return _written(WheelEntry(council=council), text)


@action("meetings.plan", council=_of_entry)
def change_entry(entry: WheelEntry, text: EntryText, *, by: Actor) -> WheelEntry:
    """Lets it come in another month, or say something else."""
    return _written(entry, text)


@action("meetings.plan", council=_of_entry)
def remove_entry(entry: WheelEntry, *, by: Actor) -> None:
    """Takes it out of the wheel, with the notes of what became of it; items made from it stay."""
    entry.delete()


def _written(entry: WheelEntry, text: EntryText) -> WheelEntry:
    for name, value in asdict(text).items():
        setattr(entry, name, value)
    entry.save()
    return entry
