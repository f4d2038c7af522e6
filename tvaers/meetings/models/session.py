"""What happens in a meeting while it lasts: which item it is at, what is decided of each, points raised in the room."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.models import Account
from tvaers.access.roles import Sight
from tvaers.access.visibility import GuardedModel, Viewer, is_public, through, where_seen
from tvaers.meetings.models.attendance import Invitee
from tvaers.meetings.models.closings import items_taken_down
from tvaers.meetings.models.drafts import DraftItem
from tvaers.meetings.models.meeting import Meeting
from tvaers.meetings.models.papers import excluded_items

NOTHING_RECORDED = "nothing-recorded"
"""Stands among a treatment's acts, alone, when the meeting let the item be without an act."""


def new_key() -> str:
    """A key for a sub-point that no browser has named."""
    return secrets.token_hex(16)


class Session(GuardedModel):
    """A meeting that is held: `revision` counts its changes, so that those who follow ask for nothing twice.

    Taking it up again after it was closed says why.
    """

    meeting = models.OneToOneField(Meeting, models.CASCADE, primary_key=True, related_name="session")
    revision = models.PositiveIntegerField(default=0)
    current_item = models.ForeignKey(DraftItem, models.SET_NULL, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    resumed_because = models.CharField(max_length=300, blank=True)

    is_working_text: ClassVar[bool] = True
    private_fields: ClassVar[frozenset[str]] = frozenset({"resumed_because"})

    class Meta:
        verbose_name = _("mødeafvikling")
        verbose_name_plural = _("mødeafviklinger")

    def __str__(self) -> str:
        return str(self.meeting)

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat, and for those who sit in the council."""
        return where_seen(viewer, Sight.CLOSED, "meeting__council")


class Treatment(GuardedModel):
    """What the meeting makes of one item. `position` is the order in which it is taken, which may be switched.

    `decision` is Markdown as it is typed; `acts` are the codes of `document.model.Act`, the formal one first, or
    "nothing-recorded". It is frozen when DONE; opening it again says why. `revision` counts its changes, so that two
    who write at once are merged and what arrives late is not taken for new.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Venter")
        OPEN = "open", _("Behandles")
        DONE = "done", _("Behandlet")

    session = models.ForeignKey(Session, models.CASCADE, related_name="treatments")
    item = models.OneToOneField(DraftItem, models.CASCADE, related_name="treatment")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    decision = models.TextField(blank=True)
    acts = models.JSONField(default=list)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    reopened_because = models.CharField(max_length=300, blank=True)

    is_working_text: ClassVar[bool] = True
    private_fields: ClassVar[frozenset[str]] = frozenset({"decision", "reopened_because"})

    class Meta:
        verbose_name = _("behandling")
        verbose_name_plural = _("behandlinger")
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.item}: {self.state}"

    @property
    def title(self) -> str:
        """The item's title as it was sent."""
        version = self.item.sent_version
        return " ".join(version.title.split()) if version else ""

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who see the session and are not excluded from the item; one taken down is for the secretariat."""
        condition = through("session", Session.visibility(viewer))
        if is_public(viewer):
            return condition
        for meeting, number in excluded_items(viewer):
            condition &= ~Q(session=meeting, item__number=number)
        kept = where_seen(viewer, Sight.DRAFTS, "session__meeting__council")
        for meeting, number in items_taken_down():
            condition &= kept | ~Q(session=meeting, item__number=number)
        return condition


class SubPoint(GuardedModel):
    """A point raised in the room under an item, as under Siden sidst and Eventuelt, with acts of its own.

    `key` is what the browser that made it calls it: it could be written in before the server had heard of it.
    """

    treatment = models.ForeignKey(Treatment, models.CASCADE, related_name="sub_points")
    key = models.CharField(max_length=64, default=new_key)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    acts = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=0)

    is_working_text: ClassVar[bool] = True
    private_fields: ClassVar[frozenset[str]] = frozenset({"title", "text"})

    class Meta:
        verbose_name = _("underpunkt")
        verbose_name_plural = _("underpunkter")
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["treatment", "key"], name="meetings_sub_point_key")]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its item's treatment."""
        return through("treatment", Treatment.visibility(viewer))


class Vote(GuardedModel):
    """How one of those present voted on an item, where the council wants it recorded by name."""

    class Choice(models.TextChoices):
        FOR = "for", _("For")
        AGAINST = "against", _("Imod")
        ABSTAINED = "abstained", _("Undlod at stemme")

    treatment = models.ForeignKey(Treatment, models.CASCADE, related_name="votes")
    invitee = models.ForeignKey(Invitee, models.CASCADE, related_name="votes")
    choice = models.CharField(max_length=10, choices=Choice)

    class Meta:
        verbose_name = _("stemme")
        verbose_name_plural = _("stemmer")
        constraints: ClassVar = [models.UniqueConstraint(fields=["treatment", "invitee"], name="meetings_voted_once")]

    def __str__(self) -> str:
        return f"{self.invitee}: {self.choice}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As the item's treatment."""
        return through("treatment", Treatment.visibility(viewer))


class SeenChange(GuardedModel):
    """That a change sent from the session view has been carried out, so that one sent twice is done once."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    is_working_text: ClassVar[bool] = True

    class Meta:
        verbose_name = _("modtaget ændring")
        verbose_name_plural = _("modtagne ændringer")
        constraints: ClassVar = [models.UniqueConstraint(fields=["session", "key"], name="meetings_change_once")]

    def __str__(self) -> str:
        return self.key

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For nobody to read: the program asks for it."""
        return where_seen(viewer, Sight.DRAFTS, "session__meeting__council")
