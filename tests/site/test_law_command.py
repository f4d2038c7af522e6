"""`tvaers law` as its users meet it: a process of its own, without Django."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

QUESTION = '{"date": "2025-04-22", "working_days_before": 1}'
NOT_OF_THE_FORM = 2


def law(*arguments: str | Path, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tvaers", "law", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        input=given,
        env=os.environ | environment,
    )


@pytest.fixture
def question(tmp_path: Path) -> Path:
    path = tmp_path / "frist.json"
    path.write_text(QUESTION, encoding="utf-8")
    return path


def test_a_file_and_standard_input_give_the_same_answer(question):
    answers = [law("deadline", "--input", question), law("deadline", "--input", "-", given=QUESTION)]
    for process in answers:
        assert process.returncode == 0, process.stderr
        assert process.stderr == ""
        assert json.loads(process.stdout)["result"] == {"deadline": "2025-04-16"}
    assert answers[0].stdout == answers[1].stdout


def test_the_holidays_are_danish_in_every_language_of_the_machine():
    answer = law("deadline", "--input", "-", given=QUESTION, LANG="en_US.UTF-8", LANGUAGE="en", TVAERS_LANGUAGE="en")
    assert json.loads(answer.stdout)["steps"][0]["output"]["not_counted"]["2025-04-17"] == "Skærtorsdag"


def test_a_tie_is_told_and_the_lots_that_are_drawn_are_given_back():
    tied = '{"votes": {"A": 9, "V": 9}, "alliances": [], "posts": 2%s}'
    process = law("chair-election", "--input", "-", given=tied % "")
    assert process.returncode == 0
    answer = json.loads(process.stdout)
    assert answer["result"] is None
    assert [warning["code"] for warning in answer["warnings"]] == ["tie-draw-lots"]
    settled = json.loads(law("chair-election", "--input", "-", given=tied % ', "lots": [["V", "A"]]').stdout)
    assert [post["party"] for post in settled["result"]["elected"]] == ["V", "A"]


@pytest.mark.parametrize(
    ("name", "key", "given"),
    [
        ("chair-election", "posts", '{"votes": {"A": 9}, "alliances": [], "posts": -1}'),
        ("chair-election", "votes", r'{"votes": {"\ud800": 9}, "alliances": [], "posts": 2}'),
        ("composition", "mayors", '{"municipalities": 1, "votes": {"A": 9}, "seats_in_boards": [], "mayors": 1}'),
        ("gender-balance", "rule", '{"rule": "lige"}'),
        ("objective-financing", "budget", '{"budget": -1}'),
        ("refugee-agreement", "regional_quota", '{"regional_quota": "3"}'),
        ("refugee-quotas", "population", '{"national_number": 3, "municipalities": [{"code": "1", "region": "N"}]}'),
        ("share", "keys", '{"total": 700, "keys": {"0851": 0}}'),
    ],
)
def test_every_calculation_refuses_in_the_same_way(name, key, given):
    process = law(name, "--input", "-", given=given)
    assert process.returncode == NOT_OF_THE_FORM
    assert process.stdout == ""
    (line,) = process.stderr.splitlines()
    assert f"»{key}«" in line


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("weekdays", '{"date": "2025-04-22", "weekdays": 1}'),
        ("working_days_before", '{"date": "2025-04-22", "working_days_before": -1}'),
        ("date", '{"working_days_before": 1}'),
        ("JSON", "hverdage"),
    ],
)
def test_what_is_not_of_the_form_gets_one_line_that_names_the_key_and_exit_2(key, given):
    process = law("deadline", "--input", "-", given=given)
    assert process.returncode == NOT_OF_THE_FORM
    assert process.stdout == ""
    (line,) = process.stderr.splitlines()
    assert key in line


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    for path in (tmp_path / "findes-ikke.json", tmp_path):
        process = law("deadline", "--input", path)
        assert process.returncode == NOT_OF_THE_FORM
        assert process.stdout == ""
        (line,) = process.stderr.splitlines()
        assert path.name in line


def test_an_unknown_calculation_is_refused_with_those_there_are():
    process = law("lottery", "--input", "-")
    assert process.returncode == NOT_OF_THE_FORM
    assert "deadline" in process.stderr


def test_the_help_says_in_danish_that_the_input_must_be_named():
    assert "[skal skrives]" in law("--help").stdout


def test_it_starts_without_django():
    code = (
        "import sys\n"
        "from tvaers.site.cli import main\n"
        "main(['law', 'deadline', '--input', '-'], standalone_mode=False)\n"
        "assert not any(name.split('.')[0] == 'django' for name in sys.modules)"
    )
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, input=QUESTION)
    assert process.returncode == 0, process.stderr
