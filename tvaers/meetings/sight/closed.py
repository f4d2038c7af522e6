"""What of a paper is closed, and the paper without it: pure, whoever asks.

A document says many things twice: a person appointed stands in the decision and among the appointments, an attachment
in the text and in a list, a programme in an item's text and at the document. What repeats a closed text goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from tvaers.councils.models import CouncilSettings
from tvaers.document.model import Document, Item, PartName, Parts, ProgrammeEntry, Section, Source
from tvaers.document.reading.deriving import derive
from tvaers.meetings.models import Closing
from tvaers.meetings.sight.attachments_in_doubt import closed_titles, with_what_stood_beside
from tvaers.meetings.sight.closed_attachments import says, without_attachments, words_of

Shown = CouncilSettings.ClosedItemsShown
OTHER = "other"
"""The name, beside the four parts', of an item's text that stands under none of their headings."""
T = TypeVar("T")

CLOSED_ITEM = "Lukket punkt"
CLOSED_TEXT = "_Lukket_"
"""Words of the paper, so they are Danish in every language of the page."""


@dataclass(frozen=True)
class ClosedItem:
    """What is closed of one item; `neutral_title` is what a wholly closed one is called in public, if anything.

    `is_by_secretariat` is false where only the paper itself says so.
    """

    is_whole: bool = False
    is_by_secretariat: bool = False
    parts: frozenset[str] = frozenset()
    attachments: frozenset[str] = frozenset()
    neutral_title: str = ""


ClosedItems = dict[str, ClosedItem]
"""By the item's number. An item with nothing closed is not in it."""


def closings_of(meeting_key: int) -> list[Closing]:
    """The closings in force in a meeting, whoever asks."""
    return with_what_stood_beside(Closing.objects.filter(meeting=meeting_key, opened_at__isnull=True))


def closed_items(document: Document, closings: Iterable[Closing]) -> ClosedItems:
    """What is closed in the document: what it says of itself, and what the secretariat has closed in the meeting."""
    by_number = closings_by_item(document, closings)
    return {
        item.number: _closed_of(item, by_number[item.number])
        for item in document.items()
        if by_number[item.number] or item.open is False
    }


def closings_by_item(document: Document, closings: Iterable[Closing]) -> dict[str, list[Closing]]:
    """The closings of each item of the document, by its number."""
    titles = {item.number: _folded(item.title) for item in document.items()}
    in_force = list(closings)
    return {
        item.number: [closing for closing in in_force if applies(closing, item.number, item.title, titles)]
        for item in document.items()
    }


def applies(closing: Closing, number: str, title: str, titles: dict[str, str]) -> bool:
    """Whether the closing is of the item with this number and title, in an edition with these folded titles by number.

    An item keeps its number as a rule. Where another edition numbers anew, the title tells, and what has the number
    stays closed too: of two that may be meant none is opened by mistake.
    """
    if number == closing.item_number:
        return True
    sought = _folded(closing.item_title)
    return bool(sought) and titles.get(closing.item_number) != sought and _folded(title) == sought


def of_attachments(closings: Iterable[Closing]) -> list[Closing]:
    """Those that are of attachments."""
    return [closing for closing in closings if closing.what == Closing.What.ATTACHMENT]


def without_closed(document: Document, closed: ClosedItems, shown: str) -> Document:
    """The document as those read it who see nothing of what is closed, in a council that has chosen `shown`."""
    if not closed:
        return document
    sections = []
    for section in document.sections:
        seen = [seen_item(item, closed.get(item.number), shown) for item in section.items]
        items = [item for item in seen if item is not None]
        if items or not section.items:
            sections.append(replace(section, items=items))
    hidden = [item for item in document.items() if item.number in closed]
    reduced = replace(document, source=Source("", "", ""), sections=sections, warnings=[])
    return _without_repeated(reduced, hidden, closed)


def holds_closed_text(document: Document, closed: ClosedItems) -> bool:
    """Whether the paper has words that are closed. An item that it calls closed and that has a title only has none."""
    return any(
        what.is_by_secretariat or any(part_text(item, name) for name in (*PartName, OTHER))
        for item in document.items()
        if (what := closed.get(item.number))
    )


def open_part(item: Item, closed: ClosedItem, *, mark: str | None = None) -> Item:
    """The item without its closed parts and attachments; `mark` stands where something was, None for nothing."""
    bare = _with_texts(item, closed, None)
    fresh = replace(bare)
    derive(fresh)
    hidden = _words_taken(item, bare)
    reduced = replace(
        bare,
        recommendations=_as_left(item, bare, PartName.RECOMMENDATION, item.recommendations, fresh.recommendations),
        recommendation_types=_as_left(
            item, bare, PartName.RECOMMENDATION, item.recommendation_types, fresh.recommendation_types
        ),
        decision_types=_as_left(item, bare, PartName.DECISION, item.decision_types, fresh.decision_types),
        links=[link for link in item.links if link in fresh.links],
        attachments=[
            attachment
            for attachment in item.attachments
            if attachment.text not in closed.attachments
            and attachment.part not in closed.parts
            and (attachment in fresh.attachments or not says(hidden, words_of(attachment.text)))
        ],
        appointments=[
            appointment
            for appointment in item.appointments
            if bare.parts.decision
            and (appointment in fresh.appointments or _is_said_openly(bare, appointment.body, appointment.person))
        ],
    )
    if mark is None:
        return reduced
    marked = _with_texts(item, closed, mark)
    return replace(reduced, parts=marked.parts, other=marked.other)


