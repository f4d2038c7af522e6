"""A meeting that is held, with 60 followers: the slowest changes, polls, and how soon followers see a change.

    .venv/bin/python -m bench.session [--quick]

One who records types on at every second third of a second, each time a whole new decision; each follower asks as
`follow.js` does, 0.8 seconds after the last answer. Server and clients share the machine.
"""

from __future__ import annotations

import argparse
import http.client
import json
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from bench.figures import Figure, Goal, percentile, show
from bench.site import PATIENCE, new_site

FOLLOWERS = 60
SECONDS = 30.0
POLL_PAUSE = 0.8
TYPING_PAUSE = 0.7
MOST_MILLISECONDS = Goal(100)
MOST_SECONDS_TO_SEE = Goal(1)
SLOWEST = 0.95
TOKEN = "b" * 32
"""A form's token is right when cookie and header say the same."""
NOTHING_NEW = 204


@dataclass
class Held:
    """The meeting that is measured, and what was measured so far, in seconds."""

    port: int
    path: str
    sessions: dict[str, str]
    until: float
    changes: list[float] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    seen_after: list[float] = field(default_factory=list)
    made_at: dict[int, float] = field(default_factory=dict)

    def asked(self, connection: http.client.HTTPConnection, who: str, path: str, body: str = "") -> tuple[int, bytes]:
        """One answer to a signed-in account; with a body it is sent as the page sends it."""
        key = self.sessions[f"{who}@kkr.example"]
        headers = {"Cookie": f"sessionid={key}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
        if body:
            headers["Content-Type"] = "application/json"
        connection.request("POST" if body else "GET", f"{self.path}{path}", body or None, headers)
        response = connection.getresponse()
        return response.status, response.read()

    def connection(self) -> http.client.HTTPConnection:
        """A connection to keep."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few followers, few seconds")
    is_quick = parser.parse_args().quick
    show(*measure(*((5, 4.0) if is_quick else (FOLLOWERS, SECONDS))))


def measure(followers: int, seconds: float) -> Iterable[Figure]:
    """The 95th percentiles while someone types and so many follow for so long."""
    with new_site() as site:
        site.run("tvaers", "audit", "verify")
        told = json.loads(site.run("bench.held_meeting", "--items", "30", "--followers", str(followers), "--open"))
        with site.serving(workers=2) as server:
            held = Held(server.port, told["path"], told["sessions"], time.perf_counter() + seconds)
            names = [f"medlem{number}" for number in range(followers)]
            threads = [threading.Thread(target=_follow, args=(held, name)) for name in names]
            for place, thread in enumerate(threads):
                # They have not all opened the page at the same moment.
                threading.Timer(POLL_PAUSE * place / followers, thread.start).start()
            _record(held)
            time.sleep(POLL_PAUSE)
            for thread in threads:
                thread.join(timeout=PATIENCE)
    against = f"the clock; {followers} followers, {len(held.changes)} changes, {len(held.polls)} polls"
    yield Figure("a change, 95th percentile", percentile(held.changes, SLOWEST) * 1000, "ms", MOST_MILLISECONDS)
    yield Figure("a poll, 95th percentile", percentile(held.polls, SLOWEST) * 1000, "ms", MOST_MILLISECONDS)
    seen = percentile(held.seen_after, SLOWEST)
    yield Figure("from a change to a follower's screen, 95th percentile", seen, "s", MOST_SECONDS_TO_SEE, against)


def _record(held: Held) -> None:
    connection = held.connection()
    _, answer = held.asked(connection, "sofie", "afvikling/aendringer/")
    item = json.loads(answer)["state"]["items"][0]["id"]
    base, number = "", 0
    while time.perf_counter() < held.until:
        number += 1
        text = f"{base} Sætning nummer {number} i beslutningen."[-2000:]
        change = {"key": f"change-{number:08}", "kind": "type_decision", "item": item, "acts": []}
        start = time.perf_counter()
        body = json.dumps({"changes": [change | {"text": text, "base": base}]})
        status, answer = held.asked(connection, "sofie", "afvikling/aendringer/", body)
        held.changes.append(time.perf_counter() - start)
        if status != http.client.OK:
            raise RuntimeError(f"a change was answered with {status}")
        held.made_at[json.loads(answer)["state"]["revision"]] = start
        base = text
        time.sleep(TYPING_PAUSE)
    connection.close()


def _follow(held: Held, who: str) -> None:
    connection, revision = held.connection(), ""
    while time.perf_counter() < held.until:
        start = time.perf_counter()
        status, answer = held.asked(connection, who, f"foelg/tilstand/?revision={revision}&projektor=")
        now = time.perf_counter()
        held.polls.append(now - start)
        if status == http.client.OK:
            revision = json.loads(answer)["revision"]
            made_at = held.made_at.get(int(revision))
            if made_at is not None:
                held.seen_after.append(now - made_at)
        elif status != NOTHING_NEW:
            raise RuntimeError(f"a poll was answered with {status}")
        time.sleep(POLL_PAUSE)
    connection.close()


if __name__ == "__main__":
    main()
