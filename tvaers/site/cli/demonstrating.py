"""`tvaers demo`: papers with invented people, imported as any others."""

from __future__ import annotations

from importlib.resources import as_file, files

import click

from tvaers.site.cli.preparation import prepare
from tvaers.site.cli.wording import _


def import_demo() -> None:
    """Imports the demo papers; those already in change nothing."""
    prepare()
    from tvaers.access.action import Actor
    from tvaers.archive.importing import Wishes, files_in, import_files

    click.echo(_("Henter demodata ind …"))
    with as_file(files("tvaers.archive") / "demo") as folder:
        reports = list(import_files(files_in([folder]), Wishes(), by=Actor.operating_system_user()))
    refused = [report for report in reports if not report.came_in]
    for report in refused:
        click.echo(f"{report.path.name}: {report.refusal}", err=True)
    click.echo(_("{n} papirer er i arkivet.").format(n=len(reports) - len(refused)))
