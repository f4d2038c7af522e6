"""A mail server on this machine that takes in what a site sends, as a process; it needs aiosmtpd, as the tests do."""

from __future__ import annotations

import contextlib
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.site import PATIENCE, free_port


@dataclass(frozen=True)
class Letters:
    """Where the server listens, and what came."""

    port: int
    folder: Path

    @property
    def url(self) -> str:
        """The address as TVAERS_SMTP_URL wants it."""
        return f"smtp://127.0.0.1:{self.port}"

    def count(self) -> int:
        """How many letters came."""
        return sum(1 for _ in (self.folder / "new").iterdir())


@contextlib.contextmanager
def taking_letters(folder: Path) -> Iterator[Letters]:
    """A server that keeps its letters in the folder; stopped afterwards."""
    letters = Letters(free_port(), folder)
    command = [sys.executable, "-m", "aiosmtpd", "-n", "-l", f"127.0.0.1:{letters.port}"]
    process = subprocess.Popen([*command, "-c", "aiosmtpd.handlers.Mailbox", str(folder)])
    try:
        _wait_for(letters, process)
        yield letters
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _wait_for(letters: Letters, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), smtplib.SMTP("127.0.0.1", letters.port, timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError("the mail server does not answer")
