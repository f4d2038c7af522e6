"""How what is done with a constitution is told in histories: a file for each subject, put together here."""

from __future__ import annotations

from tvaers.constitution.told import alliances, arrivals, beginning, composition, votes


def register() -> None:
    """Tells the trail of this room's words."""
    beginning.register()
    votes.register()
    arrivals.register()
    composition.register()
    alliances.register()
