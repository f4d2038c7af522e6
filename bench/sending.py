"""Sending an agenda of 30 items with 200 MB of attachments to 60 people, while pages are asked for.

    .venv/bin/python -m bench.sending [--quick]

The secretary sees the letter and sends on the page; then a member opens the meeting's page, its PDF and the one PDF of
it all, and the letters go to a mail server on this machine. How long pages take meanwhile, the slowest of twenty,
stands beside how long they took before it in the same run, so that a busy machine is unfair to neither.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from bench.figures import Figure, Goal, percentile, show
from bench.letters import Letters, taking_letters
from bench.pages import keep_meeting
from bench.reading import pages
from bench.sender import Person, Secretary, Told
from bench.site import Server, Site, new_site

MOST_MILLISECONDS = Goal(1_000)
MOST_SECONDS_TO_SEND = Goal(10)
ASKED_BEFORE = 100
SHARE = 0.95
PAUSE = 0.02
OK, BEING_MADE = 200, 202
LONGEST = 300.0


@dataclasses.dataclass
class Taken:
    """Seconds since the secretary sent until each of these was there."""

    answer: float = 0.0
    letters: float = 0.0
    pdf: float = 0.0
    whole: float = 0.0
    pages_of_whole: int = 0


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="three items, two megabytes, five people")
    items, megabytes, members = (3, 2, 5) if parser.parse_args().quick else (30, 200, 60)
    with new_site() as site:
        show(*measure(site, items, megabytes, members))


def measure(site: Site, items: int, megabytes: int, members: int, asked_before: int = ASKED_BEFORE) -> list[Figure]:
    """How long pages take before and during, and how long it took until everything was there."""
    archived = keep_meeting(site)
    told = Told(**json.loads(site.run("bench.meeting_to_send", str(items), str(megabytes), str(members))))
    with taking_letters(site.data / "letters") as letters:
        site = dataclasses.replace(site, settings={"TVAERS_SMTP_URL": letters.url})
        with site.serving() as server, ThreadPoolExecutor(1) as pool:
            asked = _asked_for(server, told, archived)
            before = [next(asked) for _ in range(asked_before)]
            sending = pool.submit(_send, server, told, letters)
            during = list(_until_done(sending, asked))
            taken = sending.result()
    size = f"{items} items, {told.bytes / 1_000_000:.0f} MB, {members} people"
    return [
        Figure("sending, until the answer", taken.answer, "s", MOST_SECONDS_TO_SEND, size),
        *_figures_of_pages(before, during),
        Figure(f"until {told.letters} letters are with the mail server", taken.letters, "s"),
        Figure("until a member has the agenda as PDF", taken.pdf, "s"),
        Figure(f"until a member has the one PDF of it all, {taken.pages_of_whole} pages", taken.whole, "s"),
    ]


def _figures_of_pages(before: list[float], during: list[float]) -> list[Figure]:
    against = f"{percentile(before, SHARE):.0f} ms before it, {len(during)} pages asked meanwhile"
    return [
        Figure("a page meanwhile, 95th percentile", percentile(during, SHARE), "ms", MOST_MILLISECONDS, against),
        Figure("the slowest page meanwhile", max(during), "ms", against=f"{max(before):.0f} ms before it"),
    ]


def _send(server: Server, told: Told, letters: Letters) -> Taken:
    """Sends, and waits until everything is where it is to be. Raises RuntimeError when something is not."""
    taken, secretary = Taken(), Secretary(Person(server, told.session), told.sending)
    confirmed = secretary.sees_the_letter()
    start = time.perf_counter()
    secretary.sends(confirmed)
    taken.answer = time.perf_counter() - start
    with ThreadPoolExecutor(1) as pool:
        arrived = pool.submit(_letters_arrived, letters, told.letters, start)
        _read(Person(server, told.member), told, taken, start)
        taken.letters = arrived.result()
    return taken


def _read(member: Person, told: Told, taken: Taken, start: float) -> None:
    """What a member opens once the letter is there: the page, its PDF, and it all as one."""
    if "Sag 0" not in member.asked("GET", told.page).body.decode():
        raise RuntimeError("the member does not read the agenda")
    _once_made(member, f"{told.page}dokument.pdf", start)
    taken.pdf = time.perf_counter() - start
    whole = _once_made(member, f"{told.page}samlet.pdf", start)
    taken.whole = time.perf_counter() - start
    taken.pages_of_whole = pages(whole)
    if len(whole) < told.bytes * 0.9 or taken.pages_of_whole <= told.pages:
        raise RuntimeError(f"not all is in the one PDF: {len(whole)} bytes, {taken.pages_of_whole} pages")


def _once_made(member: Person, path: str, start: float) -> bytes:
    """The file at the address, once it is no longer being made."""
    while (answer := member.followed(path)).status == BEING_MADE:
        if time.perf_counter() - start > LONGEST:
            raise RuntimeError(f"{path} is not made")
        time.sleep(0.5)
    if answer.status != OK or not answer.body.startswith(b"%PDF"):
        raise RuntimeError(f"{path} answers {answer.status}, and no PDF")
    return answer.body


def _letters_arrived(letters: Letters, count: int, start: float) -> float:
    """Seconds until there are so many."""
    while letters.count() < count:
        if time.perf_counter() - start > LONGEST:
            raise RuntimeError(f"{letters.count()} letters came, not {count}")
        time.sleep(0.05)
    return time.perf_counter() - start


def _asked_for(server: Server, told: Told, archived: str) -> Iterator[float]:
    """Milliseconds of pages in turn, each made by Django anew: everybody's, a member's, the secretary's, the list."""
    public, member, secretary = Person(server, "asked-anew"), Person(server, told.member), Person(server, told.session)
    for who, path in itertools.cycle(
        ((public, archived), (member, "/nordjylland/"), (secretary, "/nordjylland/moedeplan/"), (public, "/"))
    ):
        start = time.perf_counter()
        status = who.asked("GET", path).status
        if status != OK:
            raise RuntimeError(f"{path} answered {status}")
        yield (time.perf_counter() - start) * 1_000


def _until_done(sending: Future[Taken], asked: Iterator[float]) -> Iterator[float]:
    while not sending.done():
        yield next(asked)
        time.sleep(PAUSE)


if __name__ == "__main__":
    main()
