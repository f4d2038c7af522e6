"""Rows go into the index, out of it, and can be built anew."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.search.archive import CLERK, item, keys
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.models import AuditEvent
from tvaers.access.recording import WrittenOutsideAction
from tvaers.access.visibility import PUBLIC
from tvaers.search import actions, extensions, lexicon
from tvaers.search.models import Entry, EntryText, FacetValue, LexiconWord
from tvaers.search.parsing import parse
from tvaers.search.shape import Searchable
from tvaers.search.store import store

pytestmark = pytest.mark.django_db


def found(text: str) -> set[str]:
    """The keys of the public entries that a query finds."""
    visible = Entry.objects.visible_to(PUBLIC)
    ids = store().ranked(parse(text), visible, 0, 1000)
    assert store().tally(parse(text), visible).total == len(ids)
    return set(visible.filter(pk__in=ids).values_list("key", flat=True))


def test_an_indexed_row_is_found_by_title_decision_and_body():
    actions.index([item("1", "Velkomst", decision="Godkendt.", body="Formanden bød på kaffe.")], by=CLERK)
    for word in ("velkomst", "godkendt", "kaffe"):
        assert found(word) == keys("1")


def test_indexing_a_key_again_replaces_what_it_had():
    actions.index([item("1", "Gammel titel", body="teglsten")], by=CLERK)
    actions.index([item("1", "Ny titel", body="mursten")], by=CLERK)
    assert found("teglsten") == set()
    assert found("mursten") == keys("1")
    assert Entry.objects.count() == EntryText.objects.count() == 1


def test_the_last_of_two_rows_with_one_key_in_one_call_counts():
    actions.index([item("1", body="først"), item("1", body="sidst")], by=CLERK)
    assert found("sidst") == keys("1")
    assert found("først") == set()


def test_rows_are_forgotten_by_key():
    actions.index([item("1", body="havn"), item("2", body="havn")], by=CLERK)
    assert actions.forget(keys("1"), by=CLERK) == 1
    assert found("havn") == keys("2")


def test_rows_are_forgotten_by_the_beginning_of_their_keys():
    other = item("1", body="havn", key="item:nordjylland/2024-04-120/1")
    actions.index([item("1", body="havn"), item("2", body="havn"), other], by=CLERK)
    assert actions.forget(prefix="item:nordjylland/2024-04-12/", by=CLERK) == 2
    assert found("havn") == {other.key}


def test_a_prefix_is_taken_as_it_is():
    actions.index(
        [item("1", body="havn", key="a%c/1"), item("2", body="havn", key="abc/1"), item("3", key="A%c/2")], by=CLERK
    )
    assert actions.forget(prefix="a%c/", by=CLERK) == 1
    assert found("havn") == {"abc/1"}


def test_forgetting_nothing_changes_nothing():
    actions.index([item("1", body="havn")], by=CLERK)
    assert actions.forget([], by=CLERK) == 0
    assert found("havn") == keys("1")


def test_what_no_permission_allows_is_not_indexed():
    with pytest.raises(NotPermitted):
        actions.index([item("1")], by=Actor(label="test:stranger"))
    assert not Entry.objects.exists()


def test_nothing_is_written_past_an_action():
    with pytest.raises(WrittenOutsideAction):
        Entry.objects.create(key="x", day=date(2024, 1, 1), is_public=True, facets=" ")


def test_indexing_is_recorded():
    actions.index([item("1")], by=CLERK)
    event = AuditEvent.objects.get(action="search.index")
    assert event.actor == CLERK.label
    assert {"model": "search.Entry", "created": 1} in event.changes


def test_facet_values_are_kept_once():
    rows = [item(str(number), acts=("approved", "noted"), municipalities=("Læsø",)) for number in range(3)]
    actions.index(rows[:2], by=CLERK)
    actions.index(rows[2:], by=CLERK)
    kept = set(FacetValue.objects.values_list("kind", "value"))
    assert kept == {
        ("council", "nordjylland"),
        ("year", "2024"),
        ("stage", "minutes"),
        ("act", "approved"),
        ("act", "noted"),
        ("municipality", "Læsø"),
    }
    assert FacetValue.objects.count() == 6


def test_a_reindex_builds_from_the_registered_sources_alone(monkeypatch):
    rows = [item("1", body="vindmølle"), item("2", body="solcelle")]
    monkeypatch.setattr(extensions, "_sources", {})
    extensions.register_source("invented", lambda: iter(rows))
    actions.index([item("9", body="vindmølle")], by=CLERK)
    done: list[int] = []
    assert actions.reindex(by=CLERK, progress=done.append) == 2
    assert found("vindmølle") == keys("1")
    assert found("solcelle") == keys("2")
    assert sum(done) == 4


def test_a_reindex_teaches_older_rows_the_compounds_of_later_ones(monkeypatch):
    older, later = item("1", body="Rådets klimaambition er høj."), item("2", body="Klima og ambition.")
    monkeypatch.setattr(extensions, "_sources", {"invented": lambda: iter([older, later])})
    actions.index([older], by=CLERK)
    actions.index([later], by=CLERK)
    assert found("klima") == keys("2")
    actions.reindex(by=CLERK)
    assert found("klima") == keys("1", "2")


def test_two_sources_cannot_share_a_name(monkeypatch):
    monkeypatch.setattr(extensions, "_sources", {})
    extensions.register_source("items", lambda: iter(()))
    with pytest.raises(ValueError, match="items"):
        extensions.register_source("items", lambda: iter(()))


def test_characters_that_a_database_refuses_are_kept_out():
    actions.index([item("1", "Nul\0tegn", body="halvt \ud800 tegn", persons=("Ada\0 Lund",))], by=CLERK)
    assert found("halvt") == keys("1")


def test_a_document_costs_as_many_queries_late_as_early():
    def document(number: int) -> list[Searchable]:
        new_word = "".join(chr(ord("a") + int(digit)) for digit in str(number)) + "vej"
        return [item(f"{number}.{place}", f"Punkt {new_word}", persons=(new_word,)) for place in range(20)]

    with CaptureQueriesContext(connection) as early:
        actions.index(document(1), by=CLERK)
    for number in range(2, 12):
        actions.index(document(number), by=CLERK)
    with CaptureQueriesContext(connection) as late:
        actions.index(document(12), by=CLERK)
    assert len(late) <= len(early)


def test_a_copy_of_the_words_is_kept_until_they_change():
    actions.index([item("1", body="Klima og ambition.")], by=CLERK)
    copy = lexicon.lexicon()
    actions.index([item("2", body="Ambition og klima.")], by=CLERK)
    assert lexicon.lexicon() is copy
    with connection.cursor() as cursor:
        # What another process leaves behind.
        cursor.execute("INSERT INTO search_lexiconword (word, entries) VALUES ('solcelle', 1)")
        cursor.execute("UPDATE search_lexiconstate SET version = %s", ["00000000000000000000000000000001"])
    assert lexicon.lexicon().knows("solcelle")


def test_words_of_what_was_undone_are_forgotten():
    with transaction.atomic():
        actions.index([item("1", body="vindmølle")], by=CLERK)
        transaction.set_rollback(True)
    assert not lexicon.lexicon().knows("vindmølle")
    actions.index([item("1", body="vindmølle")], by=CLERK)
    assert set(LexiconWord.objects.values_list("word", flat=True)) == {"punkt", "vindmølle"}
