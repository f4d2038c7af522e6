"""Those who write in one item's form, as their browsers do: kept at each pause, saved now and then, and closed lids.

What the server has said it keeps must be there when the form is opened anew, and in the item once it is saved.
"""

from __future__ import annotations

import http.client
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from bench.asking import CutOff, Reply, Unanswered, asked

PART = "presentation"
SAVES, CLOSES = 0.3, 0.4
PAUSE = 0.03
NUMBERS_BEGIN = 1_577_836_800


class Form(HTMLParser):
    """The form of a page: what stands in its fields, and where what is typed is kept."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.keeps_at = ""
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Fields count only within the form that keeps what is typed."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.keeps_at = given.get("data-autosave", "") or self.keeps_at
        elif self.keeps_at and tag == "textarea":
            self._open = given["name"]
            self.fields[self._open] = ""
        elif self.keeps_at and tag == "input" and given.get("type") in ("text", "hidden"):
            self.fields[given["name"]] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        """Ends a field."""
        if tag == "textarea":
            self._open = ""

    def handle_data(self, data: str) -> None:
        """Browsers leave out the line break that a field begins with."""
        if self._open:
            self.fields[self._open] += data if self.fields[self._open] else data.removeprefix("\n")


@dataclass
class Author:
    """Someone with an item's form open. `kept` are the words that the server has said it keeps; none may be lost."""

    name: str
    port: int
    session: str
    address: str
    dice: random.Random
    form: Form | None = None
    typed: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)
    answers: int = 0
    cut_off: int = 0
    closed: int = 0
    _sequence: int = 0

    def write(self, words: list[str]) -> None:
        """Types the words, one at each pause; what is not answered is not asked again here."""
        for word in words:
            self._try(lambda word=word: self._step(word))  # type: ignore[misc]
            time.sleep(self.dice.random() * PAUSE)

    def finish(self) -> bool:
        """After the server came back: sends again, or opens the form anew as after a closed lid, and saves."""
        if self.cut_off and self.dice.random() < CLOSES:
            self.form, self.cut_off, self.closed = None, 0, self.closed + 1
        return self._try(self._save_all)

    def reads(self) -> set[str]:
        """The words of the item's text. Raises Unanswered."""
        self._open()
        return self._words()

    def _step(self, word: str) -> None:
        self._open()
        self._type(word)
        if self.dice.random() < SAVES:
            self._save()
        else:
            self._keep()

    def _save_all(self) -> None:
        self._open()
        self._save()

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except Unanswered as silence:
            self.cut_off += isinstance(silence, CutOff)
            return False
        return True

    def _open(self) -> None:
        """Opens the form, unless it is open; what was kept must be in it."""
        if self.form is None:
            self.form = Form(self._asked("GET", self.address).body.decode())
            there = self._words()
            self.lost += [word for word in self.kept if word not in there]

    def _type(self, word: str) -> None:
        paragraphs = [text for text in self._text().split("\n\n") if text]
        where = self.dice.randrange(len(paragraphs) + 1)
        if where < len(paragraphs) and self.dice.random() < 0.6:
            paragraphs[where] += f" {word}"
        else:
            paragraphs.insert(where, word)
        self._fields()[PART] = "\n\n".join(paragraphs)
        self.typed.append(word)

    def _keep(self) -> None:
        """As at a pause."""
        fields = self._fields()
        self._sequence = max(self._sequence + 1, int(time.time()) - NUMBERS_BEGIN)
        parts = {name: text for name, text in fields.items() if name not in ("based_on", "csrfmiddlewaretoken")}
        body = json.dumps({"based_on": int(fields["based_on"]), "sequence": self._sequence, "parts": parts})
        answer = json.loads(self._asked("POST", self._form().keeps_at, body, "application/json").body)
        if answer["saved"] != self._sequence:
            raise RuntimeError(f"not kept: {answer}")
        self._note()

    def _save(self) -> None:
        """Saves, and where both changed the same, both texts; the form is then opened anew."""
        while True:
            reply = self._asked("POST", self.address, urlencode(self._fields()), "application/x-www-form-urlencoded")
            if reply.status == http.client.FOUND:
                break
            shown = Form(reply.body.decode())
            if shown.fields["based_on"] == self._fields()["based_on"]:
                raise RuntimeError("the form was refused")
            self.form = shown
        self._note()
        self.form = None

    def _note(self) -> None:
        self.kept |= self._words() & set(self.typed)
        self.answers += 1

    def _words(self) -> set[str]:
        return set(self._text().split())

    def _text(self) -> str:
        return self._fields()[PART].replace("\r\n", "\n")

    def _fields(self) -> dict[str, str]:
        return self._form().fields

    def _form(self) -> Form:
        if self.form is None:
            raise RuntimeError("the form is not open")
        return self.form

    def _asked(self, method: str, path: str, body: str = "", content_type: str = "") -> Reply:
        reply = asked(self.port, method, path, self.session, body, content_type)
        if reply.status not in (http.client.OK, http.client.FOUND):
            raise RuntimeError(f"{path} answers {reply.status}")
        return reply
