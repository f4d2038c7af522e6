"""`tvaers doubts` as its users meet it: see a doubt, settle it, regret it."""

import shutil
from pathlib import Path

import pytest

from tests.site.test_command_line import DEMO, tvaers

EXIT_USAGE = 2
KURT_HOLM_TWICE = ("kkr-nordjylland-2024-02-09-*", "kkr-nordjylland-2024-11-15-*")


@pytest.fixture(scope="session")
def doubtful_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("doubtful") / "data"
    papers = [path for pattern in KURT_HOLM_TWICE for path in sorted(DEMO.glob(pattern))]
    assert "1 tvivl om personer" in tvaers("import", *papers, data=directory).stdout
    return directory


@pytest.fixture
def doubtful(doubtful_once: Path, tmp_path: Path) -> Path:
    """A data directory with one doubt, free to be changed."""
    return shutil.copytree(doubtful_once, tmp_path / "doubtful")


def test_an_answer_is_listed_and_can_be_taken_back(doubtful):
    listing = tvaers("doubts", data=doubtful).stdout
    assert "1: Kurt Holm / Kurt Mosegaard Holm" in listing
    assert "Afgjort: én person." in tvaers("doubts", "1", "--same", data=doubtful).stdout
    assert "Kurt" not in tvaers("doubts", data=doubtful).stdout
    settled = tvaers("doubts", "--settled", data=doubtful).stdout
    assert settled.startswith("1: Kurt Holm / Kurt Mosegaard Holm")
    assert settled.rstrip().endswith(": én person")
    undone = tvaers("doubts", "1", "--undo", data=doubtful)
    assert (undone.returncode, undone.stderr) == (0, "")
    assert "Flyttet tilbage til Kurt Holm: 1 plads" in undone.stdout
    assert tvaers("doubts", data=doubtful).stdout == listing
    assert tvaers("doubts", "--settled", data=doubtful).stdout == "Ingen tvivl er afgjort.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["1", "--undo"], "ingen afgjort tvivl med nummer 1"),
        (["7", "--same"], "ingen åben tvivl med nummer 7"),
        (["--undo"], "Skriv nummeret"),
        (["1"], "Skriv én af"),
        (["1", "--undo", "--same"], "Skriv én af"),
        (["1", "--settled"], "Skriv én af"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line_and_changes_nothing(doubtful_once, arguments, message):
    process = tvaers("doubts", *arguments, data=doubtful_once)
    assert process.returncode == EXIT_USAGE
    assert message in process.stderr.splitlines()[-1]
    assert "1: Kurt Holm" in tvaers("doubts", data=doubtful_once).stdout
