"""Invitations and calendars as iCalendar (RFC 5545 and 5546): values in, bytes out, no clock.

Times stand in Danish local time with the rules of its time zone beside them, because some calendars know no zone by its
name alone. A receiver finds an event again by its `uid`, and takes the one with the highest `sequence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText, vUri

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
PRODUCT = "-//Tvaers//Tvaers//DA"

_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_NOT_IN_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f\"<>;,]|[\ud800-\udfff]")


@dataclass(frozen=True)
class CalendarEvent:
    """A meeting in somebody's calendar. Times are aware; `attendee_email` is whom it is sent to, when it is to one."""

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    description: str = ""
    url: str = ""
    organiser_name: str = ""
    organiser_email: str = ""
    attendee_email: str | None = None
    cancelled: bool = False


def invitation(event: CalendarEvent, *, stamp: datetime) -> bytes:
    """The event to be put into the receiver's calendar, changed there, or taken out when it is cancelled.

    `stamp` is when it is written, aware. Raises ValueError for times without a zone or an end before the beginning.
    """
    return _written([event], method_of(event), stamp)


def method_of(event: CalendarEvent) -> str:
    """What the mail that carries it must say too: REQUEST or CANCEL."""
    return "CANCEL" if event.cancelled else "REQUEST"


def calendar_of(events: Iterable[CalendarEvent], *, stamp: datetime) -> bytes:
    """A calendar to be subscribed to, without attendees; as `invitation`."""
    return _written(list(events), "PUBLISH", stamp)


def plain(text: str) -> str:
    """The text as a calendar holds it: line ends as one character, and no control characters."""
    return _NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _written(events: list[CalendarEvent], method: str, stamp: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for event in events:
        calendar.add_component(_component(event, stamp, has_attendee=method != "PUBLISH"))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _component(event: CalendarEvent, stamp: datetime, *, has_attendee: bool) -> Event:
    starts_at, ends_at = (_aware(moment).astimezone(COPENHAGEN) for moment in (event.starts_at, event.ends_at))
    if event.ends_at < event.starts_at:
        raise ValueError("An event ends before it begins")
    made = Event()
    made.add("uid", vText(plain(event.uid)))
    made.add("sequence", event.sequence)
    made.add("dtstamp", _aware(stamp).astimezone(ZoneInfo("UTC")))
    made.add("dtstart", starts_at)
    made.add("dtend", ends_at)
    made.add("summary", vText(plain(event.title)))
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    for name, text in (("location", event.place), ("description", event.description)):
        if plain(text):
            made.add(name, vText(plain(text)))
    if event.url:
        made.add("url", vUri(_address(event.url)))
    if event.organiser_email:
        made.add("organizer", _party(event.organiser_email, {"CN": _name(event.organiser_name)}), encode=False)
    if has_attendee and event.attendee_email:
        asked = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
        made.add("attendee", _party(event.attendee_email, asked), encode=False)
    return made


def _party(email: str, parameters: dict[str, str]) -> vCalAddress:
    party = vCalAddress(f"mailto:{_address(email)}")
    for name, value in parameters.items():
        if value:
            party.params[name] = vText(value)
    return party


def _address(text: str) -> str:
    """What stands unescaped: nothing in it may end a line or begin a parameter."""
    return _NOT_IN_ADDRESS.sub("", text)


def _name(text: str) -> str:
    """A parameter is one line and has no quotation marks."""
    return " ".join(plain(text).replace('"', "'").split())


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A time in a calendar needs its zone")
    return moment
