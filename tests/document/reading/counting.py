"""Counts the words of a source and of the document read from it: none may be lost.

"Every word of the source stands in a title, a part, `other`, `preamble`, the attendance or a warning, or is page
furniture whose lines a warning names." Labels that became fields (part headings, "Kommune" in a list of people) count
as said.
"""

import re
from collections import Counter

from tvaers.document.model import Document

_PART_LABELS = {
    "background": "Baggrund",
    "recommendation": "Indstilling",
    "presentation": "Sagsfremstilling",
    "decision": "Beslutning",
}
_LABELS = ("sag", "sags", "nr", "sagsnr", "referat")
_WORD = re.compile(r"[^\W_]+")
_CUT = re.compile(r"(?<=\w) ?[-\u00ad]\n+\s*(?!(?:og|eller|samt|til)\b)(?=\w)")
_INNER_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010](?=\w)")
_ADDRESS_LINE = re.compile(r"\s*https?://\S+\s*")


def lost_words(source: str, document: Document) -> list[str]:
    """The words that stand in the source more often than in the document, in alphabetical order."""
    said = _counted(" \n ".join(_said(document)))
    lines = source.replace("\f", "\n").split("\n")
    named = {number for warning in document.warnings for number in _line_numbers(warning.message)}
    kept = [line for number, line in enumerate(lines, 1) if number not in named]
    addresses = {line.strip() for line in kept if _ADDRESS_LINE.fullmatch(line)}
    running = "\n".join(line.strip() for line in kept if line.strip() and not _ADDRESS_LINE.fullmatch(line))
    wanted = _counted(_CUT.sub("", running)) + _counted(" ".join(addresses))
    return sorted(word for word in (wanted - said).elements() if word not in _LABELS)


def _counted(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in _WORD.findall(_INNER_HYPHEN.sub("", text)))


def _line_numbers(message: str) -> list[int]:
    match = re.search(r"\(linje ([\d, ]+)\)", message)
    return [int(number) for number in match.group(1).split(",")] if match else []


def _said(document: Document):
    yield document.preamble or ""
    for attendee in (*document.participants, *document.apologies, *document.guests):
        yield from (attendee.name, attendee.party or "", attendee.municipality or "", attendee.note or "")
        yield "Kommune" if attendee.municipality else ""
    for group in (document.participants, document.apologies, document.guests):
        yield "Deltagerfortegnelse Deltagere Afbud Gæster" if group else ""
    for section in document.sections:
        yield f"{section.number} {section.title}"
        yield section.text or ""
        for item in section.items:
            yield f"{item.number} {item.title} {item.case_number or ''} {' '.join(item.officers)}"
            yield {True: "Åbent punkt", False: "Lukket punkt", None: ""}[item.open]
            yield f"Neutral titel {item.neutral_title}" if item.neutral_title else ""
            for name, text in item.parts.named():
                yield _PART_LABELS[name.value]
                yield text
            yield item.other or ""
