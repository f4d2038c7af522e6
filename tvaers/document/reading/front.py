"""What stands before the first heading: the title page, the day and place, and the text that is neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from tvaers.danish.dates import find_dates
from tvaers.danish.registers import council_names
from tvaers.document.model import Kind, MeetingKind, ReadingWarning
from tvaers.document.reading.lines import Line

_KIND = re.compile(
    r"\b(dagsorden|mødeindkaldelse|indkaldelse|referat|beslutningsreferat|beslutningsprotokol)\b", re.IGNORECASE
)
_SPACED_LETTERS = re.compile(r"(?:[A-ZÆØÅ0-9]{1,4}\s+){4,}[A-ZÆØÅ0-9]{1,4}")
_LABEL = re.compile(
    r"(mødet begyndt|mødet hævet|mødet sluttede|dato|tid|tidspunkt|sted|mødested|mødedato|næste møde|type|mødetype)"
    r"\s*:\s*(.*)",
    re.IGNORECASE,
)
_HOURS = ("tid", "tidspunkt", "mødet begyndt")
_CLOCK = r"\d{1,2}[.:]\d{2}"
_SPAN = re.compile(rf"({_CLOCK})\s*(?:-|–|til)\s*({_CLOCK})")
_AT = re.compile(rf"\bkl\.?\s*(?:kl\.?\s*)?({_CLOCK}|\d{{1,2}}\b)", re.IGNORECASE)
_BODY = re.compile(
    r"(?:dagsorden|referat)\b(?:\s+(?:til|fra|for|af))?(?:\s+(?:ekstraordinært|ordinært|konstituerende|virtuelt))?"
    r"(?:\s+(?:bestyrelses)?møde[t]?)?\s+(?:i|for|fra|med)\s+"
    r"(?P<body>[A-ZÆØÅa-zæøå][\w .&()-]+?)(?=\s+(?:den|d\.|\d|kl\.)|,|$)",
    re.IGNORECASE,
)
_MEETING_KINDS: tuple[tuple[str, MeetingKind], ...] = (
    (r"\bekstraordinært?\b", MeetingKind.EXTRAORDINARY),
    (r"\bkonstituerende\b", MeetingKind.CONSTITUTING),
    (r"\bskriftlig procedure\b", MeetingKind.WRITTEN_PROCEDURE),
    (r"\btemamøde\b", MeetingKind.THEME),
    (r"\bvirtuelt\b", MeetingKind.VIRTUAL),
    (r"\bordinært\b", MeetingKind.ORDINARY),
)
# "Møde fredag d. 13/3 2020 kl. 9-11, Vejle Rådhus"
_MEETING_ON = re.compile(r"møde\s+(?:\w+dag\s+)?(?:den\s+|d\.\s*)?\d", re.IGNORECASE)
_TITLE_LENGTH = 110


@dataclass
class Front:
    """What the title page says, and the lines that say it (`used`) or say something else (`rest`)."""

    council: str | None = None
    kind: Kind | None = None
    meeting_kind: MeetingKind | None = None
    day: date | None = None
    time: str | None = None
    place: str | None = None
    next_meeting: str | None = None
    used: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)

    def warnings(self) -> list[ReadingWarning]:
        """One warning that names the lines that became the meeting's facts."""
        if not self.used:
            return []
        numbers = ", ".join(str(line.number) for line in self.used)
        words = " / ".join(line.text for line in self.used)
        message = f"Titelbladet er læst som mødets oplysninger (linje {numbers}): {words}"
        return [ReadingWarning("title-page", message, line=self.used[0].number)]


def read_front(lines: list[Line]) -> Front:
    """Reads the title page out of the lines before the first heading and the attendance."""
    front = Front()
    labels: list[str] = []
    for line in lines:
        if _take_label(front, line, labels) or _take_value(front, line, labels) or _take_title(front, line):
            front.used.append(line)
        else:
            front.rest.append(line)
    return front


def named_council(text: str) -> str | None:
    """The KKR that the text names first, however its letters are spaced; None when it names none."""
    dense = _without_letter_spacing(text).lower()
    found = [(dense.find(name.lower()), name) for name in council_names()]
    places = [(at, name) for at, name in found if at >= 0]
    return min(places)[1] if places else None


