"""`@action`: the one way to write.

An action is one use case: `def import_document(file, *, by: Actor) -> Outcome`. The decorator opens the
transaction, checks the permission, runs the function and records one audit event with what was written. Models
refuse to be written anywhere else (`access.visibility`). Who has which permission is in `access.roles`.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, ParamSpec, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from tvaers.access.actor import Actor
from tvaers.access.recording import is_running, recording
from tvaers.access.roles import EVERY_ACCOUNT_MAY
from tvaers.access.subjects import subjects_of
from tvaers.access.trail import leave_event
from tvaers.access.visibility import role_reaches, roles_of

P = ParamSpec("P")
R = TypeVar("R")

CouncilOf = Callable[[Mapping[str, Any]], int | None]
"""From an action's arguments by name to the key of the council that it writes in."""


def council_at(path: str) -> CouncilOf:
    """The council, by key, at an attribute of an argument: `@action(..., council=council_at("meeting.council_id"))`."""
    name, _dot, attributes = path.partition(".")
    read = attrgetter(attributes)

    def council(given: Mapping[str, Any]) -> int | None:
        key: int | None = read(given[name])
        return key

    return council


class NotPermitted(Exception):
    """The actor may not do this. The message is Danish and can be shown."""


registered_actions: dict[str, str] = {}
"""Every action's dotted name and the permission it asks for; a test reads it."""


def is_permitted(actor: Actor, permission: str, council: int | None = None) -> bool:
    """Whether the actor's roles of today give `permission` (such as "meetings.close") in `council`, by key.

    Without a council only a role that reaches everywhere does. The operator and the program itself may do all.
    """
    if actor.is_operator:
        return True
    account = actor.account
    if account is None or not account.is_active:
        return False
    return permission in EVERY_ACCOUNT_MAY or any(
        permission in role.rule.may and role_reaches(role, council) for role in roles_of(account)
    )


def action(
    permission: str, *, council: CouncilOf | None = None, keeps_working_text: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Makes a use case of a function that takes the actor as keyword `by`.

    `council` tells from the arguments in which council it writes: `lambda given: given["meeting"].council_id`.
    Raises NotPermitted before anything is read or written when the actor lacks `permission` there. Whatever the
    function raises undoes all it wrote. An action that another one calls is part of it: one use case, one event, and
    the permission of the one that was asked for is enough.

    One that `keeps_working_text` keeps what someone is typing at each pause. It leaves no event, for it is nobody's
    word yet, and may write only models that say of themselves that they are working text.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        signature = inspect.signature(function)
        if "by" not in signature.parameters:
            raise TypeError(f"{function.__qualname__} needs a keyword `by`: who does it")
        name = f"{_room_of(function)}.{function.__name__}"
        registered_actions[name] = permission

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            actor = _actor_in(kwargs, name)
            if is_running():
                return function(*args, **kwargs)
            given = signature.bind(*args, **kwargs).arguments
            _check_permitted(actor, permission, council(given) if council else None)
            with transaction.atomic(), recording(keeps_working_text=keeps_working_text) as written:
                result = function(*args, **kwargs)
                if written.changes and not keeps_working_text:
                    leave_event(actor, name, written.changes, subjects_of(written.changes, given.values()))
            return result

        return run

    return decorate


def _actor_in(given: Mapping[str, Any], name: str) -> Actor:
    actor = given["by"]
    if not isinstance(actor, Actor):
        raise TypeError(f"{name}: `by` must be an Actor")
    return actor


def _check_permitted(actor: Actor, permission: str, council: int | None) -> None:
    if not is_permitted(actor, permission, council):
        raise NotPermitted(_("Du har ikke adgang til at gøre dette. Der er ikke ændret noget."))


def _room_of(function: Callable[..., Any]) -> str:
    return function.__module__.split(".")[1]
