"""`tvaers doubts`: people the importer could not tell apart or together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tvaers.site.cli.preparation import prepare
from tvaers.site.cli.wording import _, ngettext

if TYPE_CHECKING:
    from tvaers.archive.models import PersonDoubt


def list_doubts() -> None:
    """Prints the open doubts, each with where the two people stand."""
    prepare()
    from tvaers.access.visibility import OPERATOR
    from tvaers.archive.queries import open_doubts

    doubts = open_doubts(OPERATOR)
    if not doubts:
        click.echo(_("Ingen er i tvivl: alle personer er genkendt eller nye."))
    for entry in doubts:
        click.echo(_line_of(entry.doubt))
        for sighting in (*entry.candidate, *entry.person):
            click.echo(f"     {sighting.text}")


def list_settled() -> None:
    """Prints the settled doubts, the last settled first, each with its answer and the day it was given."""
    prepare()
    from django.utils import timezone

    from tvaers.access.visibility import OPERATOR
    from tvaers.archive.queries import settled_doubts
    from tvaers.danish.dates import short_date

    doubts = list(settled_doubts(OPERATOR))
    if not doubts:
        click.echo(_("Ingen tvivl er afgjort."))
    for doubt in doubts:
        answer = _("én person") if doubt.is_same else _("to personer")
        day = short_date(timezone.localdate(doubt.settled_at))
        click.echo(_("{doubt} – afgjort den {day}: {answer}").format(doubt=_line_of(doubt), day=day, answer=answer))


def settle(number: int, *, is_same: bool) -> None:
    """Settles the doubt with this number; a usage error when there is none open."""
    prepare()
    from tvaers.access.action import Actor
    from tvaers.archive.actions import settle_doubt

    doubt = _doubt(number, is_settled=False)
    if doubt is None:
        raise click.UsageError(_("Der er ingen åben tvivl med nummer {number}.").format(number=number))
    settle_doubt(doubt, is_same=is_same, by=Actor.operating_system_user())
    click.echo(_("Afgjort: én person.") if is_same else _("Afgjort: to personer."))


def undo(number: int) -> None:
    """Takes the answer to the doubt with this number back; a usage error when there is none, or it cannot be."""
    prepare()
    from tvaers.access.action import Actor
    from tvaers.archive.actions import undo_settlement
    from tvaers.archive.merging import CannotUndo

    doubt = _doubt(number, is_settled=True)
    if doubt is None:
        raise click.UsageError(_("Der er ingen afgjort tvivl med nummer {number}.").format(number=number))
    was_same = doubt.is_same
    try:
        returned = undo_settlement(doubt, by=Actor.operating_system_user())
    except CannotUndo as error:
        raise click.UsageError(str(error)) from error
    click.echo(_("Fortrudt: tvivlen er åben igen."))
    if was_same:
        told = ngettext(
            "Flyttet tilbage til {person}: {n} plads på deltagerlisterne.",
            "Flyttet tilbage til {person}: {n} pladser på deltagerlisterne.",
            returned,
        )
        click.echo(told.format(person=doubt.person, n=returned))


def _doubt(number: int, *, is_settled: bool) -> PersonDoubt | None:
    """The doubt with this number, when it is settled as asked for."""
    from tvaers.access.visibility import OPERATOR
    from tvaers.archive.queries import doubt_by_number

    doubt = doubt_by_number(number, OPERATOR)
    return doubt if doubt and (doubt.settled_at is not None) == is_settled else None


def _line_of(doubt: PersonDoubt) -> str:
    return f"{doubt.pk}: {doubt.person} / {doubt.candidate} – {doubt.get_reason_display()}"
