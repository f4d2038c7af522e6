"""Taking what a meeting in preparation is offered, with one click each; letting it go, and undoing that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.document.model import Parts
from tvaers.document.phrasing.standing import since_last
from tvaers.meetings.cycle.acting import council_of_meeting, hold_meeting
from tvaers.meetings.drafts.actions.writing import copy_draft, latest_version, parts_of, save_draft, write_draft
from tvaers.meetings.drafts.parts import TEXTS, DraftParts
from tvaers.meetings.models import (
    AgendaSection,
    ChairmanshipAct,
    DraftItem,
    FollowUp,
    Meeting,
    MinutesForApproval,
    WheelEntry,
    WheelTurn,
)
from tvaers.meetings.planning.actions.preparing import add_section, place_item
from tvaers.meetings.planning.standing_items import acts_to_tell, minutes_parts, told_acts

Standing = DraftItem.Standing


class CannotTake(ValueError):
    """What was offered was not taken. The message is Danish and can be shown."""


def _council_of_entry(given: Mapping[str, Any]) -> int:
    council: int = given["entry"].council_id
    return council


@action("meetings.prepare", council=council_of_meeting)
def take_minutes(meeting: Meeting, minutes: Meeting, *, by: Actor) -> DraftItem:
    """Puts an earlier meeting's minutes for approval at the meeting; others that already are stay.

    What the item says follows, where nobody has written something else there; otherwise it is added below.
    """
    _check_preparing(meeting)
    item = _standing(meeting, Standing.MINUTES, "Godkendelse af referat", by)
    known = [row.meeting for row in item.minutes_for_approval.select_related("meeting").order_by("pk")]
    if minutes in known:
        raise CannotTake(_("Referatet er allerede sat til godkendelse."))
    MinutesForApproval(item=item, meeting=minutes).save()
    council = meeting.council.name
    was = minutes_parts(council, known) if known else Parts()
    _say(item, was, minutes_parts(council, [*known, minutes]), minutes_parts(council, [minutes]), by)
    return item


@action("meetings.prepare", council=council_of_meeting)
def take_acts(meeting: Meeting, *, by: Actor) -> DraftItem:
    """Tells in Siden sidst what the chairmanship did and has not been told."""
    _check_preparing(meeting)
    acts: Sequence[ChairmanshipAct] = acts_to_tell(meeting)
    if not acts:
        raise CannotTake(_("Der er ikke noget nyt at fortælle."))
    item = _standing(meeting, Standing.REPORTS, "Siden sidst", by)
    added = since_last(meeting.council.name, (), told_acts(acts))
    _say(item, Parts(), added, replace(added, recommendation=None), by)
    for act in acts:
        act.told_in = item
        act.save()
    return item


@action("meetings.prepare", council=council_of_meeting)
def take_returning(meeting: Meeting, follow_up: FollowUp, *, by: Actor) -> DraftItem:
    """Puts what was postponed or promised on the agenda: the earlier item's text and files, as closed as it was.

    What came back once and was taken off the agenda is put on again as it was written there.
    """
    _check_preparing(meeting)
    follow_up.refresh_from_db(from_queryset=FollowUp.objects.select_for_update())
    if follow_up.closed_at is not None or follow_up.is_taken:
        raise CannotTake(_("Punktet er allerede taget med på et møde."))
    earlier = follow_up.item
    item = _taken_off(follow_up) or _come_back(follow_up, meeting, by)
    place_item(item, _section_for(meeting, earlier.section.title if earlier and earlier.section else "", by), by=by)
    follow_up.came_back_as = item
    follow_up.save()
    return item


@action("meetings.prepare", council=council_of_meeting)
def take_entry(meeting: Meeting, entry: WheelEntry, year: int, *, by: Actor) -> DraftItem:
    """Makes a draft of what the year's wheel brings, and puts it on the agenda."""
    _check_preparing(meeting)
    turn = WheelTurn.objects.filter(entry=entry, year=year).select_related("draft").first()
    if turn and turn.draft and not turn.draft.is_dropped:
        raise CannotTake(_("Punktet er allerede taget med på et møde."))
    item = write_draft(meeting.council, DraftParts(entry.title, recommendation=entry.recommendation), by=by)
    place_item(item, _section_for(meeting, entry.section_title, by), by=by)
    turn = turn or WheelTurn(entry=entry, year=year)
    turn.draft = item
    turn.save()
    return item


