"""`tvaers audit`: whether the trail is whole, and the hash that stands for it today."""

from __future__ import annotations

import sys
from smtplib import SMTPException
from typing import TYPE_CHECKING

import click
from tqdm import tqdm

from tvaers.site.cli.preparation import prepare
from tvaers.site.cli.wording import _, ngettext

if TYPE_CHECKING:
    from tvaers.access.trail import BrokenLink

EXIT_BROKEN = 1
EXIT_NOT_SENT = 1


def verify_trail(noted: str | None) -> None:
    """Goes through the trail and says how much stands, or what is broken first; exit 1 when it is broken.

    `noted` is a head of earlier days that must still stand in it.
    """
    prepare()
    from tvaers.access.trail import head, links, stands

    today = head()
    with tqdm(total=today.count, unit=_(" hændelse"), disable=None, leave=False) as progress:
        for broken in links():
            progress.update()
            if broken:
                progress.close()
                click.echo(_what_is_broken(broken))
                sys.exit(EXIT_BROKEN)
    if noted and not stands(noted):
        click.echo(
            _(
                "Fingeraftrykket {noted} står ikke i sporet. Enten mangler de sidste hændelser, eller sporet er "
                "skrevet om. Hent den seneste sikkerhedskopi frem, og sammenlign."
            ).format(noted=noted)
        )
        sys.exit(EXIT_BROKEN)
    told = ngettext("Sporet er helt: {n} hændelse.", "Sporet er helt: {n} hændelser.", today.count)
    click.echo(told.format(n=today.count))
    click.echo(_("Fingeraftryk: {sha256}").format(sha256=today.sha256))
    if noted:
        click.echo(_("Det noterede fingeraftryk står i sporet."))


def show_head(address: str | None) -> None:
    """Prints the head and mails it to the address, if any; a usage error for what is no address, exit 1 if refused."""
    prepare()
    if address:
        _check_mail(address)
    text = _head_in_words()
    click.echo(text)
    if address:
        _send(text, address)


def _check_mail(address: str) -> None:
    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(address)
    except ValidationError as error:
        raise click.UsageError(_("{address} er ikke en e-mailadresse.").format(address=address)) from error
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        raise click.UsageError(_("Der er ikke sat nogen mailserver op, så intet er sendt. Sæt TVAERS_SMTP_URL."))


def _send(text: str, address: str) -> None:
    from django.core.mail import send_mail

    subject, *rest = text.splitlines()
    try:
        send_mail(subject, "\n".join([subject, *rest, "", _HOW_TO_USE]) + "\n", None, [address])
    except (OSError, SMTPException) as error:
        click.echo(_("Kunne ikke sendes: {error}. Efterse opsætningen af mailserveren.").format(error=error), err=True)
        sys.exit(EXIT_NOT_SENT)
    click.echo(_("Sendt til {address}.").format(address=address))


def _head_in_words() -> str:
    from django.utils import timezone

    from tvaers.access.trail import head
    from tvaers.danish.dates import short_date

    today = head()
    lines = (
        _("Tværs: sporet den {day}").format(day=short_date(timezone.localdate())),
        _("Hændelser: {n}").format(n=today.count),
        _("Fingeraftryk: {sha256}").format(sha256=today.sha256),
    )
    return "\n".join(lines)


def _what_is_broken(link: BrokenLink) -> str:
    from django.utils import timezone

    from tvaers.access.trail import Fault
    from tvaers.danish.dates import short_date

    at = timezone.localtime(link.at)
    words = {
        Fault.CHANGED: _("indholdet er ændret, siden hændelsen blev skrevet"),
        Fault.GAP: _("der mangler hændelser lige før den, eller den foregående er skrevet om"),
        Fault.ORDER: _("hændelserne står i forkert rækkefølge"),
    }
    return _("Sporet er brudt ved nr. {number} ({day} kl. {time}): {what}. Den foregående er {before}.").format(
        number=link.number,
        day=short_date(at.date()),
        time=f"{at:%H.%M.%S}",
        what=words[link.fault],
        before=_("nr. {number}").format(number=link.before) if link.before else _("ingen"),
    )


_HOW_TO_USE = _("Gem denne e-mail. Med fingeraftrykket kan det senere efterprøves, at intet før det er ændret.")
