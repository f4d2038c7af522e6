"""Meetings, their editions, and what each edition says.

An edition is the paper of a meeting at one stage: the agenda as sent, the minutes as sent. It is immutable and
whole: its `document` is the contract's JSON, and the rows below it (sections, items, texts, acts, attachments,
attendance) are the same content in a form that can be asked. A later edition brings rows of its own; the
meeting shows its current edition.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tvaers.access.models import Account
from tvaers.access.roles import Sight
from tvaers.access.visibility import GuardedModel, Viewer, through, where_seen
from tvaers.councils.models import Municipality, Person
from tvaers.document import wording
from tvaers.document.contract import from_contract
from tvaers.document.model import Act, Document
from tvaers.document.model import Edition as EditionMark
from tvaers.meetings.models.choices import choices
from tvaers.meetings.models.meeting import Meeting, meetings_attended


class Edition(GuardedModel):
    """A numbered, immutable version of a meeting's paper.

    `occasion` says why one that was made here was made, and `note` in words what is new in it. One that
    `is_for_members` is not read by the public, whatever the meeting is.
    """

    class Occasion(models.TextChoices):
        IMPORTED = "", _("Indlæst")
        AGENDA = "agenda", _("Dagsorden")
        ADDENDUM = "addendum", _("Tillægsdagsorden")
        LATE_ATTACHMENT = "late-attachment", _("Eftersendt bilag")
        CORRECTION = "correction", _("Rettet udgave")
        MINUTES = "minutes", _("Referat")
        APPROVED_MINUTES = "approved-minutes", _("Godkendt referat")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=10, choices=choices(wording.KINDS))
    content_sha256 = models.CharField(max_length=64)
    document = models.JSONField()
    has_closed_text = models.BooleanField(default=False)
    next_meeting_on = models.DateField(null=True, blank=True)
    occasion = models.CharField(max_length=20, choices=Occasion, blank=True)
    note = models.TextField(blank=True)
    is_for_members = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    private_fields: ClassVar[frozenset[str]] = frozenset({"document"})

    class Meta:
        verbose_name = _("udgave")
        verbose_name_plural = _("udgaver")
        ordering: ClassVar = ["meeting", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_edition_number"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} – {self.get_stage_display()} {self.number}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its meeting; one for the members only by those who read what is sent to them."""
        members = where_seen(viewer, Sight.SENT, "meeting__council") | Q(meeting__in=meetings_attended(viewer))
        return through("meeting", Meeting.visibility(viewer)) & (Q(is_for_members=False) | members)

    def as_document(self) -> Document:
        """The whole paper, marked with this edition's number and hash. It may hold closed text."""
        document = from_contract(self.document)
        document.edition = EditionMark(number=self.number, sha256=self.content_sha256)
        return document


class SourceFile(GuardedModel):
    """A file that an edition was read from, kept as it came."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="source_files")
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originaler")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.filename

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its edition; a file that holds closed text is for those who see what is closed and are not excluded.

        One that holds an item that was taken down is for the secretariat.
        """
        condition = through("edition", Edition.visibility(viewer))
        within = where_seen(viewer, Sight.CLOSED, "edition__meeting__council")
        excluded = Q(edition__meeting__in=[meeting for meeting, _number in excluded_items(viewer)])
        taken_down = Q(edition__in=AgendaItem.objects.filter(depublished=True).values("edition"))
        kept = ~taken_down | where_seen(viewer, Sight.DRAFTS, "edition__meeting__council")
        return condition & kept & (Q(edition__has_closed_text=False) | within & ~excluded)


class Section(GuardedModel):
    """A numbered section of an edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="sections")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its edition."""
        return through("edition", Edition.visibility(viewer))


