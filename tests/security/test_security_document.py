"""docs/security.md answers every line of ASVS 5.0 up to level 2 once, and names tests that exist."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TEXT = (PROJECT / "docs" / "security.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| V(\d+)\.(\d+)\.(\d+)(?:–V(\d+)\.(\d+)\.(\d+))? \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
REQUIRED = {
    1: (2, 9, 11, 3, 2),
    2: (3, 3, 4, 1),
    3: (0, 2, 4, 6, 5, 0, 2),
    4: (3, 1, 2, 4),
    5: (1, 3, 2, 3),
    6: (3, 12, 4, 4, 5, 3, 0, 4),
    7: (3, 4, 2, 5, 2, 2),
    8: (2, 3, 1, 1),
    9: (3, 4),
    10: (2, 2, 4, 11, 5, 2, 3),
    11: (2, 3, 3, 4, 1, 1),
    12: (3, 2, 4),
    13: (1, 5, 2, 5),
    14: (2, 4, 3),
    15: (3, 3, 7),
    16: (1, 5, 4, 3, 3),
    17: (1, 4, 2),
}
"""How many requirements of level 1 and 2 each section has, by chapter; they are the first of each section."""


def answered() -> Counter[tuple[int, int, int]]:
    """The numbers that have an answer, each as often as it is answered."""
    found: Counter[tuple[int, int, int]] = Counter()
    for match in ROW.finditer(TEXT):
        chapter, section, first = map(int, match.group(1, 2, 3))
        last = int(match[6]) if match[6] else first
        found.update((chapter, section, number) for number in range(first, last + 1))
    return found


def test_every_requirement_of_level_two_is_answered_once():
    required = Counter(
        (chapter, section, number)
        for chapter, counts in REQUIRED.items()
        for section, count in enumerate(counts, 1)
        for number in range(1, count + 1)
    )
    assert required.total() == 253
    assert answered() == required


def test_every_answer_is_met_not_applicable_or_open_and_says_why():
    states = {match[7] for match in ROW.finditer(TEXT)}
    assert states == {"met", "n/a", "open"}
    assert all(match[8].strip() for match in ROW.finditer(TEXT))


def test_every_threat_names_a_test_or_is_said_to_be_open():
    rows = TEXT.split("## The threats")[1].split("## What we rely on")[0].splitlines()
    threats = [row for row in rows if row.startswith("| ") and not row.startswith("| who")]
    assert len(threats) > 10
    for row in threats:
        shown = row.rstrip(" |").rpartition("|")[2]
        named = re.findall(r"`(tests/[^`]+)`", shown)
        assert named or "open" in shown, row
        assert all((PROJECT / name).exists() for name in named), row
