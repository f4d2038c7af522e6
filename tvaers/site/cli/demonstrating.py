"""`tvaers demo`: papers with invented people, imported as any others."""

from __future__ import annotations

import hashlib
from importlib.resources import as_file, files
from pathlib import Path

import click

from tvaers.site.cli.preparation import prepare
from tvaers.site.cli.wording import _


def import_demo(port: int) -> None:
    """Imports the demo papers and adds its people, unless the archive holds papers of its own.

    What is in already is not changed. `port` is where the demo will be served.
    """
    prepare()
    from tvaers.archive.importing import files_in

    with as_file(files("tvaers.archive") / "demo") as folder:
        papers = files_in([folder])
        if _holds_other_papers(papers):
            click.echo(_("Arkivet har sine egne møder; demodata er ikke blandet med dem."))
            return
        click.echo(_("Henter demodata ind …"))
        _import(papers)
        _add_people(port)


def _import(papers: list[Path]) -> None:
    from tvaers.access.action import Actor
    from tvaers.archive.importing import Wishes, import_files

    reports = list(import_files(papers, Wishes(), by=Actor.operating_system_user()))
    refused = [report for report in reports if not report.came_in]
    for report in refused:
        click.echo(f"{report.path.name}: {report.refusal}", err=True)
    click.echo(_("{n} papirer er i arkivet.").format(n=len(reports) - len(refused)))


def _add_people(port: int) -> None:
    from tvaers.access.action import Actor
    from tvaers.archive.demo_people import PEOPLE, add_demo_people, demo_password
    from tvaers.councils.models import ROLE_NAMES
    from tvaers.post.delivering import deliver

    add_demo_people(site=f"http://localhost:{port}", by=Actor.operating_system_user())
    # At once, so that the letters are not printed over the password below.
    deliver()
    click.echo(_("Log ind som en af disse med adgangskoden {password}:").format(password=demo_password()))
    for person in PEOPLE:
        role = str(ROLE_NAMES[person.role]) if person.role else _("Kommunaldirektør i kredsen KDK")
        click.echo(f"  {person.email:<28}{role}")


def _holds_other_papers(papers: list[Path]) -> bool:
    from tvaers.access.visibility import OPERATOR
    from tvaers.meetings.models import SourceFile

    hashes = [hashlib.sha256(paper.read_bytes()).hexdigest() for paper in papers]
    return SourceFile.objects.visible_to(OPERATOR).exclude(sha256__in=hashes).exists()
