"""Who does something: an account, the operating system's user at the command line, or the program itself."""

from __future__ import annotations

import getpass
from dataclasses import dataclass

from tvaers.access.models import Account


@dataclass(frozen=True)
class Actor:
    """The one behind an action. `label` is what the audit trail shows when there is no account."""

    label: str
    account: Account | None = None
    is_operator: bool = False

    @classmethod
    def operating_system_user(cls) -> Actor:
        """Whoever runs the command line on the server: may do everything, is logged by name."""
        return cls(label=f"os:{_os_user_name()}", is_operator=True)

    @classmethod
    def of_account(cls, account: Account) -> Actor:
        """A signed-in person."""
        return cls(label=f"account:{account.pk}", account=account)


def _os_user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
