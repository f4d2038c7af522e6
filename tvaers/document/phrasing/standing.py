"""The standing items of an agenda: approving it and earlier minutes, what happened since, and the next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tvaers.danish.dates import long_date, weekday_date
from tvaers.document.blocks import Block, BulletList, Paragraph, Text, to_markdown
from tvaers.document.model import MeetingKind, Parts, ProgrammeEntry
from tvaers.document.phrasing.sentences import Style

_MEETINGS: dict[MeetingKind | None, str] = {
    MeetingKind.EXTRAORDINARY: "det ekstraordinære møde",
    MeetingKind.CONSTITUTING: "det konstituerende møde",
    MeetingKind.THEME: "temamødet",
    MeetingKind.VIRTUAL: "det virtuelle møde",
    MeetingKind.WRITTEN_PROCEDURE: "den skriftlige procedure",
}


@dataclass(frozen=True)
class EarlierMinutes:
    """Minutes that a later meeting approves: of which day, when they were sent, and whether members had remarks."""

    day: date
    sent_on: date | None = None
    remarks_came: bool = False
    meeting_kind: MeetingKind | None = None

    @property
    def meeting(self) -> str:
        """The meeting with its day: "mødet den 22. november 2024", "temamødet den 3. maj 2030"."""
        return f"{_MEETINGS.get(self.meeting_kind, 'mødet')} den {long_date(self.day)}"


def approval_of_agenda(
    council: str,
    day: date | None = None,
    sent_on: date | None = None,
    programme: Sequence[ProgrammeEntry] = (),
) -> Parts:
    """The item that approves this meeting's agenda; without a day to send or a programme it has no presentation."""
    meeting = f"mødet den {long_date(day)}" if day else "mødet"
    presented: list[Block] = []
    if sent_on:
        presented.append(_paragraph(f"Dagsordenen blev sendt ud den {long_date(sent_on)}."))
    if programme:
        slots = [f"{entry.time} – {entry.text}" for entry in programme]
        presented += [_paragraph("Dagens program:"), _bullets(slots)]
    return Parts(
        background=_text(f"Dagsordenen til {meeting} lægges frem til godkendelse."),
        recommendation=_text(f"Det indstilles, at {council} godkender dagsordenen."),
        presentation=to_markdown(presented) or None,
    )


def approval_of_minutes(council: str, minutes: Sequence[EarlierMinutes]) -> Parts:
    """The item that approves the minutes of one meeting or several; raises ValueError when there are none."""
    if not minutes:
        raise ValueError("No minutes to approve.")
    asked = f"Det indstilles, at {council} godkender"
    if len(minutes) == 1:
        recommendation = _text(f"{asked} referatet fra {minutes[0].meeting}.")
    else:
        entries = _bullets([f"referatet fra {one.meeting}" for one in minutes])
        recommendation = to_markdown([_paragraph(f"{asked}:"), entries])
    return Parts(
        background=_text(f"{_minutes_of(minutes)} lægges frem til godkendelse."),
        recommendation=recommendation,
        presentation=to_markdown(
            [_paragraph(_how_sent(one, alone=len(minutes) == 1)) for one in minutes if one.sent_on]
        )
        or None,
    )


def minutes_approved(minutes: Sequence[EarlierMinutes], style: Style, corrections: Sequence[str] = ()) -> str:
    """The decision that approves minutes (Markdown), with each correction (plain words) as an entry of a list.

    Raises ValueError when there are none.
    """
    if not minutes:
        raise ValueError("No minutes to approve.")
    approved = "Godkendt" if style is Style.SHORT else f"{_minutes_of(minutes)} blev godkendt"
    if not corrections:
        return _text(f"{approved}.")
    lead = "med denne rettelse" if len(corrections) == 1 else "med disse rettelser"
    return to_markdown([_paragraph(f"{approved} {lead}:"), _bullets(corrections)])


def next_meeting(
    council: str, day: date, time: str | None = None, place: str | None = None, expected: Sequence[str] = ()
) -> Parts:
    """The item that tells of the next meeting: `time` as printed ("10.00-12.00"), `expected` titles of its cases."""
    hours = f" kl. {time}" if time else ""
    told = [_paragraph(f"Næste møde i {council} holdes {weekday_date(day)}{hours}.")]
    if place:
        told.append(_paragraph(f"Sted: {place}"))
    cases: list[Block] = [_paragraph("Der er endnu ikke meldt sager til mødet.")]
    if expected:
        cases = [_paragraph("Disse sager ventes på mødet:"), _bullets(expected)]
    return Parts(
        background=to_markdown(told),
        recommendation=_text(f"Det indstilles, at {council} tager orienteringen til efterretning."),
        presentation=to_markdown(cases),
    )


def next_meeting_unknown(council: str) -> Parts:
    """The item that tells of the next meeting, when its day is not known yet."""
    return Parts(
        background=_text(f"Dagen for næste møde i {council} er ikke fastlagt endnu."),
        recommendation=_text(f"Det indstilles, at {council} tager orienteringen til efterretning."),
    )


def since_last(council: str, reporters: Sequence[str], acts: Sequence[tuple[date, str]] = ()) -> Parts:
    """The item in which is told what happened since the last meeting: who reports, and what the chairmanship did (each
    with its day) under an authorisation. Parts without text when there is neither."""
    told: list[Block] = []
    names = [name for name in reporters if name.strip()]
    if names:
        told += [_paragraph("Orientering ved:"), _bullets(names)]
    if acts:
        told.append(_paragraph("Formandskabet har efter bemyndigelse:"))
        told.append(_bullets([f"Den {long_date(day)}: {text}" for day, text in acts]))
    if not told:
        return Parts()
    return Parts(
        recommendation=_text(f"Det indstilles, at {council} tager orienteringen til efterretning."),
        presentation=to_markdown(told),
    )


def _minutes_of(minutes: Sequence[EarlierMinutes]) -> str:
    meetings = [one.meeting for one in minutes]
    if len(meetings) == 1:
        return f"Referatet fra {meetings[0]}"
    return f"Referaterne fra {', '.join(meetings[:-1])} og {meetings[-1]}"


def _how_sent(minutes: EarlierMinutes, *, alone: bool) -> str:
    which = "Referatet" if alone else f"Referatet fra {minutes.meeting}"
    sent = f" blev sendt ud den {long_date(minutes.sent_on)}." if minutes.sent_on else ""
    remarks = "Der er kommet bemærkninger til det." if minutes.remarks_came else "Ingen har haft bemærkninger til det."
    return f"{which}{sent} {remarks}"


def _text(words: str) -> str:
    return to_markdown([_paragraph(words)])


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Text(" ".join(words.split())),))


def _bullets(entries: Sequence[str]) -> BulletList:
    return BulletList(tuple((_paragraph(entry),) for entry in entries))
