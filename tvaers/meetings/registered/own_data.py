"""What this room keeps of a person: what papers print of them, drafts, remarks, sightings, and that they are excluded.

Their part in meetings stands in `own_part.py`, and what they do at work in `own_work.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tvaers.access.extensions import OwnPart
from tvaers.access.models import Account
from tvaers.meetings.models import (
    Attendance,
    DraftVersion,
    Laying,
    MeetingGuest,
    MinutesCheck,
    MinutesRemark,
    Remark,
    Sighting,
)
from tvaers.meetings.models.papers import excluded_items
from tvaers.meetings.registered.own_part import own_part_in_meetings
from tvaers.meetings.registered.own_work import own_working_text


def own_data(account: Account) -> Iterator[OwnPart]:
    """All that meetings and drafts hold of the one behind the account."""
    yield OwnPart("attendance", _("På lister over deltagere"), _attendance(account))
    guests = MeetingGuest.objects.visible_to(account).filter(account=account).select_related("meeting__council")
    yield OwnPart("guest_at", _("Gæst ved møder"), [{_("Møde"): str(row.meeting)} for row in guests])
    yield OwnPart("draft_versions", _("Udkast, du har gemt"), _versions(account))
    yield OwnPart("remarks", _("Bemærkninger til udkast"), _remarks(account))
    yield OwnPart("minutes_remarks", _("Bemærkninger til referater"), _minutes_remarks(account))
    yield OwnPart("minutes_checks", _("Gennemsyn af referater"), _minutes_checks(account))
    yield OwnPart("sightings", _("Udkast, du har set"), _sightings(account))
    yield from own_part_in_meetings(account)
    yield from own_working_text(account)
    count = len(excluded_items(account))
    yield OwnPart("exclusions", _("Udelukket som inhabil"), [{_("Antal punkter"): str(count)}] if count else [])


def _attendance(account: Account) -> list[dict[str, str]]:
    rows = Attendance.objects.visible_to(account).filter(person__account=account)
    return [
        {
            _("Møde"): str(row.edition.meeting),
            _("Udgave"): str(row.edition.number),
            _("Deltog som"): str(row.get_role_display()),
            _("Navn"): row.name,
            _("Parti"): row.party,
            _("Note"): row.note,
        }
        for row in rows.select_related("edition__meeting__council").order_by("edition__meeting__held_on", "pk")
    ]


def _versions(account: Account) -> list[dict[str, str]]:
    rows = DraftVersion.objects.visible_to(account).filter(saved_by=account).order_by("saved_at", "pk")
    return [{_("Udkast"): row.title, _("Version"): str(row.number), _("Gemt"): _moment(row.saved_at)} for row in rows]


def _remarks(account: Account) -> list[dict[str, str]]:
    """One's own words stay one's own when the laying is over; what they were said of is then no longer told."""
    rows = Remark.objects.filter(account=account).select_related("laying__version").order_by("made_at", "pk")
    seen = _layings_seen(account)
    return [
        {
            _("Udkast"): row.laying.version.title if row.laying_id in seen else _("Ikke længere forelagt"),
            _("Svar"): str(row.get_stance_display()),
            _("Bemærkning"): row.text,
            _("Skrevet"): _moment(row.made_at),
        }
        for row in rows
    ]


def _minutes_remarks(account: Account) -> list[dict[str, str]]:
    rows = MinutesRemark.objects.visible_to(account).filter(account=account).select_related("meeting__council")
    return [
        {
            _("Møde"): str(row.meeting),
            _("Punkt"): row.item_number,
            _("Bemærkning"): row.text,
            _("Skrevet"): _moment(row.made_at),
            _("Svar"): row.answer,
        }
        for row in rows
    ]


def _minutes_checks(account: Account) -> list[dict[str, str]]:
    rows = MinutesCheck.objects.visible_to(account).filter(account=account).select_related("meeting__council")
    return [
        {
            _("Møde"): str(row.meeting),
            _("Svar"): _("Enig") if row.is_agreed else _("Ønsker ændringer"),
            _("Bemærkning"): row.note,
            _("Skrevet"): _moment(row.made_at),
        }
        for row in rows
    ]


def _sightings(account: Account) -> list[dict[str, str]]:
    rows = Sighting.objects.filter(account=account).select_related("laying__version").order_by("seen_at", "pk")
    seen = _layings_seen(account)
    return [
        {
            _("Udkast"): row.laying.version.title if row.laying_id in seen else _("Ikke længere forelagt"),
            _("Set"): _moment(row.seen_at),
        }
        for row in rows
    ]


def _layings_seen(account: Account) -> frozenset[int]:
    return frozenset(Laying.objects.visible_to(account).values_list("pk", flat=True))


def _moment(moment: datetime) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT")