@action("meetings.prepare", council=_council_of_entry)
def let_entry_go(entry: WheelEntry, year: int, *, by: Actor) -> None:
    """Passes over what the wheel brings that year. Raises CannotTake when it was taken or let go before."""
    turn = WheelTurn.objects.filter(entry=entry, year=year).select_related("draft").first()
    if turn and (turn.draft is None or not turn.draft.is_dropped):
        raise CannotTake(_("Der er allerede taget stilling til punktet."))
    turn = turn or WheelTurn(entry=entry, year=year)
    turn.draft = None
    turn.save()


@action("meetings.prepare", council=_council_of_entry)
def take_up_again(entry: WheelEntry, year: int, *, by: Actor) -> None:
    """Undoes the letting go."""
    for turn in WheelTurn.objects.filter(entry=entry, year=year, draft=None):
        turn.delete()


def _taken_off(follow_up: FollowUp) -> DraftItem | None:
    """The item that it came back as, where that lies among the drafts."""
    item = follow_up.came_back_as
    return item if item and item.section_id is None and item.discarded_at is None else None


def _come_back(follow_up: FollowUp, meeting: Meeting, by: Actor) -> DraftItem:
    """A new item that says what the last one said, or what was promised."""
    last = follow_up.came_back_as or follow_up.item
    if last is not None:
        return copy_draft(last, by=by)
    return write_draft(meeting.council, DraftParts(" ".join(follow_up.text.split())), by=by)


def _check_preparing(meeting: Meeting) -> None:
    hold_meeting(meeting)
    if meeting.stage != Meeting.Stage.PREPARING or meeting.cancelled_at is not None:
        raise CannotTake(_("Dagsordenen er ikke længere under forberedelse."))


def _standing(meeting: Meeting, standing: DraftItem.Standing, title: str, by: Actor) -> DraftItem:
    """The meeting's item of this kind; a new one in the first section where there is none."""
    rows = DraftItem.objects.filter(meeting=meeting, standing=standing, discarded_at=None, section__isnull=False)
    found: DraftItem | None = rows.order_by("pk").first()
    if found is not None:
        return found
    item = write_draft(meeting.council, DraftParts(title), by=by)
    item.standing = standing
    place_item(item, _first_section(meeting, title, by), by=by)
    return item


def _first_section(meeting: Meeting, title: str, by: Actor) -> AgendaSection:
    first: AgendaSection | None = AgendaSection.objects.filter(meeting=meeting).first()
    return first or add_section(meeting, title, by=by)


def _section_for(meeting: Meeting, title: str, by: Actor) -> AgendaSection:
    """The section of this title, else the first without standing items, else the last; a new one on an empty agenda."""
    sections = list(AgendaSection.objects.filter(meeting=meeting))
    same = [section for section in sections if section.title.casefold() == title.casefold()]
    standing = DraftItem.objects.filter(meeting=meeting, discarded_at=None).exclude(standing="")
    taken = set(standing.values_list("section", flat=True))
    free = [section for section in sections if section.pk not in taken]
    found = next(iter([*same, *free, *sections[-1:]]), None)
    return found or add_section(meeting, title or "Sager", by=by)


def _say(item: DraftItem, was: Parts, now: Parts, added: Parts, by: Actor) -> None:
    """Lets the item say `now` in the parts where it says what it `was` made to say; elsewhere adds what is new."""
    version = latest_version(item)
    written = parts_of(version)
    changes = {}
    for name in TEXTS:
        current, before = getattr(written, name), getattr(was, name) or ""
        new, more = getattr(now, name) or "", getattr(added, name) or ""
        is_as_made = not current or current == before
        changes[name] = new if is_as_made else "\n\n".join(filter(None, [current.rstrip(), more]))
    save_draft(item, replace(written, **changes), based_on=version.number, by=by)
