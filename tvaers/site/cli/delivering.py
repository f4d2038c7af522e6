"""`tvaers deliver`: one pass through the outbox."""

from __future__ import annotations

import click

from tvaers.site.cli.preparation import prepare
from tvaers.site.cli.wording import _


def deliver_once() -> None:
    """Sends what is due and says how many went and how many did not."""
    prepare()
    from tvaers.post.delivering import deliver

    came_of_it = deliver()
    click.echo(_("{sent} sendt, {failed} kunne ikke sendes.").format(sent=came_of_it.sent, failed=came_of_it.failed))
