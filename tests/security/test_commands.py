"""What the command line tells whom: each command has a row here; only those that name an account show a viewer's."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner
from django.db import transaction

from tests.papers import OPERATOR
from tests.security.canaries import BESIDE, SEES, WORDS, Who, things_in
from tests.security.world import World, build
from tvaers.councils.actions import load_registers
from tvaers.site.cli import main

pytestmark = pytest.mark.django_db

SHOWS_AS = {"search"}
"""Commands that show what an account may see."""
SHOWS_TO_THE_OPERATOR = {
    "anonymise",
    "audit",
    "depublish",
    "doubts",
    "import",
    "invite",
    "publish",
    "verify",
}
"""Commands of the operating system's user, from whom the files could not be hidden anyway."""
SHOWS_NOTHING_KEPT = {"deliver", "demo", "law", "read", "reindex", "serve"}
"""Commands that show nothing of the archive: what they are given, counts, and where the server is."""


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """The world of the canary test."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_registers(by=OPERATOR)
        yield build()
        transaction.set_rollback(True)


def run(*arguments: str) -> str:
    """What a command prints, errors too."""
    assert isinstance(main, click.Group)
    return CliRunner().invoke(main, list(arguments)).output


def test_every_command_has_a_row():
    assert isinstance(main, click.Group)
    assert set(main.commands) == SHOWS_AS | SHOWS_TO_THE_OPERATOR | SHOWS_NOTHING_KEPT


@pytest.mark.parametrize("who", Who)
@pytest.mark.parametrize("form", ["json", "text"])
def test_a_search_at_the_command_line_shows_what_the_account_may_see(world, who, form):
    named = ["--as", world.accounts[who].email] if who in world.accounts else []
    told = [run("search", BESIDE, "--format", form, "--page", page, *named) for page in ("1", "2")]
    met = set().union(*(things_in(text) for text in told))
    assert met
    assert {thing for thing in met if who not in SEES[thing]} == set()


def test_a_search_for_a_forbidden_word_finds_nothing_and_suggests_nothing(world):
    for thing, word in WORDS.items():
        if Who.NOBODY not in SEES[thing]:
            assert json.loads(run("search", word, "--format", "json")) == {"total": 0, "hits": []}
            assert word not in run("search", f"{word[:-1]}z")


def test_building_the_index_anew_shows_nothing_and_brings_nothing_back(world):
    assert things_in(run("reindex")) == set()
    for thing, word in WORDS.items():
        if Who.NOBODY not in SEES[thing]:
            assert json.loads(run("search", word, "--format", "json"))["total"] == 0, thing


def test_the_preview_of_publishing_shows_what_the_public_will_read(world):
    meeting = world.meetings["sent"]
    shown = things_in(run("publish", f"nordjylland/{meeting.address}", "--preview"))
    assert {thing.name for thing in shown} == {"SENT"}
