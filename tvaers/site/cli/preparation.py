"""Makes Django, the database and the static files ready; every command that needs them starts here."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def prepare() -> None:
    """Loads Django, creates or migrates the database and loads the registers that come with the program."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tvaers.site.settings")
    import django

    django.setup()
    _migrate()
    from tvaers.access.action import Actor
    from tvaers.access.visibility import OPERATOR
    from tvaers.councils.actions import load_registers
    from tvaers.councils.queries import are_registers_loaded

    if not are_registers_loaded(OPERATOR):
        load_registers(by=Actor.operating_system_user())


def prepare_static_files() -> None:
    """Collects the static files when they have changed since the last time. Needs `prepare` first."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / "collected"
    fingerprint = _fingerprint(Path(__file__).resolve().parents[2])
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, clear=stamp.parent.exists(), verbosity=0)
    stamp.write_text(fingerprint)


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def _fingerprint(package: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(package.glob("*/static/**/*")):
        if path.is_file():
            state = path.stat()
            digest.update(f"{path.relative_to(package)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
