"""`tvaers import`: papers in, and a report a secretary can act on."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click
from tqdm import tqdm

from tvaers.site.cli.preparation import prepare
from tvaers.site.cli.wording import _

EXIT_NOT_ALL = 1


def import_paths(
    paths: Iterable[Path], *, is_trial: bool, is_published: bool, council: str | None, day: date | None
) -> None:
    """Imports, tells of each file as it comes in, and sums up; exit 1 when a file did not come in."""
    prepare()
    from tvaers.access.action import Actor
    from tvaers.archive.importing import Wishes, files_in, import_files
    from tvaers.archive.report import lines_of, summary_of

    wishes = Wishes(is_published=is_published, is_trial=is_trial, council=_council_name(council), day=day)
    files = files_in(paths)
    if not files:
        click.echo(_("Ingen filer at læse. Der læses .txt, .pdf og .docx."))
        return
    reports = []
    by = Actor.operating_system_user()
    with tqdm(total=len(files), unit=_(" fil"), disable=None, leave=False) as progress:
        for report in import_files(files, wishes, by=by):
            reports.append(report)
            progress.update()
            with progress.external_write_mode():
                click.echo("\n".join(lines_of(report)))
    click.echo()
    click.echo("\n".join(summary_of(reports)))
    if is_trial:
        click.echo(_("Prøvekørsel: intet er gemt."))
    if not all(report.came_in for report in reports):
        sys.exit(EXIT_NOT_ALL)


def _council_name(slug: str | None) -> str | None:
    if slug is None:
        return None
    from tvaers.access.visibility import PUBLIC
    from tvaers.councils.models import Council

    council = Council.objects.visible_to(PUBLIC).filter(slug=slug.lower().removeprefix("kkr ")).first()
    if council is None:
        known = ", ".join(Council.objects.visible_to(PUBLIC).values_list("slug", flat=True))
        raise click.UsageError(_("Ukendt KKR: {slug}. Vælg mellem {known}.").format(slug=slug, known=known))
    name: str = council.name
    return name
