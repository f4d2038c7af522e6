#!/usr/bin/env python3
"""English beside the Danish: `translations.py update` after new strings, `translations.py check` in CI.

`update` collects the strings of code and templates into the English catalogue and compiles it. `check` fails when a
string has no English or the compiled catalogue is not that of the source. Both need GNU gettext on the machine;
running Tværs does not, for the compiled catalogue is kept.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
CATALOGUE = Path("tvaers/site/locale/en/LC_MESSAGES/django.po")
OF_CLICK = Path("tvaers/site/locale/da/LC_MESSAGES/messages.po")
"""Danish for the words of the library behind the command line; a test compares it with the library."""
OF_FORMS = OF_CLICK.with_name("django.po")
"""Plainer Danish for what Django and allauth say in forms; a test compares it with them."""
COMPILED = (CATALOGUE, OF_CLICK, OF_FORMS)


def main() -> int:
    """Runs the command and returns its exit code."""
    if shutil.which("msgfmt") is None:
        print("GNU gettext is not on this machine; the translations are not checked.")
        return 0
    commands = {"update": update, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        print(__doc__)
        return 2
    return commands[sys.argv[1]]()


def update() -> int:
    """Collects and compiles in place."""
    collect(PROJECT)
    for catalogue in COMPILED:
        compile_into(catalogue, PROJECT / catalogue.with_suffix(".mo"))
    return check()


def check() -> int:
    """Compares with what would be collected and compiled now."""
    with tempfile.TemporaryDirectory() as directory:
        copy = Path(directory)
        shutil.copytree(PROJECT / "tvaers", copy / "tvaers", ignore=shutil.ignore_patterns("__pycache__", "static"))
        collect(copy)
        missing = subprocess.call(["msgcmp", PROJECT / CATALOGUE, copy / CATALOGUE])
        are_compiled = all(is_compiled(catalogue, copy / "compiled.mo") for catalogue in COMPILED)
    if missing:
        print("Some strings have no English. Run bin/translations.py update and translate them.")
    if not are_compiled:
        print("A compiled catalogue is old. Run bin/translations.py update.")
    return 0 if are_compiled and not missing else 1


def collect(root: Path) -> None:
    """Runs Django's collection of strings in the package below `root`."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tvaers.site.settings",
        "PYTHONPATH": str(root),
        "TVAERS_DATA": tempfile.gettempdir(),
        "TVAERS_SECRET_KEY": "unused",
    }
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "en", "--no-location", "--no-obsolete"]
    (root / CATALOGUE).parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [*command, "--no-wrap", "--ignore", "static/*"],
        cwd=root / "tvaers",
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def is_compiled(catalogue: Path, scratch: Path) -> bool:
    """Whether what lies beside the project's catalogue is what it compiles to; `scratch` is written."""
    compile_into(catalogue, scratch)
    return filecmp.cmp(scratch, PROJECT / catalogue.with_suffix(".mo"), shallow=False)


def compile_into(catalogue: Path, target: Path) -> None:
    """The project's catalogue, compiled."""
    subprocess.run(["msgfmt", "--check-format", "--output-file", target, PROJECT / catalogue], check=True)


if __name__ == "__main__":
    sys.exit(main())
