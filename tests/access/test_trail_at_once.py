"""Processes that write at the same time, and databases from before the trail was hashed."""

import re
import sqlite3

import pytest
from django.db import connection

from tests.access.trail_database import django, own_database, tvaers, writer

WRITERS = 4
EACH = 25
PATIENCE = 120


@pytest.fixture
def environment(tmp_path):
    with own_database(tmp_path) as environment:
        yield environment


def execute(environment, statement):
    """The statement, run from outside as an administrator of the database could."""
    if connection.vendor == "postgresql":
        import psycopg

        with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as opened:
            opened.execute(statement)
        return
    opened = sqlite3.connect(f"{environment['TVAERS_DATA']}/tvaers.sqlite3")
    opened.execute(statement)
    opened.commit()
    opened.close()


def test_the_chain_has_no_forks_when_processes_write_at_the_same_time(environment):
    django("migrate", "--verbosity", "0", environment=environment)
    writers = [writer(f"w{number}", EACH, environment) for number in range(WRITERS)]
    assert [process.wait(timeout=PATIENCE) for process in writers] == [0] * WRITERS
    verified = tvaers("audit", "verify", environment=environment)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    # One more than the writers': the registers, which the first command loads.
    assert re.search(rf"\b{WRITERS * EACH + 1}\b", verified.stdout)


def test_events_from_before_get_their_hashes(environment):
    django("migrate", "access", "0003", "--verbosity", "0", environment=environment)
    columns = "at, actor, on_behalf_of, origin, action, changes"
    for number in range(3):
        execute(
            environment,
            f"INSERT INTO access_auditevent ({columns}) VALUES ('2026-02-07 13:12:0{number}.5+00:00', "
            """'os:ida', '', '', 'access.create_account', '[{"model": "access.Account", "pk": 1, "deleted": 2}]')""",
        )
    verified = tvaers("audit", "verify", environment=environment)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert re.search(r"\b4\b", verified.stdout)
