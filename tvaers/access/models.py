"""Accounts and the audit trail."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth import hashers
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.chain import COVERED, event_hash
from tvaers.access.roles import Sight
from tvaers.access.visibility import EVERY_ROW, NO_ROW, GuardedModel, GuardedQuerySet, Viewer, has_sight, through


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by e-mail address, whatever its case."""

    def get_queryset(self) -> GuardedQuerySet[Account]:
        return GuardedQuerySet(self.model, using=self._db)

    def visible_to(self, viewer: Viewer) -> GuardedQuerySet[Account]:
        """The accounts that `viewer` may see."""
        return self.get_queryset().visible_to(viewer)

    def get_by_natural_key(self, email: str | None) -> Account:
        account: Account = self.get(email__iexact=email)
        return account


class Account(AbstractBaseUser, GuardedModel):
    """Someone who can sign in. The person behind and the roles are in `councils`."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("navn"), max_length=200)
    is_active = models.BooleanField(default=True)
    invited_at = models.DateTimeField(_("inviteret"), null=True, blank=True)
    joined_at = models.DateTimeField(_("har svaret på invitationen"), null=True, blank=True)
    link_used_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[AccountManager] = AccountManager()  # type: ignore[assignment]

    private_fields: ClassVar[frozenset[str]] = frozenset({"password", "email", "name"})

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("konto")
        verbose_name_plural = _("konti")

    def __str__(self) -> str:
        return self.name

    def check_password(self, raw_password: str) -> bool:  # type: ignore[override]
        """Whether this is the password. Unlike Django's it never writes; `keep_password` renews an old hash."""
        return hashers.check_password(raw_password, self.password)

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """An account is seen by itself and by those who tend accounts."""
        if has_sight(viewer, Sight.ACCOUNTS):
            return EVERY_ROW
        return Q(pk=viewer.pk) if viewer.pk else NO_ROW


NOTE = "access.note_event"
"""The action that writes nothing but its event in the trail: a failed sign-in, a sign-out."""


class AuditEvent(models.Model):
    """One line of the trail: who did what, and what was written. Never changed.

    `sha256` covers the event and `previous_sha256`, the hash of the one before (`access.chain`). No two events can
    follow the same one.
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    on_behalf_of = models.CharField(max_length=200, blank=True)
    origin = models.CharField(max_length=20, blank=True)
    action = models.CharField(max_length=100)
    changes = models.JSONField()
    previous_sha256 = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)

    objects: ClassVar[models.Manager[AuditEvent]] = models.Manager.from_queryset(GuardedQuerySet)()

    class Meta:
        ordering: ClassVar = ["-pk"]
        # `written.last_write` finds the last of these; however many failed sign-ins follow it.
        indexes: ClassVar = [models.Index(fields=["id"], condition=~Q(action=NOTE), name="access_event_of_write")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.action}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """The trail is for auditors."""
        return EVERY_ROW if has_sight(viewer, Sight.TRAIL) else NO_ROW

    def save(self, *args: Any, **options: Any) -> None:
        """Adds the event; `trail.leave_event` alone calls it. Raises ValueError for one that exists."""
        if self.pk is not None:
            raise ValueError("An audit event is never changed")
        super().save(*args, **options)

    def expected_sha256(self) -> str:
        """What its hash must be, by its content and the hash before it."""
        values = {name: getattr(self, name) for name in ("at", *COVERED) if name != "account"}
        return event_hash({**values, "account": self.account_id}, self.previous_sha256)


class EventSubject(models.Model):
    """That an event is about a row: the index by which histories are found. The event itself is the evidence."""

    event = models.ForeignKey(AuditEvent, models.PROTECT, related_name="subjects")
    model = models.CharField(max_length=100)
    row = models.BigIntegerField()

    objects: ClassVar[models.Manager[EventSubject]] = models.Manager.from_queryset(GuardedQuerySet)()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["model", "row"], name="access_subject")]

    def __str__(self) -> str:
        return f"{self.model} {self.row}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As the event."""
        return through("event", AuditEvent.visibility(viewer))
