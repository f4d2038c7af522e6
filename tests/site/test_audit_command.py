"""`tvaers audit` as its users meet it: a process of its own, over a trail that somebody has tampered with or not."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mail_process import running_mail_server

EVENTS = """
import django
django.setup()
from tvaers.access.action import Actor
from tvaers.access.actions import create_account
for number in range(5):
    create_account(f"{number}@kkr.example", "Ida", by=Actor.operating_system_user())
"""
HASH = re.compile(r"\b[0-9a-f]{64}\b")
REGISTERS = 1
"""The first command loads them, which is an event too."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("trail")
    audit(data, "verify")
    environment = environment_of(data) | {"DJANGO_SETTINGS_MODULE": "tvaers.site.settings"}
    subprocess.run([sys.executable, "-c", EVENTS], env=environment, check=True)
    return data


@pytest.fixture
def data(filled: Path, tmp_path: Path) -> Path:
    """A copy of a database with six events, free to be tampered with."""
    with sqlite3.connect(filled / "tvaers.sqlite3") as source, sqlite3.connect(tmp_path / "tvaers.sqlite3") as copy:
        source.backup(copy)
    return tmp_path


def environment_of(data: Path, **more: str) -> dict[str, str]:
    left_out = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "TVAERS_SMTP_URL"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return kept | {"TVAERS_DATA": str(data)} | more


def audit(data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tvaers", "audit", *arguments]
    return subprocess.run(command, env=environment_of(data, **more), capture_output=True, text=True, check=False)


def tamper(data: Path, statement: str) -> None:
    """As the owner of the database can, who takes the triggers away first."""
    with sqlite3.connect(data / "tvaers.sqlite3") as database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement)
    database.close()
    assert triggers


def test_a_whole_trail_is_told_with_its_number_of_events_and_its_hash(data):
    process = audit(data, "verify")
    assert process.returncode == 0
    assert f"Sporet er helt: {5 + REGISTERS} hændelser." in process.stdout
    assert HASH.findall(process.stdout) == HASH.findall(audit(data, "head").stdout)
    assert process.stderr == ""


def test_a_changed_event_is_named_with_its_time_and_what_is_wrong(data):
    tamper(data, "UPDATE access_auditevent SET actor = 'os:somebody' WHERE id = 3")
    process = audit(data, "verify")
    assert process.returncode == 1
    assert re.search(r"brudt ved nr\. 3 \(\d+\.\d+\.\d{4} kl\. \d\d\.\d\d\.\d\d\): indholdet er ændret", process.stdout)


def test_a_missing_event_is_named(data):
    tamper(data, "DELETE FROM access_auditevent WHERE id = 4")
    process = audit(data, "verify")
    assert process.returncode == 1
    assert "brudt ved nr. 5" in process.stdout
    assert "mangler hændelser lige før" in process.stdout
    assert "Den foregående er nr. 3" in process.stdout


def test_a_head_noted_earlier_shows_that_the_end_was_cut_off(data):
    (noted,) = HASH.findall(audit(data, "head").stdout)
    assert audit(data, "verify", "--head", noted).returncode == 0
    tamper(data, "DELETE FROM access_auditevent WHERE id = (SELECT max(id) FROM access_auditevent)")
    assert audit(data, "verify").returncode == 0
    process = audit(data, "verify", "--head", noted)
    assert process.returncode == 1
    assert "står ikke i sporet" in process.stdout


def test_the_head_is_mailed(data, tmp_path):
    with running_mail_server(tmp_path) as server:
        process = audit(data, "head", "--mail", "revision@kkr.example", TVAERS_SMTP_URL=server.url)
        assert process.returncode == 0, process.stderr
        letter = server.letter(1)
    assert letter["To"] == "revision@kkr.example"
    assert "sporet den" in letter["Subject"]
    assert HASH.findall(letter.get_content()) == HASH.findall(process.stdout)
    assert f"Hændelser: {5 + REGISTERS}" in letter.get_content()


@pytest.mark.parametrize(
    ("address", "server", "says"),
    [
        ("revision@kkr.example", "", "mailserver"),
        ("revision@kkr.example", "smtp://127.0.0.1:1", "Kunne ikke sendes"),
        ("ingen adresse", "smtp://127.0.0.1:1", "er ikke en e-mailadresse"),
        ("a@kkr.example\nBcc: b@kkr.example", "smtp://127.0.0.1:1", "er ikke en e-mailadresse"),
    ],
)
def test_what_cannot_be_mailed_is_said_and_is_no_success(data, address, server, says):
    process = audit(data, "head", "--mail", address, TVAERS_SMTP_URL=server)
    assert process.returncode != 0
    assert says in process.stderr
    assert "Traceback" not in process.stderr
    assert "Sendt" not in process.stdout
