"""Where rooms above tell what `access` cannot know: which roles an account holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tvaers.access.models import Account
    from tvaers.access.roles import HeldRole

RoleProvider = Callable[["Account", date], "Iterable[HeldRole]"]

_providers: list[RoleProvider] = []


def register_roles(provider: RoleProvider) -> None:
    """Adds a source of roles: `provider(account, day)` gives those that the account holds on the day."""
    _providers.append(provider)


def told_roles(account: Account, day: date) -> tuple[HeldRole, ...]:
    """The roles that the account holds on the day, of all sources."""
    return tuple(role for provider in _providers for role in provider(account, day))
