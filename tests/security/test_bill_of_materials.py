"""The list of what the program is made of: whole, the same every time, and in the form of CycloneDX 1.6."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import jsonschema
import pytest

PROJECT = Path(__file__).resolve().parents[2]
SCRIPT = PROJECT / "bin" / "bill_of_materials.py"
FORM = {
    "type": "object",
    "required": ["bomFormat", "specVersion", "version"],
    "additionalProperties": False,
    "properties": {
        "bomFormat": {"const": "CycloneDX"},
        "specVersion": {"const": "1.6"},
        "serialNumber": {"pattern": "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"},
        "version": {"type": "integer", "minimum": 1},
        "metadata": {"type": "object", "properties": {"component": {"$ref": "#/$defs/component"}}},
        "components": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/component"}},
        "dependencies": {
            "type": "array",
            "items": {"required": ["ref"], "properties": {"dependsOn": {"type": "array", "uniqueItems": True}}},
        },
    },
    "$defs": {
        "component": {
            "type": "object",
            "required": ["type", "name"],
            "additionalProperties": False,
            "properties": {
                "type": {"enum": ["application", "library"]},
                "bom-ref": {"type": "string", "minLength": 1},
                "name": {"type": "string"},
                "version": {"type": "string", "maxLength": 1024},
                "scope": {"enum": ["required", "optional", "excluded"]},
                "purl": {"type": "string", "pattern": "^pkg:pypi/[a-z0-9-]+@[^@]+$"},
                "licenses": {"type": "array"},
                "properties": {"type": "array", "items": {"required": ["name"], "additionalProperties": True}},
            },
        }
    },
}
"""Of CycloneDX 1.6 what the bill uses, in our own words: its whole schema cannot be had offline."""


@pytest.fixture(scope="module")
def bill() -> dict:
    printed = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True, check=True).stdout
    again = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True, check=True, cwd="/").stdout
    assert printed == again
    return json.loads(printed)


def test_it_has_the_form_of_the_standard(bill):
    jsonschema.validate(bill, FORM)
    references = [component["bom-ref"] for component in bill["components"]]
    assert len(references) == len(set(references))
    assert bill["dependencies"][0]["dependsOn"] == references


def test_every_locked_package_that_runs_is_in_it_with_its_version(bill):
    listed = {component["name"]: component["version"] for component in bill["components"]}
    for name in ("django", "django-allauth", "django-axes", "argon2-cffi", "granian", "pikepdf", "lxml", "typst"):
        assert listed[name] == distribution(name).version
    assert "psycopg" in listed
    assert not {"pytest", "ruff", "mypy", "playwright"} & set(listed)


def test_what_the_program_needs_is_told_from_what_it_can_do_without(bill):
    scopes = {component["name"]: component["scope"] for component in bill["components"]}
    assert scopes["django"] == "required"
    assert scopes["psycopg"] == "optional"


def test_a_package_without_a_hash_is_refused():
    spec = importlib.util.spec_from_file_location("bill_of_materials", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["bill_of_materials"] = module
    spec.loader.exec_module(module)
    with pytest.raises(ValueError, match="without a hash"):
        module.packages_in("django==5.2\nlxml==6.0 \\\n    --hash=sha256:" + "ab" * 32)
