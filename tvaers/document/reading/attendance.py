"""Who was there: lists of participants, apologies and guests in every form they are printed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tvaers.danish.registers import municipality_named
from tvaers.document.blocks import Block, BulletList, NumberedList, Table, inline_text, plain_text
from tvaers.document.model import Attendee
from tvaers.document.reading.lines import Gap, Line

_TITLES: tuple[tuple[str, str], ...] = (
    (r"deltagerfortegnelse|deltagerliste|fremmødte?|mødedeltagere", "participants"),
    (r"deltagere|til stede|tilstede|mødt|deltager|medlemmer til stede", "participants"),
    (r"afbud|fraværende|afbud fra|ikke til stede|forfald", "apologies"),
    (
        r"gæster|øvrige deltagere|øvrige|fra sekretariatet|sekretariatet?|observatører|desuden deltog|derudover deltog",
        "guests",
    ),
)
_ANY_TITLE = "|".join(pattern for pattern, _ in _TITLES)
_TITLE = re.compile(rf"(?:{_ANY_TITLE})\s*:?", re.IGNORECASE)
_INLINE_TITLE = re.compile(rf"({_ANY_TITLE})\s*:\s*(\S.*)", re.IGNORECASE)
_LABELS_FIRST = re.compile(rf"(?:(?:{_ANY_TITLE})\s*:\s*){{2,}}", re.IGNORECASE)
_LABEL = re.compile(rf"({_ANY_TITLE})\s*:", re.IGNORECASE)
_PARTY = re.compile(r"\(([A-ZÆØÅ]{1,2})\)")
_BRACKET_AT_END = re.compile(r"\s*(\([^()]*\))$")
_NOTE = re.compile(
    r"(?:for|i stedet for|fra kl\.?|til kl\.?|indtil kl\.?|formand|næstformand|ref\.)\b.*", re.IGNORECASE
)
_WORD_OF_NAME = r"(?:[A-ZÆØÅ][\w.’'-]*|de|van|von|af|da|la)"
_NAME = re.compile(rf"{_WORD_OF_NAME}(?:\s+{_WORD_OF_NAME}){{0,6}}")
_OFFICE = re.compile(r"(?:Borgmester|Viceborgmester|Rådmand|Byrådsmedlem|Formand|Næstformand|Direktør)\s+(?=[A-ZÆØÅ])")
_AND = re.compile(r"\s+og\s+(?=[A-ZÆØÅ])")
_BULLET = re.compile(r"^[-–•−\u0336]\s+")
_DASH_BETWEEN = re.compile(r"\s+[-–—]\s+(?=[A-ZÆØÅ])")
_CUT_WORD = re.compile(r"(?<=[a-zæøå])-\s+(?=[a-zæøå])")
_LETTER = re.compile(r"[A-ZÆØÅ]")
# Words of the names of bodies and firms, so that "Ida Holm, direktør, Erhvervshus Fyn" is one guest.
_ORGANISATION = re.compile(
    r"\b(?:[A-ZÆØÅ]{2,}|A/S|ApS|Region|Kommune|Danmarks?|\w*(?:[Ee]rhvervshus|[Uu]niversitet|[Cc]ollege|[Ff]orening|"
    r"[Ss]tyrelsen?|[Mm]inisteriet|[Ss]ekretariatet?|[Cc]enter|[Cc]entret|[Ii]nstitut|[Ss]elskab|[Ff]onden?|[Rr]ådet))\b"
)


@dataclass
class Attendance:
    """The three lists, the lines of their titles, and the lines that were no attendance."""

    participants: list[Attendee] = field(default_factory=list)
    apologies: list[Attendee] = field(default_factory=list)
    guests: list[Attendee] = field(default_factory=list)
    titles: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)

    def add(self, role: str, people: list[Attendee]) -> None:
        """Puts the people on the list that `role` names."""
        lists = {"apologies": self.apologies, "guests": self.guests}
        lists.get(role, self.participants).extend(people)


def take_attendance(lines: list[Line]) -> Attendance:
    """Reads attendance out of the lines; `rest` is what was no attendance, in printed order."""
    attendance = Attendance()
    role: str | None = None
    pending: list[Line] = []
    waiting: list[str] = []
    for line in lines:
        opened = _opened_role(line)
        if _LABELS_FIRST.fullmatch(line.text):
            _close(attendance, role, pending)
            waiting, role, pending = [_role(label) for label in _LABEL.findall(line.text)], None, []
            attendance.titles.append(line)
        elif opened is not None:
            _close(attendance, role, pending)
            role, text = opened
            pending = [Line(text, line.number)] if text else []
            attendance.titles.append(line)
        elif role is not None and line.block is not None and (people := _people_in_block(line.block)):
            _close(attendance, role, pending)
            pending = []
            attendance.add(role, people)
        elif waiting and _is_people([line]):
            attendance.add(waiting.pop(0), list(_people([line])))
        elif role is not None and _may_be_people(line, pending):
            pending.append(line)
        else:
            _close(attendance, role, pending)
            role, pending = None, []
            attendance.rest.append(line)
    _close(attendance, role, pending)
    return attendance


def _people_in_block(block: Block) -> list[Attendee]:
    """The people of a list or a table of a Word file; none when an entry names nobody."""
    if isinstance(block, BulletList | NumberedList):
        texts = [plain_text(item) for item in block.items]
    elif isinstance(block, Table):
        rows = [[inline_text(cell).strip() for cell in row] for row in (block.header, *block.rows)]
        texts = [_row_text(row) for row in rows if row[0].lower() not in ("navn", "deltager", "deltagere")]
    else:
        return []
    people = [attendee(entry) for text in texts for entry in _of_one_place(text)]
    return [person for person in people if person] if all(people) else []


def _row_text(cells: list[str]) -> str:
    """A row of name, party and municipality in any order of the last two, as one entry."""
    name, *rest = filter(None, cells)
    letters = [cell for cell in rest if re.fullmatch(r"[A-ZÆØÅ]{1,2}", cell)]
    others = [cell for cell in rest if cell not in letters]
    return ", ".join([f"{name} ({letters[0]})" if letters else name, *others])


def _close(attendance: Attendance, role: str | None, pending: list[Line]) -> None:
    """Puts the list in progress where it belongs; entries that name nobody are no attendance, but no word is lost."""
    if role is None or not pending:
        return
    for entry in _with_places(list(_entries([line.text for line in pending]))):
        person = attendee(entry)
        if person is not None:
            attendance.add(role, [person])
        else:
            attendance.rest.append(Line(entry, pending[0].number))


def _with_places(entries: list[str]) -> list[str]:
    """The entries with the municipalities that stand on lines of their own: over their people, or after each one."""
    if not any(_is_place(entry) for entry in entries):
        return entries
    stand_first = _is_place(entries[0])
    found: list[str] = []
    place = ""
    for entry in entries:
        if not _is_place(entry):
            found.append(f"{entry}, {place}" if place else entry)
        elif stand_first:
            place = entry.strip(" .:")
        else:
            found[-1] = f"{found[-1]}, {entry}"
    return found


def attendee(text: str) -> Attendee | None:
    """The person that an entry names, with party, municipality and note; None when it names none.

    "Ida Holm (A), Rebild Kommune (fra kl. 10)", "Ida Holm for Bo Dam (C), Køge Kommune", "Ida Holm, Køge", "Ida Holm".
    """
    text = _DASH_BETWEEN.sub(", ", _BULLET.sub("", text.strip()).rstrip(".,; "))
    pieces = [piece.strip() for piece in _split(text)]
    head, notes = _without_notes(pieces[0])
    office = _OFFICE.match(head)
    if office:
        head = head[office.end() :]
        notes.insert(0, office.group().strip())
    party = _PARTY.search(head)
    name = (head[: party.start()] if party else head).strip(" ,")
    deputy = re.match(r"(.+?)\s+(for\s+[A-ZÆØÅ].*)", name)
    if deputy:
        name = deputy.group(1)
        notes.insert(0, f"{deputy.group(2)} ({party.group(1)})" if party else deputy.group(2))
        party = None if party else party
    if not _NAME.fullmatch(name):
        return None
    tail = [*([head[party.end() :].strip()] if party else []), *pieces[1:]]
    letter = party.group(1) if party else None
    tail, notes = _bracketed_facts(tail, notes)
    if letter is None:
        letter, tail = _letter_in(tail)
    places, more = _places(tail)
    municipality = next(iter(places), None)
    every_note = [*notes, *places[1:], *more]
    return Attendee(name, letter, municipality, ", ".join(every_note) or None)


def _is_place(text: str) -> bool:
    return municipality_named(text.strip(" .")) is not None


def _bracketed_facts(tail: list[str], notes: list[str]) -> tuple[list[str], list[str]]:
    """What "(Aalborg, B)" after the name says goes to the other facts; brackets that say something else are notes."""
    kept: list[str] = []
    for note in notes:
        facts = [fact.strip() for fact in note.strip("()").split(",")]
        if note.startswith("(") and all(_is_place(fact) or _LETTER.fullmatch(fact) for fact in facts):
            tail = [*tail, *facts]
        else:
            kept.append(note)
    return tail, kept


def _letter_in(pieces: list[str]) -> tuple[str | None, list[str]]:
    """The party letter after the municipality ("Aalborg Kommune (B)") or alone ("B"), and the pieces without it."""
    for at, piece in enumerate(pieces):
        if _LETTER.fullmatch(piece):
            return piece, [*pieces[:at], *pieces[at + 1 :]]
        match = _PARTY.search(piece)
        if match and match.end() == len(piece):
            return match.group(1), [*pieces[:at], piece[: match.start()].strip(), *pieces[at + 1 :]]
    return None, pieces


def _without_notes(head: str) -> tuple[str, list[str]]:
    """The entry's first piece without a bracket at its end that is no party letter."""
    match = _BRACKET_AT_END.search(head)
    if match is None or _PARTY.fullmatch(match.group(1)):
        return head, []
    return head[: match.start()], [match.group(1)]


