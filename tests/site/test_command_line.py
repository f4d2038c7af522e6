"""The command line as its users meet it: a process of its own, with a data directory of its own."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import termios
import time
import urllib.request
from contextlib import closing, suppress
from importlib.resources import files
from pathlib import Path

import pytest

DEMO = Path(str(files("tvaers.archive") / "demo"))
MINUTES = DEMO / "kkr-nordjylland-2025-02-21-referat.txt"
EXIT_UNREADABLE = 3
PATIENCE = 30


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(scope="session")
def imported_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data directory with one meeting in it, and what the import printed."""
    directory = tmp_path_factory.mktemp("imported") / "data"
    process = tvaers("import", MINUTES, data=directory)
    assert process.returncode == 0, process.stderr
    return directory, process.stdout


@pytest.fixture
def archive(imported_once: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of that data directory, free to be changed."""
    return shutil.copytree(imported_once[0], tmp_path / "archive")


def tvaers(*arguments: str | Path, data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tvaers", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=environment_of(data) | environment,
    )


def environment_of(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return kept | {"TVAERS_DATA": str(data), "DATABASE_URL": ""}


def test_every_command_has_help_with_examples(data):
    listing = tvaers("--help", data=data).stdout
    commands = [line.split()[0] for line in listing.split("Kommandoer:")[1].splitlines() if line.strip()]
    assert {"read", "import", "search", "reindex", "doubts", "serve", "demo"} <= set(commands)
    for command in commands:
        shown = tvaers(command, "--help", data=data).stdout
        assert f"tvaers {command}" in shown.split("Eksempler:")[1]


def test_help_is_english_when_asked_for(data):
    assert "Examples:" in tvaers("import", "--help", data=data, TVAERS_LANGUAGE="en").stdout


def test_read_prints_the_contract_and_makes_no_database(data):
    process = tvaers("read", MINUTES, data=data)
    assert process.returncode == 0
    assert json.loads(process.stdout)["council"] == "KKR Nordjylland"
    assert not data.exists()


@pytest.mark.parametrize("form", ["markdown", "summary"])
def test_read_prints_text(data, form):
    process = tvaers("read", MINUTES, "--format", form, data=data)
    assert process.returncode == 0
    assert "Godkendelse af dagsorden" in process.stdout


def test_what_cannot_be_read_gets_one_danish_line_and_exit_3(data, tmp_path):
    empty = tmp_path / "tom.txt"
    empty.write_bytes(b"")
    for path in (empty, tmp_path / "findes-ikke.txt"):
        process = tvaers("read", path, data=data)
        assert process.returncode == EXIT_UNREADABLE
        assert process.stdout == ""
        assert len(process.stderr.strip().splitlines()) == 1
        assert "Traceback" not in process.stderr


def test_import_reports_and_the_same_file_again_changes_nothing(imported_once, archive):
    assert "nyt møde" in imported_once[1]
    assert "intet ændret" in tvaers("import", MINUTES, data=archive).stdout


def test_search_finds_what_was_imported(archive):
    found = tvaers("search", "dagsorden", "--format", "json", data=archive)
    answer = json.loads(found.stdout)
    assert answer["total"] >= 1
    assert set(answer["hits"][0]) == {"council", "date", "item", "title", "url", "excerpt"}
    assert answer["hits"][0]["url"].startswith("/nordjylland/moeder/2025-02-21/")


def test_no_progress_bar_in_a_pipe(data):
    assert tvaers("import", MINUTES, data=data).stderr == ""


def test_a_search_without_hits_is_no_error(archive):
    process = tvaers("search", "zzzfindesikke", "--format", "json", data=archive)
    assert process.returncode == 0
    assert json.loads(process.stdout) == {"total": 0, "hits": []}


def test_search_sees_what_the_public_sees_unless_told_otherwise(data):
    tvaers("import", MINUTES, "--unpublished", data=data)
    assert json.loads(tvaers("search", "dagsorden", "--format", "json", data=data).stdout)["total"] == 0
    unknown = tvaers("search", "dagsorden", "--as", "ingen@example.dk", data=data)
    assert unknown.returncode != 0
    assert "ingen@example.dk" in unknown.stderr


def test_a_dry_run_keeps_nothing(data):
    process = tvaers("import", MINUTES, "--dry-run", data=data)
    assert "intet er gemt" in process.stdout
    assert "Ingen er i tvivl" in tvaers("doubts", data=data).stdout
    assert json.loads(tvaers("search", "dagsorden", "--format", "json", data=data).stdout)["total"] == 0


def test_what_does_not_come_in_makes_exit_1(data, tmp_path):
    (tmp_path / "tom.txt").write_bytes(b"")
    process = tvaers("import", tmp_path / "tom.txt", data=data)
    assert process.returncode == 1
    assert "kom ikke ind" in process.stdout


def kept_items(data: Path) -> list[int]:
    """How many items each kept edition has, and as the last number how many can be found."""
    with closing(sqlite3.connect(data / "tvaers.sqlite3")) as connection:
        items = connection.execute(
            "SELECT count(i.id) FROM meetings_edition e LEFT JOIN meetings_agendaitem i ON i.edition_id = e.id "
            "GROUP BY e.id"
        ).fetchall()
        found = connection.execute("SELECT count(*) FROM search_entry").fetchone()
    return [count for (count,) in [*items, found]]


@pytest.fixture
def many_papers(tmp_path: Path) -> Path:
    """A folder with 28 papers, each of a day of its own."""
    folder = tmp_path / "arkiv"
    folder.mkdir()
    text = MINUTES.read_text(encoding="utf-8")
    for day in range(1, 29):
        changed = text.replace("21. februar 2025", f"{day}. marts 2025").replace("21-02-2025", f"{day:02}-03-2025")
        (folder / f"{day:02}.txt").write_text(changed, encoding="utf-8")
    return folder


def test_an_import_that_is_killed_has_told_what_came_in_left_it_whole_and_finishes_the_next_time(archive, many_papers):
    (items, _) = kept_items(archive)
    command = [sys.executable, "-m", "tvaers", "import", str(many_papers)]
    environment = environment_of(archive)
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        told = [next(line for line in process.stdout if line.startswith("✓")) for _ in range(4)]
        os.killpg(process.pid, signal.SIGKILL)
        told += [line for line in process.stdout if line.startswith("✓")]
    *whole, found = kept_items(archive)
    came_in = len(whole) - 1
    assert 3 < came_in < 28
    assert came_in - len(told) in (0, 1)
    assert [line[:9] for line in told] == [f"✓ {number:02}.txt:"[:9] for number in range(1, len(told) + 1)]
    assert set(whole) == {items}
    assert found == items * len(whole)
    assert tvaers("import", many_papers, data=archive).returncode == 0
    assert kept_items(archive) == [*[items] * 29, items * 29]


def on_a_terminal(*arguments: str | Path, data: Path) -> str:
    """What a terminal gets of the command, standard output and error together."""
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 200))
    command = [sys.executable, "-m", "tvaers", *map(str, arguments)]
    process = subprocess.Popen(command, env=environment_of(data), stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    with closing(os.fdopen(ours, "rb", buffering=0)) as terminal, suppress(OSError):
        while block := terminal.read(4096):
            shown += block
    assert process.wait(PATIENCE) == 0
    return shown.decode()


def test_on_a_terminal_each_paper_is_told_beside_the_bar_and_the_sum_comes_last(data, tmp_path):
    second = tmp_path / "anden.txt"
    second.write_text(MINUTES.read_text(encoding="utf-8").replace("21. februar", "22. februar"), encoding="utf-8")
    shown = on_a_terminal("import", MINUTES, second, "--dry-run", data=data)
    for told in (
        ("0/2", f"✓ {MINUTES.name}", "✓ anden.txt", "2 filer:", "intet er gemt"),
        ("0/2", "1/2", "✓ anden.txt"),
        ("1/2", "2/2", "2 filer:"),
    ):
        places = [shown.index(text) for text in told]
        assert places == sorted(places)
    assert all(line.startswith("✓") for line in shown.replace("\r", "\n").splitlines() if "✓" in line)


def test_reindex_tells_how_many(archive):
    process = tvaers("reindex", data=archive)
    assert process.returncode == 0
    assert any(character.isdigit() for character in process.stdout)


def test_the_server_answers_and_sets_no_cookie(archive):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tvaers", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment_of(archive))
    try:
        headers, body = first_answer(f"http://127.0.0.1:{port}/nordjylland/moeder/2025-02-21/")
    finally:
        server.terminate()
        server.wait(PATIENCE)
    assert "Godkendelse af dagsorden" in body
    assert "Set-Cookie" not in headers


def test_a_port_that_is_taken_is_told_in_plain_words(data):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = tvaers("serve", "--port", str(taken.getsockname()[1]), data=data)
    assert process.returncode == 2
    assert "optaget" in process.stderr
    assert "Traceback" not in process.stderr


def test_the_demo_does_not_mix_with_papers_of_ones_own(archive, tmp_path):
    own = tmp_path / "egen.txt"
    own.write_text(MINUTES.read_text(encoding="utf-8").replace("21. februar", "22. februar"), encoding="utf-8")
    tvaers("import", own, "--date", "2025-02-22", data=archive)
    assert "egne møder" in tvaers("demo", "--only-import", data=archive).stdout


def first_answer(url: str) -> tuple[object, str]:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as response:
                return response.headers, response.read().decode()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
