"""The protocol of visibility, and the base of every model.

A model says once who sees a row (`visibility`), as a condition. Everything that shows, counts, finds or exports
rows starts from `Model.objects.visible_to(viewer)`. Rows are written in a running action only, which records
what was before and after.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Self, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tvaers.access.extensions import told_roles
from tvaers.access.recorded import recorded_values
from tvaers.access.recording import recorder
from tvaers.access.roles import HeldRole, Reach, Sight

Viewer = AbstractBaseUser | AnonymousUser
"""Whoever looks: a signed-in account, a stand-in, or nobody in particular (the public)."""


class Operator(AnonymousUser):
    """Whoever runs the command line on the server, from whom its files could not be hidden anyway."""


class StandIn(AnonymousUser):
    """Nobody in particular who holds some roles: pages can be looked at as a member would see them."""

    def __init__(self, *roles: HeldRole) -> None:
        super().__init__()
        self.roles = roles


PUBLIC = AnonymousUser()
OPERATOR = Operator()
NO_ROW = Q(pk__in=[])
EVERY_ROW = ~NO_ROW
"""Not `Q()`, which vanishes when it is joined to another condition by "or"."""

M = TypeVar("M", bound=models.Model)


def sees_everything(viewer: Viewer) -> bool:
    """Whether nothing is hidden from the viewer: the operator alone. Roles, the administrator's too, have bounds."""
    return isinstance(viewer, Operator)


def is_public(viewer: Viewer) -> bool:
    """Whether the viewer is nobody in particular, so that what is shown may be kept for everybody."""
    return type(viewer) is AnonymousUser


def roles_of(viewer: Viewer) -> tuple[HeldRole, ...]:
    """The roles that the viewer holds today, asked for once in the viewer's life (a request)."""
    if isinstance(viewer, StandIn):
        return viewer.roles
    if not viewer.is_authenticated or not viewer.is_active:
        return ()
    held: tuple[HeldRole, ...] | None = getattr(viewer, "_held_roles", None)
    if held is None:
        held = told_roles(viewer, timezone.localdate())  # type: ignore[arg-type]
        viewer.__dict__["_held_roles"] = held
    return held


def forget_roles(account: AbstractBaseUser) -> None:
    """Makes the next question ask again, after the account's roles were changed."""
    account.__dict__.pop("_held_roles", None)


def has_sight(viewer: Viewer, sight: Sight, council: int | None = None) -> bool:
    """Whether the viewer sees this, in `council` (by key) or, for None, everywhere."""
    if sees_everything(viewer):
        return True
    return any(role_reaches(role, council) for role in roles_of(viewer) if sight in role.rule.sees)


def councils_seen(viewer: Viewer, sight: Sight) -> frozenset[int]:
    """The councils, by key, in which the viewer sees this by a role held there."""
    return frozenset(
        role.council
        for role in roles_of(viewer)
        if role.council is not None and role.meeting is None and sight in role.rule.sees
    )


def where_seen(viewer: Viewer, sight: Sight, path: str = "council") -> Q:
    """The condition of the rows whose council, by `path`, is one in which the viewer sees this."""
    if has_sight(viewer, sight):
        return EVERY_ROW
    councils = councils_seen(viewer, sight)
    return Q((f"{path}__in", councils)) if councils else NO_ROW


def role_reaches(role: HeldRole, council: int | None) -> bool:
    """Whether the role holds in `council`; for None, whether it holds everywhere. A guest's holds at a meeting only."""
    if role.rule.reach is Reach.EVERYWHERE:
        return True
    return council is not None and role.council == council and role.meeting is None


def through(path: str, condition: Q) -> Q:
    """The condition of a related model, seen from a row that points to it by `path` ("edition")."""
    children: list[Any] = condition.children
    moved = [
        through(path, child) if isinstance(child, Q) else Q((f"{path}__{child[0]}", child[1])) for child in children
    ]
    return Q(*moved, _connector=condition.connector, _negated=condition.negated)


class LongerThanTheColumn(ValueError):
    """A text has no room in its column. Forms and actions say so to people before it comes to this."""


def refuse_longer_than_the_column(row: models.Model) -> None:
    """Raises LongerThanTheColumn as PostgreSQL would; SQLite keeps any length and would hide a missing check."""
    for field in row._meta.concrete_fields:
        value = row.__dict__.get(field.attname)
        if field.max_length and isinstance(value, str) and len(value) > field.max_length:
            raise LongerThanTheColumn(f"{row._meta.label}.{field.attname}: {len(value)} > {field.max_length}")


class GuardedQuerySet(models.QuerySet[M]):
    """Reads for a viewer; writes in an action only."""

    def visible_to(self, viewer: Viewer) -> Self:
        """The rows that `viewer` may see."""
        return self.filter(self.model.visibility(viewer))  # type: ignore[attr-defined]

    def create(self, **values: Any) -> M:
        recorder()
        return super().create(**values)

    def bulk_create(self, objs: Iterable[M], *args: Any, **options: Any) -> list[M]:
        rows = list(objs)
        for row in rows:
            refuse_longer_than_the_column(row)
        self._record({"created": len(rows)})
        return super().bulk_create(rows, *args, **options)

    def bulk_update(self, objs: Iterable[M], fields: Iterable[str], *args: Any, **options: Any) -> int:
        rows, names = list(objs), list(fields)
        self._record({"updated": [row.pk for row in rows], "fields": names})
        return super().bulk_update(rows, names, *args, **options)

    def update(self, **values: Any) -> int:
        touched = list(self.values_list("pk", flat=True))
        self._record({"updated": touched, "after": recorded_values(self.model, values)})
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._record({"deleted": list(self.values_list("pk", flat=True))})
        return super().delete()

    def _record(self, what: dict[str, Any]) -> None:
        is_working_text = self.model.is_working_text  # type: ignore[attr-defined]
        recorder().add({"model": self.model._meta.label, **what}, is_working_text=is_working_text)


class GuardedModel(models.Model):
    """The base of every model of ours."""

    objects: ClassVar[models.Manager[Any]] = models.Manager.from_queryset(GuardedQuerySet)()

    private_fields: ClassVar[frozenset[str]] = frozenset()
    """Fields whose values the trail has as a digest only."""

    is_working_text: ClassVar[bool] = False
    """Whether an action that leaves no event may write rows: they are what someone is typing (`@action`)."""

    class Meta:
        abstract = True

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """The condition under which `viewer` sees a row. Every model states its own."""
        raise NotImplementedError(f"{cls.__name__} does not say who sees it")

    def save(self, *args: Any, **options: Any) -> None:
        running = recorder()
        refuse_longer_than_the_column(self)
        before = self._stored_values() if self.pk else None
        super().save(*args, **options)
        change = {"model": self._meta.label, "pk": self.pk, "before": before, "after": self._own_values()}
        running.add(change, is_working_text=self.is_working_text)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        change = {"model": self._meta.label, "pk": self.pk, "before": self._own_values()}
        recorder().add(change, is_working_text=self.is_working_text)
        return super().delete(*args, **options)

    def _own_values(self) -> dict[str, Any]:
        values = {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}
        return recorded_values(type(self), values)

    def _stored_values(self) -> dict[str, Any] | None:
        names = [field.attname for field in self._meta.concrete_fields]
        stored = type(self)._base_manager.filter(pk=self.pk).values(*names).first()
        return recorded_values(type(self), stored) if stored else None
