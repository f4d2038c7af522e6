"""The house stays easy to see: floors, visibility, sizes. Each of these is a rule of docs/architecture.md."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.template.loader import get_template

from tvaers.access.action import registered_actions
from tvaers.access.visibility import PUBLIC

PACKAGE = Path(__file__).resolve().parents[2] / "tvaers"
FLOORS = {
    "danish": 0,
    "document": 1,
    "law": 1,
    "access": 2,
    "post": 3,
    "search": 3,
    "councils": 4,
    "meetings": 5,
    "allocations": 7,
    "appointments": 7,
    "constitution": 8,
    "archive": 9,
    "portal": 9,
    "site": 10,
}
OURS = [model for model in apps.get_models() if model.__module__.startswith("tvaers.")]
MODULES = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]
LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def room_of(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_foreign_keys_go_down_or_stay_in_the_room(model):
    for field in model._meta.get_fields():
        target = field.related_model if field.is_relation and field.concrete else None
        if target and target.__module__.startswith("tvaers."):
            same_room = room_of(target) == room_of(model)
            assert same_room or FLOORS[room_of(target)] < FLOORS[room_of(model)], field


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_says_who_sees_it(model):
    assert callable(getattr(model, "visibility", None))
    model.visibility(PUBLIC)


def test_every_room_has_its_floor():
    assert {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()} == set(FLOORS)


def test_every_action_asks_for_a_permission_named_after_its_room():
    for path in MODULES:
        if "actions" in path.with_suffix("").parts:
            import_module(".".join(["tvaers", *path.relative_to(PACKAGE).with_suffix("").parts]))
    assert registered_actions
    for name, permission in registered_actions.items():
        assert permission.split(".")[0] == name.split(".")[0]


def unguarded_reads(path: Path) -> list[int]:
    """Lines where `X.objects` is read by something other than visible_to."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    guarded = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "visible_to"
    }
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "objects" and id(node) not in guarded
    ]


def what_pages_read_from() -> list[Path]:
    names = ("views", "queries", "templatetags", "overview.py", "cli")
    return [path for path in MODULES if any(name in part for part in path.parts for name in names)]


@pytest.mark.parametrize("path", what_pages_read_from(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_is_shown_is_read_through_visible_to(path):
    assert unguarded_reads(path) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_short(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, f"{path.name}:{node.name}"


def test_every_template_can_be_read():
    templates = [path for path in PACKAGE.glob("*/templates/**/*") if path.is_file()]
    assert templates
    for path in templates:
        get_template(str(path).split("/templates/", 1)[1])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_file_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
