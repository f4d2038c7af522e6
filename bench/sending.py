"""Sending an agenda of 30 items with 200 MB of attachments to 60 people, while pages are asked for.

    .venv/bin/python -m bench.sending [--quick]

How long pages take, the slowest of twenty, before the sending and from its beginning until its files and the one PDF of
it all are there; in one run, so that a busy machine is unfair to neither.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import time
from collections.abc import Iterator
from http.cookies import SimpleCookie
from threading import Thread
from urllib.parse import urlencode

from bench.figures import Figure, Goal, percentile, show
from bench.pages import keep_meeting
from bench.site import PATIENCE, Server, Site, new_site

MOST_MILLISECONDS = Goal(1_000)
MOST_SECONDS_TO_SEND = Goal(10)
ASKED_BEFORE = 100
SHARE = 0.95
PAUSE = 0.02
OK, FOUND = 200, 302
LONGEST = 300.0


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="three items, two megabytes, five people")
    items, megabytes, members = (3, 2, 5) if parser.parse_args().quick else (30, 200, 60)
    with new_site() as site:
        show(*measure(site, items, megabytes, members))


def measure(site: Site, items: int, megabytes: int, members: int) -> list[Figure]:
    """How long pages take before and during, and how long the sending took to answer."""
    path = keep_meeting(site)
    told = json.loads(site.run("bench.meeting_to_send", str(items), str(megabytes), str(members)))
    with site.serving() as server:
        before = [_milliseconds(server, path) for _ in range(ASKED_BEFORE)]
        sender = _Sender(server, told)
        sender.start()
        during = list(_until_done(server, path, sender))
        sender.join()
    size = f"{items} items, {megabytes} MB, {members} people"
    against = f"{percentile(before, SHARE):.0f} ms before it, {len(during)} pages asked meanwhile"
    return [
        Figure("sending, until the answer", sender.seconds, "s", MOST_SECONDS_TO_SEND, size),
        Figure("a page meanwhile, 95th percentile", percentile(during, SHARE), "ms", MOST_MILLISECONDS, against),
        Figure("until the one PDF of it all is there", sender.seconds_to_whole, "s"),
    ]


class _Sender(Thread):
    """Sends the agenda on the page as a secretary does, then asks for the whole as a reader does."""

    def __init__(self, server: Server, told: dict[str, str]) -> None:
        super().__init__(name="sender")
        self.seconds = self.seconds_to_whole = 0.0
        self._server, self._told = server, told

    def run(self) -> None:
        """Sees the letter, sends, and waits until everything is made."""
        cookies = {"sessionid": self._told["session"]}
        page = self._told["sending"]
        cookies |= _cookies(self._asked("GET", page, cookies, ""))
        seen = self._asked("POST", page, cookies, urlencode(_form(cookies)))
        mark = re.search(rb'name="confirmed" value="([0-9a-f]+)"', seen.body)
        if mark is None:
            raise RuntimeError("the page does not offer to send")
        start = time.perf_counter()
        answer = self._asked("POST", page, cookies, urlencode(_form(cookies) | {"confirmed": mark[1].decode()}))
        self.seconds = time.perf_counter() - start
        if answer.status != FOUND:
            raise RuntimeError(f"the agenda was not sent: {answer.status}")
        while self._server.get(f"{self._told['page']}samlet.pdf").status != OK:
            if time.perf_counter() - start > LONGEST:
                raise RuntimeError("the whole is not made")
            time.sleep(1)
        self.seconds_to_whole = time.perf_counter() - start

    def _asked(self, method: str, path: str, cookies: dict[str, str], body: str) -> _Told:
        connection = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=PATIENCE)
        sent = "; ".join(f"{name}={value}" for name, value in cookies.items())
        headers = {"Cookie": sent, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, body=body, headers=headers)
        response = connection.getresponse()
        told = _Told(response.status, response.read(), response.headers.get_all("Set-Cookie") or [])
        connection.close()
        return told


class _Told:
    """What a server answered, with its cookies."""

    def __init__(self, status: int, body: bytes, cookies: list[str]) -> None:
        self.status, self.body, self.cookies = status, body, cookies


def _cookies(answer: _Told) -> dict[str, str]:
    return {name: morsel.value for text in answer.cookies for name, morsel in SimpleCookie(text).items()}


def _form(cookies: dict[str, str]) -> dict[str, str]:
    return {"csrfmiddlewaretoken": cookies["csrftoken"], "note": "Vel mødt."}


def _until_done(server: Server, path: str, sender: Thread) -> Iterator[float]:
    while sender.is_alive():
        yield _milliseconds(server, path)
        time.sleep(PAUSE)


def _milliseconds(server: Server, path: str) -> float:
    """One page, made by Django anew as for someone who sends a cookie."""
    start = time.perf_counter()
    answer = server.get(path, Cookie="asked=anew")
    if answer.status != OK:
        raise RuntimeError(f"the page answered {answer.status}")
    return (time.perf_counter() - start) * 1_000


if __name__ == "__main__":
    main()
