"""`tvaers publish` and `tvaers depublish`: what the public may read, for the operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tvaers.site.cli.preparation import prepare
from tvaers.site.cli.wording import _, ngettext

if TYPE_CHECKING:
    from tvaers.meetings.models import Meeting


def publish_meeting(address: str, *, is_preview: bool) -> None:
    """Publishes a meeting that was held back, or shows what would become public; a usage error when it cannot be."""
    meeting = _meeting(address)
    from tvaers.access.action import Actor
    from tvaers.access.visibility import PUBLIC
    from tvaers.meetings.paper.queries import document_for
    from tvaers.meetings.sight.actions.depublication import CannotPublish, publish

    if is_preview and meeting.current_edition:
        items = list(document_for(meeting.current_edition, PUBLIC).items())
        click.echo(
            ngettext("{n} punkt bliver offentligt:", "{n} punkter bliver offentlige:", len(items)).format(n=len(items))
        )
        for item in items:
            click.echo(f"  {item.number} {item.title}")
        return
    try:
        publish(meeting, by=Actor.operating_system_user())
    except CannotPublish as error:
        raise click.UsageError(str(error)) from error
    click.echo(_("{meeting} er nu offentligt.").format(meeting=meeting))


def depublish_meeting(address: str, number: str | None, reason: str, note: str) -> None:
    """Takes a meeting, or one item of it, down; a usage error when it is not public."""
    meeting = _meeting(address)
    from tvaers.access.action import Actor
    from tvaers.meetings.models import Depublication
    from tvaers.meetings.sight.actions.depublication import CannotPublish, depublish, depublish_item

    chosen, by = Depublication.ReasonClass(reason), Actor.operating_system_user()
    try:
        if number:
            depublish_item(meeting, number, chosen, note=note, by=by)
        else:
            depublish(meeting, chosen, note=note, by=by)
    except CannotPublish as error:
        raise click.UsageError(str(error)) from error
    click.echo(_("Fjernet fra det offentlige: siden, filerne og søgningen har det ikke længere."))


def republish_meeting(address: str, number: str | None) -> None:
    """Brings back what was taken down; a usage error when it is not."""
    meeting = _meeting(address)
    from tvaers.access.action import Actor
    from tvaers.access.visibility import OPERATOR
    from tvaers.meetings.sight.actions.depublication import republish
    from tvaers.meetings.sight.depublished import markers_of

    marker = next((row for row in markers_of(meeting, OPERATOR) if row.item_number == (number or "")), None)
    if marker is None:
        raise click.UsageError(_("Det er ikke fjernet."))
    republish(marker, by=Actor.operating_system_user())
    click.echo(_("Det er offentligt igen."))


def _meeting(address: str) -> Meeting:
    prepare()
    from tvaers.access.visibility import OPERATOR
    from tvaers.meetings.models import Meeting
    from tvaers.meetings.paper.queries import meeting_at

    council, _slash, day = address.strip("/").removesuffix("/").replace("/moeder/", "/").partition("/")
    try:
        return meeting_at(council, day, OPERATOR)
    except Meeting.DoesNotExist as error:
        message = _("Der er ikke noget møde på {address}. Skriv rådet og dagen: nordjylland/2025-02-07.")
        raise click.UsageError(message.format(address=address)) from error
