"""Two editors write in one text at once while the server is killed: no text that was acknowledged is lost.

    .venv/bin/python -m bench.interleaving [--rounds 1000] [--seed 1]

In each round the server is killed once, at some moment while both write. Each editor keeps what it types until the
server has acknowledged it, and sends it again after a lost answer, as the page does. Every word is typed once and is
another's nowhere, so that after each round all of them must stand in the text. What is written into is a `Notebook`:
that of a session's decisions is here, others can have their own.
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
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, Self

from bench.site import Site, free_port, new_site

ROUNDS = 1000
PATIENCE = 240.0
EDITORS = ("sofie", "otto")
WORDS_A_ROUND = 6
ITEMS = 20
LATEST_KILL = 0.15
"""Seconds into a round, while the editors are at work."""
TOLD_EVERY = 100
TOKEN = "b" * 32


class Unanswered(Exception):
    """The server did not answer, so nobody knows whether it kept what was sent."""


class CutOff(Unanswered):
    """The server was there when it was asked, and died before its answer was through."""


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

    def send(self, notebook: Notebook) -> None:
        """Sends what waits, in order, until the server no longer answers."""
        while self.waiting:
            entry = self.waiting[0]
            entry.is_tried = True
            try:
                kept = notebook.send(self.name, self.place, entry)
            except Unanswered as silence:
                self.cut_off += isinstance(silence, CutOff)
                return
            self.waiting.pop(0)
            if not self.waiting and self.text == self.base:
                self.text = self.base = kept


@dataclass
class Played:
    """What came of some rounds: the words typed, those that were lost, and how many kills cut an answer off."""

    rounds: int = 0
    typed: int = 0
    cut_off: int = 0
    lost: list[str] = field(default_factory=list)

    def __iadd__(self, other: Played) -> Self:
        self.rounds, self.typed = self.rounds + other.rounds, self.typed + other.typed
        self.cut_off, self.lost = self.cut_off + other.cut_off, self.lost + other.lost
        return self

    def __str__(self) -> str:
        return (
            f"{self.rounds} rounds, as many kills, {self.cut_off} of them in the middle of an answer; "
            f"words lost: {len(self.lost)} of {self.typed}"
        )


def play(notebook: Notebook, server: Server, number: int, dice: random.Random) -> Played:
    """One round, with one kill. Lost are the words that were typed and are not in the text at its end."""
    place = number % ITEMS
    begun = notebook.text(place)
    editors = [Editor(name, place, begun, random.Random(dice.random()), begun) for name in EDITORS]
    threads = [threading.Thread(target=_write, args=(editor, notebook, number)) for editor in editors]
    for thread in threads:
        thread.start()
    time.sleep(dice.random() * LATEST_KILL)
    server.kill()
    server.start()
    for thread in threads:
        thread.join()
    deadline = time.monotonic() + PATIENCE
    while any(editor.waiting for editor in editors) and time.monotonic() < deadline:
        for editor in editors:
            editor.send(notebook)
    kept = set(notebook.text(place).split())
    words = [word for editor in editors for word in editor.typed]
    is_cut_off = any(editor.cut_off for editor in editors)
    return Played(1, len(words), int(is_cut_off), [word for word in words if word not in kept])


def _write(editor: Editor, notebook: Notebook, number: int) -> None:
    for step in range(WORDS_A_ROUND):
        editor.type_word(f"{editor.name}{number}x{step}")
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
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
                connection.request("GET", "/konto/log-ind/")
                connection.getresponse().read()
                connection.close()
                return
            time.sleep(0.02)
        raise RuntimeError("the server does not answer; its log is server.log in the data directory")

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
        answer = _asked(self.port, f"{self.path}afvikling/aendringer/", self.sessions[f"{editor}@kkr.example"], body)
        (result,) = answer["results"]
        if result["outcome"] != "done":
            raise RuntimeError(f"refused: {result['message']}")
        return self._text_in(answer, place)

    def text(self, place: int) -> str:
        """The decision that the server has."""
        key = self.sessions[f"{EDITORS[0]}@kkr.example"]
        return self._text_in(_asked(self.port, f"{self.path}afvikling/aendringer/", key), place)

    def _text_in(self, answer: dict, place: int) -> str:
        return next(item["decision"] for item in answer["state"]["items"] if item["id"] == self.places[place])


def _asked(port: int, path: str, key: str, body: str = "") -> dict:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {
        "Cookie": f"sessionid={key}; csrftoken={TOKEN}",
        "X-CSRFToken": TOKEN,
        "Content-Type": "application/json",
    }
    try:
        connection.connect()
    except OSError as error:
        raise Unanswered from error
    try:
        connection.request("POST" if body else "GET", path, body or None, headers)
        response = connection.getresponse()
        content = response.read()
    except (OSError, http.client.HTTPException) as error:
        raise CutOff from error
    finally:
        connection.close()
    if response.status != http.client.OK:
        raise Unanswered(f"{response.status}")
    return json.loads(content)


@contextlib.contextmanager
def held_meeting() -> Iterator[tuple[SessionNotebook, Server]]:
    """A meeting that is open, on a server that can be killed."""
    with new_site() as site:
        site.run("tvaers", "audit", "verify")
        told = json.loads(site.run("bench.held_meeting", "--items", str(ITEMS), "--open"))
        server = Server(site)
        try:
            server.start()
            notebook = SessionNotebook(server.port, told["path"], told["sessions"], tuple(told["items"]))
            yield notebook, server
        finally:
            server.kill()


def played(rounds: int, seed: int) -> Iterator[Played]:
    """So many rounds, one after the other."""
    dice = random.Random(seed)
    with held_meeting() as (notebook, server):
        for number in range(rounds):
            yield play(notebook, server, number, dice)


def main() -> int:
    """Plays and prints; 1 when a word was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="few rounds")
    arguments = parser.parse_args()
    total = Played()
    for one in played(5 if arguments.quick else arguments.rounds, arguments.seed):
        total += one
        if total.rounds % TOLD_EVERY == 0:
            print(f"  so far: {total}", flush=True)
    print(f"  {total}  [goal 0: {'MISSED' if total.lost else 'holds'}]")
    for word in total.lost:
        print(f"    {word}")
    return 1 if total.lost else 0


if __name__ == "__main__":
    sys.exit(main())
