"""`tvaers verify`, `publish` and `depublish`, as the operator types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tvaers.archive
from tests.site.test_command_line import EXIT_UNREADABLE
from tests.site.test_command_line import tvaers as run
from tvaers.document.contract import content_hash
from tvaers.document.model import Edition
from tvaers.document.reading import read_file
from tvaers.document.writing.pdf import write_pdf

MINUTES = Path(tvaers.archive.__file__).parent / "demo" / "kkr-syddanmark-2024-10-28-referat.txt"
MEETING = "syddanmark/2024-10-28"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "data"
    assert run("import", MINUTES, "--unpublished", data=folder).returncode == 0
    return folder


def found(data: Path) -> int:
    total: int = json.loads(run("search", "kommunerne", "--format", "json", data=data).stdout)["total"]
    return total


def test_a_meeting_is_looked_at_published_taken_down_and_brought_back(data):
    preview = run("publish", MEETING, "--preview", data=data)
    assert preview.returncode == 0
    assert len(preview.stdout.splitlines()) > 2
    assert found(data) == 0
    assert run("publish", MEETING, data=data).returncode == 0
    assert found(data) > 0
    assert run("publish", MEETING, data=data).returncode == 2
    assert run("depublish", MEETING, "--reason", "law", "--note", "Afgørelse", data=data).returncode == 0
    assert found(data) == 0
    assert run("depublish", MEETING, "--undo", data=data).returncode == 0
    assert found(data) > 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("publish", "syddanmark/1999-01-01"),
        ("depublish", MEETING),
        ("depublish", MEETING, "--reason", "law", "--item", "99"),
        ("depublish", MEETING, "--undo", "--item", "99"),
        ("depublish", MEETING, "--undo", "--reason", "law"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_changes_nothing(data, arguments):
    process = run(*arguments, data=data)
    assert process.returncode == 2
    assert "Traceback" not in process.stderr


def test_verify_says_what_a_file_is_and_answers_by_its_exit_code(data, tmp_path):
    document = read_file(MINUTES)
    document.edition = Edition(1, content_hash(document))
    genuine, changed, unreadable = tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "c.pdf"
    genuine.write_bytes(write_pdf(document))
    next(document.items()).title = "En anden overskrift"
    changed.write_bytes(write_pdf(document))
    unreadable.write_bytes(b"%PDF-1.7")
    process = run("verify", genuine, data=data)
    assert (process.returncode, process.stdout.split(":")[0]) == (0, "ÆGTE")
    assert "udgave 1" in process.stdout
    process = run("verify", changed, data=data)
    assert (process.returncode, process.stdout.split(":")[0]) == (1, "ÆNDRET")
    assert "En anden overskrift" in process.stdout
    for path in (unreadable, tmp_path / "findes-ikke.pdf"):
        process = run("verify", path, data=data)
        assert process.returncode == EXIT_UNREADABLE
        assert len(process.stderr.strip().splitlines()) == 1
