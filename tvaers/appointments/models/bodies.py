"""Bodies that people are appointed to, with their rules, and their seats."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.appointments.models.cooperations import Cooperation
from tvaers.councils.models import Council
from tvaers.councils.models.geography import PublicPeriodModel
from tvaers.law.seats import Effect, Ground, Period, SeatOfBody, SeatRules, Substitution


class EffectChoices(models.TextChoices):
    """What losing the ground of a seat does to it."""

    ENDS = Effect.ENDS.value, _("Pladsen mistes samme dag")
    ENDS_WITH_TERM = Effect.ENDS_WITH_TERM.value, _("Pladsen beholdes valgperioden ud")
    STAYS = Effect.STAYS.value, _("Pladsen beholdes")


class Body(PublicPeriodModel):
    """A regional forum, council or committee, and its rules. `council` keeps the entry; without one it is national.

    A definition that came with the program has its `key`, by which it is known when definitions are loaded again.
    """

    class Kind(models.TextChoices):
        REGIONAL = "regional", _("Regionalt forum, råd eller udvalg")
        OWN_COMMITTEE = "own-committee", _("Rådets eget udvalg")
        WORKING_GROUP = "working-group", _("Rådets egen arbejdsgruppe")

    class Substitutes(models.TextChoices):
        PERSONAL = Substitution.PERSONAL.value, _("Personlige stedfortrædere")
        COMMON = Substitution.COMMON.value, _("Fælles liste af stedfortrædere")
        NONE = Substitution.NONE.value, _("Ingen stedfortrædere")

    class GenderRule(models.TextChoices):
        NONE = "none", _("Ingen regel")
        EQUAL = "equal", _("Lige mange kvinder og mænd")
        EQUAL_OR_ONE_APART = "equal-or-one-apart", _("Lige mange, eller én mere af det ene køn")
        BOTH_SEXES_PER_SEAT = "both-sexes-per-seat", _("En kvinde og en mand til hver plads")

    key = models.SlugField(max_length=80, blank=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=15, choices=Kind, default=Kind.REGIONAL)
    council = models.ForeignKey(Council, models.PROTECT, null=True, blank=True, related_name="bodies")
    cooperation = models.ForeignKey(Cooperation, models.PROTECT, null=True, blank=True, related_name="bodies")
    legal_basis = models.CharField(max_length=300, blank=True)
    appointed_by = models.CharField(max_length=200, blank=True)
    secretariat = models.CharField(max_length=200, blank=True)
    mandate = models.TextField(blank=True)
    note = models.TextField(blank=True)
    source = models.TextField(blank=True)
    substitutes = models.CharField(max_length=10, choices=Substitutes, default=Substitutes.NONE)
    gender_rule = models.CharField(max_length=20, choices=GenderRule, default=GenderRule.NONE)
    gender_rule_words = models.TextField(blank=True)
    on_leaving_board = models.CharField(max_length=15, choices=EffectChoices, default=EffectChoices.ENDS)
    on_leaving_mayoralty = models.CharField(max_length=15, choices=EffectChoices, default=EffectChoices.ENDS)
    on_leaving_party = models.CharField(max_length=15, choices=EffectChoices, default=EffectChoices.STAYS)
    most_times = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(PublicPeriodModel.Meta):
        verbose_name = _("forum")
        verbose_name_plural = _("fora")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            *PublicPeriodModel.Meta.constraints,
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="appointments_body_key"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_own(self) -> bool:
        """Whether a council set it up of its own accord, to work for itself."""
        return self.kind != self.Kind.REGIONAL

    @property
    def rule_source(self) -> str:
        """Where the rules of its seats are written."""
        return self.legal_basis or self.source or self.name


class BodyCouncil(PublicPeriodModel):
    """That a body is in a council's Blue Book, and when."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="councils")
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")

    class Meta(PublicPeriodModel.Meta):
        verbose_name = _("forum i en Blå Bog")
        verbose_name_plural = _("fora i Blå Bøger")
        ordering: ClassVar = ["valid_from", "pk"]

    def __str__(self) -> str:
        return f"{self.body}, {self.council}"


class SeatKind(PublicPeriodModel):
    """Seats of a body that are alike: who fills them, by appointing or by nominating, and what they ask for."""

    class Side(models.TextChoices):
        POLITICIAN = "politician", _("Politikere")
        ORGANISATION = "organisation", _("Organisationers repræsentanter")
        ADMINISTRATIVE = "administrative", _("Embedsmænd")

    class Act(models.TextChoices):
        APPOINT = "appoint", _("Udpeges")
        NOMINATE = "nominate", _("Indstilles")

    body = models.ForeignKey(Body, models.CASCADE, related_name="kinds")
    name = models.CharField(max_length=200)
    side = models.CharField(max_length=15, choices=Side, default=Side.POLITICIAN)
    act = models.CharField(max_length=10, choices=Act, default=Act.APPOINT)
    filled_by = models.CharField(max_length=200, blank=True)
    is_filled_by_council = models.BooleanField(default=True)
    appointed_by = models.CharField(max_length=200, blank=True)
    asks_for_board = models.BooleanField(default=False)
    asks_for_mayor = models.BooleanField(default=False)
    asks_for_party = models.BooleanField(default=False)
    other_requirements = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(PublicPeriodModel.Meta):
        verbose_name = _("slags plads")
        verbose_name_plural = _("slags pladser")
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.body}"

    @property
    def requirements(self) -> list[str]:
        """What the seats ask for besides the grounds: one requirement for each line or sentence."""
        lines = self.other_requirements.replace(". ", ".\n").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def rules(self) -> SeatRules:
        """What its seats ask for and what losing it does, by the rules of the body."""
        asked = {
            Ground.BOARD: (self.asks_for_board, self.body.on_leaving_board),
            Ground.MAYORALTY: (self.asks_for_mayor, self.body.on_leaving_mayoralty),
            Ground.PARTY: (self.asks_for_party, self.body.on_leaving_party),
        }
        grounds = {ground: Effect(effect) for ground, (is_asked, effect) in asked.items() if is_asked}
        return SeatRules(grounds, self.body.rule_source)


class Seat(PublicPeriodModel):
    """One seat; `council` is the one that fills it, None when others do. `bloc` is the party it is agreed to be for."""

    kind = models.ForeignKey(SeatKind, models.CASCADE, related_name="seats")
    council = models.ForeignKey(Council, models.PROTECT, null=True, blank=True, related_name="seats")
    title = models.CharField(max_length=200, blank=True)
    bloc = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(PublicPeriodModel.Meta):
        verbose_name = _("plads")
        verbose_name_plural = _("pladser")
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.title or self.kind.name}, {self.kind.body}"

    @property
    def name(self) -> str:
        """What it is called on a list: its own title, else that of its kind."""
        return self.title or self.kind.name

    @property
    def tended_in(self) -> int | None:
        """The council, by key, whose secretariat acts on it: that which fills it, else that which keeps the body."""
        return self.council_id or self.kind.body.council_id

    def as_law(self) -> SeatOfBody:
        """The seat as the rules know it: its life is no longer than that of its body."""
        body = self.kind.body
        ends = min((day for day in (self.valid_to, body.valid_to) if day is not None), default=None)
        begins = max(self.valid_from, body.valid_from)
        return SeatOfBody(str(self.pk), Period(begins, ends), self.kind.rules(), self.bloc)
