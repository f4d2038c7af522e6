"""Papers in which every text has a word of its own, and random closings of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from hypothesis import strategies as st

from tests.papers import OPERATOR, paper
from tvaers.document.model import Document, Item, PartName, Parts, ProgrammeEntry, Section
from tvaers.document.reading.deriving import derive
from tvaers.meetings.models import Meeting
from tvaers.meetings.sight.actions.closing import close_attachment, close_item, close_part
from tvaers.meetings.sight.closed import OTHER, part_text

REASON = "Offentlighedsloven § 23"


@dataclass
class Case:
    """A paper, what is to be closed in it, and the words that then are to be gone and to be there."""

    document: Document
    closings: list[tuple[str, str, str]] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)

    def close(self, meeting: Meeting) -> None:
        """Closes in the meeting what is to be closed."""
        for number, what, which in self.closings:
            if what == "item":
                close_item(meeting, number, REASON, by=OPERATOR)
            elif what == "part":
                close_part(meeting, number, which, REASON, by=OPERATOR)
            else:
                close_attachment(meeting, number, which, REASON, by=OPERATOR)


def words_in(text: str) -> set[str]:
    """The words of a text that are its own."""
    return {word for word in text.replace(".", " ").replace("/", " ").split() if word.startswith("ord")}


@st.composite
def cases(draw) -> Case:
    """A paper of up to two sections, and up to three things closed in it."""
    numbers = count(1)
    words = (f"ord{number:03}q" for number in numbers)
    sections = [
        Section(place, f"Afsnit {next(words)}", [_item(draw, f"{place}.{n}", words) for n in range(1, draw(_FEW) + 1)])
        for place in range(1, draw(_FEW) + 1)
    ]
    case = Case(paper(sections=sections, preamble=f"Indledning {next(words)}."))
    first = next(case.document.items())
    case.document.programme = [ProgrammeEntry("10.00", next(words)), *_told_in(first)]
    everything = _all_words(case.document)
    for item in case.document.items():
        _close_in(draw, item, case)
    case.shown = everything - case.hidden
    return case


_FEW = st.integers(1, 2)


def _item(draw, number, words) -> Item:
    def text() -> str:
        pieces = [f"Teksten siger {next(words)}."]
        if draw(st.booleans()):
            pieces.append(f"./. Bilag om {next(words)} og mere")
        if draw(st.booleans()):
            pieces.append(f"- Et punkt om {next(words)}\n- Se https://{next(words)}.example/")
        return "\n\n".join(draw(st.permutations(pieces)))

    item = Item(
        number=number,
        title=f"Sag om {next(words)}",
        case_number=f"SAG {next(words)}" if draw(st.booleans()) else None,
        parts=Parts(
            background=draw(st.sampled_from([None, ""])) if draw(st.booleans()) else text(),
            recommendation=f"Det indstilles, at KKR Nordjylland godkender {next(words)}.",
            presentation=f"{text()}\n\n- 9.15-9.45 – {next(words)}",
            decision=f"KKR Nordjylland udpegede Ida {next(words)} (A), Rebild Kommune til Fjordrådet. {text()}",
        ),
        other=text() if draw(st.booleans()) else None,
    )
    derive(item)
    return item


def _told_in(item: Item) -> list[ProgrammeEntry]:
    slot = (item.parts.presentation or "").rsplit(" ", 1)[-1]
    return [ProgrammeEntry("9.15-9.45", slot)]


def _close_in(draw, item: Item, case: Case) -> None:
    what = draw(st.sampled_from(["nothing", "item", "part", "attachment", "part"]))
    texts = [name for name in (*PartName, OTHER) if part_text(item, name)]
    if what == "item":
        case.closings.append((item.number, "item", ""))
        every = [item.title, item.case_number or "", *(part_text(item, name) or "" for name in texts)]
        case.hidden |= words_in(" ".join(every))
    elif what == "part":
        which = draw(st.sampled_from(texts))
        case.closings.append((item.number, "part", which))
        case.hidden |= words_in(part_text(item, which) or "")
    elif what == "attachment" and item.attachments:
        which = draw(st.sampled_from(item.attachments)).text
        case.closings.append((item.number, "attachment", which))
        case.hidden |= words_in(which)


def _all_words(document: Document) -> set[str]:
    texts = [document.preamble or "", *(entry.text for entry in document.programme)]
    for section in document.sections:
        texts.append(section.title)
        for item in section.items:
            texts += [item.title, item.case_number or "", *(part_text(item, name) or "" for name in (*PartName, OTHER))]
    return words_in(" ".join(texts))
