"""Files that Tværs wrote: the house layout, in which the headings' levels and the places of lines tell everything."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tvaers.danish.registers import municipality_named
from tvaers.document.model import Attendee, Edition, Kind, ProgrammeEntry
from tvaers.document.reading.front import Front, first_date, meeting_kind
from tvaers.document.reading.headings import Heading
from tvaers.document.reading.lines import Line
from tvaers.document.reading.printed import Printed

_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.(?:\s|$)")
_FACT = re.compile(r"(Dato|Tid|Sted|Mødetype|Næste møde):\s*(.*)", re.DOTALL)
_FACT_ORDER = ("Dato", "Tid", "Sted", "Mødetype", "Næste møde")
_SLOT = re.compile(r"(\S+(?:\s*[-–]\s*\d\S*)?)\s+(.*)", re.DOTALL)
_COLOPHON = re.compile(r"Udgave (\d+) · SHA-256 ([0-9a-f]+)")
_ATTENDEE = re.compile(r"(?P<name>[^,(]+?)(?: \((?P<party>[^()\s]{1,3})\))?(?P<rest>(?:,| \().*)?", re.DOTALL)
_STAGES = {"DAGSORDEN": Kind.AGENDA, "REFERAT": Kind.MINUTES}
_UNNAMED = "Møde"


@dataclass
class House:
    """What a file in the house layout says, with its body's lines and headings still to be made sections of."""

    front: Front
    body: list[Line]
    headings: list[Heading]
    item_level: int
    preamble: list[Line] = field(default_factory=list)
    programme: list[ProgrammeEntry] = field(default_factory=list)
    participants: list[Attendee] = field(default_factory=list)
    apologies: list[Attendee] = field(default_factory=list)
    guests: list[Attendee] = field(default_factory=list)
    edition: Edition | None = None


def read_house(printed: Printed) -> House | None:
    """The file's content in the house layout; None when it is not in it, for instance because somebody changed it."""
    if not printed.contents:
        return None
    after = printed.contents[-1].number
    title_page = [line for line in printed.lines if line.number < after]
    lines = [line for line in printed.lines if line.number > after]
    start = next((at for at, line in enumerate(lines) if line.heading == 1 and _NUMBERED.match(line.text)), None)
    if start is None or not title_page:
        return None
    front, preamble = _title_page(title_page)
    body, edition = _without_colophon(lines[start:])
    item_level = _item_level(body)
    house = House(front, body, _headings(body, item_level), item_level, preamble, edition=edition)
    _read_lists(house, lines[:start])
    return house


def _title_page(lines: list[Line]) -> tuple[Front, list[Line]]:
    """The facts of the title page, and the lines of the text before the list of contents."""
    front = Front()
    at = 0
    if lines[at].text in _STAGES:
        front.kind = _STAGES[lines[at].text]
        at += 1
    if at < len(lines):
        front.council = None if lines[at].text == _UNNAMED else lines[at].text
        at += 1
    expected = 0
    while at < len(lines) and (match := _FACT.fullmatch(lines[at].text)):
        place = _FACT_ORDER.index(match.group(1))
        if place < expected or lines[at].heading:
            break
        _set_fact(front, match.group(1), match.group(2))
        expected = place + 1
        at += 1
    front.used = lines[:at]
    return front, lines[at:]


def _set_fact(front: Front, label: str, text: str) -> None:
    if label == "Dato":
        front.day = first_date(text)
    elif label == "Tid":
        front.time = text
    elif label == "Sted":
        front.place = text
    elif label == "Mødetype":
        front.meeting_kind = meeting_kind(text)
    else:
        front.next_meeting = text


def _without_colophon(lines: list[Line]) -> tuple[list[Line], Edition | None]:
    match = _COLOPHON.fullmatch(lines[-1].text) if lines else None
    if match is None:
        return lines, None
    return lines[:-1], Edition(int(match.group(1)), match.group(2))


def _item_level(body: list[Line]) -> int:
    """2 when items stand under sections, 1 when the numbered headings are the items themselves."""
    return 2 if any(line.heading == 2 and _NUMBERED.match(line.text) for line in body) else 1


def _headings(body: list[Line], item_level: int) -> list[Heading]:
    found: list[Heading] = []
    for at, line in enumerate(body):
        match = _NUMBERED.match(line.text) if line.heading in (1, item_level) else None
        if match:
            key = tuple(int(part) for part in match.group(1).split("."))
            found.append(Heading(key, at, at + 1))
    return found


def _read_lists(house: House, lines: list[Line]) -> None:
    """The programme and the attendance, which stand between the contents and the first section."""
    title = ""
    for line in lines:
        if line.heading:
            title = line.text
        elif title == "Program":
            match = _SLOT.fullmatch(line.text)
            if match:
                house.programme.append(ProgrammeEntry(match.group(1), match.group(2)))
        else:
            people = {"Afbud": house.apologies, "Gæster": house.guests}.get(title, house.participants)
            people.extend(house_attendee(text) for text in _entries(line))


def _entries(line: Line) -> list[str]:
    return [text for text in line.text.split("\n") if text]


def house_attendee(text: str) -> Attendee:
    """The person of one line of the house layout: "Ida Holm (A), Rebild Kommune, fra kl. 10.30"."""
    match = _ATTENDEE.fullmatch(text)
    if match is None:
        return Attendee(text)
    rest = match.group("rest") or ""
    municipality, note = None, rest
    if rest.startswith(", "):
        place = re.match(r", ([^,(]+?)(?=,| \(|$)", rest)
        if place:
            known = municipality_named(place.group(1))
            if known or place.group(1).endswith(" Kommune"):
                municipality = known.name if known else place.group(1).removesuffix(" Kommune")
                note = rest[place.end() :]
    return Attendee(match.group("name"), match.group("party"), municipality, note.lstrip(", ").strip() or None)
