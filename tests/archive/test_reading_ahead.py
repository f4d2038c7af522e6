"""Files read ahead in other processes say the same as files read in turn."""

import hashlib
import multiprocessing
import os
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from bench.papers import write_papers
from tests.papers import OPERATOR
from tvaers.archive.importing import Wishes, files_in, import_files
from tvaers.archive.reading_ahead import AHEAD, FEW, Reading, readings
from tvaers.document.reading import UnreadableDocument, read_file
from tvaers.meetings.models import Meeting

MANY = FEW + AHEAD


@pytest.fixture
def papers(tmp_path) -> list[Path]:
    write_papers(tmp_path, MANY, lines=60)
    return files_in([tmp_path])


def said(reading: Reading):
    data = reading.path.read_bytes()
    return reading.document(data, hashlib.sha256(data).hexdigest())


def answered(document=None, error=None) -> Future:
    future: Future = Future()
    future.set_result(document) if error is None else future.set_exception(error)
    return future


def test_many_files_are_read_elsewhere_and_come_in_their_order(papers):
    came = [(reading.path, said(reading), reading.elsewhere) for reading in readings(papers, lambda path: True)]
    assert [path for path, _, _ in came] == papers
    assert [document for _, document, _ in came] == [read_file(path) for path in papers]
    assert all(elsewhere.done() and not elsewhere.cancelled() for _, _, elsewhere in came)


def test_a_few_files_are_read_in_turn(papers):
    assert not any(reading.elsewhere for reading in readings(papers[: FEW - 1], lambda path: True))


def test_what_is_not_wanted_is_not_read(papers):
    came = list(readings(papers, lambda path: path != papers[3]))
    assert [place for place, reading in enumerate(came) if reading.elsewhere is None] == [3]


def test_a_file_that_cannot_be_read_says_so_where_it_is_kept(papers):
    papers[1].write_bytes(b"")
    came = list(readings(papers, lambda path: True))
    with pytest.raises(UnreadableDocument):
        said(came[1])
    assert said(came[2]).council


@pytest.mark.parametrize("error", [BrokenProcessPool(), CancelledError(), FileNotFoundError()])
def test_what_was_lost_elsewhere_is_read_here(papers, error):
    assert said(Reading(papers[0], answered(error=error))) == read_file(papers[0])


def test_a_file_that_has_changed_since_is_read_again(papers):
    old = read_file(papers[0])
    papers[0].write_bytes(papers[1].read_bytes())
    assert said(Reading(papers[0], answered(old))).source.sha256 == read_file(papers[1]).source.sha256


def test_the_rest_is_read_here_when_the_readers_have_died(papers):
    came = readings(papers, lambda path: True)
    first = [said(next(came))]
    for reader in multiprocessing.active_children():
        reader.kill()
    assert first + [said(reading) for reading in came] == [read_file(path) for path in papers]


def test_readers_end_when_the_import_is_given_up(papers):
    came = readings(papers, os.path.exists)
    next(came)
    came.close()
    assert list(came) == []


@pytest.mark.usefixtures("registers")
def test_an_import_of_many_files_keeps_each_as_its_own_meeting(papers):
    reports = list(import_files(papers, Wishes(), by=OPERATOR))
    assert [report.path for report in reports] == papers
    assert all(report.came_in for report in reports)
    assert Meeting.objects.count() == MANY
