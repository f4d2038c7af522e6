"""Clients that ask as fast as they are answered, over connections they keep.

    python -m bench.clients PORT PATH SECONDS [--clients 4] [--etag TAG] [--cookie NAME=VALUE]

One process serves all connections with a selector and reads no more of an answer than its length, so that it takes
little of the processor from the server. Prints the answers a second; fails at the first answer that is not as expected.
"""

from __future__ import annotations

import argparse
import re
import selectors
import socket
import time
from dataclasses import dataclass, field

_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)
_HEAD_END = b"\r\n\r\n"
_CHUNK = 1 << 18


@dataclass
class Client:
    """One connection, the request it repeats and what has come of the answer."""

    connection: socket.socket
    request: bytes
    expected: bytes
    missing: int = 0
    head: bytes = field(default=b"")

    def ask(self) -> None:
        """Sends the request."""
        self.head, self.missing = b"", -1
        self.connection.sendall(self.request)

    def is_answered(self) -> bool:
        """Takes what has come; True when that was the answer's end."""
        came = self.connection.recv(_CHUNK)
        if not came:
            raise ConnectionError("the server closed the connection")
        if self.missing >= 0:
            self.missing -= len(came)
            return self.missing == 0
        self.head += came
        end = self.head.find(_HEAD_END)
        if end < 0:
            return False
        self.missing = self._length(self.head[: end + 2]) - (len(self.head) - end - len(_HEAD_END))
        return self.missing == 0

    def _length(self, head: bytes) -> int:
        if not head.startswith(self.expected):
            raise ValueError(f"expected {self.expected!r}, got {head[:100]!r}")
        match = _LENGTH.search(head)
        return int(match.group(1)) if match else 0


def answers_a_second(
    port: int, path: str, seconds: float, *, clients: int = 4, etag: str = "", cookie: str = ""
) -> float:
    """How many whole answers come in a second; with `etag` each must be 304, else 200."""
    condition = f"If-None-Match: {etag}\r\n" if etag else ""
    signed_in = f"Cookie: {cookie}\r\n" if cookie else ""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{condition}{signed_in}\r\n".encode()
    expected = b"HTTP/1.1 304" if etag else b"HTTP/1.1 200"
    asking = [Client(socket.create_connection(("127.0.0.1", port)), request, expected) for _ in range(clients)]
    try:
        return _asked(asking, seconds)
    finally:
        for client in asking:
            client.connection.close()


def _asked(clients: list[Client], seconds: float) -> float:
    answered = 0
    with selectors.DefaultSelector() as selector:
        for client in clients:
            selector.register(client.connection, selectors.EVENT_READ, client)
            client.ask()
        start = time.perf_counter()
        end = start + seconds
        while (now := time.perf_counter()) < end:
            for key, _ in selector.select(timeout=1):
                client = key.data
                if client.is_answered():
                    answered += 1
                    client.ask()
    return answered / (now - start)


def main() -> None:
    """Asks and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("port", type=int)
    parser.add_argument("path")
    parser.add_argument("seconds", type=float)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--etag", default="")
    parser.add_argument("--cookie", default="")
    arguments = parser.parse_args()
    rate = answers_a_second(
        arguments.port,
        arguments.path,
        arguments.seconds,
        clients=arguments.clients,
        etag=arguments.etag,
        cookie=arguments.cookie,
    )
    print(rate)


if __name__ == "__main__":
    main()
