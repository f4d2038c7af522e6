"""What is: meetings, their editions, and what each edition says.

An edition is the paper of a meeting at one stage: the agenda as sent, the minutes as sent. It is immutable and
whole: its `document` is the contract's JSON, and the rows below it (sections, items, texts, acts, attachments,
attendance) are the same content in a form that can be asked. A later edition brings rows of its own; the
meeting shows its current edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tvaers.access.visibility import EVERY_ROW, GuardedModel, Viewer, sees_everything, through
from tvaers.councils.models import Council, Municipality, Person
from tvaers.document import wording
from tvaers.document.contract import from_contract
from tvaers.document.model import Act, Document
from tvaers.document.model import Edition as EditionMark

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import _StrOrPromise as StrOrPromise


def _choices(words: Mapping[Any, str]) -> list[tuple[str, StrOrPromise]]:
    return [(code.value, _(word)) for code, word in words.items()]


class Meeting(GuardedModel):
    """A council's meeting on a day; `sequence` tells two on the same day apart."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    sequence = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=20, choices=_choices(wording.MEETING_KINDS), blank=True)
    time = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    current_edition = models.ForeignKey("Edition", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("møde")
        verbose_name_plural = _("møder")
        ordering: ClassVar = ["-held_on", "-sequence"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "held_on", "sequence"], name="meetings_one_sequence_a_day")
        ]
        indexes: ClassVar = [models.Index(fields=["held_on"])]

    def __str__(self) -> str:
        return f"{self.council} {self.held_on}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.council.slug, self.address])

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """The public sees published meetings; administrators see all."""
        return EVERY_ROW if sees_everything(viewer) else Q(published_at__isnull=False)

    @property
    def place_beside_kind(self) -> str:
        """The place, an empty text when it only says again what kind of meeting it is ("Skriftlig procedure")."""
        kinds = {word.casefold() for word in wording.MEETING_KINDS.values()}
        return "" if self.place.casefold() in kinds else self.place

    @property
    def address(self) -> str:
        """The day, and which meeting that day when there is more than one: "2025-02-07", "2025-02-07-2"."""
        return meeting_address(self.held_on, self.sequence)


class Edition(GuardedModel):
    """A numbered, immutable version of a meeting's paper."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=10, choices=_choices(wording.KINDS))
    content_sha256 = models.CharField(max_length=64)
    document = models.JSONField()
    has_closed_text = models.BooleanField(default=False)
    next_meeting_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

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
        """As its meeting."""
        return through("meeting", Meeting.visibility(viewer))

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
        """As its edition; the public does not get a file that holds closed text."""
        condition = through("edition", Edition.visibility(viewer))
        return condition if sees_everything(viewer) else condition & Q(edition__has_closed_text=False)


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
        """As its edition; a closed item is not for the public."""
        condition = through("edition", Edition.visibility(viewer))
        return condition if sees_everything(viewer) else condition & Q(closed=False)


class ItemRow(GuardedModel):
    """A row that belongs to an item and is seen by those who see the item."""

    class Meta:
        abstract = True

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its item."""
        return through("item", AgendaItem.visibility(viewer))


class ItemText(ItemRow):
    """The text of one part of an item, as Markdown."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="texts")
    part = models.CharField(max_length=20, choices=_choices(wording.PARTS))
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
    """A paragraph or title marked `./.` in an item."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="attachments")
    part = models.CharField(max_length=20, choices=_choices(wording.PARTS))
    text = models.TextField()
    position = models.PositiveSmallIntegerField()

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


def meeting_address(held_on: date, sequence: int) -> str:
    """The last part of a meeting's address."""
    return held_on.isoformat() if sequence == 1 else f"{held_on.isoformat()}-{sequence}"
