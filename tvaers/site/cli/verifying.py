"""`tvaers verify`: whether a PDF says what was published."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tvaers.site.cli.preparation import prepare
from tvaers.site.cli.wording import _

if TYPE_CHECKING:
    from tvaers.meetings.models import Edition
    from tvaers.meetings.paper.verifying import Verification

EXIT_NOT_GENUINE = 1
EXIT_UNREADABLE = 3


def verify_file(file: Path) -> None:
    """Prints what the file is: exit 0 when it says what an edition says, 1 when not, 3 when it cannot be read."""
    prepare()
    from tvaers.document.reading import UnreadableDocument
    from tvaers.meetings.paper.verifying import verify

    try:
        found = verify(file.read_bytes(), file.name)
    except UnreadableDocument as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(_("{name} kan ikke åbnes: {reason}.").format(name=file.name, reason=error.strerror))
    click.echo("\n".join([_verdict_line(found), *_lines_about(found)]))
    if not found.verdict.is_genuine:
        sys.exit(EXIT_NOT_GENUINE)


def _verdict_line(found: Verification) -> str:
    line = {
        "identical": _("ÆGTE: filen er den offentliggjorte, bit for bit."),
        "same": _("ÆGTE: siderne siger det samme som den offentliggjorte udgave."),
        "other-reading": _("ÆGTE: alt i filen står i udgaven, men ikke alt er offentligt nu."),
        "once-public": _("ÆGTE, men ældre: sådan kunne alle læse udgaven engang. I dag står der noget andet."),
        "once-read": _("ÆGTE, men ikke offentlig: sådan læste et medlem, der var udelukket fra et punkt, udgaven."),
        "original": _("ÆGTE: filen er den original, som udgaven blev læst af."),
        "looks-different": _(
            "SE EFTER: ordene er de offentliggjorte, men {where} ser anderledes ud, end vi laver den nu. "
            "Noget kan være lagt over, eller filen er lavet af en anden version af Tværs."
        ),
        "changed": _("ÆNDRET: filen siger noget andet end udgaven. Det første sted: {where}."),
        "unknown": _("UKENDT: filen siger, at den kommer fra Tværs, men arkivet har ingen sådan udgave."),
        "with-enclosures": _(
            "IKKE EFTERPRØVET: filen er et papir med bilag i én PDF. Hent papiret alene og efterprøv det."
        ),
        "not-ours": _("IKKE VORES: filen har ingen udgave fra Tværs på sine sider, og arkivet har ikke dens indhold."),
    }[found.verdict]
    return line.format(where=found.where)


def _lines_about(found: Verification) -> list[str]:
    from django.utils import timezone

    edition = found.edition
    if edition is None:
        return []
    meeting = edition.meeting
    lines = [_("Udgaven: {edition}, SHA-256 {sha256}").format(edition=_named(edition), sha256=edition.content_sha256)]
    if found.newer:
        lines.append(_("Der er en nyere udgave: {edition}.").format(edition=_named(found.newer)))
    else:
        lines.append(_("Det er den nyeste udgave."))
    if found.since:
        numbers = ", ".join(found.items_apart)
        day = timezone.localtime(found.since).date().isoformat()
        read_so = {
            "once-public": _("Sådan var den offentlig fra den {day}."),
            "once-read": _("Sådan kunne den læses fra den {day}."),
        }[found.verdict]
        lines.append(read_so.format(day=day))
        lines.append(
            _("Lukket, åbnet eller fjernet siden, eller vist på en anden måde: punkt {numbers}.").format(
                numbers=numbers
            )
        )
    elif found.items_apart:
        numbers = ", ".join(found.items_apart)
        lines.append(_("Ikke offentligt nu: punkt {numbers}.").format(numbers=numbers))
    if meeting.depublished_at:
        day = meeting.depublished_at.date().isoformat()
        lines.append(_("Mødet blev fjernet fra det offentlige den {day}.").format(day=day))
    elif meeting.published_at is None:
        lines.append(_("Mødet er ikke offentligt."))
    return lines


def _named(edition: Edition) -> str:
    return _("{council} {day}, {stage} (udgave {number})").format(
        council=edition.meeting.council.name,
        day=edition.meeting.held_on.isoformat(),
        stage=edition.get_stage_display().lower(),
        number=edition.number,
    )


def _refuse(message: str) -> None:
    click.echo(message, err=True)
    sys.exit(EXIT_UNREADABLE)
