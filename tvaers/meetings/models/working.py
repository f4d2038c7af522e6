"""Several people at one item: what each of them is typing, and what they say to each other of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.models import Account
from tvaers.access.visibility import NO_ROW, GuardedModel, Viewer, through
from tvaers.councils.models import Council
from tvaers.meetings.models.drafts import DraftItem
from tvaers.meetings.models.meeting import Meeting
from tvaers.meetings.models.papers import Edition


class Typing(GuardedModel):
    """What someone has typed into an item since they last saved it, kept at each pause; gone when it is saved.

    `based_on` is the number of the version that the typing began from, and `sequence` counts the pauses, so that what
    arrives late never replaces what was typed after it. Text at a pause is nobody's word yet, so it leaves no event in
    the trail: the version that it becomes does.
    """

    draft = models.ForeignKey(DraftItem, models.CASCADE, related_name="typings")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    based_on = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    parts = models.JSONField()
    typed_at = models.DateTimeField()

    is_working_text: ClassVar[bool] = True
    private_fields: ClassVar[frozenset[str]] = frozenset({"parts"})

    class Meta:
        verbose_name = _("igangværende tekst")
        verbose_name_plural = _("igangværende tekster")
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "account"], name="meetings_typing_once")]

    def __str__(self) -> str:
        return f"{self.draft} – {self.account}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """One's own. That others are at it is told by `Visit`, not what they type."""
        return Q(account=viewer.pk) if viewer.pk else NO_ROW


class Beginning(GuardedModel):
    """What someone types into an item that is not there yet, kept at each pause under a key that its form has.

    `draft` is the item that it became when it was saved; the text is there then, and here no more. What arrives late
    under the key is known by it to belong there.
    """

    council = models.ForeignKey(Council, models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    key = models.UUIDField()
    draft = models.ForeignKey(DraftItem, models.CASCADE, null=True, blank=True, related_name="+")
    sequence = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=dict)
    typed_at = models.DateTimeField()

    is_working_text: ClassVar[bool] = True
    private_fields: ClassVar[frozenset[str]] = frozenset({"parts"})

    class Meta:
        verbose_name = _("begyndt udkast")
        verbose_name_plural = _("begyndte udkast")
        ordering: ClassVar = ["-typed_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "key"], name="meetings_beginning_once")]

    def __str__(self) -> str:
        return f"{self.council} – {self.account}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """One's own."""
        return Q(account=viewer.pk) if viewer.pk else NO_ROW


class Visit(GuardedModel):
    """That someone has an item open, so that others see who is in it; `seen_at` is renewed as long as they are."""

    draft = models.ForeignKey(DraftItem, models.CASCADE, related_name="visits")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()

    is_working_text: ClassVar[bool] = True

    class Meta:
        verbose_name = _("besøg")
        verbose_name_plural = _("besøg")
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "account"], name="meetings_visit_once")]

    def __str__(self) -> str:
        return f"{self.draft} – {self.account}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who work on the draft."""
        return through("draft", DraftItem.tended_by(viewer))


class DraftComment(GuardedModel):
    """What one of those who work on an item says to the others about it; settled when it is done with."""

    draft = models.ForeignKey(DraftItem, models.CASCADE, related_name="comments")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    text = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    private_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    class Meta:
        verbose_name = _("kommentar")
        verbose_name_plural = _("kommentarer")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.account}: {self.draft}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who work on the draft."""
        return through("draft", DraftItem.tended_by(viewer))


class MinutesForApproval(GuardedModel):
    """That an item of an agenda asks for the approval of an earlier meeting's minutes; there can be two at once.

    `approved_edition` is what they became when the item was decided so; None until then.
    """

    item = models.ForeignKey(DraftItem, models.CASCADE, related_name="minutes_for_approval")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="put_for_approval")
    approved_edition = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("referat til godkendelse")
        verbose_name_plural = _("referater til godkendelse")
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "meeting"], name="meetings_approval_once")]

    def __str__(self) -> str:
        return f"{self.item} → {self.meeting}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who work on the item."""
        return through("item", DraftItem.tended_by(viewer))
