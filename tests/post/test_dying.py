"""Senders die at any moment: no letter is lost, and whoever gets one twice can tell by its name."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.access.trail_database import django, own_database, tvaers
from tests.mail_process import running_mail_server

LETTERS = 40
REPORT = """
import django
django.setup()
from tvaers.post.models import Letter
for row in Letter.objects.all():
    print(row.message_id, row.email, row.state, row.doubtful)
"""
PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    with own_database(tmp_path_factory.mktemp("data")) as environment:
        django("migrate", "--verbosity", "0", environment=environment)
        yield environment


def run(*arguments: str, environment: dict[str, str]) -> str:
    process = subprocess.run(
        [sys.executable, *arguments], env=environment, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stderr
    return process.stdout


def test_no_letter_is_lost_and_every_second_copy_has_the_name_of_the_first(environment, tmp_path):
    seed = random.SystemRandom().randrange(1_000_000)
    with running_mail_server(tmp_path, "tests.mail_handlers.Slow") as server:
        environment = {**environment, "TVAERS_SMTP_URL": server.url}
        killed = int(run("-m", "tests.post.killed_senders", str(seed), str(LETTERS), environment=environment))
        came = server.letters()
    assert killed > 2, f"seed {seed}"
    copies = Counter(letter["Message-ID"] for letter in came)
    rows = [line.split() for line in run("-c", REPORT, environment=environment).splitlines()]
    assert len(rows) == LETTERS
    assert {state for _, _, state, _ in rows} == {"sent"}
    assert {(name, email) for name, email, _, _ in rows} == {
        (came_one["Message-ID"], came_one["To"]) for came_one in came
    }
    for name, _, _, doubtful in rows:
        assert 1 <= copies[name] <= 1 + int(doubtful), f"seed {seed}"
    verified = tvaers("audit", "verify", environment=environment)
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_the_command_sends_what_waits_once(environment, tmp_path):
    run(
        "-c",
        "import django; django.setup(); from tests.post.letters import *; posted(new(1001), new(1002))",
        environment=environment,
    )
    with running_mail_server(tmp_path) as server:
        environment = {**environment, "TVAERS_SMTP_URL": server.url}
        assert "2 sendt, 0 kunne ikke sendes." in tvaers("deliver", environment=environment).stdout
        assert "0 sendt, 0 kunne ikke sendes." in tvaers("deliver", environment=environment).stdout
        assert len(server.letters()) == 2
