"""`tvaers anonymise` as its users meet it."""

from tests.site.test_command_line import tvaers

EMAIL = "ida@kkr.example"


def test_it_says_what_goes_and_takes_it_away(tmp_path):
    data = tmp_path / "data"
    tvaers("invite", EMAIL, "Ida Holm", "--role", "secretary", "--council", "nordjylland", data=data)
    unsure = tvaers("anonymise", EMAIL, data=data)
    assert unsure.returncode == 1
    assert "Ida Holm: konto ja, 1 roller" in unsure.stdout
    done = tvaers("anonymise", EMAIL, "--yes", data=data)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Personen er anonymiseret.\n")
    again = tvaers("anonymise", EMAIL, "--yes", data=data)
    assert again.returncode == 1
    assert "Ingen konto" in again.stderr
    assert tvaers("audit", "verify", data=data).returncode == 0
