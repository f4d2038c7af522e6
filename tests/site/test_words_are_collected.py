"""Every Danish text reaches the translations: gettext is called by a name that the collecting program knows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import tvaers


def other_names(source: str) -> Iterator[str]:
    """The names other than its own and `_` under which a module knows gettext."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            yield from (name.asname for name in node.names if "gettext" in name.name and name.asname not in (None, "_"))


def test_no_module_calls_gettext_by_a_name_of_its_own():
    code = Path(tvaers.__file__).parent.rglob("*.py")
    named = {path.name: list(other_names(path.read_text(encoding="utf-8"))) for path in code}
    assert {name: found for name, found in named.items() if found} == {}


def test_such_a_name_is_seen():
    assert list(other_names("from django.utils.translation import gettext as _g")) == ["_g"]
