"""`tvaers doubts`: people the importer could not tell apart or together."""

from __future__ import annotations

import click

from tvaers.site.cli.preparation import prepare
from tvaers.site.cli.wording import _


def list_doubts() -> None:
    """Prints the open doubts, each with where the two people stand."""
    prepare()
    from tvaers.access.visibility import OPERATOR
    from tvaers.archive.queries import open_doubts

    doubts = open_doubts(OPERATOR)
    if not doubts:
        click.echo(_("Ingen er i tvivl: alle personer er genkendt eller nye."))
    for entry in doubts:
        doubt = entry.doubt
        click.echo(f"{doubt.pk}: {doubt.person} / {doubt.candidate} – {doubt.get_reason_display()}")
        for sighting in (*entry.candidate, *entry.person):
            click.echo(f"     {sighting.text}")


def settle(number: int, *, is_same: bool) -> None:
    """Settles the doubt with this number; a usage error when there is none open."""
    prepare()
    from tvaers.access.action import Actor
    from tvaers.access.visibility import OPERATOR
    from tvaers.archive.actions import settle_doubt
    from tvaers.archive.queries import open_doubts

    doubt = next((entry.doubt for entry in open_doubts(OPERATOR) if entry.doubt.pk == number), None)
    if doubt is None:
        raise click.UsageError(_("Der er ingen åben tvivl med nummer {number}.").format(number=number))
    settle_doubt(doubt, is_same=is_same, by=Actor.operating_system_user())
    click.echo(_("Afgjort: én person.") if is_same else _("Afgjort: to personer."))