def _places(pieces: list[str]) -> tuple[list[str], list[str]]:
    """The municipalities that the pieces name, and the rest of their words as notes, in printed order."""
    places: list[str] = []
    notes: list[str] = []
    for piece in filter(None, pieces):
        words, brackets = _without_notes(piece)
        known = municipality_named(words)
        if known is not None:
            places.append(known.name)
        elif re.search(r"\bkommune$", words, re.IGNORECASE) and not _NOTE.match(words):
            places.append(re.sub(r"\s+kommune$", "", words, flags=re.IGNORECASE))
        elif words:
            _note_with_place(words, places, notes)
        notes.extend(brackets)
    return places, notes


def _note_with_place(words: str, places: list[str], notes: list[str]) -> None:
    """ "Aalborg Kommune for Bo Dam" holds both; other words are a note as they stand."""
    match = re.match(r"(.+?)\s+((?:for|fra kl\.?|til kl\.?)\s.*)", words)
    known = municipality_named(match.group(1)) if match else None
    if match and known:
        places.append(known.name)
        notes.append(match.group(2))
    else:
        notes.append(words)


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


def _opened_role(line: Line) -> tuple[str, str] | None:
    """The list that the line opens, and the text that stands on the line after its title."""
    if _TITLE.fullmatch(line.text):
        return _role(line.text), ""
    match = _INLINE_TITLE.fullmatch(line.text)
    return (_role(match.group(1)), match.group(2)) if match and not _LABELS_FIRST.fullmatch(line.text) else None


