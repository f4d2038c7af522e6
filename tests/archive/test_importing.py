"""Files and folders in: dry run, order, refusal, and the demo's own papers."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from tests.papers import OPERATOR
from tvaers.archive.actions import Result
from tvaers.archive.importing import FileReport, Wishes, files_in, import_files
from tvaers.archive.report import lines_of, summary_of
from tvaers.meetings.files.kept import original_path
from tvaers.meetings.models import Edition, Meeting, SourceFile

pytestmark = pytest.mark.usefixtures("registers")

DEMO = Path(str(files("tvaers.archive") / "demo"))
AGENDA = DEMO / "kkr-nordjylland-2025-02-21-dagsorden.txt"
MINUTES = DEMO / "kkr-nordjylland-2025-02-21-referat.txt"


def import_all(*paths: Path, wishes: Wishes | None = None) -> list[FileReport]:
    return list(import_files(files_in(paths), wishes or Wishes(), by=OPERATOR))


def test_agenda_and_minutes_of_a_meeting_become_two_editions():
    results = [report.imported.result for report in import_all(AGENDA, MINUTES)]
    assert results == [Result.NEW_MEETING, Result.NEXT_EDITION]
    assert Meeting.objects.get().editions.count() == 2


def test_the_original_is_kept_byte_for_byte():
    import_all(MINUTES)
    source = SourceFile.objects.get()
    assert original_path(source.sha256).read_bytes() == MINUTES.read_bytes()
    assert source.filename == MINUTES.name


def test_an_original_lost_from_the_disk_comes_back_with_the_next_import():
    import_all(MINUTES)
    path = original_path(SourceFile.objects.get().sha256)
    path.unlink()
    import_all(MINUTES)
    assert path.read_bytes() == MINUTES.read_bytes()


def test_importing_a_folder_again_changes_nothing(tmp_path):
    for path in (AGENDA, MINUTES):
        shutil.copy(path, tmp_path)
    import_all(tmp_path)
    again = import_all(tmp_path)
    assert {report.imported.result for report in again} == {Result.UNCHANGED}
    assert Edition.objects.count() == 2


def test_a_dry_run_tells_the_same_and_keeps_nothing():
    trial = import_all(AGENDA, MINUTES, wishes=Wishes(is_trial=True))
    assert [report.imported.result for report in trial] == [Result.NEW_MEETING, Result.NEXT_EDITION]
    assert not Meeting.objects.exists()


def test_what_cannot_be_read_is_told_and_the_rest_comes_in(tmp_path):
    (tmp_path / "a-tom.txt").write_bytes(b"")
    shutil.copy(MINUTES, tmp_path / "b.txt")
    (tmp_path / "c-billede.png").write_bytes(b"not a paper")
    reports = import_all(tmp_path)
    assert [(report.path.name, report.came_in) for report in reports] == [("a-tom.txt", False), ("b.txt", True)]
    assert reports[0].refusal


def test_unpublished_meetings_are_kept_from_the_public():
    import_all(MINUTES, wishes=Wishes(is_published=False))
    assert Meeting.objects.get().published_at is None


def test_the_report_names_file_meeting_and_outcome():
    (report,) = import_all(MINUTES)
    first = next(lines_of(report))
    assert MINUTES.name in first
    assert "KKR Nordjylland, 21. februar 2025, referat" in first
    assert next(summary_of([report])) == "1 fil:"


def test_a_report_does_not_hold_what_the_paper_says(django_assert_num_queries):
    for _ in range(2):
        (report,) = import_all(MINUTES)
        assert "document" in report.imported.edition.get_deferred_fields()
    with django_assert_num_queries(1):
        assert report.imported.edition.document["council"] == "KKR Nordjylland"