def part_text(item: Item, name: str) -> str | None:
    """The text of a part, or of what stands under no heading (`OTHER`)."""
    text: str | None = item.other if name == OTHER else getattr(item.parts, name)
    return text


def _closed_of(item: Item, closings: list[Closing]) -> ClosedItem:
    whole = [closing for closing in closings if closing.what == Closing.What.ITEM]
    given = next((closing.neutral_title for closing in whole if closing.neutral_title), "")
    return ClosedItem(
        is_whole=bool(whole) or item.open is False,
        is_by_secretariat=bool(closings),
        parts=frozenset(closing.part for closing in closings if closing.what == Closing.What.PART),
        attachments=closed_titles([entry.text for entry in item.attachments], of_attachments(closings)),
        neutral_title=given or item.neutral_title or "",
    )


def seen_item(item: Item, closed: ClosedItem | None, shown: str) -> Item | None:
    """The item as those read it who see nothing of what is closed, None for nothing; the council chose `shown`."""
    if closed is None:
        return item
    if not closed.is_whole:
        return open_part(item, closed, mark=None if shown == Shown.NOTHING else CLOSED_TEXT)
    if shown == Shown.NOTHING:
        return None
    title = CLOSED_ITEM if shown == Shown.NUMBER else closed.neutral_title or CLOSED_ITEM
    if shown != Shown.DECISION:
        return Item(number=item.number, title=title, open=False, parts=Parts())
    left = open_part(item, closed)
    return Item(
        number=item.number,
        title=title,
        open=False,
        parts=Parts(decision=left.parts.decision),
        decision_types=left.decision_types,
    )


def _with_texts(item: Item, closed: ClosedItem, mark: str | None) -> Item:
    texts = {name: _open_text(item, name, closed, mark) for name in (*PartName, OTHER)}
    other = texts.pop(OTHER)
    return replace(item, parts=Parts(**{name.value: texts[name] for name in PartName}), other=other)


def _open_text(item: Item, name: str, closed: ClosedItem, mark: str | None) -> str | None:
    text = part_text(item, name)
    if not text:
        return text
    if name in closed.parts:
        return mark
    return without_attachments(text, closed.attachments, mark)


def _as_left(item: Item, bare: Item, part: PartName, given: list[T], fresh: list[T]) -> list[T]:
    """What is told of a part: all as long as its text is whole, nothing without it, else what the rest still tells."""
    before, after = part_text(item, part), part_text(bare, part)
    if before == after:
        return given
    return [value for value in given if value in fresh] if after else []


def _is_said_openly(item: Item, *names: str) -> bool:
    text = words_of(" ".join([item.title, *(text for _, text in item.parts.named()), item.other or ""]))
    return all(says(text, words_of(name)) for name in names)


def _words_taken(item: Item, bare: Item) -> str:
    """The words of all texts of the item that something was taken out of."""
    names = [name for name in (*PartName, OTHER) if part_text(item, name) != part_text(bare, name)]
    return " | ".join(words_of(part_text(item, name) or "") for name in names)


def _without_repeated(document: Document, hidden: Collection[Item], closed: ClosedItems) -> Document:
    """The document without what its own texts repeat of closed items: programme entries, and their titles."""
    titles = [(_title_pattern(item.title), closed[item.number]) for item in hidden if closed[item.number].is_whole]
    renamed = [(pattern, entry.neutral_title or CLOSED_ITEM) for pattern, entry in titles if pattern]
    taken = [line for item in hidden for line in _lines_taken(item, closed[item.number])]

    def clean(text: str) -> str:
        for pattern, neutral in renamed:
            text = pattern.sub(neutral.replace("\\", r"\\"), text)
        return text

    return replace(
        document,
        preamble=clean(document.preamble) if document.preamble else document.preamble,
        programme=[
            replace(entry, text=clean(entry.text))
            for entry in document.programme
            if not any(_repeats(entry, line) for line in taken)
        ],
        sections=[_clean_section(section, clean) for section in document.sections],
    )


def _clean_section(section: Section, clean: Callable[[str], str]) -> Section:
    return replace(section, title=clean(section.title), text=clean(section.text) if section.text else section.text)


def _lines_taken(item: Item, closed: ClosedItem) -> list[str]:
    names = (*PartName, OTHER) if closed.is_whole else closed.parts
    return [words_of(line) for name in names for line in (part_text(item, name) or "").splitlines()]


def _repeats(entry: ProgrammeEntry, line: str) -> bool:
    return says(line, words_of(entry.time)) and says(line, words_of(entry.text))


def _title_pattern(title: str) -> re.Pattern[str] | None:
    """Finds the title in Markdown; None for one so short and common ("Eventuelt") that it tells nothing."""
    if len(title.split()) < _TELLING_WORDS and len(title) < _TELLING_LETTERS:
        return None
    pieces = [r"\s+" if letter.isspace() else _letter(letter) for letter in " ".join(title.split())]
    return re.compile("".join(pieces), re.IGNORECASE)


def _letter(letter: str) -> str:
    return letter if letter.isalnum() else rf"\\?{re.escape(letter)}"


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()


_TELLING_WORDS = 2
_TELLING_LETTERS = 12
