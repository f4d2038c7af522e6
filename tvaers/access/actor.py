"""Who does something: an account, the operating system's user at the command line, or the program itself."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from enum import StrEnum

from tvaers.access.models import Account


class Origin(StrEnum):
    """From where something was done."""

    WEB = "web"
    COMMAND_LINE = "command-line"
    PROGRAM = "program"


@dataclass(frozen=True)
class Actor:
    """The one behind an action. `label` is what the audit trail shows when there is no account.

    `on_behalf_of` names whom it was done for, when that is another.
    """

    label: str
    account: Account | None = None
    is_operator: bool = False
    origin: Origin = Origin.PROGRAM
    on_behalf_of: str = ""

    @classmethod
    def operating_system_user(cls) -> Actor:
        """Whoever runs the command line on the server: may do everything, is logged by name."""
        return cls(label=f"os:{_os_user_name()}", is_operator=True, origin=Origin.COMMAND_LINE)

    @classmethod
    def of_account(cls, account: Account, *, on_behalf_of: str = "") -> Actor:
        """A signed-in person, on the web."""
        return cls(label=f"account:{account.pk}", account=account, origin=Origin.WEB, on_behalf_of=on_behalf_of)

    @classmethod
    def program(cls) -> Actor:
        """The program itself, for what follows from what someone did without being asked for: a sign-in noted."""
        return cls(label="program", is_operator=True)


def _os_user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
