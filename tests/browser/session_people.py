"""Browsers of those who record a meeting and follow it, over a site that can be killed and started again."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.site import Site, free_port
from tests.browser.site_process import PATIENCE, wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

LONG_PATIENCE = 120.0
"""For a server that is started in the middle of a test, while the browsers of the test are at work too."""


@dataclass
class Place:
    """A meeting that is held, on a server that dies and comes again at the same address."""

    site: Site
    path: str
    sessions: dict[str, str]
    port: int
    server: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where the server answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts the server and waits for its answer."""
        log = self.site.data / "server.log"
        command = [sys.executable, "-m", "tvaers", "serve", "--port", str(self.port)]
        with log.open("ab") as output:
            # A group of its own, so that its workers die with it.
            self.server = subprocess.Popen(
                command, env=self.site.environment, stdout=output, stderr=output, start_new_session=True
            )
        wait_for(self.address, self.server, log, LONG_PATIENCE)

    def kill(self) -> None:
        """Kills the server and its workers, with no time to end anything."""
        if self.server is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait(timeout=PATIENCE)
        self.server = None

    def page(self, browser: Browser, who: str, below: str, width: int = 1280, **options: object) -> Page:
        """A browser in which `who` is signed in, at a page of the meeting."""
        context: BrowserContext = browser.new_context(viewport={"width": width, "height": 844}, **options)
        key = self.sessions[f"{who}@kkr.example"]
        context.add_cookies([{"name": "sessionid", "value": key, "url": self.address}])
        page = context.new_page()
        page.goto(f"{self.address}{self.path}{below}")
        return page


@contextlib.contextmanager
def held_meeting(data: Path, items: int = 4) -> Iterator[Place]:
    """A meeting whose agenda was sent, not opened yet, on a running server."""
    site = Site(data)
    site.run("tvaers", "audit", "verify")
    told = json.loads(site.run("bench.held_meeting", "--items", str(items)))
    place = Place(site, told["path"], told["sessions"], free_port())
    try:
        place.start()
        yield place
    finally:
        place.kill()
