"""The documents are true: what they name exists, and what the code has they name."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote, urlsplit

import click
import pytest

from tests.docs.told import (
    addresses,
    bench_variables,
    classes,
    environment_variables,
    law_codes,
    strings,
    variables_in,
    warning_codes,
    warning_messages,
    words_of_the_code,
)
from tests.docs.written import (
    DOCUMENTS,
    PROJECT,
    anchors,
    code_blocks,
    code_spans,
    commands_of,
    in_backticks,
    rows_under,
    targets,
    text_of,
)
from tvaers.document.wording import ACTS
from tvaers.law.contract import CALCULATIONS
from tvaers.site.cli import main

PACKAGE = PROJECT / "tvaers"
FLOOR = re.compile(r"^[├└]── (\w+)/\s+(\d+)\s", re.MULTILINE)
A_PATH = re.compile(r"(?:tvaers|tests|docs|bin|bench|requirements|\.ci)/[\w./-]*")
LATER = "later"
every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT)))


@every_document
def test_every_link_and_picture_leads_somewhere(document):
    for target in targets(document):
        parts = urlsplit(target)
        if parts.scheme:
            continue
        path = (document.parent / unquote(parts.path)).resolve() if parts.path else document
        assert path.exists(), target
        if parts.fragment:
            assert parts.fragment in anchors(path), target


@every_document
def test_every_file_it_names_is_there(document):
    named = {span for span in code_spans(document) if A_PATH.fullmatch(span)}
    assert {span for span in named if not (PROJECT / span).exists()} == set()


@every_document
def test_every_tvaers_command_is_one(document):
    assert isinstance(main, click.Group)
    for use in commands_of("tvaers", document):
        if not use.words or use.words[0].startswith("-"):
            assert_understood(main, list(use.words), is_whole=False)
        else:
            assert use.words[0] in main.commands, use
            assert_understood(main.commands[use.words[0]], list(use.words[1:]), is_whole=use.is_whole)


def assert_understood(command: click.Command, words: list[str], *, is_whole: bool) -> None:
    """Fails for an option or a choice that the command does not have, and for an argument left out."""
    context = click.Context(command, info_name=command.name)
    values, _, _ = command.make_parser(context).parse_args(args=list(words))
    for parameter in command.get_params(context):
        value = values.get(parameter.name or "")
        given = isinstance(value, str | list | tuple) and bool(value)
        if isinstance(parameter.type, click.Choice) and isinstance(value, str):
            assert value in parameter.type.choices, words
        if is_whole and isinstance(parameter, click.Argument) and parameter.required:
            assert given, f"{command.name} needs {parameter.human_readable_name}"


@every_document
def test_every_start_command_is_one(document):
    parser = start_script()._parser()
    for use in commands_of("python3 start.py", document):
        arguments, rest = parser.parse_known_args(use.words)
        assert not rest or arguments.command == "test", use


def start_script() -> ModuleType:
    """`start.py`, loaded without running it."""
    spec = importlib.util.spec_from_file_location("start", PROJECT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_guide_to_operation_names_every_command():
    assert isinstance(main, click.Group)
    used = {use.words[0] for name in DOCUMENTS for use in commands_of("tvaers", name) if use.words}
    assert set(main.commands) - used == set()


def test_the_guide_to_operation_names_every_variable_and_no_other():
    assert variables_in(text_of("docs/operation.md")) == environment_variables()


@every_document
def test_no_document_names_a_variable_that_nothing_reads(document):
    assert variables_in(document.read_text(encoding="utf-8")) <= environment_variables() | bench_variables()


def test_the_guide_to_importing_explains_every_warning_and_no_other():
    rows = [*rows_under("What contradicts itself", IMPORTING), *rows_under("What may have been misread", IMPORTING)]
    rows += rows_under("What was left out", IMPORTING)
    assert {code for row in rows for code in in_backticks(row[1])} == warning_codes()


def test_the_guide_to_the_rules_has_every_calculation_and_every_code_and_no_other():
    headings = {"LawWarning": "Warnings", "Concern": "What speaks against a meeting day"}
    for name, codes in law_codes().items():
        assert {in_backticks(row[0])[0] for row in rows_under(headings[name], LAW)} == codes
    assert {in_backticks(row[0])[0] for row in rows_under("The calculations", LAW)} == set(CALCULATIONS)


LAW = "docs/law.md"
IMPORTING = "docs/importing.md"


def test_the_guide_to_importing_has_every_wording_of_a_warning():
    explained = text_of(IMPORTING)
    assert {piece for piece in warning_messages() if piece not in explained} == set()


@pytest.mark.parametrize("heading", ["What contradicts itself", "What may have been misread", "What was left out"])
def test_warnings_are_quoted_as_the_reader_words_them(heading):
    said = strings(PACKAGE / "document" / "reading")
    for row in rows_under(heading, IMPORTING):
        for piece in re.split(r"\s*…\s*", row[0].strip("»« ")):
            assert piece in said, row[0]


def test_refusals_are_quoted_as_the_program_words_them():
    said = strings(PACKAGE / "document" / "reading") + strings(PACKAGE / "archive")
    rows = rows_under("What could not come in", IMPORTING)
    assert rows
    for row in rows:
        for piece in re.split(r"\s*…\s*", row[0].strip("»« ")):
            assert piece in said, row[0]


def test_the_picture_of_the_house_has_the_floors_that_are_held():
    drawn = floors_drawn()
    settings = tomllib.loads(text_of("pyproject.toml"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (contract,) = [held for held in contracts if held["type"] == "layers" and "containers" not in held]
    held = [{room.strip().removeprefix("tvaers.") for room in layer.split("|")} for layer in contract["layers"]]
    numbers = sorted(set(drawn.values()), reverse=True)
    assert [{room for room, floor in drawn.items() if floor == number} for number in numbers] == held


def test_the_table_of_the_packages_of_meetings_has_the_layers_that_are_held():
    settings = tomllib.loads(text_of("pyproject.toml"))
    (contract,) = [held for held in settings["tool"]["importlinter"]["contracts"] if "containers" in held]
    told = [set(in_backticks(row[0])) for row in rows_under("The packages of `meetings`", ARCHITECTURE)]
    assert told == [{package.strip() for package in layer.split("|")} for layer in contract["layers"]]


def test_every_room_is_in_the_picture_and_described():
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert set(floors_drawn()) == rooms
    assert {in_backticks(row[0])[0] for row in rows_under("What each room holds today", ARCHITECTURE)} == rooms


ARCHITECTURE = "docs/architecture.md"


def floors_drawn() -> dict[str, int]:
    """The rooms of the picture with their floors."""
    (picture,) = [block for block in code_blocks(PROJECT / ARCHITECTURE) if FLOOR.search(block)]
    return {room: int(floor) for room, floor in FLOOR.findall(picture)}


def test_what_a_room_is_said_to_hold_is_there():
    for row in rows_under("What each room holds today", ARCHITECTURE):
        room = PACKAGE / in_backticks(row[0])[0]
        for name in in_backticks(row[2]):
            assert (room / name).exists(), f"{room.name}: {name}"


def test_the_table_of_addresses_is_that_of_the_site():
    assert {in_backticks(row[0])[0] for row in rows_under("Addresses", ARCHITECTURE)} == addresses()


def test_the_glossary_uses_the_names_of_the_code():
    known, defined = words_of_the_code(), classes()
    for row in rows_under("Terms", "docs/glossary.md"):
        names = in_backticks(row[1])
        for name in names:
            if LATER in row[1]:
                assert name not in defined, f"{name} is built now"
            else:
                assert set(name.split(".")) <= known, name


def test_the_glossary_has_every_act_in_the_words_of_the_pages():
    rows = {in_backticks(row[1])[0]: row[0] for row in rows_under("Acts", "docs/glossary.md")}
    assert rows == {act.value: words.past for act, words in ACTS.items()}


def test_no_document_names_a_place_on_someones_machine():
    machine = re.compile(r"/(?:work|root|home|Users|tmp)/")
    assert [path.name for path in DOCUMENTS if machine.search(path.read_text(encoding="utf-8"))] == []


def test_all_documents_are_there():
    names = {"README.md", "CONTRIBUTING.md"}
    names |= {f"docs/{name}.md" for name in ("architecture", "glossary", "operation", "importing")}
    assert names <= {str(Path(path).relative_to(PROJECT)) for path in DOCUMENTS}
