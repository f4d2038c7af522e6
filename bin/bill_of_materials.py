"""Writes the list of all that the program is made of (SBOM), as CycloneDX 1.6 JSON, from the locks.

    .venv/bin/python bin/bill_of_materials.py > tvaers.cdx.json

The same locks give the same bytes: no time, no machine, no network. What is carried along and not locked (style, icons,
fonts) is named in NOTICE.md.
"""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
LOCKS = {"runtime": "required", "postgresql": "optional", "saml": "optional"}
"""The locks of what runs, and whether the program runs without; those of tests and checks are no part of it."""

_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VERSION = re.compile(r'__version__ = "([^"]+)"')
_PURPOSE = "tvaers:lock"
_LOCKED_FILE = "tvaers:locked-file-sha256"


@dataclass(frozen=True)
class Package:
    """One locked package: by its normalised name, with the hashes of the files that may be installed."""

    name: str
    version: str
    hashes: tuple[str, ...]

    @property
    def address(self) -> str:
        """The package URL (purl)."""
        return f"pkg:pypi/{self.name}@{self.version}"


def packages_in(lock: str) -> list[Package]:
    """The packages of a lock's text, in its order. Raises ValueError for one that is locked without a hash."""
    found = []
    for entry in re.split(r"\n(?=[A-Za-z0-9])", lock):
        match = _PINNED.match(entry)
        if match is None:
            continue
        hashes = tuple(sorted(_HASH.findall(entry)))
        if not hashes:
            raise ValueError(f"{match['name']} is locked without a hash")
        found.append(Package(re.sub(r"[-_.]+", "-", match["name"]).lower(), match["version"], hashes))
    return found


def bill_of_materials() -> dict[str, Any]:
    """The whole bill as CycloneDX's JSON object."""
    purposes: dict[Package, list[str]] = {}
    for lock in LOCKS:
        for package in packages_in((PROJECT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")):
            purposes.setdefault(package, []).append(lock)
    ordered = sorted(purposes, key=lambda package: (package.name, package.version))
    components = [_component(package, purposes[package]) for package in ordered]
    own = _own_component()
    content = json.dumps([own, components], sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {"component": own},
        "components": components,
        "dependencies": [{"ref": own["bom-ref"], "dependsOn": [component["bom-ref"] for component in components]}],
    }


def _component(package: Package, purposes: list[str]) -> dict[str, Any]:
    is_required = any(LOCKS[purpose] == "required" for purpose in purposes)
    return {
        "type": "library",
        "bom-ref": package.address,
        "name": package.name,
        "version": package.version,
        "scope": "required" if is_required else "optional",
        "purl": package.address,
        "properties": [
            *({"name": _PURPOSE, "value": purpose} for purpose in purposes),
            *({"name": _LOCKED_FILE, "value": sha256} for sha256 in package.hashes),
        ],
    }


def _own_component() -> dict[str, Any]:
    match = _VERSION.search((PROJECT / "tvaers" / "__init__.py").read_text(encoding="utf-8"))
    version = match[1] if match else "0"
    return {
        "type": "application",
        "bom-ref": f"tvaers@{version}",
        "name": "tvaers",
        "version": version,
        "licenses": [{"license": {"id": "MPL-2.0"}}],
    }


if __name__ == "__main__":
    print(json.dumps(bill_of_materials(), indent=2))
