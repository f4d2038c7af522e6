"""A site of its own for a bench: a data directory, the command line over it, and servers as processes."""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
PATIENCE = 240.0
_NOT_INHERITED = ("DATABASE_URL", "PYTHONDONTWRITEBYTECODE")
"""An installation has its modules compiled; a start that compiles them anew is nobody's."""
STILL = "/still"
"""Where the bare server answers its page from memory, without Django."""


@dataclass(frozen=True)
class Site:
    """A data directory that `tvaers` and other Python modules are run over, each as a process."""

    data: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    """Variables of the environment that its processes have besides."""

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a process that works on this site, whatever the caller's own says."""
        inherited = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
        ours = {"TVAERS_DATA": str(self.data), "DJANGO_SETTINGS_MODULE": "tvaers.site.settings"}
        return {**inherited, **ours, **self.settings}

    def run(self, module: str, *arguments: str) -> str:
        """Runs `python -m module arguments`; gives what it printed, raises when it fails."""
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(command, env=self.environment, cwd=PROJECT, check=False, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{module} ended with {done.returncode}\n{done.stderr}")
        return done.stdout

    @contextlib.contextmanager
    def serving(self, module: str = "tvaers", command: str = "serve", workers: int = 2) -> Iterator[Server]:
        """A running server, stopped afterwards."""
        port = free_port()
        arguments = [sys.executable, "-m", module, command, "--port", str(port), "--workers", str(workers)]
        with (self.data / "server.log").open("ab") as log:
            started = time.perf_counter()
            process = subprocess.Popen(arguments, env=self.environment, cwd=PROJECT, stdout=log, stderr=log)
            try:
                _wait_for(port, process)
                yield Server(port, time.perf_counter() - started)
            finally:
                process.terminate()
                process.wait(timeout=PATIENCE)


@dataclass(frozen=True)
class Server:
    """A server that answers on `port`; it took `seconds_to_answer` from its start to its first answer."""

    port: int
    seconds_to_answer: float

    def get(self, path: str, **headers: str) -> Answer:
        """One answer, over a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            return answer_to(connection, path, **headers)
        finally:
            connection.close()


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    etag: str
    body: bytes


def answer_to(connection: http.client.HTTPConnection, path: str, **headers: str) -> Answer:
    """The answer to one request over an open connection."""
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    return Answer(response.status, response.getheader("ETag", ""), response.read())


@contextlib.contextmanager
def new_site() -> Iterator[Site]:
    """An empty site in a temporary directory, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="tvaers-bench-") as directory:
        yield Site(Path(directory))


def free_port() -> int:
    """A port that nobody listens on, below those that the system hands out: still free after a server's death."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Returns at the first answer, which may be any; raises RuntimeError when none comes."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            answer_to(connection, "/")
            connection.close()
            return
        time.sleep(0.02)
    raise RuntimeError("the server does not answer; its log is server.log in the data directory")
