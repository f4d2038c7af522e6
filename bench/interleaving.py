"""Two write in one text at once while the server is killed: no text that was acknowledged is lost.

    .venv/bin/python -m bench.interleaving [--rounds 1000] [--seed 1]

In each round the server is killed once, at some moment while they write: two in a decision of a meeting that is held,
and two in an item's form. Each keeps what they type until the server has acknowledged it, and sends it again after a
lost answer, as the pages do; of those who write in the form some close the lid instead, and go on from what the page
has when they come back (`authors.py`). Every word is typed once and is another's nowhere, so that after each round all
that were ever acknowledged in a text must stand in it.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Protocol

from bench.asking import CutOff, Unanswered, asked
from bench.authors import Author
from bench.site import Site, free_port, new_site

ROUNDS = 1000
PATIENCE = 240.0
EDITORS = ("sofie", "otto")
WORDS_A_ROUND = 6
ITEMS = 20
LATEST_KILL = 12
"""So many texts are acknowledged at most before it, of some seventeen that a round would have."""
SOON = 0.02
LOG_SHOWN = 3_000
TOLD_EVERY = 100


@dataclass
class Entry:
    """What an editor typed and the server has not acknowledged: the whole text, and the one that it began from."""

    key: str
    text: str
    base: str
    is_tried: bool = False


class Notebook(Protocol):
    """A text that two editors write in, on a server."""

    def send(self, editor: str, place: int, entry: Entry) -> str:
        """Sends it and gives the text that the server has now. Raises Unanswered."""

    def text(self, place: int) -> str:
        """The text that the server has now. Raises Unanswered."""


@dataclass
class Editor:
    """Someone who types, sees what the others typed when nothing of one's own is on its way, and loses nothing."""

    name: str
    place: int
    text: str
    dice: random.Random
    base: str = ""
    waiting: list[Entry] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    answers: int = 0
    cut_off: int = 0

    def type_word(self, word: str) -> None:
        """Types one word somewhere: at the end of a paragraph, or as a new one."""
        paragraphs = self.text.split("\n\n") if self.text else []
        where = self.dice.randrange(len(paragraphs) + 1)
        if where < len(paragraphs) and self.dice.random() < 0.6:
            paragraphs[where] += f" {word}"
        else:
            paragraphs.insert(where, word)
        self.text = "\n\n".join(paragraphs)
        self.typed.append(word)
        last = self.waiting[-1] if self.waiting else None
        if last and not last.is_tried:
            last.text = self.text
        else:
            self.waiting.append(Entry(f"{self.name}-{word}", self.text, self.base))
        self.base = self.text

    def send(self, notebook: Notebook) -> bool:
        """Sends what waits, in order, until the server no longer answers; whether nothing waits any more."""
        while self.waiting:
            entry = self.waiting[0]
            entry.is_tried = True
            try:
                kept = notebook.send(self.name, self.place, entry)
            except Unanswered as silence:
                self.cut_off += isinstance(silence, CutOff)
                return False
            self.answers += 1
            self.waiting.pop(0)
            if not self.waiting and self.text == self.base:
                self.text = self.base = kept
        return True


@dataclass
class Played:
    """What came of some rounds: words typed, acknowledged and lost, answers cut off by kills, and lids closed."""

    rounds: int = 0
    typed: int = 0
    acknowledged: int = 0
    cut_off: int = 0
    closed: int = 0
    lost: list[str] = field(default_factory=list)

    def __add__(self, other: Played) -> Played:
        return Played(
            self.rounds + other.rounds,
            self.typed + other.typed,
            self.acknowledged + other.acknowledged,
            self.cut_off + other.cut_off,
            self.closed + other.closed,
            self.lost + other.lost,
        )

    def __str__(self) -> str:
        return (
            f"{self.rounds} rounds, as many kills, {self.cut_off} of them in the middle of an answer; "
            f"{self.closed} closed lids; words lost: {len(self.lost)} of {self.acknowledged} acknowledged, "
            f"of {self.typed} typed"
        )


@dataclass
class Game:
    """A site on which rounds are played, and the words that must be in its texts by now."""

    server: Server
    notebook: SessionNotebook
    items: list[str]
    dice: random.Random
    decided: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    written: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def play(self, number: int) -> Played:
        """One round, with one kill. Lost are acknowledged words that are not in the texts at its end."""
        place = number % ITEMS
        editors, authors = self._editors(place), self._authors(place)
        people: list[Editor | Author] = [*editors, *authors]
        for author in authors:
            author.reads()
        with ThreadPoolExecutor(len(people)) as pool:
            jobs = [pool.submit(_write, editor, self.notebook, number) for editor in editors]
            jobs += [pool.submit(author.write, _words(author.name, number)) for author in authors]
            self._wait_within(jobs, lambda: sum(one.answers for one in people))
            self.server.kill()
            self.server.start()
        for job in jobs:
            job.result()
        _until(lambda: all(author.finish() for author in authors))
        _until(lambda: all(editor.send(self.notebook) for editor in editors))
        decided = {word for editor in editors for word in editor.typed}
        written = {word for author in authors for word in author.kept}
        self.decided[place] |= decided
        self.written[place] |= written
        return Played(
            rounds=1,
            typed=sum(len(one.typed) for one in people),
            acknowledged=len(decided) + len(written),
            cut_off=int(any(one.cut_off > 0 for one in people)),
            closed=sum(author.closed for author in authors),
            lost=self._lost(place) + [word for author in authors for word in author.lost],
        )

    def _wait_within(self, jobs: list[Future[None]], answers: Callable[[], int]) -> None:
        """Until some moment while they write: some answers later, and a little, but before they are all done."""
        last = self.dice.randrange(LATEST_KILL)
        while answers() < last and not all(job.done() for job in jobs):
            time.sleep(0.001)
        time.sleep(self.dice.random() * SOON)

    def _editors(self, place: int) -> list[Editor]:
        begun = self.notebook.text(place)
        return [Editor(name, place, begun, random.Random(self.dice.random()), begun) for name in EDITORS]

    def _authors(self, place: int) -> list[Author]:
        sessions = {name: self.notebook.sessions[f"{name}@kkr.example"] for name in EDITORS}
        return [
            Author(name, self.server.port, key, self.items[place], random.Random(self.dice.random()))
            for name, key in sessions.items()
        ]

    def _lost(self, place: int) -> list[str]:
        reader = self._authors(place)[0]
        in_decision, in_item = set(self.notebook.text(place).split()), reader.reads()
        return sorted(self.decided[place] - in_decision) + sorted(self.written[place] - in_item)


