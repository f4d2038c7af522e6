"""`tvaers invite`: an account, its first role, and the e-mail that lets its owner in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tvaers.site.cli.preparation import prepare
from tvaers.site.cli.wording import _

if TYPE_CHECKING:
    from tvaers.access.models import Account
    from tvaers.councils.models import Council

ROLES_EVERYWHERE = ("administrator", "auditor", "kl-author")
ROLES_IN_A_COUNCIL = ("secretary", "chair", "vice-chair", "member", "substitute")


def invite(email: str, name: str, role: str | None, council: str | None) -> None:
    """Makes the account with its role and sends the invitation; usage errors for what cannot be."""
    prepare()
    from django.db import transaction

    from tvaers.access.action import Actor
    from tvaers.access.actions import create_invited_account
    from tvaers.access.forms import InviteForm

    row = _council(role, council)
    form = InviteForm({"email": email, "name": name})
    if not form.is_valid():
        raise click.UsageError(" ".join(str(message) for messages in form.errors.values() for message in messages))
    by = Actor.operating_system_user()
    with transaction.atomic():
        account = create_invited_account(form.cleaned_data["email"], form.cleaned_data["name"], by=by)
        if role:
            _grant(account, role, row)
    _send(account)


def _council(role: str | None, council: str | None) -> Council | None:
    if council and role not in ROLES_IN_A_COUNCIL:
        raise click.UsageError(_("--council hører til en rolle i et råd: {roles}.").format(roles=_listed()))
    if role in ROLES_IN_A_COUNCIL and not council:
        raise click.UsageError(_("Skriv, i hvilket råd: --council nordjylland."))
    if not council:
        return None
    from tvaers.access.visibility import OPERATOR
    from tvaers.councils.models import Council

    row: Council | None = Council.objects.visible_to(OPERATOR).filter(slug=council).first()
    if row is None:
        raise click.UsageError(_("Der er ikke noget råd, der hedder {council}.").format(council=council))
    return row


def _listed() -> str:
    return ", ".join(ROLES_IN_A_COUNCIL)


def _grant(account: Account, role: str, council: Council | None) -> None:
    from django.utils import timezone

    from tvaers.access.action import Actor
    from tvaers.access.roles import Role
    from tvaers.councils.actions import grant_council_role, grant_role

    by, today = Actor.operating_system_user(), timezone.localdate()
    if council:
        grant_council_role(account, Role(role), council, valid_from=today, by=by)
    else:
        grant_role(account, Role(role), valid_from=today, by=by)


def _send(account: Account) -> None:
    from tvaers.access.mail import CANNOT_SEND, outside_address, send_invitation

    try:
        send_invitation(account, outside_address(None))
    except CANNOT_SEND as error:
        message = _(
            "Kontoen er oprettet, men invitationen kunne ikke sendes: {error}. Send den igen fra siden med konti."
        )
        raise click.ClickException(message.format(error=error)) from error
    click.echo(_("Invitationen er sendt til {email}.").format(email=account.email))
