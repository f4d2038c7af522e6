"""Every bench runs, on the smallest sizes, and tells goal and yardstick. Nothing here looks at the clock."""

import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bench import complete, dhondt, importing, interleaving, lists, pages, pdf, reading, sender, sending, session
from bench.clients import answers_a_second
from bench.figures import Figure, Goal, alternating, number, percentile
from bench.papers import paper_document, paper_text, write_papers
from bench.run import BENCHES
from bench.site import new_site
from tvaers.document.writing.pdf import write_pdf

PROJECT = Path(__file__).resolve().parents[2]
own_database = pytest.mark.skipif(
    "TVAERS_TEST_DATABASE_URL" in os.environ, reason="it has a site of its own on SQLite, and runs where the tests do"
)


def test_a_figure_tells_its_goal_whether_it_holds_and_what_it_was_measured_against():
    kept = str(Figure("reading", 2.51, goal=Goal(3), against="bare extraction"))
    assert "reading: 2.51  [goal at most 3: holds]" in kept
    assert "against bare extraction" in kept
    assert "[goal at least 0.37: MISSED]" in str(Figure("pages", 0.2, goal=Goal(0.37, is_least=True)))


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (0.01234, "0.0123"), (12.34, "12.3"), (1234.5, "1,234")])
def test_figures_have_three_digits(value, text):
    assert number(value) == text


def test_the_percentile_is_the_value_that_so_many_do_not_exceed():
    assert percentile([3, 1, 2, 4], 0.5) == 3
    assert percentile(list(range(100)), 0.99) == 99


def test_runs_take_turns():
    order = []
    alternating(lambda: order.append("a"), lambda: order.append("b"), rounds=3)
    assert order == ["a", "b"] * 3


def test_reading_is_measured_against_the_extraction_of_the_same_file():
    figures = reading.measure(write_pdf(paper_document(1, lines=100)), paper_text(1, lines=100).encode(), rounds=1)
    assert figures[0].goal == Goal(3)
    assert "pypdfium2" in figures[0].against


def test_the_bare_extraction_gives_the_words_of_the_paper():
    pdf_of_paper = write_pdf(paper_document(1, lines=100))
    assert "Indstilling" in reading.extract(pdf_of_paper)
    assert reading.pages(pdf_of_paper) > 1


def test_importing_counts_the_papers_that_came_in():
    with new_site() as site:
        write_papers(site.data / "papers", 6, lines=60)
        figures = importing.measure(site, site.data / "papers", 6)
        assert len(importing.moments_of_editions(site)) == 6
    assert any(figure.goal == importing.MOST_GROWTH for figure in figures)


def test_pages_are_asked_of_the_site_and_of_the_bare_view():
    with new_site() as site:
        figures = pages.measure(site, rounds=1, seconds=0.1)
    assert all(figure.value > 0 for figure in figures)
    assert figures[0].goal == pages.LEAST_OF_BARE


def test_lists_are_asked_page_after_page():
    with new_site() as site:
        site.run("bench.filling", "6")
        with site.serving(workers=1) as server:
            figures = list(lists.measure(server, {"front page": "/", "council": "/nordjylland/"}, 2, "6 meetings"))
    assert [figure.unit for figure in figures] == ["ms", "kB"] * 2


def test_a_pdf_is_made_in_a_process_without_django():
    with new_site() as site:
        first, *_ = pdf.measure(site, lines=100, rounds=1)
    assert first.goal == pdf.MOST_SECONDS


def test_a_complete_pdf_is_made_and_its_files_are_joined_barely():
    with new_site() as site:
        first, second = complete.measure(site, lines=100, count=2, rounds=1)
        assert complete.pages((site.data / "whole.pdf").read_bytes()) > complete.pages(
            (site.data / "bare.pdf").read_bytes()
        )
        assert len(list(complete.with_large_files(site, size=100_000, count=1))) == 2
    assert (first.goal, second.goal) == (complete.MOST_SECONDS, complete.MOST_OF_BARE)


def test_changes_and_polls_of_a_session_are_measured():
    figures = list(session.measure(2, 2.0))
    assert [figure.goal for figure in figures] == [
        session.MOST_MILLISECONDS,
        session.MOST_MILLISECONDS,
        session.MOST_SECONDS_TO_SEE,
    ]


@own_database
def test_an_agenda_is_sent_to_all_and_read_by_one_while_pages_are_asked_for():
    with new_site() as site:
        first, *figures = sending.measure(site, items=2, megabytes=1, members=3, asked_before=4)
    assert first.goal == sending.MOST_SECONDS_TO_SEND
    assert figures[0].goal == sending.MOST_MILLISECONDS
    assert "3 letters" in figures[2].what
    assert all(figure.value > 0 for figure in (first, *figures))


@own_database
def test_a_sending_that_is_refused_fails_the_bench(monkeypatch):
    def refused(secretary, confirmed):
        raise RuntimeError("the agenda was not sent")

    monkeypatch.setattr(sender.Secretary, "sends", refused)
    with new_site() as site, pytest.raises(RuntimeError, match="not sent"):
        sending.measure(site, items=1, megabytes=1, members=1, asked_before=4)


@own_database
def test_no_acknowledged_text_is_lost_while_two_write_at_once_and_the_server_is_killed():
    total = interleaving.Played()
    for total in interleaving.played(rounds=50, seed=2026):
        assert total.lost == []
    assert total.rounds == 50
    assert 50 * 2 * interleaving.WORDS_A_ROUND < total.acknowledged <= total.typed
    assert total.cut_off
    assert total.closed


def test_no_election_differs_between_dhondt_and_another_program():
    differing, ties, *_ = dhondt.measure(200, seed=1)
    assert differing.value == 0
    assert ties.value > 0


def test_every_bench_is_a_module_that_explains_itself():
    for name in BENCHES:
        command = [sys.executable, "-m", f"bench.{name}", "--help"]
        told = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
        assert "usage" in told


def test_run_refuses_a_bench_that_does_not_exist():
    command = [sys.executable, str(PROJECT / "bench" / "run.py"), "hastighed"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "hastighed" in done.stderr


class Answering(BaseHTTPRequestHandler):
    """A page of ten bytes that has an ETag."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.headers["If-None-Match"] == '"known"':
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(200 if self.path == "/" else 404)
        self.send_header("Content-Length", "10")
        self.end_headers()
        self.wfile.write(b"0123456789")

    def log_message(self, *arguments):
        pass


class QuietServer(ThreadingHTTPServer):
    """A server that does not mind clients who leave in the middle of an answer."""

    def handle_error(self, request, client_address):
        pass


@pytest.fixture
def port():
    server = QuietServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_clients_count_whole_answers(port):
    assert answers_a_second(port, "/", 0.1, clients=2) > 0
    assert answers_a_second(port, "/", 0.1, clients=2, etag='"known"') > 0


def test_clients_take_no_other_answer_for_the_page(port):
    with pytest.raises(ValueError, match="404"):
        answers_a_second(port, "/borte", 0.1)
    with pytest.raises(ValueError, match="200"):
        answers_a_second(port, "/", 0.1, etag='"old"')
