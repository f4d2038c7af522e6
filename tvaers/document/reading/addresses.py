"""Web addresses: found whole though lines and pages cut them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tvaers.document.reading.lines import Gap, Line

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"”“|\\^`{}]+", re.IGNORECASE)
_ADDRESS_LINE = re.compile(r"<?(?:https?://|www\.)\S+>?", re.IGNORECASE)
_OPEN_END = re.compile(r"[-/_=?&.%#~+]$")
_TAIL = re.compile(r"[\w/.%=?&#~+-]*[/.=?&%#_-][\w/.%=?&#~+-]*|[a-z0-9]+")
_FILE_END = re.compile(r"\.(?:pdf|docx?|xlsx?|aspx?|html?|php)(?:[?#].*)?$", re.IGNORECASE)


def is_address_line(text: str) -> bool:
    """True when the line is one address and nothing else."""
    return bool(_ADDRESS_LINE.fullmatch(text))


def trimmed(address: str) -> str:
    """The address without the punctuation of the sentence it stands in."""
    address = address.rstrip(".,;:!?’'”»>*_")
    if address.endswith(")") and address.count("(") < address.count(")"):
        return trimmed(address[:-1])
    return address


def with_whole_addresses(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with address lines that were cut in two made one; the same address twice at once is kept once."""
    held: Line | None = None
    for line in lines:
        if held is not None and _continues_address(held, line):
            held = replace(held, text=held.text + line.text)
            continue
        if held is not None and held.text == line.text:
            continue
        if held is not None:
            yield held
        held = line if is_address_line(line.text) and line.inlines is None and line.anchor is None else None
        if held is None:
            yield line
    if held is not None:
        yield held


def _continues_address(held: Line, line: Line) -> bool:
    """True when `line` is the rest of the address that `held` is the beginning of."""
    if " " in line.text or line.gap is Gap.PARAGRAPH or line.inlines is not None or is_address_line(line.text):
        return False
    if _FILE_END.search(held.text) or not _TAIL.fullmatch(line.text):
        return False
    has_sign = bool(re.search(r"[/=?&%#_]|\.\w|-\w+-", line.text))
    return has_sign or bool(_OPEN_END.search(held.text) and not line.text.endswith("."))


def glues(left: str, right: str) -> bool:
    """True when the last word of `left` is an address that goes on with the first word of `right`."""
    last = left.rsplit(" ", 1)[-1].lstrip("(<")
    if not is_address_line(last) or _FILE_END.search(last):
        return False
    first = right.split(" ", 1)[0]
    if _OPEN_END.search(last) and not last.endswith("."):
        return bool(_TAIL.fullmatch(first.rstrip(".,;)")))
    return bool(re.search(r"/|\.(?:pdf|dk|html?|aspx?)\b", first)) and first[0].islower()


def addresses(text: str) -> list[str]:
    """Every address in the text, whole, each once, in printed order."""
    return list(dict.fromkeys(trimmed(match.group()) for match in ADDRESS.finditer(text)))
