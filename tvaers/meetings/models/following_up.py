"""What a decision leaves to be done, and what the chairmanship does about it between meetings."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.models import Account
from tvaers.access.roles import Sight
from tvaers.access.visibility import GuardedModel, Viewer, through, where_seen
from tvaers.councils.models import Council
from tvaers.meetings.models.drafts import DraftItem
from tvaers.meetings.models.meeting import Meeting


class FollowUp(GuardedModel):
    """Something outstanding: what, who, by when, to which meeting; open until someone closes it with a note.

    One that RETURNS brings its item back to `to_meeting`, or to the next one, by itself; `came_back_as` is the item
    that it became there. While that stands on an agenda it is taken, and not outstanding. An AUTHORISATION is what the
    chairmanship may act under.
    """

    class Kind(models.TextChoices):
        TASK = "task", _("Opgave")
        RETURNS = "returns", _("Tilbage på et møde")
        AUTHORISATION = "authorisation", _("Bemyndigelse til formandskabet")

    council = models.ForeignKey(Council, models.PROTECT, related_name="follow_ups")
    kind = models.CharField(max_length=15, choices=Kind, default=Kind.TASK)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="follow_ups")
    item = models.ForeignKey(DraftItem, models.PROTECT, null=True, blank=True, related_name="follow_ups")
    text = models.TextField()
    who = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    to_meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="expected")
    came_back_as = models.ForeignKey(DraftItem, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    closing_note = models.TextField(blank=True)

    private_fields: ClassVar[frozenset[str]] = frozenset({"text", "who", "closing_note"})

    class Meta:
        verbose_name = _("opfølgning")
        verbose_name_plural = _("opfølgninger")
        ordering: ClassVar = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"{self.council} {self.pk}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat: it may tell of what is closed, and of whom something is waited for."""
        return where_seen(viewer, Sight.DRAFTS)

    @classmethod
    def taken(cls) -> Q:
        """The condition of those whose item stands on the agenda that it came back to."""
        return Q(
            came_back_as__isnull=False,
            came_back_as__section__isnull=False,
            came_back_as__discarded_at=None,
            came_back_as__withdrawn_at=None,
            came_back_as__meeting__cancelled_at=None,
        )

    @property
    def is_taken(self) -> bool:
        """Whether its item stands on the agenda that it came back to."""
        item = self.came_back_as
        stands = item is not None and item.section_id is not None and not (item.discarded_at or item.withdrawn_at)
        return bool(stands and item and item.meeting and item.meeting.cancelled_at is None)


class ChairmanshipAct(GuardedModel):
    """What the chairmanship did under an authorisation: a day and a text; told in the next meeting's Siden sidst."""

    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="acts")
    acted_on = models.DateField()
    text = models.TextField()
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    told_in = models.ForeignKey(DraftItem, models.SET_NULL, null=True, blank=True, related_name="+")

    private_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    class Meta:
        verbose_name = _("formandskabets handling")
        verbose_name_plural = _("formandskabets handlinger")
        ordering: ClassVar = ["acted_on", "pk"]

    def __str__(self) -> str:
        return f"{self.follow_up} {self.acted_on}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As what it was done under."""
        return through("follow_up", FollowUp.visibility(viewer))
