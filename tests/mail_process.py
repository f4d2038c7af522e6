"""A real mail server on loopback, as a process: what it takes in lies in a maildir."""

from __future__ import annotations

import contextlib
import email.policy
import mailbox
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import cast

from bench.site import free_port

PATIENCE = 45.0


@dataclass(frozen=True)
class MailServer:
    """Where the server listens, and the letters that came."""

    port: int
    folder: Path

    @property
    def url(self) -> str:
        """The address as TVAERS_SMTP_URL wants it."""
        return f"smtp://127.0.0.1:{self.port}"

    def letters(self) -> list[EmailMessage]:
        """All letters so far, the first first."""
        box = mailbox.Maildir(str(self.folder), create=True)
        paths = sorted((self.folder / "new").iterdir(), key=lambda path: path.stat().st_mtime_ns)
        box.close()
        return [_parsed(path) for path in paths]

    def subjects_to(self, address: str, count: int) -> list[str]:
        """The subjects of the letters to this address, once there are `count`; waits for them."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            subjects = [str(letter["Subject"]) for letter in self.letters() if address in str(letter["To"])]
            if len(subjects) >= count:
                return subjects
            time.sleep(0.05)
        raise AssertionError(f"{address} got {subjects}, not {count} letters")

    def letter(self, number: int) -> EmailMessage:
        """The letter with this number, from 1; waits for it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            letters = self.letters()
            if len(letters) >= number:
                return letters[number - 1]
            time.sleep(0.05)
        raise AssertionError(f"{len(self.letters())} letters came, not {number}")


@contextlib.contextmanager
def running_mail_server(
    folder: Path, handler: str = "aiosmtpd.handlers.Mailbox", port: int | None = None
) -> Iterator[MailServer]:
    """A mail server that keeps its letters below `folder`; `handler` says how it behaves (`mail_handlers.py`)."""
    server = MailServer(port or free_port(), folder / "letters")
    command = [sys.executable, "-m", "aiosmtpd", "-n", "-l", f"127.0.0.1:{server.port}"]
    process = subprocess.Popen([*command, "-c", handler, str(server.folder)])
    try:
        _wait_for(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _wait_for(server: MailServer, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with smtplib.SMTP("127.0.0.1", server.port, timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the mail server does not answer")


def _parsed(path: Path) -> EmailMessage:
    return cast("EmailMessage", email.message_from_bytes(path.read_bytes(), policy=email.policy.default))