class AgendaItem(GuardedModel):
    """One item of an edition (punkt)."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="items")
    section = models.ForeignKey(Section, models.CASCADE, related_name="items")
    number = models.CharField(max_length=20)
    title = models.TextField()
    neutral_title = models.TextField(blank=True)
    case_number = models.CharField(max_length=60, blank=True)
    officers = models.CharField(max_length=100, blank=True)
    closed = models.BooleanField(default=False)
    depublished = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("punkt")
        verbose_name_plural = _("punkter")
        ordering: ClassVar = ["position"]
        indexes: ClassVar = [models.Index(fields=["edition", "number"])]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its edition; what is closed only by those who see it there and are not excluded from the item."""
        condition = through("edition", Edition.visibility(viewer))
        kept = Q(depublished=False) | where_seen(viewer, Sight.DRAFTS, "edition__meeting__council")
        return condition & kept & (Q(closed=False) | sees_closed(viewer, "edition__meeting", "number"))


class ItemRow(GuardedModel):
    """A row that belongs to an item and is seen by those who see the item, unless it is closed by itself."""

    closed = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its item; when it is itself closed, only by those who see what is closed there."""
        condition = through("item", AgendaItem.visibility(viewer))
        return condition & (Q(closed=False) | sees_closed(viewer, "item__edition__meeting", "item__number"))


class ItemText(ItemRow):
    """The text of one part of an item, as Markdown."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="texts")
    part = models.CharField(max_length=20, choices=choices(wording.PARTS))
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.item.number} {self.part}"


class ItemAct(ItemRow):
    """An act that is recommended or that was done; `position` 0 is the formal one."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="acts")
    is_decision = models.BooleanField()
    act = models.CharField(max_length=20, choices=[(act.value, act.value) for act in Act])
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        indexes: ClassVar = [models.Index(fields=["is_decision", "act"])]

    def __str__(self) -> str:
        return self.act


class Attachment(ItemRow):
    """A paragraph or title marked `./.` in an item, and its file when Tværs has it, kept under its hash."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="attachments")
    part = models.CharField(max_length=20, choices=choices(wording.PARTS))
    text = models.TextField()
    position = models.PositiveSmallIntegerField()
    filename = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("bilag")
        verbose_name_plural = _("bilag")
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.text


class Attendance(GuardedModel):
    """A person on an edition's list of participants, apologies or guests, as printed and as recognised."""

    class RoleChoices(models.TextChoices):
        PARTICIPANT = "participant", _("Deltager")
        APOLOGY = "apology", _("Afbud")
        GUEST = "guest", pgettext_lazy("attendance", "Gæst")

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    role = models.CharField(max_length=12, choices=RoleChoices)
    name = models.CharField(max_length=200)
    party = models.CharField(max_length=5, blank=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its edition."""
        return through("edition", Edition.visibility(viewer))


class Exclusion(GuardedModel):
    """A member who may not see one closed item, for being disqualified (inhabil) in it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="exclusions")
    item_number = models.CharField(max_length=20)
    account = models.ForeignKey(Account, models.PROTECT, related_name="exclusions")
    reason = models.CharField(max_length=300, blank=True)

    private_fields: ClassVar[frozenset[str]] = frozenset({"reason"})

    class Meta:
        verbose_name = _("udelukkelse")
        verbose_name_plural = _("udelukkelser")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "item_number", "account"], name="meetings_excluded_once")
        ]

    def __str__(self) -> str:
        return f"{self.meeting} {self.item_number} – {self.account}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat."""
        return where_seen(viewer, Sight.DRAFTS, "meeting__council")


def excluded_items(viewer: Viewer) -> frozenset[tuple[int, str]]:
    """The items, by meeting's key and number, that the viewer is excluded from; asked for once in a request."""
    if not viewer.pk:
        return frozenset()
    found: frozenset[tuple[int, str]] | None = getattr(viewer, "_excluded_items", None)
    if found is None:
        found = frozenset(Exclusion.objects.filter(account=viewer.pk).values_list("meeting", "item_number"))
        viewer.__dict__["_excluded_items"] = found
    return found


def sees_closed(viewer: Viewer, meeting_path: str, number_path: str) -> Q:
    """The condition of rows of items, by these paths, whose closed content the viewer may see."""
    condition = where_seen(viewer, Sight.CLOSED, f"{meeting_path}__council")
    for meeting, number in excluded_items(viewer):
        condition &= ~Q((meeting_path, meeting), (number_path, number))
    return condition
