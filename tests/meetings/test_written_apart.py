"""The complete PDF made by a process of its own."""

import subprocess

import pytest

from tests.document.papers import minutes
from tests.document.writing.enclosed import EXCEL, PDF, enclosure, plain
from tvaers.document.writing.complete.job import EnclosedFile, Job
from tvaers.document.writing.complete.joining import complete_pdf
from tvaers.document.writing.pdf import write_pdf
from tvaers.meetings.files.written_apart import complete_written_apart


def test_the_process_makes_the_same_bytes(tmp_path):
    (tmp_path / "a").write_bytes(plain("Bilag"))
    (tmp_path / "b").write_bytes(b"PK ark")
    files = [
        EnclosedFile("2.1", 1, "Udkast æøå", "udkast.pdf", PDF, tmp_path / "a"),
        EnclosedFile("2.2", 1, "Budget", "budget.xlsx", EXCEL, tmp_path / "b"),
    ]
    pdf, target = write_pdf(minutes()), tmp_path / "whole.pdf"
    complete_written_apart(minutes(), pdf, files, target)
    enclosures = [
        enclosure(plain("Bilag"), title="Udkast æøå"),
        enclosure(b"PK ark", EXCEL, item="2.2", title="Budget", filename="budget.xlsx"),
    ]
    assert target.read_bytes() == complete_pdf(minutes(), pdf, enclosures)


def test_a_file_that_is_not_there_is_an_error_and_leaves_nothing(tmp_path):
    gone = EnclosedFile("2.1", 1, "Udkast", "udkast.pdf", PDF, tmp_path / "gone")
    with pytest.raises(subprocess.SubprocessError):
        complete_written_apart(minutes(), write_pdf(minutes()), [gone], tmp_path / "new" / "whole.pdf")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_job_is_told_and_understood(tmp_path):
    job = Job(minutes(), b"%PDF", [EnclosedFile("", 1, "Brev", "brev.txt", "text/plain", tmp_path)])
    assert Job.from_json(job.to_json()) == job
