"""Nothing but actions writes our models: read in the code, where the guard of the models shows it only when it runs."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.apps import apps

PACKAGE = Path(__file__).resolve().parents[2] / "tvaers"
OURS = {model.__name__ for model in apps.get_models() if model.__module__.startswith("tvaers.")}
WITHOUT_DATABASE = {"danish", "document", "law"}
WRITES = {
    "save",
    "delete",
    "create",
    "bulk_create",
    "update",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
MECHANISMS = {
    "access/models.py": "the event refuses to be saved twice",
    "access/trail.py": "adds the event itself",
    "access/visibility.py": "the guard, which everything else goes through",
    "archive/following.py": "the part of an action that moves what follows a person",
    "archive/merging.py": "the part of an action that moves what belonged to two people",
    "archive/people.py": "the part of importing that keeps new people",
    "search/facets.py": "the part of indexing that keeps new facets",
    "search/lexicon.py": "the part of indexing that keeps the archive's words",
    "search/store/postgresql.py": "the part of indexing that differs by database",
    "search/store/sqlite.py": "the part of indexing that differs by database",
}
"""Modules besides `actions` that write, each inside an action that another module wraps; and why."""


def writes_in(code: str) -> list[int]:
    """The lines on which the code writes a model of ours, or a row or query set of one, as far as can be read."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    return sorted({call.lineno for call in calls if isinstance(call.func, ast.Attribute) and _writes(call, call.func)})


def _writes(call: ast.Call, method: ast.Attribute) -> bool:
    if method.attr not in WRITES:
        return False
    source = _begins_with(method.value)
    if source is not None:
        return source in OURS
    if method.attr == "update":
        return bool(call.keywords) and not call.args
    # A query set's or a row's; what has arguments that are not named is a file's or a cache's.
    return method.attr in {"save", "delete"} and all(isinstance(given, ast.Starred) for given in call.args)


def _begins_with(value: ast.expr) -> str | None:
    """The name before `.objects` (or another manager) in a chain of calls; None when there is no manager in it."""
    while isinstance(value, ast.Attribute | ast.Call | ast.Subscript):
        if isinstance(value, ast.Attribute) and value.attr in {"objects", "_base_manager", "_default_manager"}:
            return value.value.id if isinstance(value.value, ast.Name) else ""
        value = value.func if isinstance(value, ast.Call) else value.value
    return None


def modules() -> list[str]:
    found = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]
    return sorted(str(path) for path in found if path.parts[0] not in WITHOUT_DATABASE)


def is_of_actions(module: str) -> bool:
    return "actions" in Path(module).with_suffix("").parts


@pytest.mark.parametrize("module", [name for name in modules() if not is_of_actions(name) and name not in MECHANISMS])
def test_only_actions_write(module):
    assert writes_in((PACKAGE / module).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("module", sorted(MECHANISMS))
def test_a_mechanism_that_is_named_writes(module):
    assert writes_in((PACKAGE / module).read_text(encoding="utf-8")) != []


@pytest.mark.parametrize(
    "code",
    [
        "Meeting.objects.create(council=council)",
        "Meeting.objects.filter(pk=1).exclude(pk=2).update(place='x')",
        "Account._base_manager.bulk_create(rows)",
        "meeting.save()",
        "meeting.save(update_fields=['place'])",
        "super().save(*args, **options)",
        "meeting.editions.all().delete()",
        "rows = Meeting.objects.all()\nrows.update(place='x')",
        "Closing.objects.filter(pk=1)[0].delete()",
    ],
)
def test_a_write_is_recognised(code):
    assert writes_in(code)


@pytest.mark.parametrize(
    "code",
    [
        "found.update(other)",
        "digest.update(data)",
        "document.save(path)",
        "cache.delete('key')",
        "EmailAddress.objects.create(user=account)",
        "Meeting.objects.visible_to(viewer).filter(pk=1)",
    ],
)
def test_what_is_no_write_of_ours_is_left_alone(code):
    assert writes_in(code) == []
