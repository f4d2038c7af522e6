"""Where rooms above tell what `access` cannot know: roles, what is kept of a person, where an account wants to go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tvaers.access.claims import ClaimedRole
    from tvaers.access.models import Account
    from tvaers.access.roles import HeldRole


@dataclass(frozen=True)
class OwnPart:
    """What a room keeps of a person: `key` in the file, `title` on the page, rows of labels with values.

    `kept_rows` are the rows for the file, where the page says something in words that is kept in other ones.
    """

    key: str
    title: str
    rows: list[dict[str, str]]
    kept_rows: list[dict[str, str]] | None = None

    @property
    def file_rows(self) -> list[dict[str, str]]:
        """The rows as the file has them."""
        return self.rows if self.kept_rows is None else self.kept_rows


RoleReceiver = Callable[["Account", "tuple[ClaimedRole, ...]"], None]


@dataclass(frozen=True)
class Entrance:
    """A page to go on to after signing in: a room to work in, one where something waits for the account, or other."""

    title: str
    address: str
    is_room: bool = False
    waits: bool = False


RoleProvider = Callable[["Account", date], "Iterable[HeldRole]"]

OwnDataProvider = Callable[["Account"], Iterable[OwnPart]]
EntranceProvider = Callable[["Account"], Iterable[Entrance]]
RolePageProvider = Callable[["Account", "Account"], Iterable[Entrance]]

_providers: list[RoleProvider] = []
_receivers: list[RoleReceiver] = []
_own_data_providers: list[OwnDataProvider] = []
_entrance_providers: list[EntranceProvider] = []
_role_page_providers: list[RolePageProvider] = []


def register_roles(provider: RoleProvider) -> None:
    """Adds a source of roles: `provider(account, day)` gives those that the account holds on the day."""
    _providers.append(provider)


def told_roles(account: Account, day: date) -> tuple[HeldRole, ...]:
    """The roles that the account holds on the day, of all sources."""
    return tuple(role for provider in _providers for role in provider(account, day))


def register_claimed_roles(receiver: RoleReceiver) -> None:
    """Adds a room that keeps the roles that an identity provider gives someone who signs in."""
    _receivers.append(receiver)


def hand_on_claimed_roles(account: Account, roles: tuple[ClaimedRole, ...]) -> None:
    """Tells the rooms above which roles the account has by its claims, at each sign-in; they may be none."""
    for receiver in _receivers:
        receiver(account, roles)


def register_own_data(provider: OwnDataProvider) -> None:
    """Adds what a room keeps of a person to the page and the file of own data."""
    _own_data_providers.append(provider)


def told_own_data(account: Account) -> list[OwnPart]:
    """All that the rooms keep of the one behind the account, in the rooms' order."""
    return [part for provider in _own_data_providers for part in provider(account)]


def register_entrances(provider: EntranceProvider) -> None:
    """Adds pages that an account is led to from its own page."""
    _entrance_providers.append(provider)


def told_entrances(account: Account) -> list[Entrance]:
    """Where the account may want to go, in the rooms' order."""
    return [entrance for provider in _entrance_providers for entrance in provider(account)]


def address_after_signing_in(account: Account) -> str | None:
    """What waits for the account, else its only room. With several rooms or none it chooses itself: None."""
    entrances = told_entrances(account)
    waiting = [entrance.address for entrance in entrances if entrance.waits]
    rooms = [entrance.address for entrance in entrances if entrance.is_room]
    if waiting:
        return waiting[0]
    return rooms[0] if len(rooms) == 1 else None


def register_role_pages(provider: RolePageProvider) -> None:
    """Adds pages on which roles are given: `provider(giver, account)` gives those that the giver may use."""
    _role_page_providers.append(provider)


def told_role_pages(giver: Account, account: Account) -> list[Entrance]:
    """Where `giver` can give the account a role, its address filled in."""
    return [page for provider in _role_page_providers for page in provider(giver, account)]