def _until(is_done: Callable[[], bool]) -> None:
    """Raises RuntimeError when it is not in time."""
    deadline = time.monotonic() + PATIENCE
    while not is_done():
        if time.monotonic() > deadline:
            raise RuntimeError("what was typed could not be sent")


def _words(name: str, number: int) -> list[str]:
    return [f"{name}{number}x{step}" for step in range(WORDS_A_ROUND)]


def _write(editor: Editor, notebook: Notebook, number: int) -> None:
    for word in _words(editor.name, number):
        editor.type_word(word)
        if editor.dice.random() < 0.7:
            editor.send(notebook)
        time.sleep(editor.dice.random() * 0.03)


@dataclass
class Server:
    """`tvaers serve` over a site, at one address from life to life."""

    site: Site
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and waits for its first answer."""
        command = [sys.executable, "-m", "tvaers", "serve", "--port", str(self.port), "--workers", "1"]
        with (self.site.data / "server.log").open("ab") as log:
            # A group of its own, so that the workers die with it.
            self.process = subprocess.Popen(
                command, env=self.site.environment, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            with contextlib.suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
                connection.request("GET", "/konto/log-ind/")
                connection.getresponse().read()
                connection.close()
                return
            time.sleep(0.02)
        raise RuntimeError(f"the server does not answer\n{(self.site.data / 'server.log').read_text()[-LOG_SHOWN:]}")

    def kill(self) -> None:
        """Kills it and its workers, with no time to end anything."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=PATIENCE)
            self.process = None


@dataclass(frozen=True)
class SessionNotebook:
    """The decisions of a meeting that is held; `places` are its treatments."""

    port: int
    path: str
    sessions: dict[str, str]
    places: tuple[int, ...]

    def send(self, editor: str, place: int, entry: Entry) -> str:
        """Sends it as the session view does."""
        change = {"key": entry.key, "kind": "type_decision", "item": self.places[place], "acts": []}
        body = json.dumps({"changes": [change | {"text": entry.text, "base": entry.base}]})
        answer = self._asked(editor, body)
        (result,) = answer["results"]
        if result["outcome"] != "done":
            raise RuntimeError(f"refused: {result['message']}")
        return self._text_in(answer, place)

    def text(self, place: int) -> str:
        """The decision that the server has."""
        return self._text_in(self._asked(EDITORS[0]), place)

    def _asked(self, editor: str, body: str = "") -> dict:
        session = self.sessions[f"{editor}@kkr.example"]
        path = f"{self.path}afvikling/aendringer/"
        reply = asked(self.port, "POST" if body else "GET", path, session, body, "application/json")
        if reply.status != http.client.OK:
            raise Unanswered(f"{reply.status}")
        told: dict = json.loads(reply.body)
        return told

    def _text_in(self, answer: dict, place: int) -> str:
        return next(item["decision"] for item in answer["state"]["items"] if item["id"] == self.places[place])


@contextlib.contextmanager
def beginning(seed: int) -> Iterator[Game]:
    """A meeting that is open and items that are not sent, on a server that can be killed."""
    with new_site() as site:
        site.run("tvaers", "audit", "verify")
        told = json.loads(site.run("bench.held_meeting", "--items", str(ITEMS), "--open", "--drafts", str(ITEMS)))
        server = Server(site)
        try:
            server.start()
            notebook = SessionNotebook(server.port, told["path"], told["sessions"], tuple(told["items"]))
            yield Game(server, notebook, told["drafts"], random.Random(seed))
        finally:
            server.kill()


def played(rounds: int, seed: int) -> Iterator[Played]:
    """What came of the rounds so far, after each."""
    total = Played()
    with beginning(seed) as game:
        for number in range(rounds):
            total += game.play(number)
            yield total


def main() -> int:
    """Plays and prints; 1 when a word was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="few rounds")
    arguments = parser.parse_args()
    total = Played()
    for total in played(5 if arguments.quick else arguments.rounds, arguments.seed):
        if total.rounds % TOLD_EVERY == 0:
            print(f"  so far: {total}", flush=True)
    print(f"  {total}  [goal 0: {'MISSED' if total.lost else 'holds'}]")
    for word in total.lost:
        print(f"    {word}")
    return 1 if total.lost else 0


if __name__ == "__main__":
    sys.exit(main())
