"""Fills a site with many small meetings, through the same actions that an import calls.

    TVAERS_DATA=... python -m bench.filling MEETINGS

The papers are made, not read: what is measured afterwards is lists, for which the number of rows matters.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from datetime import date, timedelta

from bench.papers import invented_names
from bench.search_archive import Archive
from tvaers.danish.registers import council_names, municipalities
from tvaers.document.contract import to_json
from tvaers.document.model import Act, Attendee, Document, Item, Kind, Parts, Section, Source

LAST_DAY = date(2026, 10, 30)
ITEMS_IN_A_MEETING = 15
_WORDS = 40
_ACTS = (Act.NOTED, Act.APPROVED, Act.SUPPORTED, Act.DISCUSSED, Act.RECOMMENDED)


def small_paper(number: int, vocabulary: list[str]) -> Document:
    """Minutes number `number`: every council meets every week, the last week first."""
    rng = random.Random(number)
    councils = council_names()
    return Document(
        source=Source(f"{number:05}.json", "0" * 64, "application/json"),
        council=councils[number % len(councils)],
        kind=Kind.MINUTES,
        date=LAST_DAY - timedelta(days=7 * (number // len(councils))),
        participants=_attendees(rng),
        sections=[Section(1, "Sager", [_item(rng, place, vocabulary) for place in range(1, ITEMS_IN_A_MEETING + 1)])],
    )


def _attendees(rng: random.Random) -> list[Attendee]:
    """Sixteen of forty people, each of a municipality and a party of their own."""
    first, last = invented_names()
    towns = [entry.name for entry in municipalities()]
    people = [
        Attendee(f"{first[number]} {last[number]}", "ABCFOV"[number % 6], towns[2 * number]) for number in range(40)
    ]
    return rng.sample(people, 16)


def _item(rng: random.Random, place: int, vocabulary: list[str]) -> Item:
    act = rng.choice(_ACTS)
    return Item(
        number=f"1.{place}",
        title=_sentence(rng, vocabulary, 8),
        case_number=f"SAG-2026-{rng.randrange(100_000):05}",
        parts=Parts(
            background=_sentence(rng, vocabulary, _WORDS),
            recommendation=_sentence(rng, vocabulary, 12),
            presentation=_sentence(rng, vocabulary, 2 * _WORDS),
            decision=_sentence(rng, vocabulary, 12),
        ),
        recommendation_types=[act],
        decision_types=[act],
    )


def _sentence(rng: random.Random, vocabulary: list[str], words: int) -> str:
    return " ".join(rng.choices(vocabulary, k=words)).capitalize() + "."


def fill(count: int) -> None:
    """Keeps `count` meetings in the site of `TVAERS_DATA`."""
    from tvaers.access.action import Actor
    from tvaers.archive.actions import import_document
    from tvaers.meetings.paper.actions import Original

    by = Actor.operating_system_user()
    vocabulary = Archive().vocabulary[:5_000]
    for number in range(count):
        document = small_paper(number, vocabulary)
        data = to_json(document).encode()
        name, sha256 = document.source.filename, hashlib.sha256(data).hexdigest()
        import_document(document, Original(name, sha256, "application/json", len(data)), is_published=True, by=by)


def main() -> None:
    """Fills as the argument says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("meetings", type=int)
    count = parser.parse_args().meetings
    from tvaers.site.cli.preparation import prepare

    prepare()
    fill(count)


if __name__ == "__main__":
    main()
