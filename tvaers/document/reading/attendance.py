"""Who was there: lists of participants, apologies and guests in every form they are printed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tvaers.danish.registers import municipality_named
from tvaers.document.model import Attendee
from tvaers.document.reading.lines import Line

_TITLES: tuple[tuple[str, str], ...] = (
    (r"deltagerfortegnelse|deltagerliste|fremmødte?|mødedeltagere", "frame"),
    (r"deltagere|til stede|tilstede|mødt|deltager|medlemmer til stede", "participants"),
    (r"afbud|fraværende|afbud fra|ikke til stede|forfald", "apologies"),
    (
        r"gæster|øvrige deltagere|øvrige|fra sekretariatet|sekretariatet?|observatører|desuden deltog|derudover deltog",
        "guests",
    ),
)
_TITLE = re.compile(rf"(?:{'|'.join(pattern for pattern, _ in _TITLES)})\s*:?", re.IGNORECASE)
_INLINE_TITLE = re.compile(rf"({'|'.join(pattern for pattern, _ in _TITLES)})\s*:\s*(\S.*)", re.IGNORECASE)
_LABELS_FIRST = re.compile(r"(?:(?:deltagere|afbud|gæster)\s*:\s*){2,}", re.IGNORECASE)
_PERSON = re.compile(
    r"(?P<name>[^(),;]+?)\s*,?\s*\((?P<party>[A-ZÆØÅ]{1,2})\)\s*,?\s*"
    r"(?P<place>[^(),;]*?)\s*,?\s*(?P<note>\(.*\)|(?:for|fra kl|til kl)\.?\s.*)?"
)
_PLAIN_PERSON = re.compile(r"(?P<name>[^(),;]+?)\s*(?P<note>\([^)]*\)|\b(?:for|fra kl\.?|til kl\.?)\s.*)?")
_AND = re.compile(r"\s+og\s+(?=[A-ZÆØÅ])")
_NAME = re.compile(r"(?:[A-ZÆØÅ][\w.’'-]*|de|van|von|af|da)(?:\s+(?:[A-ZÆØÅ][\w.’'-]*|de|van|von|af|da)){0,6}")


@dataclass
class Attendance:
    """The three lists, and the lines that were read as attendance."""

    participants: list[Attendee] = field(default_factory=list)
    apologies: list[Attendee] = field(default_factory=list)
    guests: list[Attendee] = field(default_factory=list)
    titles: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)

    def add(self, role: str, attendee: Attendee) -> None:
        """Puts the attendee on the list that `role` names."""
        lists = {"apologies": self.apologies, "guests": self.guests}
        lists.get(role, self.participants).append(attendee)

    def found(self) -> bool:
        """True when anyone is listed."""
        return bool(self.participants or self.apologies or self.guests)


def take_attendance(lines: list[Line]) -> Attendance:
    """Reads attendance out of the lines; `rest` is what was no attendance, in printed order."""
    attendance = Attendance()
    role: str | None = None
    pending: list[str] = []
    for line in lines:
        opened = _opened_role(line)
        if opened is not None:
            _add_list(attendance, role, pending)
            role, rest = opened
            pending = [rest] if rest else []
            attendance.titles.append(line)
        elif role is not None and _may_be_people(line.text, pending):
            pending.append(line.text)
        else:
            _add_list(attendance, role, pending)
            role, pending = None, []
            attendance.rest.append(line)
    _add_list(attendance, role, pending)
    return attendance


def attendee(text: str) -> Attendee | None:
    """The person that an entry names: `Name (A), Aalborg Kommune (fra kl. 10)`; None when it names none."""
    entry = text.strip().strip(".,; ")
    match = _PERSON.fullmatch(entry)
    if match and _NAME.fullmatch(match.group("name")):
        note = (match.group("note") or "").strip() or None
        place = match.group("place").strip()
        known = municipality_named(place) if place else None
        municipality = known.name if known else _short(place)
        return Attendee(match.group("name"), match.group("party"), municipality or None, note)
    return _plain_attendee(entry)


def _plain_attendee(entry: str) -> Attendee | None:
    pieces = [piece.strip() for piece in _split(entry) if piece.strip()]
    if not pieces:
        return None
    match = _PLAIN_PERSON.fullmatch(pieces[0])
    if match is None or not _NAME.fullmatch(match.group("name")):
        return None
    known = [municipality_named(piece) for piece in pieces[1:]]
    municipality = next((entry.name for entry in known if entry), None)
    rest = [piece for piece, place in zip(pieces[1:], known, strict=True) if place is None]
    notes = [note for note in (match.group("note"), *rest) if note]
    return Attendee(match.group("name"), None, municipality, ", ".join(notes) or None)


def _split(text: str) -> list[str]:
    """The text cut at commas and semicolons that stand outside of brackets."""
    pieces = [""]
    depth = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign in ",;" and depth <= 0:
            pieces.append("")
        else:
            pieces[-1] += sign
    return pieces


def _short(place: str) -> str:
    return re.sub(r"\s+kommune$", "", place, flags=re.IGNORECASE)


def _opened_role(line: Line) -> tuple[str, str] | None:
    """The list that the line opens, and the text that stands on the line after its title."""
    if _TITLE.fullmatch(line.text):
        return _role(line.text), ""
    match = _INLINE_TITLE.fullmatch(line.text)
    return (_role(match.group(1)), match.group(2)) if match else None


def _role(title: str) -> str:
    folded = title.rstrip(": ").lower()
    role = next(role for pattern, role in _TITLES if re.fullmatch(pattern, folded))
    return "participants" if role == "frame" else role


def _may_be_people(text: str, pending: list[str]) -> bool:
    if any(attendee(entry) for entry in _entries([text])):
        return True
    return bool(pending) and pending[-1].rstrip().endswith((",", "-", " og"))


def _add_list(attendance: Attendance, role: str | None, texts: list[str]) -> None:
    if role is None:
        return
    for person in _people(texts):
        attendance.add(role, person)


def _people(texts: list[str]) -> Iterator[Attendee]:
    for entry in _entries(texts):
        person = attendee(entry)
        if person is not None:
            yield person


def _entries(texts: list[str]) -> Iterator[str]:
    """One entry for each person: a line each, or a comma list over many lines."""
    if _is_comma_list(texts):
        yield from _comma_entries(" ".join(texts))
    else:
        yield from texts


def _is_comma_list(texts: list[str]) -> bool:
    return any(len(re.findall(r"\([A-ZÆØÅ]{1,2}\)", text)) > 1 or text.rstrip().endswith(",") for text in texts) or any(
        _names_several(text) for text in texts
    )


def _names_several(text: str) -> bool:
    pieces = [piece.strip() for piece in _split(text)]
    names = [piece for piece in pieces if _NAME.fullmatch(piece.split("(")[0].strip()) and " " in piece]
    return len([name for name in names if municipality_named(name) is None]) > 1


def _comma_entries(text: str) -> Iterator[str]:
    """The people of a comma list: a piece that is a municipality or a party belongs to the name before it."""
    entry = ""
    for piece in (name for part in _split(text) for name in _AND.split(part)):
        word = piece.strip()
        place = word.partition("(")[0].strip()
        belongs = municipality_named(place) is not None or not place or not _NAME.match(word)
        if entry and belongs:
            entry = f"{entry}, {word}"
            continue
        if entry:
            yield entry
        entry = word
    if entry:
        yield entry
