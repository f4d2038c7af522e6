"""The real server on demo data of its own, as a process: the live server of Django flushes, which the audit forbids."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.site import free_port

DEMO = Path(__file__).resolve().parents[2] / "tvaers" / "archive" / "demo"
PATIENCE = 120.0


@contextlib.contextmanager
def running_site(data: Path) -> Iterator[str]:
    """The address of a server over the directory `data`, which is filled with the demo's documents first."""
    environment = {**os.environ, "TVAERS_DATA": str(data), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": ""}
    environment = {name: value for name, value in environment.items() if value}
    subprocess.run([sys.executable, "-m", "tvaers", "import", str(DEMO)], env=environment, check=True)
    port = free_port()
    log = data / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "tvaers", "serve", "--port", str(port)],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path, patience: float = PATIENCE) -> None:
    """Returns when the address answers; raises RuntimeError, with the server's log, when it does not."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except urllib.error.HTTPError as answer:
            raise RuntimeError(f"{address} answers {answer.code}\n{log.read_text()}") from answer
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server does not answer\n{log.read_text()}")
