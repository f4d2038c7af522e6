"""Where rooms above follow what a council chooses, and who sits in it."""

from __future__ import annotations

from collections.abc import Callable

from tvaers.access.actor import Actor
from tvaers.councils.models import Council

Follow = Callable[[Council, Actor], None]

_followers: list[Follow] = []
_followers_of_members: list[Follow] = []


def register_follows_settings(follow: Follow) -> None:
    """Calls `follow(council, by)` within the action that changes what the public sees of a council's closed items."""
    if follow not in _followers:
        _followers.append(follow)


def tell_followers(council: Council, by: Actor) -> None:
    """Lets the rooms above follow a change."""
    for follow in _followers:
        follow(council, by)


def register_follows_members(follow: Follow) -> None:
    """Calls `follow(council, by)` within the action that changes who sits in a council."""
    if follow not in _followers_of_members:
        _followers_of_members.append(follow)


def tell_of_members(council: Council, by: Actor) -> None:
    """Lets the rooms above follow a change of who sits."""
    for follow in _followers_of_members:
        follow(council, by)
