"""Invitations and calendars: read back by the library, and whatever the texts hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tvaers.document.writing.calendar import CalendarEvent, calendar_of, invitation, method_of, plain

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
STAMP = datetime(2027, 1, 8, 9, 30, tzinfo=UTC)
MEETING = CalendarEvent(
    uid="moede-12@kkr.example",
    sequence=2,
    title="Møde i KKR Nordjylland",
    starts_at=datetime(2027, 2, 5, 9, 0, tzinfo=COPENHAGEN),
    ends_at=datetime(2027, 2, 5, 12, 30, tzinfo=COPENHAGEN),
    place="Rådhuset, mødelokale 3; Ærøgade 1",
    description="Dagsordenen ligger klar:\nhttps://kkr.example/nordjylland/",
    url="https://kkr.example/nordjylland/moeder/2027-02-05/?a=1&b=2,3;4",
    organiser_name='Sekretariatet for "KKR"; Nordjylland, øst: vest',
    organiser_email="kkr@kommune.example",
    attendee_email="ida@kommune.example",
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ANY_MOMENT = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - bounds are without a zone
    datetime(2060, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, COPENHAGEN, ZoneInfo("America/New_York")]),
)


def event_in(data: bytes):
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    return event


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def names_in(data: bytes) -> list[str]:
    """The name of each property, in order."""
    return [re.split("[:;]", line, maxsplit=1)[0] for line in unfolded(data) if line]


def test_an_invitation_says_what_the_event_says():
    data = invitation(MEETING, stamp=STAMP)
    event = event_in(data)
    assert str(Calendar.from_ical(data)["METHOD"]) == method_of(MEETING) == "REQUEST"
    assert (str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])) == (MEETING.uid, 2, "CONFIRMED")
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == (MEETING.title, MEETING.place)
    assert str(event["DESCRIPTION"]) == MEETING.description
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (MEETING.starts_at, MEETING.ends_at)
    assert event["DTSTAMP"].dt == STAMP
    assert str(event["ORGANIZER"]) == "mailto:kkr@kommune.example"
    assert event["ORGANIZER"].params["CN"] == "Sekretariatet for 'KKR'; Nordjylland, øst: vest"
    assert str(event["ATTENDEE"]) == "mailto:ida@kommune.example"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"


def test_times_are_danish_and_the_rules_of_the_zone_stand_beside_them():
    lines = unfolded(invitation(MEETING, stamp=STAMP))
    assert "DTSTART;TZID=Europe/Copenhagen:20270205T090000" in lines
    assert "DTSTAMP:20270108T093000Z" in lines
    assert lines.count("BEGIN:VTIMEZONE") == 1
    assert "TZID:Europe/Copenhagen" in lines
    assert {"BEGIN:STANDARD", "BEGIN:DAYLIGHT"} <= set(lines)


def test_a_cancelled_meeting_is_taken_out_of_the_calendar():
    data = invitation(replace(MEETING, cancelled=True, sequence=3), stamp=STAMP)
    assert str(Calendar.from_ical(data)["METHOD"]) == "CANCEL"
    assert str(event_in(data)["STATUS"]) == "CANCELLED"


def test_a_calendar_has_all_events_and_asks_nobody_to_answer():
    other = replace(MEETING, uid="moede-13@kkr.example", cancelled=True)
    data = calendar_of([MEETING, other], stamp=STAMP)
    read = Calendar.from_ical(data)
    assert str(read["METHOD"]) == "PUBLISH"
    assert [str(event["UID"]) for event in read.walk("VEVENT")] == [MEETING.uid, other.uid]
    assert b"ATTENDEE" not in data
    assert data.count(b"BEGIN:VTIMEZONE") == 1


def test_an_empty_calendar_can_be_read():
    assert Calendar.from_ical(calendar_of([], stamp=STAMP)).walk("VEVENT") == []


def test_the_same_event_gives_the_same_bytes():
    assert invitation(MEETING, stamp=STAMP) == invitation(MEETING, stamp=STAMP)


@pytest.mark.parametrize(
    "changes",
    [{"starts_at": MEETING.starts_at.replace(tzinfo=None)}, {"ends_at": MEETING.starts_at - timedelta(minutes=1)}],
)
def test_a_time_without_its_zone_and_an_end_before_the_beginning_are_refused(changes):
    with pytest.raises(ValueError):
        invitation(replace(MEETING, **changes), stamp=STAMP)


@given(title=TEXT, place=TEXT, description=TEXT, uid=TEXT)
def test_any_text_survives(title, place, description, uid):
    event = event_in(
        invitation(replace(MEETING, title=title, place=place, description=description, uid=uid), stamp=STAMP)
    )
    assert str(event["SUMMARY"]) == plain(title)
    assert str(event["UID"]) == plain(uid)
    assert str(event.get("LOCATION", "")) == plain(place)
    assert str(event.get("DESCRIPTION", "")) == plain(description)


@given(text=TEXT)
def test_no_line_is_longer_than_75_octets_and_none_is_added_whatever_a_text_holds(text):
    wild = replace(
        MEETING,
        uid=text,
        title=text,
        place=f"x{text}",
        description=f"x{text}",
        url=f"https://x/{text}",
        organiser_name=text,
        organiser_email=f"x{text}@kommune.example",
        attendee_email=f"x{text}@kommune.example",
    )
    data = invitation(wild, stamp=STAMP)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert names_in(data) == names_in(invitation(MEETING, stamp=STAMP))


@given(starts_at=ANY_MOMENT, minutes=st.integers(0, 600), stamp=ANY_MOMENT)
def test_any_moment_is_the_same_moment_when_it_is_read(starts_at, minutes, stamp):
    starts_at = starts_at.replace(microsecond=0)
    ends_at = (starts_at.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(starts_at.tzinfo)
    event = event_in(invitation(replace(MEETING, starts_at=starts_at, ends_at=ends_at), stamp=stamp))
    assert event["DTSTART"].dt.replace(tzinfo=None) == starts_at.astimezone(COPENHAGEN).replace(tzinfo=None)
    assert event["DTEND"].dt.replace(tzinfo=None) == ends_at.astimezone(COPENHAGEN).replace(tzinfo=None)


@given(text=TEXT, name=st.sampled_from(["\r\n", "\n", "\r", "\x85", "\u2028", '"', ";", ":", ","]))
def test_nothing_in_a_text_becomes_a_property(text, name):
    attack = f"{text}{name}ATTENDEE:mailto:alle@kommune.example"
    wild = replace(
        MEETING, title=attack, place=attack, organiser_name=attack, attendee_email=attack, url=attack, uid=attack
    )
    assert names_in(invitation(wild, stamp=STAMP)).count("ATTENDEE") == 1
