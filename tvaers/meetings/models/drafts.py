"""Items in preparation: their versions, and whom a version was laid before."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tvaers.access.models import Account
from tvaers.access.roles import Reach, Sight
from tvaers.access.visibility import NO_ROW, GuardedModel, Viewer, roles_of, through, where_seen
from tvaers.councils.holding import circles_of
from tvaers.councils.models import Circle, Council
from tvaers.meetings.models.agenda import AgendaSection, Case
from tvaers.meetings.models.meeting import Meeting


class DraftItem(GuardedModel):
    """An item in preparation in a council; `meeting` is the one it is meant for, when that is known.

    With a `section` it stands on that meeting's agenda. `number` is empty until the agenda is sent and never changes
    after that; `sent_version` is what the last edition has of it, or the minutes are to have. `standing` says which of
    the items it is that every agenda has, and `returns_from` the earlier item that comes back in it. What is
    `is_closed` goes out closed.
    """

    class Standing(models.TextChoices):
        NONE = "", _("Sag")
        AGENDA = "agenda", _("Godkendelse af dagsorden")
        MINUTES = "minutes", _("Godkendelse af referat")
        REPORTS = "reports", _("Siden sidst")
        NEXT_MEETING = "next-meeting", _("Næste møde")
        ANY_OTHER_BUSINESS = "any-other-business", _("Eventuelt")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Kladde")
        READY = "ready", _("Klar")
        APPROVED = "approved", _("Godkendt")

    council = models.ForeignKey(Council, models.PROTECT, related_name="drafts")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="drafts")
    section = models.ForeignKey(AgendaSection, models.SET_NULL, null=True, blank=True, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=20, blank=True)
    standing = models.CharField(max_length=20, choices=Standing, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="items")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    status_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    is_closed = models.BooleanField(default=False)
    closed_because = models.CharField(max_length=300, blank=True)
    neutral_title = models.CharField(max_length=300, blank=True)
    returns_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="returned_in")
    sent_version = models.ForeignKey("DraftVersion", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    author = models.ForeignKey(Account, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    discarded_at = models.DateTimeField(null=True, blank=True)

    private_fields: ClassVar[frozenset[str]] = frozenset({"closed_because"})

    class Meta:
        verbose_name = _("udkast")
        verbose_name_plural = _("udkast")
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.council} {self.pk}"

    @property
    def is_dropped(self) -> bool:
        """Whether no meeting treats it: it was discarded, or withdrawn after it was sent; what it took up waits."""
        return self.discarded_at is not None or self.withdrawn_at is not None

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat, its author, and the circles that a version is laid before."""
        laid = DraftVersion.objects.filter(pk__in=versions_laid_before(viewer)).values("draft")
        return cls.tended_by(viewer) | Q(pk__in=laid)

    @classmethod
    def tended_by(cls, viewer: Viewer) -> Q:
        """The condition of the drafts that the viewer works on: the council's secretariat, and the author.

        An author whose role has ended is one no longer.
        """
        return _authored_by(viewer) | where_seen(viewer, Sight.DRAFTS)


class DraftVersion(GuardedModel):
    """The item as it was saved once; never changed. The parts are Markdown."""

    draft = models.ForeignKey(DraftItem, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.TextField()
    case_number = models.CharField(max_length=60, blank=True)
    officers = models.CharField(max_length=100, blank=True)
    background = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    presentation = models.TextField(blank=True)
    saved_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now_add=True)

    # The version keeps its words for ever; the trail, which others read, needs only to prove them.
    private_fields: ClassVar[frozenset[str]] = frozenset({"title", "background", "recommendation", "presentation"})

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versioner")
        ordering: ClassVar = ["draft", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "number"], name="meetings_draft_version")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """All versions for the secretariat and the author; a circle's members see what is laid before them only."""
        return through("draft", DraftItem.tended_by(viewer)) | Q(pk__in=versions_laid_before(viewer))