def meeting_kind(text: str) -> MeetingKind | None:
    """The sort of meeting that the words of a title tell."""
    return next((kind for pattern, kind in _MEETING_KINDS if re.search(pattern, text, re.IGNORECASE)), None)


def clock_span(text: str) -> str | None:
    """The hours in the text as "10.00-12.00", or "10.00" when only the beginning is told."""
    span = _SPAN.search(text)
    if span:
        return f"{_clock(span.group(1))}-{_clock(span.group(2))}"
    at = _AT.search(text)
    return _clock(at.group(1)) if at else None


def _clock(text: str) -> str:
    return text.replace(":", ".") if len(text) > 2 else f"{text}.00"


def _take_label(front: Front, line: Line, labels: list[str]) -> bool:
    match = _LABEL.fullmatch(line.text)
    if match is None or line.heading:
        return False
    name, value = match.group(1).lower(), match.group(2).strip()
    if not value:
        labels.append(name)
        return True
    _set_label(front, name, value)
    return True


def _take_value(front: Front, line: Line, labels: list[str]) -> bool:
    """Labels may stand first and their values after them."""
    if not labels or len(line.text) > _TITLE_LENGTH:
        return False
    _set_label(front, labels.pop(0), line.text)
    return True


def _set_label(front: Front, name: str, value: str) -> None:
    if name in ("sted", "mødested"):
        front.place = value
        front.meeting_kind = front.meeting_kind or meeting_kind(value)
    elif name == "næste møde":
        front.next_meeting = value
    elif name in ("mødet hævet", "mødet sluttede"):
        end = clock_span(f"kl. {value}")
        if front.time and end and "-" not in front.time:
            front.time = f"{front.time}-{end}"
    elif name in ("type", "mødetype"):
        front.meeting_kind = meeting_kind(value) or front.meeting_kind
    else:
        front.day = front.day or first_date(value)
        front.time = front.time or clock_span(f"kl. {value}" if name in _HOURS else value)


def _take_title(front: Front, line: Line) -> bool:
    """A short line that says agenda or minutes, names the council, or is a date alone."""
    text = _without_letter_spacing(line.text)
    if len(text) > _TITLE_LENGTH or text.endswith((",", ";")):
        return False
    kind = _KIND.search(text)
    council = named_council(text)
    day = first_date(text)
    if kind is None and (council is None or len(text) > 60) and not _tells_day(text):
        return False
    if text.endswith(".") and kind is None:
        return False
    if kind:
        front.kind = front.kind or _kind(kind.group(1))
    front.council = front.council or council or _other_body(text)
    front.meeting_kind = front.meeting_kind or meeting_kind(text)
    front.day = front.day or day
    front.time = front.time or clock_span(text)
    return True


def _kind(word: str) -> Kind:
    return Kind.MINUTES if "referat" in word.lower() or "protokol" in word.lower() else Kind.AGENDA


def _other_body(text: str) -> str | None:
    match = _BODY.search(text)
    return match.group("body").strip() if match else None


def _tells_day(text: str) -> bool:
    return _only_date(text) or (bool(_MEETING_ON.match(text)) and first_date(text) is not None)


def _only_date(text: str) -> bool:
    mention = next(find_dates(text), None)
    if mention is None or mention.year is None:
        return False
    around = text[: mention.start] + text[mention.end :]
    return len(re.sub(rf"kl\.?|{_CLOCK}|\W|\d|til", "", around)) <= 8


def first_date(text: str) -> date | None:
    """The first full date in the text."""
    return next((day for mention in find_dates(text) if (day := mention.as_date())), None)


def _without_letter_spacing(text: str) -> str:
    """`D AG SORDEN 2018 K K R S J Æ L L A N D` with its letters together; other text as it is."""
    dense = re.sub(r"\s+", "", text)
    hidden = any(word in dense and word not in text for word in ("DAGSORDEN", "REFERAT"))
    if not hidden and not _SPACED_LETTERS.search(text):
        return text
    for word in ("DAGSORDEN", "REFERAT", "KKR"):
        dense = dense.replace(word, f" {word} ")
    return " ".join(re.sub(r"((?:19|20)\d\d)", r" \1 ", dense).split())
