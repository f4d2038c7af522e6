"""Which numbered lines are headings: section and item headings told apart from lists, dates, times and references.

A number at the start of a line proves nothing. Each candidate gets points for what stands around it, and the chain
of numbers with the most points, in which numbers only grow, is the agenda.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tvaers.danish.dates import MONTHS
from tvaers.document.reading.lines import Gap, Line, breaks_off, print_width
from tvaers.document.reading.parts import is_case_line, part_heading

Key = tuple[int, ...]
_ITEM = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s+(\S.*)")
_LABEL = r"(?:punkt|pkt\.?|sag|dagsordenspunkt)\s*(?:nr\.?\s*)?"
_PLAIN = re.compile(rf"(?:{_LABEL})?(\d{{1,2}})\s*(?:[.:)]|[-–](?=\s))?\s+(\S.*)", re.IGNORECASE)
_NUMBER_MARKED = re.compile(rf"(?:{_LABEL}\d{{1,2}}\b|\d{{1,2}}\.(?=\s))", re.IGNORECASE)
_NO_TITLE = re.compile(rf"(?i:{'|'.join(MONTHS)})\b|[a-zæøå(§%)/–-]")
_STANDING_TITLE = re.compile(
    r"(?:godkendelse af |siden sidst|regionalpolitiske sager|udpegning|kkr\b|punkter til|sager til|eventuelt|"
    r"meddelelser|orientering|konstituering|velkomst|næste møde|temadrøftelse|åbne punkter|lukkede punkter|"
    r"åben|lukket|bordet rundt|til (?:beslutning|drøftelse|orientering)|evt\.?$)",
    re.IGNORECASE,
)
_MAX_TITLE_LINES = 4
_MAX_TITLE = 220
_MAX_CANDIDATES = 4_000


@dataclass(frozen=True)
class Heading:
    """A section heading (one number) or an item heading (two and more), over lines `start` to `end` (exclusive)."""

    key: Key
    start: int
    end: int

    @property
    def number(self) -> str:
        """The number as in the contract: "2.10"."""
        return ".".join(str(part) for part in self.key)


@dataclass(frozen=True)
class _Candidate:
    key: Key
    start: int
    end: int
    points: int


def find_headings(lines: list[Line]) -> list[Heading]:
    """The headings of the agenda in `lines`, in printed order: sections and items, or items alone when flat.

    Empty when the lines are no agenda. A flat agenda's headings have keys of one number.
    """
    width = print_width(lines)
    candidates = list(_candidates(lines, width))
    confirmed = [candidate for candidate in candidates if len(candidate.key) > 1 and candidate.points > 0]
    if not confirmed:
        candidates = [_as_flat(candidate, lines) for candidate in candidates if len(candidate.key) == 1]
    best = _best_chain(candidates[:_MAX_CANDIDATES], jump_cost=4)
    return [Heading(candidate.key, candidate.start, candidate.end) for candidate in best]


def numbered_title(text: str) -> str:
    """The title of a heading line without its number."""
    match = _ITEM.fullmatch(text) or _PLAIN.fullmatch(text)
    return match.group(2).strip() if match else text


def _candidates(lines: list[Line], width: int) -> Iterator[_Candidate]:
    for at, line in enumerate(lines):
        if line.bullet is not None or line.block is not None:
            continue
        match = _ITEM.fullmatch(line.text) or _PLAIN.fullmatch(line.text)
        if match is None or _NO_TITLE.match(match.group(2)):
            continue
        key = tuple(int(part) for part in match.group(1).split("."))
        if 0 in key or key[0] > 60:
            continue
        end = _title_end(lines, at, width)
        points = _item_points(lines, at, end) if len(key) > 1 else _section_points(lines, at, end, key)
        yield _Candidate(key, at, end, points)


def _title_end(lines: list[Line], start: int, width: int) -> int:
    """The line after the title that begins at `start`.

    A case number soon after ends it; without one, the title goes on while its lines are full, cut or set tight.
    """
    for at in range(start + 1, min(start + 1 + _MAX_TITLE_LINES, len(lines))):
        if is_case_line(lines[at].text):
            return at
        if part_heading(lines[at]) or lines[at].gap is Gap.PARAGRAPH or _starts_number(lines[at]):
            break
    at = start + 1
    while at < len(lines) and at - start < _MAX_TITLE_LINES and _title_goes_on(lines[at - 1], lines[at], width):
        at += 1
    return at


def _title_goes_on(line: Line, following: Line, width: int) -> bool:
    if following.gap is Gap.PARAGRAPH or following.page_start or line.whole or line.text.endswith((".", ":", "?")):
        return False
    if part_heading(following) or _starts_number(following):
        return False
    if line.text.endswith("-") or (line.large and following.large):
        return True
    if breaks_off(line, following, int(width * 0.72)):
        return False
    return following.gap is Gap.TIGHT or following.text[0].islower()


def _starts_number(line: Line) -> bool:
    return bool(_ITEM.fullmatch(line.text) or _NUMBER_MARKED.match(line.text))


def _item_points(lines: list[Line], start: int, end: int) -> int:
    line = lines[start]
    points = -2 + _what_follows(lines, end)
    points += 6 if line.heading else 0
    if line.page_start or line.gap is not Gap.NEXT:
        points += 1
    else:
        points -= 3
    if line.text.endswith((".", ";", ",")) or _length(lines, start, end) > _MAX_TITLE:
        points -= 4
    return points


def _what_follows(lines: list[Line], end: int) -> int:
    if end >= len(lines):
        return 0
    if is_case_line(lines[end].text):
        return 9
    return 6 if part_heading(lines[end]) else 0


def _section_points(lines: list[Line], start: int, end: int, key: Key) -> int:
    line = lines[start]
    if not _NUMBER_MARKED.match(line.text) and not line.heading:
        return -20
    points = -2 + (6 if line.heading else 0)
    following = lines[end].text if end < len(lines) else ""
    match = _ITEM.fullmatch(following)
    if match and match.group(1) == f"{key[0]}.1":
        points += 6
    if _STANDING_TITLE.match(numbered_title(line.text)):
        points += 4
    if line.page_start:
        points += 3
    elif line.gap is Gap.NEXT:
        points -= 5
    if line.text.endswith((".", ";", ",", ":")) or _length(lines, start, end) > 120:
        points -= 4
    return points


def _length(lines: list[Line], start: int, end: int) -> int:
    return sum(len(line.text) for line in lines[start:end])


def _as_flat(candidate: _Candidate, lines: list[Line]) -> _Candidate:
    """The candidate with the points it has as an item of an agenda without sections."""
    followed = _what_follows(lines, candidate.end)
    points = candidate.points + followed
    if followed:
        points = max(points, 1)
    if points < 0 and lines[candidate.start].gap is not Gap.NEXT and not _in_list(candidate, lines):
        points = 1
    if _in_list(candidate, lines):
        points -= 4
    return _Candidate(candidate.key, candidate.start, candidate.end, points)


def _in_list(candidate: _Candidate, lines: list[Line]) -> bool:
    """True when numbered lines stand right before or after: a numbered list, not headings."""
    at = candidate.end
    after = at < len(lines) and lines[at].gap is Gap.NEXT and bool(_NUMBER_MARKED.match(lines[at].text))
    before = lines[candidate.start].gap is Gap.NEXT and candidate.start > 0
    return after or (before and bool(_NUMBER_MARKED.match(lines[candidate.start - 1].text)))


def _best_chain(candidates: list[_Candidate], jump_cost: int) -> list[_Candidate]:
    """The candidates, in printed order and with growing numbers, whose points less the cost of gaps are highest."""
    chains: dict[Key, list[_Candidate]] = {(): []}
    totals: dict[Key, int] = {(): 0}
    for candidate in candidates:
        if candidate.points < -8:
            continue
        before = max(
            (key for key in totals if key < candidate.key),
            key=lambda key: (totals[key] - _jump(key, candidate.key, jump_cost), key),
        )
        total = totals[before] - _jump(before, candidate.key, jump_cost) + candidate.points
        if total >= totals.get(candidate.key, 1):
            totals[candidate.key] = total
            chains[candidate.key] = [*chains[before], candidate]
    return chains[max(totals, key=lambda key: (totals[key], key))]


def _jump(before: Key, after: Key, cost: int) -> int:
    """What it costs that `after` comes next to `before`: nothing when it is the next number."""
    if after in (_next(before), (*before, 1), (before[0] + 1,) if before else (1,)):
        return 0
    if not before:
        return 1 if after == (1, 1) else cost
    if after == (before[0] + 1, 1):
        return 2
    return cost * max(1, after[0] - before[0])


def _next(key: Key) -> Key:
    return (*key[:-1], key[-1] + 1) if key else (1,)
