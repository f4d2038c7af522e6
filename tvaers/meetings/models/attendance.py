"""Who is expected at a meeting, what they answered, and when they were there."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tvaers.access.models import Account
from tvaers.access.roles import Sight
from tvaers.access.visibility import NO_ROW, GuardedModel, Viewer, through, where_seen
from tvaers.councils.models import Membership, Municipality, Person
from tvaers.meetings.models.drafts import DraftItem
from tvaers.meetings.models.meeting import Meeting


class Invitee(GuardedModel):
    """Someone expected at a meeting: a member by a seat, a substitute for a member, or a guest, maybe at one item only.

    To a theme meeting others can sign up: those are an `account`, with the circle that told them as their organisation.

    The name, party and municipality are those of the day of the meeting: what minutes print never changes with the
    person. `sits_for` is the member whose seat a substitute takes.
    """

    class Part(models.TextChoices):
        MEMBER = "member", _("Medlem")
        SUBSTITUTE = "substitute", _("Stedfortræder")
        GUEST = "guest", pgettext_lazy("attendance", "Gæst")
        SIGNED_UP = "signed-up", _("Tilmeldt")

    class Answer(models.TextChoices):
        NONE = "none", _("Ikke svaret")
        COMES = "comes", _("Kommer")
        APOLOGY = "apology", _("Afbud")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitees")
    part = models.CharField(max_length=12, choices=Part)
    membership = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="invited")
    account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200)
    party = models.CharField(max_length=5, blank=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    sits_for = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="substitutes")
    item = models.ForeignKey(DraftItem, models.SET_NULL, null=True, blank=True, related_name="presenters")
    time = models.CharField(max_length=40, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.NONE)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    # Who a guest is, why someone stays away, and where they are reached, is not for the trail.
    private_fields: ClassVar[frozenset[str]] = frozenset({"name", "organisation", "email", "note"})

    class Meta:
        verbose_name = _("indkaldt")
        verbose_name_plural = _("indkaldte")
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "membership"], condition=Q(part="member"), name="meetings_one_member_a_seat"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} – {self.meeting}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """One's own, and for the secretariat."""
        own = cls.of_account(viewer) if viewer.pk else NO_ROW
        return own | where_seen(viewer, Sight.DRAFTS, "meeting__council")

    @staticmethod
    def of_account(viewer: Viewer) -> Q:
        """The condition of the viewer's own."""
        return Q(person__account=viewer.pk) | Q(account=viewer.pk)

    def is_of(self, account: Account) -> bool:
        """Whether it is the account's own."""
        return account.pk in (self.account_id, self.person.account_id if self.person else None)


class OfInvitee(GuardedModel):
    """What is kept of someone's being there: seen by those who see the invitee."""

    class Meta:
        abstract = True

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As the invitee."""
        return through("invitee", Invitee.visibility(viewer))


class Presence(OfInvitee):
    """A time in which someone is there: from the item they came before, until the item they left before.

    Without `from_item` it is from the beginning, without `until_item` to the end. `came_at` and `left_at` are the
    clock's, where it was noted as it happened.
    """

    invitee = models.ForeignKey(Invitee, models.CASCADE, related_name="presences")
    from_item = models.ForeignKey(DraftItem, models.PROTECT, null=True, blank=True, related_name="+")
    until_item = models.ForeignKey(DraftItem, models.PROTECT, null=True, blank=True, related_name="+")
    came_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("tilstedeværelse")
        verbose_name_plural = _("tilstedeværelser")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.invitee}"


class Disqualification(OfInvitee):
    """That someone took no part in an item for being disqualified (inhabil); it counts as absence from that item."""

    invitee = models.ForeignKey(Invitee, models.CASCADE, related_name="disqualifications")
    item = models.ForeignKey(DraftItem, models.CASCADE, related_name="disqualifications")
    reason = models.CharField(max_length=300, blank=True)

    private_fields: ClassVar[frozenset[str]] = frozenset({"reason"})

    class Meta:
        verbose_name = _("inhabilitet")
        verbose_name_plural = _("inhabiliteter")
        constraints: ClassVar = [models.UniqueConstraint(fields=["invitee", "item"], name="meetings_disqualified_once")]

    def __str__(self) -> str:
        return f"{self.invitee} – {self.item}"


class ProcedureAnswer(OfInvitee):
    """What a member answers in a written procedure, for all items or one; the last one counts."""

    class Choice(models.TextChoices):
        YES = "yes", _("Ja")
        NO = "no", _("Nej")
        DISCUSS = "discuss", _("Ønsker sagen drøftet på et møde")

    invitee = models.ForeignKey(Invitee, models.CASCADE, related_name="procedure_answers")
    item = models.ForeignKey(DraftItem, models.CASCADE, related_name="procedure_answers")
    choice = models.CharField(max_length=10, choices=Choice)
    text = models.TextField(blank=True)
    answered_at = models.DateTimeField(auto_now_add=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")

    private_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    class Meta:
        verbose_name = _("svar i skriftlig procedure")
        verbose_name_plural = _("svar i skriftlig procedure")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.invitee}: {self.get_choice_display()}"
