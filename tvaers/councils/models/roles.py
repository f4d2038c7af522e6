"""Who holds which role in which council, and when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tvaers.access.models import Account
from tvaers.access.roles import RULES, Reach, Role, Sight
from tvaers.access.visibility import EVERY_ROW, NO_ROW, GuardedModel, Viewer, councils_seen, where_seen
from tvaers.councils.models.geography import Council, Municipality, MunicipalityInCouncil
from tvaers.councils.periods import PeriodModel, on_day

ROLE_NAMES = {
    Role.SECRETARY: _("Sekretær"),
    Role.CHAIR: _("Formand"),
    Role.VICE_CHAIR: _("Næstformand"),
    Role.MEMBER: _("Medlem"),
    Role.SUBSTITUTE: _("Stedfortræder"),
    Role.MUNICIPAL_CONTACT: _("Kontaktperson i en kommune"),
    Role.GUEST: pgettext_lazy("role", "Gæst ved et møde"),
    Role.KL_AUTHOR: _("Sagsforfatter i KL"),
    Role.ADMINISTRATOR: _("Administrator"),
    Role.AUDITOR: _("Revisor"),
}


def _with_reach(*reaches: Reach) -> list[str]:
    return [role.value for role, rule in RULES.items() if rule.reach in reaches]


class RoleGrant(PeriodModel):
    """A role that an account holds for a period: in a council, for a municipality, or everywhere.

    A guest of one meeting is told by the meeting (`meetings.MeetingGuest`).
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=[(role.value, name) for role, name in ROLE_NAMES.items()])
    council = models.ForeignKey(Council, models.PROTECT, null=True, blank=True, related_name="+")
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(PeriodModel.Meta):
        verbose_name = _("rolle")
        verbose_name_plural = _("roller")
        ordering: ClassVar = ["role", "valid_from", "pk"]
        constraints: ClassVar = [
            *PeriodModel.Meta.constraints,
            models.CheckConstraint(
                name="councils_role_reach",
                condition=(
                    Q(role__in=_with_reach(Reach.COUNCIL), council__isnull=False, municipality__isnull=True)
                    | Q(role__in=_with_reach(Reach.MUNICIPALITY), council__isnull=True, municipality__isnull=False)
                    | Q(role__in=_with_reach(Reach.EVERYWHERE), council__isnull=True, municipality__isnull=True)
                ),
            ),
        ]

    def __str__(self) -> str:
        place = self.council or self.municipality
        return f"{self.get_role_display()}, {place}" if place else str(self.get_role_display())

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """Seen by the one who holds it, and by those who see the working lists there or of the municipality's KKR."""
        own = Q(account=viewer.pk) if viewer.pk else NO_ROW
        councils = councils_seen(viewer, Sight.CIRCLES)
        if not councils:
            return own | where_seen(viewer, Sight.CIRCLES)
        places = MunicipalityInCouncil.objects.filter(on_day(timezone.localdate()), council__in=councils)
        return own | where_seen(viewer, Sight.CIRCLES) | Q(municipality__in=places.values("municipality"))


class CouncilSettings(GuardedModel):
    """What a council has chosen. A council without a row has the defaults."""

    class ClosedItemsShown(models.TextChoices):
        NOTHING = "nothing", _("Intet: punktet nævnes ikke")
        NUMBER = "number", _("Kun punktets nummer")
        NEUTRAL_TITLE = "neutral-title", _("Nummer og neutral titel")
        DECISION = "decision", _("Nummer, neutral titel og beslutning")

    class DecisionStyle(models.TextChoices):
        FULL = "full", _("Hele sætninger: ”KKR godkendte budgettet.”")
        SHORT = "short", _("Kort form: ”Godkendt.”")

    class MinutesPublished(models.TextChoices):
        WHEN_SENT = "when-sent", _("Når referatet er sendt til medlemmerne")
        WHEN_APPROVED = "when-approved", _("Først når referatet er godkendt på næste møde")

    council = models.OneToOneField(Council, models.CASCADE, primary_key=True, related_name="settings")
    closed_items_shown = models.CharField(
        max_length=20, choices=ClosedItemsShown, default=ClosedItemsShown.NEUTRAL_TITLE
    )
    is_published_when_sent = models.BooleanField(default=True)
    minutes_published = models.CharField(max_length=20, choices=MinutesPublished, default=MinutesPublished.WHEN_SENT)
    decision_style = models.CharField(max_length=10, choices=DecisionStyle, default=DecisionStyle.FULL)
    one_objection_calls_meeting = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("indstillinger")
        verbose_name_plural = _("indstillinger")

    def __str__(self) -> str:
        return f"{self.council}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """Public: what a council shows of closed items is no secret."""
        return EVERY_ROW
