"""`@action`: the one way to write.

An action is one use case: `def import_document(file, *, by: Actor) -> Outcome`. The decorator opens the
transaction, checks the permission, runs the function and records one audit event with what was written. Models
refuse to be written anywhere else (`access.visibility`).
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from tvaers.access.actor import Actor
from tvaers.access.models import AuditEvent
from tvaers.access.recording import is_running, recording

P = ParamSpec("P")
R = TypeVar("R")

PermissionRule = Callable[[Actor, str], bool]


class NotPermitted(Exception):
    """The actor may not do this. The message is Danish and can be shown."""


_rules: list[PermissionRule] = []
registered_actions: dict[str, str] = {}
"""Every action's dotted name and the permission it asks for; a test reads it."""


def register_permission_rule(rule: PermissionRule) -> None:
    """Adds a source of permissions: `rule(actor, permission)` is True when it grants it."""
    _rules.append(rule)


def is_permitted(actor: Actor, permission: str) -> bool:
    """Whether any rule grants `permission` (such as "archive.import") to `actor`."""
    if actor.is_operator:
        return True
    account = actor.account
    if account is not None and account.is_active and account.is_superuser:
        return True
    return any(rule(actor, permission) for rule in _rules)


def action(permission: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Makes a use case of a function that takes the actor as keyword `by`.

    Raises NotPermitted before anything is read or written when the actor lacks `permission`. Whatever the
    function raises undoes all it wrote. An action that another one calls is part of it: one use case, one event.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        if "by" not in inspect.signature(function).parameters:
            raise TypeError(f"{function.__qualname__} needs a keyword `by`: who does it")
        name = f"{_room_of(function)}.{function.__name__}"
        registered_actions[name] = permission

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            actor = kwargs["by"]
            if not isinstance(actor, Actor):
                raise TypeError(f"{name}: `by` must be an Actor")
            if not is_permitted(actor, permission):
                raise NotPermitted(f"Du har ikke adgang til at udføre denne handling ({permission}).")
            with transaction.atomic():
                if is_running():
                    return function(*args, **kwargs)
                with recording() as written:
                    result = function(*args, **kwargs)
                    if written.changes:
                        _leave_event(actor, name, written.changes)
                return result

        return run

    return decorate


def _leave_event(actor: Actor, name: str, changes: list[dict[str, Any]]) -> None:
    AuditEvent(actor=actor.label, account=actor.account, action=name, changes=changes).save(force_insert=True)


def _room_of(function: Callable[..., Any]) -> str:
    return function.__module__.split(".")[1]
