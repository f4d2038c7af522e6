"""`tvaers anonymise` as its users meet it."""

import subprocess
import sys

import pytest

from tests.site.test_command_line import environment_of, tvaers

EMAIL = "ida@kkr.example"


def test_it_says_what_goes_and_takes_it_away(tmp_path):
    data = tmp_path / "data"
    tvaers("invite", EMAIL, "Ida Holm", "--role", "secretary", "--council", "nordjylland", data=data)
    unsure = tvaers("anonymise", EMAIL, data=data)
    assert unsure.returncode == 1
    assert "Ida Holm: konto ja, roller: 1" in unsure.stdout
    done = tvaers("anonymise", EMAIL, "--yes", data=data)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Personen er anonymiseret.\n")
    again = tvaers("anonymise", EMAIL, "--yes", data=data)
    assert again.returncode == 1
    assert "Ingen konto" in again.stderr
    assert tvaers("audit", "verify", data=data).returncode == 0


@pytest.mark.parametrize(("answer", "code", "said"), [("ja\n", 0, "Personen er anonymiseret."), ("nej\n", 1, "[nej]")])
def test_the_question_is_answered_in_danish(tmp_path, answer, code, said):
    tvaers("invite", EMAIL, "Ida Holm", "--role", "secretary", "--council", "nordjylland", data=tmp_path)
    command = [sys.executable, "-m", "tvaers", "anonymise", EMAIL]
    process = subprocess.run(
        command, input=answer, capture_output=True, text=True, check=False, env=environment_of(tmp_path)
    )
    assert process.returncode == code
    assert said in process.stdout
