"""Who sits in a seat, as what, from when until when, and by which decision."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.roles import Sight
from tvaers.access.visibility import GuardedModel, Viewer, where_seen
from tvaers.appointments.models.bodies import Body, Seat
from tvaers.councils.models import Council, Municipality, Person
from tvaers.councils.periods import PeriodModel
from tvaers.law.seats import Ground, Holding, Period
from tvaers.meetings.models import AgendaItem, ChairmanshipAct, DraftItem, FollowUp


class Appointment(PeriodModel):
    """Someone in a seat, or as substitute for it; or that the name follows, or that the chairmanship finds one.

    A common substitute has no seat, but a rank on the body's list. `excused` are the grounds, joined by commas, that
    were known to be missing when it was decided, with a reason recorded. `item` is the one in preparation that proposes
    it, and `proposed_as` what it is to become: the row is the same before and after the decision.
    """

    class Part(models.TextChoices):
        MEMBER = "member", _("Medlem")
        SUBSTITUTE = "substitute", _("Stedfortræder")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Foreslået")
        NOMINATED = "nominated", _("Indstillet")
        APPOINTED = "appointed", _("Udpeget")
        CONDITIONAL = "conditional", _("Udpeget under forudsætning")
        NAME_FOLLOWS = "name-follows", _("Navn følger")
        DELEGATED = "delegated", _("Overladt til formandskabet")
        VOID = "void", _("Bortfaldet")

    class ProposedAs(models.TextChoices):
        NAMED = "named", _("Et navn")
        NAME_FOLLOWS = "name-follows", _("Navnet følger")
        DELEGATED = "delegated", _("Overlades til formandskabet")

    class EndReason(models.TextChoices):
        LEFT_BOARD = "left-board", _("Udtrådt af kommunalbestyrelsen")
        LEFT_MAYORALTY = "left-mayoralty", _("Ikke længere borgmester")
        LEFT_PARTY = "left-party", _("Udtrådt af partiet")
        DEATH = "death", _("Død")
        SEAT_ENDED = "seat-ended", _("Pladsen eller forummet er nedlagt")
        NOT_BEGUN = "not-begun", _("Pladsen fandtes ikke endnu")
        RESIGNED = "resigned", _("Trådt ud")
        REPLACED = "replaced", _("Afløst")
        MOVED_UP = "moved-up", _("Trådt ind som medlem")
        REFUSED = "refused", _("Ikke udpeget af myndigheden")
        NOT_CHOSEN = "not-chosen", _("Den anden af de to indstillede blev udpeget")
        CORRECTED = "corrected", _("Registreret ved en fejl")
        OTHER = "other", _("Andet")

    body = models.ForeignKey(Body, models.PROTECT, related_name="appointments")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="appointments")
    council = models.ForeignKey(Council, models.PROTECT, null=True, blank=True, related_name="appointments")
    part = models.CharField(max_length=10, choices=Part, default=Part.MEMBER)
    rank = models.PositiveSmallIntegerField(default=0)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="appointments")
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")
    party = models.CharField(max_length=5, blank=True)
    state = models.CharField(max_length=15, choices=State)
    item = models.ForeignKey(DraftItem, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_as = models.CharField(max_length=15, choices=ProposedAs, default=ProposedAs.NAMED)
    condition = models.TextField(blank=True)
    excused = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_in = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_by_chairs = models.ForeignKey(ChairmanshipAct, models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.CharField(max_length=200, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    follow_up = models.ForeignKey(FollowUp, models.SET_NULL, null=True, blank=True, related_name="+")
    end_reason = models.CharField(max_length=15, choices=EndReason, blank=True)
    end_note = models.CharField(max_length=300, blank=True)

    class Meta(PeriodModel.Meta):
        verbose_name = _("udpegning")
        verbose_name_plural = _("udpegninger")
        ordering: ClassVar = ["valid_from", "pk"]
        indexes: ClassVar = [models.Index(fields=["body", "valid_from"])]
        constraints: ClassVar = [
            *PeriodModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(person__isnull=False)
                | Q(state__in=["name-follows", "delegated", "void"])
                | Q(state="proposed", proposed_as__in=["name-follows", "delegated"]),
                name="appointments_appointment_person",
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=False) | Q(part="substitute"), name="appointments_appointment_seat"
            ),
            models.CheckConstraint(
                condition=~Q(state="conditional") | ~Q(condition=""), name="appointments_appointment_condition"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.get_state_display()}, {self.body}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """Public once it is decided; who is only proposed is known to the council's secretariat."""
        return ~Q(state=cls.State.PROPOSED) | where_seen(viewer, Sight.DRAFTS)

    @property
    def is_substitute(self) -> bool:
        """Whether it is as a substitute."""
        return self.part == self.Part.SUBSTITUTE

    def as_law(self) -> Holding | None:
        """The appointment as the rules know it; None when nobody is named or it never came into force."""
        if self.person_id is None or self.state in (self.State.VOID, self.State.PROPOSED):
            return None
        return Holding(
            str(self.pk),
            str(self.seat_id) if self.seat_id else None,
            str(self.person_id),
            Period(self.valid_from, self.valid_to),
            is_substitute=self.is_substitute,
            rank=self.rank,
            party=self.party,
            excused=frozenset(Ground(code) for code in self.excused.split(",") if code),
        )


class WarningAnswer(GuardedModel):
    """The reason that someone gave for going on against what the rules say: what it was, its source, the reason.

    It is about one appointment, or about all that an item proposes for a body together.
    """

    appointment = models.ForeignKey(Appointment, models.CASCADE, null=True, blank=True, related_name="warning_answers")
    item = models.ForeignKey(DraftItem, models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    code = models.CharField(max_length=40)
    message = models.TextField()
    source = models.TextField(blank=True)
    reason = models.TextField()

    class Meta:
        verbose_name = _("begrundelse")
        verbose_name_plural = _("begrundelser")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(appointment__isnull=False) | Q(item__isnull=False, body__isnull=False),
                name="appointments_warninganswer_about",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.appointment or self.body}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat of the council that decided."""
        return where_seen(viewer, Sight.DRAFTS, "appointment__council") | where_seen(
            viewer, Sight.DRAFTS, "item__council"
        )


class PutAside(GuardedModel):
    """An appointment as it was until another came into force in its place, so that it can be taken back.

    Or until the rules ended it for what is known of the life of a `person`; one that the rules made then was void.
    """

    appointment = models.ForeignKey(Appointment, models.CASCADE, null=True, blank=True, related_name="put_aside")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    earlier = models.ForeignKey(Appointment, models.CASCADE, related_name="+")
    state = models.CharField(max_length=15, choices=Appointment.State)
    valid_to = models.DateField(null=True, blank=True)
    closed_follow_up = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("afløst udpegning")
        verbose_name_plural = _("afløste udpegninger")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.earlier}: {self.appointment or self.person}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat of the council that decided."""
        return where_seen(viewer, Sight.DRAFTS, "earlier__council")
