"""Those who send an agenda and read it, as their browsers ask: cookies are kept, forms and addresses followed."""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bench.site import PATIENCE, Server

FOUND = 302


@dataclass(frozen=True)
class Told:
    """What `bench.meeting_to_send` made: addresses, sessions, and how much there is to send and to read."""

    page: str
    sending: str
    session: str
    member: str
    letters: int
    bytes: int
    pages: int


@dataclass(frozen=True)
class Reply:
    """What the server answered."""

    status: int
    location: str
    body: bytes


@dataclass
class Person:
    """Someone with a session, over connections of their own."""

    server: Server
    session: str
    cookies: dict[str, str] = field(default_factory=dict)

    def asked(self, method: str, path: str, **values: str) -> Reply:
        """One answer, not followed further; `values` are those of a form."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        sent = "; ".join(f"{name}={value}" for name, value in {"sessionid": self.session, **self.cookies}.items())
        headers = {"Cookie": sent, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, body=urlencode(values), headers=headers)
            response = connection.getresponse()
            for text in response.headers.get_all("Set-Cookie") or []:
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(text).items()}
            return Reply(response.status, response.getheader("Location", ""), response.read())
        finally:
            connection.close()

    def followed(self, path: str) -> Reply:
        """The answer where the address leads to."""
        reply = self.asked("GET", path)
        return self.asked("GET", reply.location) if reply.status == FOUND else reply


@dataclass(frozen=True)
class Secretary:
    """Who sends the agenda at this address."""

    person: Person
    sending: str

    def sees_the_letter(self) -> str:
        """Opens the page and sees the letter; gives what confirms that it was seen."""
        self.person.asked("GET", self.sending)
        seen = self.person.asked("POST", self.sending, **self._form())
        mark = re.search(rb'name="confirmed" value="([0-9a-f]+)"', seen.body)
        if mark is None:
            raise RuntimeError(f"the page does not offer to send: {seen.status}")
        return mark[1].decode()

    def sends(self, confirmed: str) -> None:
        """Sends for good; the answer leads to the record of what was sent."""
        reply = self.person.asked("POST", self.sending, **self._form(), confirmed=confirmed)
        if reply.status != FOUND or not reply.location.endswith("/udsend/historik/"):
            raise RuntimeError(f"the agenda was not sent: {reply.status} {reply.location}")

    def _form(self) -> dict[str, str]:
        return {"csrfmiddlewaretoken": self.person.cookies["csrftoken"], "note": "Vel mødt."}
