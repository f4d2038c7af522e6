"""A database of its own, on the engine that the tests run on, for processes that write to it at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection

WRITER = """
import sys
import django
django.setup()
from tvaers.access.action import Actor
from tvaers.access.actions import create_account
for number in range(int(sys.argv[2])):
    create_account(f"{sys.argv[1]}-{number}@kkr.example", "Ida", by=Actor.operating_system_user())
"""


@contextmanager
def own_database(data: Path) -> Iterator[dict[str, str]]:
    """The environment of processes over a new, empty database in `data`, or on the tests' PostgreSQL server."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "TVAERS_DATA"}}
    environment = {**kept, "DJANGO_SETTINGS_MODULE": "tvaers.site.settings", "TVAERS_DATA": str(data)}
    if connection.vendor != "postgresql":
        yield environment
        return
    import psycopg

    at = connection.settings_dict
    name = f"trail_{uuid.uuid4().hex}"
    user = quote(at["USER"]) + (f":{quote(at['PASSWORD'])}" if at["PASSWORD"] else "")
    server = f"postgresql://{user}@{at['HOST']}:{at['PORT'] or 5432}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as server_connection:
        server_connection.execute(f"CREATE DATABASE {name}")
        try:
            yield {**environment, "DATABASE_URL": f"{server}/{name}"}
        finally:
            server_connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def tvaers(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The command, run to its end."""
    command = [sys.executable, "-m", "tvaers", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def django(*arguments: str, environment: dict[str, str]) -> None:
    """A management command of Django."""
    subprocess.run([sys.executable, "-m", "django", *arguments], env=environment, check=True, capture_output=True)


def writer(name: str, count: int, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """A process that makes `count` accounts, each by an action of its own."""
    return subprocess.Popen([sys.executable, "-c", WRITER, name, str(count)], env=environment)
