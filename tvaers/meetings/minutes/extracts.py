"""Extracts of minutes: only the decisions of some items, for one who is to have those and no others."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from tvaers.access.visibility import PUBLIC
from tvaers.danish.listing import listed
from tvaers.document.blocks import parse, plain_text
from tvaers.document.model import Document, Item, Parts, Section
from tvaers.meetings.models import Edition
from tvaers.meetings.paper.queries import document_for


def extract_document(document: Document, numbers: Collection[str]) -> Document:
    """The paper with these items alone, each with its title and its decision; its preamble says that it is an extract.

    Who took part, the programme and what lies around the items is left out.
    """
    sections = [replace(section, text=None, items=_kept(section, numbers)) for section in document.sections]
    found = [item.number for section in sections for item in section.items]
    what = f"pkt. {listed(found)}" if found else "ingen punkter"
    return replace(
        document,
        preamble=f"Uddrag af referatet: kun beslutningen i {what}.",
        sections=[section for section in sections if section.items],
        participants=[],
        apologies=[],
        guests=[],
        programme=[],
        next_meeting=None,
        edition=None,
    )


def items_naming(document: Document, name: str) -> list[str]:
    """The items, by number, whose title or text names this: a municipality by its name alone or in a compound."""
    word = re.compile(rf"(?<![\wæøåÆØÅ]){re.escape(name)}s?(?![\wæøåÆØÅ])")
    return [item.number for item in document.items() if word.search(_text_of(item))]


def public_decisions(edition: Edition) -> dict[str, str]:
    """What everybody may read of the decisions, as plain text by the item's number: what may stand in a mail.

    Nothing as long as the public does not read the edition.
    """
    if not Edition.objects.visible_to(PUBLIC).filter(pk=edition.pk).exists():
        return {}
    return {
        item.number: f"{item.number} {item.title}\n\n{plain_text(parse(item.parts.decision))}"
        for item in document_for(edition, PUBLIC).items()
        if item.parts.decision
    }


def _kept(section: Section, numbers: Collection[str]) -> list[Item]:
    return [
        Item(
            number=item.number,
            title=item.title,
            case_number=item.case_number,
            parts=Parts(decision=item.parts.decision),
            decision_types=item.decision_types,
            open=item.open,
        )
        for item in section.items
        if item.number in numbers
    ]


def _text_of(item: Item) -> str:
    return "\n".join([item.title, *(text for _name, text in item.parts.named()), item.other or ""])
