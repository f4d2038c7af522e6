"""The library behind the command line speaks Danish too: its usage, its headings, its errors."""

from __future__ import annotations

import ast
import gettext
from importlib import import_module
from pathlib import Path

import pytest

from tests.site.test_command_line import MINUTES, tvaers
from tvaers.site.cli.wording import LOCALE

EXIT_USAGE = 2
WHERE_CLICK_SPEAKS = ("core", "decorators", "exceptions", "formatting", "parser", "types")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "Fejl: Der mangler et argument: 'FIL'."),
        (["import", "--dry", "x"], "Fejl: Valget '--dry' findes ikke. Mente du '--dry-run'?"),
        (["imprt"], "Fejl: Kommandoen 'imprt' findes ikke. Mente du 'import'?"),
        (["import", "findes-ikke/"], "Fejl: Ugyldig værdi for 'STI...': Stien 'findes-ikke/' findes ikke."),
        (["search", "bus", "--page", "to"], "Fejl: Ugyldig værdi for '--page': 'to' er ikke et gyldigt tal."),
        (["search", "bus", "--page", "0"], "Fejl: Ugyldig værdi for '--page': 0 er ikke inden for x>=1."),
        (["search", "bus", "--as"], "Fejl: Valget '--as' skal have en værdi."),
        (["import", str(MINUTES), "--date", "i går"], "'i går' er ikke en dag. Skriv den som 2019-02-08."),
        (["reindex", "alt"], "Fejl: Kommandoen tager ikke argumentet alt."),
        (["reindex", "--help=x"], "Fejl: Valget '--help' tager ingen værdi."),
    ],
)
def test_what_is_wrong_is_said_in_danish(tmp_path, arguments, message):
    process = tvaers(*arguments, data=tmp_path, LANGUAGE="en", LANG="en_GB.UTF-8")
    assert process.returncode == EXIT_USAGE
    assert process.stdout == ""
    assert process.stderr.splitlines()[-1].endswith(message)


def test_usage_headings_and_the_standing_options_are_danish(tmp_path):
    listing = tvaers("--help", data=tmp_path).stdout
    assert listing.startswith("Brug: ")
    assert listing.splitlines()[0].endswith(" [VALG] KOMMANDO [ARGUMENTER]...")
    for words in ("\nValg:\n", "\nKommandoer:\n", "Vis versionen.", "Vis denne hjælp."):
        assert words in listing
    shown = tvaers("search", "--help", data=tmp_path).stdout
    assert shown.splitlines()[0].endswith("tvaers search [VALG] ORD...")
    assert "[ellers: 1; x>=1]" in shown


def test_english_is_english_throughout(tmp_path):
    listing = tvaers("--help", data=tmp_path, TVAERS_LANGUAGE="en").stdout
    assert listing.startswith("Usage: ")
    assert listing.splitlines()[0].endswith(" [OPTIONS] COMMAND [ARGUMENTS]...")
    wrong = tvaers("read", data=tmp_path, TVAERS_LANGUAGE="en", LANGUAGE="da", LANG="da_DK.UTF-8")
    assert wrong.returncode == EXIT_USAGE
    assert wrong.stderr.splitlines()[-1] == "Error: Missing argument 'FILE'."


def words_in(module: str) -> list[str]:
    """The texts that a module of the library asks others to translate."""
    source = Path(import_module(f"click.{module}").__file__).read_text(encoding="utf-8")
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    asked = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext")]
    return [call.args[0].value for call in asked if isinstance(call.args[0], ast.Constant)]


@pytest.mark.parametrize("module", WHERE_CLICK_SPEAKS)
def test_every_word_of_the_library_has_its_danish(module):
    catalogue = gettext.translation("messages", LOCALE, languages=["da"])._catalog
    known = {key[0] if isinstance(key, tuple) else key for key in catalogue}
    asked = words_in(module)
    assert asked
    assert set(asked) - known == set()
