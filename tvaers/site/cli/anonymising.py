"""`tvaers anonymise`: what is kept of a person and not published goes."""

from __future__ import annotations

import click

from tvaers.site.cli.preparation import prepare
from tvaers.site.cli.wording import _


def anonymise_person(email: str, *, is_sure: bool) -> None:
    """Says what goes and what stays, asks once more, and takes it away; exit 1 when nobody has the address."""
    prepare()
    from tvaers.access.action import Actor
    from tvaers.councils.refusals import CannotBeDone
    from tvaers.portal.actions import anonymise
    from tvaers.portal.forgetting import find

    found = find(email)
    if found is None:
        raise click.ClickException(_("Ingen konto, kreds, indbydelse eller e-mail har denne adresse."))
    click.echo(
        _("{name}: konto {account}, roller: {roles}, funktioner i kredse: {functions}.").format(
            name=found.name,
            account=_("ja") if found.account else _("nej"),
            roles=found.role_count,
            functions=found.holder_count,
        )
    )
    click.echo(_("Det private forsvinder for altid. Navne i udsendte papirer og deres fingeraftryk bliver."))
    if not is_sure:
        answer: str = click.prompt(_("Skal personen anonymiseres? Skriv ja eller nej"), default=_("nej"))
        if answer.strip().lower() != _("ja"):
            raise click.Abort
    try:
        anonymise(email, by=Actor.operating_system_user())
    except CannotBeDone as reason:
        raise click.ClickException(str(reason)) from reason
    click.echo(_("Personen er anonymiseret."))