class DraftAttachment(GuardedModel):
    """A file that belongs to one version; its bytes are kept under their hash.

    `title` is what the paper calls it. One that is promised (eftersendes) has no file yet, and says by when and by
    whom; who has an address there is written to. `file_version` counts the files that have stood in this place.
    """

    version = models.ForeignKey(DraftVersion, models.CASCADE, related_name="attachments")
    title = models.CharField(max_length=300, blank=True)
    filename = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    file_version = models.PositiveSmallIntegerField(default=1)
    is_closed = models.BooleanField(default=False)
    promised_for = models.DateField(null=True, blank=True)
    promised_by = models.CharField(max_length=200, blank=True)
    promised_email = models.EmailField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    private_fields: ClassVar[frozenset[str]] = frozenset({"title", "filename", "promised_by", "promised_email"})

    class Meta:
        verbose_name = _("bilag til udkast")
        verbose_name_plural = _("bilag til udkast")
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.title or self.filename

    @property
    def is_promised(self) -> bool:
        """Whether its file is still to come."""
        return not self.sha256

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its version."""
        return through("version", DraftVersion.visibility(viewer))


class Laying(GuardedModel):
    """A version laid before a circle (forelagt), to be seen and commented on until and with the day `until`."""

    version = models.ForeignKey(DraftVersion, models.CASCADE, related_name="layings")
    circle = models.ForeignKey(Circle, models.PROTECT, related_name="+")
    until = models.DateField()
    question = models.TextField(blank=True)
    result = models.TextField(blank=True)
    laid_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("forelæggelse")
        verbose_name_plural = _("forelæggelser")
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.version} – {self.circle}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat and the author, and for the circle's members while it lasts."""
        return cls.tended_by(viewer) | open_before(viewer, timezone.localdate())

    @classmethod
    def tended_by(cls, viewer: Viewer) -> Q:
        """The condition of the layings of drafts that the viewer works on."""
        return through("version__draft", DraftItem.tended_by(viewer))

    @property
    def is_open(self) -> bool:
        """Whether it still lasts today."""
        return self.withdrawn_at is None and self.until >= timezone.localdate()

    @property
    def withdrawn_on(self) -> date | None:
        """The day that it was ended before its time: it was withdrawn, or the draft discarded."""
        moments = (self.withdrawn_at, self.version.draft.discarded_at)
        day = min((timezone.localdate(moment) for moment in moments if moment), default=None)
        return day if day and day <= self.until else None


class Sighting(GuardedModel):
    """That someone has seen a version laid before a circle."""

    laying = models.ForeignKey(Laying, models.CASCADE, related_name="sightings")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("visning")
        verbose_name_plural = _("visninger")
        constraints: ClassVar = [models.UniqueConstraint(fields=["laying", "account"], name="meetings_seen_once")]

    def __str__(self) -> str:
        return f"{self.laying} – {self.account}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who work on the draft, and one's own."""
        return _ones_own(viewer) | through("laying", Laying.tended_by(viewer))


class Remark(GuardedModel):
    """What a circle's member says of the version laid before the circle; the last one of each member counts."""

    class Stance(models.TextChoices):
        AGREES = "agrees", _("Kan tiltræde")
        WISHES_CHANGES = "wishes-changes", _("Ønsker ændringer")
        REMARK = "remark", _("Bemærkning")

    laying = models.ForeignKey(Laying, models.CASCADE, related_name="remarks")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    stance = models.CharField(max_length=20, choices=Stance, default=Stance.REMARK)
    text = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    # A person's own words, which the row keeps; the trail needs only to prove them.
    private_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    class Meta:
        verbose_name = _("bemærkning")
        verbose_name_plural = _("bemærkninger")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.account}: {self.get_stance_display()}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who work on the draft, and one's own; not for the others of the circle."""
        return _ones_own(viewer) | through("laying", Laying.tended_by(viewer))


def versions_laid_before(viewer: Viewer) -> frozenset[int]:
    """The versions, by key, laid today before a circle that the viewer belongs to; asked for once in a request."""
    if not viewer.pk:
        return frozenset()
    found: frozenset[int] | None = getattr(viewer, "_versions_laid_before", None)
    if found is None:
        laid = Laying.objects.filter(open_before(viewer, timezone.localdate()))
        found = frozenset(laid.values_list("version", flat=True))
        viewer.__dict__["_versions_laid_before"] = found
    return found


def open_before(viewer: Viewer, day: date) -> Q:
    """The condition of the layings that last on `day`, before a circle that the viewer belongs to on that day."""
    circles = circles_of(viewer, day)
    if not circles:
        return NO_ROW
    return Q(circle__in=circles, until__gte=day, withdrawn_at__isnull=True, version__draft__discarded_at__isnull=True)


def ended_laying_before(viewer: Viewer, key: int) -> Laying | None:
    """What was laid before the viewer and lies there no more, without what it said; None for everyone else.

    It was laid before those who were in the circle on that day, and those who opened it.
    """
    ended = Laying.objects.filter(pk=key).exclude(open_before(viewer, timezone.localdate()))
    laying: Laying | None = without_words(ended.select_related("circle", "version__draft__council"), "version").first()
    if laying is None or not viewer.pk:
        return None
    was_told = laying.circle_id in circles_of(viewer, timezone.localdate(laying.laid_at))
    return laying if was_told or laying.sightings.filter(account=viewer.pk).exists() else None


def without_words(rows: QuerySet[Any], version: str) -> QuerySet[Any]:
    """The rows without what the version at this path says: for those who are to read no word of it."""
    words = ("title", "case_number", "background", "recommendation", "presentation")
    return rows.defer(*(f"{version}__{name}" for name in words))


def _authored_by(viewer: Viewer) -> Q:
    writes_everywhere = any(
        role.rule.reach is Reach.EVERYWHERE and "meetings.write_draft" in role.rule.may for role in roles_of(viewer)
    )
    return Q(author=viewer.pk) if viewer.pk and writes_everywhere else NO_ROW


def _ones_own(viewer: Viewer) -> Q:
    return Q(account=viewer.pk) if viewer.pk else NO_ROW