def _role(title: str) -> str:
    folded = title.rstrip(": ").lower()
    return next(role for pattern, role in _TITLES if re.fullmatch(pattern, folded))


def _may_be_people(line: Line, pending: list[Line]) -> bool:
    if line.gap is Gap.PARAGRAPH and pending and not _holds_person(line.text):
        return False
    if any(attendee(entry) for entry in _entries([line.text])):
        return True
    goes_on = bool(pending) and pending[-1].text.rstrip().endswith((",", "-", " og", ";"))
    return goes_on or (bool(pending) and line.text.startswith("("))


def _is_people(lines: list[Line]) -> bool:
    return any(True for _ in _people(lines))


def _people(lines: list[Line]) -> Iterator[Attendee]:
    for entry in _entries([line.text for line in lines]):
        person = attendee(entry)
        if person is not None:
            yield person


def _entries(texts: list[str]) -> Iterator[str]:
    """One entry for each person: a line each, or a comma list that runs over many lines."""
    texts = [entry for text in texts for entry in _of_one_place(text)]
    if all(_is_one_person(text) for text in texts):
        yield from texts
    else:
        yield from _comma_entries(_CUT_WORD.sub("", " ".join(texts)))


def _of_one_place(text: str) -> list[str]:
    """ "Aalborg Kommune: Ida Holm (A), Bo Dam (V)" as an entry for each, with the municipality after the name."""
    place, colon, names = _BULLET.sub("", text).partition(":")
    if not colon or not names.strip() or not _is_place(place):
        return [text]
    return [f"{entry}, {place}" for entry in _comma_entries(names)]


def _holds_person(text: str) -> bool:
    return bool(_PARTY.search(text)) or attendee(text) is not None


def _is_one_person(text: str) -> bool:
    """True for a line that is an entry of its own: one party letter, or a name and what is said of that person."""
    if text.rstrip().endswith((",", ";", " og")) or not re.match(r"(?:[-–•−\u0336]\s+)?[A-ZÆØÅ]", text):
        return False
    letters = len(_PARTY.findall(text))
    if letters > 1:
        return bool(re.search(r"\bfor\s+[A-ZÆØÅ]", text)) and letters == 2
    if letters == 1:
        return True
    names = [piece for piece in _split(text) if _is_full_name(piece)]
    return len(names) <= 1 and not _AND.search(text)


def _is_full_name(piece: str) -> bool:
    word = piece.partition("(")[0].strip()
    return bool(_NAME.fullmatch(word)) and " " in word and not _is_place(word) and not _ORGANISATION.search(word)


def _comma_entries(text: str) -> Iterator[str]:
    """The people of a comma list: a piece that is a place, a party or a note belongs to the name before it."""
    entry = ""
    for piece in (name for part in _split(text) for name in _AND.split(part)):
        word = piece.strip()
        place = word.partition("(")[0].strip(" .")
        belongs = not place or _is_place(place) or not _NAME.match(word) or bool(_NOTE.match(word))
        belongs = belongs or bool(_LETTER.fullmatch(place) or _ORGANISATION.search(place))
        if entry and belongs:
            entry = f"{entry}, {word}"
            continue
        if entry:
            yield entry
        entry = word
    if entry:
        yield entry
