"""The canary test: every closed or unpublished thing carries a word, and everyone walks everywhere.

It fails when a word appears where the table says no, and when one does not appear where it says yes.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client

from tests.docs.told import addresses
from tests.papers import OPERATOR
from tests.security.canaries import (
    BESIDE,
    EVERYBODY,
    NEED_NOT_MEET,
    NO_PAGE_YET,
    SEES,
    WORDS,
    Thing,
    Who,
    things_in,
)
from tests.security.walk import Walk, places_of, visits
from tests.security.world import World, build
from tvaers.access.visibility import PUBLIC
from tvaers.councils.actions import load_registers
from tvaers.search.queries import search

pytestmark = pytest.mark.django_db

LINKS_LEFT_OUT = 7
"""Of the links to files every so many is tried by all others."""

FOUND = re.compile(r'class="found"[^>]*>\s*(\d+)')


class LogOfWords(logging.Handler):
    """Keeps all that is logged."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """The world, in a transaction that is undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_registers(by=OPERATOR)
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def clients(world) -> dict[Who, Client]:
    """A browser for everyone."""
    browsers = {who: Client(raise_request_exception=False) for who in Who}
    for who, account in world.accounts.items():
        browsers[who].force_login(account)
    return browsers


@pytest.fixture(scope="module")
def walk(world, clients) -> Walk:
    """Everyone's walk; nobody's is last, so that whatever was kept for others would be found."""
    taken = Walk(visits(addresses(), places_of(world)), clients)
    logged = LogOfWords()
    logging.getLogger().addHandler(logged)
    for who in sorted(Who, key=lambda who: who is Who.NOBODY):
        taken.by(who)
    logging.getLogger().removeHandler(logged)
    taken.logged = "\n".join(logged.lines)
    return taken


def test_the_table_has_a_row_for_each_thing():
    assert set(SEES) == set(Thing)
    assert len(set(WORDS.values())) == len(Thing)


@pytest.mark.parametrize("who", Who)
def test_nobody_meets_a_word_that_the_table_forbids(walk, who):
    met = {thing: sorted(paths)[:3] for thing, paths in walk.seen[who].items() if who not in SEES[thing]}
    assert met == {}


@pytest.mark.parametrize("who", Who)
def test_everyone_meets_each_word_that_the_table_grants(walk, who):
    granted = {
        thing
        for thing, seers in SEES.items()
        if who in seers - NEED_NOT_MEET.get(thing, frozenset()) - _without_page(thing)
    }
    assert granted - set(walk.seen[who]) == set()


def _without_page(thing: Thing) -> frozenset[Who]:
    return EVERYBODY if thing in NO_PAGE_YET else frozenset()


def test_what_is_said_to_have_no_page_has_none(walk):
    met = {thing for seen in walk.seen.values() for thing in seen}
    assert met & NO_PAGE_YET == set()


@pytest.mark.parametrize("who", Who)
def test_a_search_for_a_word_counts_what_may_be_seen_and_suggests_nothing_else(world, who):
    viewer = world.accounts.get(who, PUBLIC)
    for thing, word in WORDS.items():
        if who not in SEES[thing]:
            slip = word[:-2] + ("i" if word[-2] != "i" else "o") + word[-1]
            assert search(word, viewer=viewer).total == 0, thing
            assert search(slip, viewer=viewer).did_you_mean is None, thing


def test_the_page_of_search_says_that_nothing_was_found(clients):
    for thing in (Thing.CLOSED_TITLE, Thing.PREPARED, Thing.DOWN_ITEM, Thing.SENT, Thing.DRAFT_LAID):
        found = FOUND.search(clients[Who.NOBODY].get(f"/soeg/?q={WORDS[thing]}").content.decode())
        assert found
        assert found[1] == "0"


def test_facets_count_only_what_may_be_seen(clients):
    html = clients[Who.NOBODY].get(f"/soeg/?q={BESIDE}").content.decode()
    assert things_in(html) <= {thing for thing, seers in SEES.items() if seers == EVERYBODY}


def test_no_page_breaks_for_anyone(walk):
    assert walk.broken == []


def test_the_logs_tell_nothing(walk):
    assert walk.logged
    assert things_in(walk.logged) == set()


def test_a_link_to_a_file_is_of_use_to_nobody_else(walk, clients):
    assert walk.links
    for whose, path in walk.links[::LINKS_LEFT_OUT]:
        for who in set(Who) - {whose}:
            assert clients[who].get(path).status_code in (302, 404, 410), (whose, who, path)


def test_the_etag_of_one_is_no_answer_to_another(world, clients):
    path = world.meetings["main"].get_absolute_url()
    for who in Who:
        etag = clients[who].get(path).get("ETag")
        if who is not Who.NOBODY:
            assert etag is None
            continue
        for other in (Who.SECRETARY, Who.MEMBER):
            assert clients[other].get(path, headers={"If-None-Match": etag}).status_code == 200


def test_mails_tell_each_receiver_no_more_than_the_table(world):
    by_mail = {account.email: who for who, account in world.accounts.items()}
    for letter in mail.outbox:
        for receiver in letter.to:
            who = by_mail.get(receiver, Who.NOBODY)
            told = things_in(f"{letter.subject}\n{letter.body}\n{letter.extra_headers}")
            assert {thing for thing in told if who not in SEES[thing]} == set(), letter.subject
