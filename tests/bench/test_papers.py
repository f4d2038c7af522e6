"""The papers that benches are run on are what they say."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from bench.papers import ITEMS, LINES, demo_cases, paper_document, paper_text, write_papers
from bench.printed_html import printed_html
from tvaers.document.model import Kind

PROJECT = Path(__file__).resolve().parents[2]


def printed_lines(text: str) -> int:
    return sum(1 for line in text.splitlines() if line.strip())


def test_a_paper_has_the_lines_and_items_of_thirty_five_pages():
    text = paper_text(7)
    assert LINES * 0.95 <= printed_lines(text) <= LINES * 1.1
    assert len(list(paper_document(7).items())) == ITEMS


def test_every_printed_line_is_followed_by_a_blank_one_as_in_an_extraction():
    lines = paper_text(2, lines=200).splitlines()
    assert all(line == "" for line in lines[1::2])
    assert all(line.endswith(" ") for line in lines[::2])


def test_a_number_always_gives_the_same_paper_and_another_one_another():
    known = "from bench.papers import paper_text; import sys; sys.stdout.write(paper_text(3, lines=200))"
    settings = {"PYTHONHASHSEED": "1", "PYTHONIOENCODING": "utf-8"}
    elsewhere = subprocess.run(
        [sys.executable, "-c", known], capture_output=True, check=True, env=settings, cwd=PROJECT
    )
    here = paper_text(3, lines=200).encode()
    assert hashlib.sha256(elsewhere.stdout).digest() == hashlib.sha256(here).digest()
    assert paper_text(4, lines=200).encode() != here


def test_papers_are_of_meetings_of_their_own():
    papers = [paper_document(number, lines=100) for number in range(0, 5_000, 311)]
    assert all(paper.council and paper.kind is Kind.MINUTES for paper in papers)
    assert len({(paper.council, paper.date) for paper in papers}) == len(papers)


@pytest.mark.parametrize("number", [0, 4_321])
def test_items_are_read_with_number_case_parts_and_people(number):
    document = paper_document(number, lines=400)
    first = next(document.items())
    assert first.number == "1.1"
    assert first.case_number
    assert [name for name, text in first.parts.named() if text][-1] == "decision"
    assert len(document.participants) == 18


def test_the_cases_come_from_the_demo_and_none_is_closed():
    assert len(demo_cases()) >= 8
    assert not any("Lukket" in case.title[0] for case in demo_cases())


def test_as_many_files_are_written_as_asked(tmp_path):
    write_papers(tmp_path / "papers", 3, lines=60)
    assert [path.name for path in sorted((tmp_path / "papers").iterdir())] == ["00000.txt", "00001.txt", "00002.txt"]


def test_the_html_for_a_print_engine_has_every_title():
    document = paper_document(1, lines=150)
    html = printed_html(document)
    assert all(item.number in html for item in document.items())
    assert html.count("<h3 ") == ITEMS
    assert '<html lang="da">' in html
