"""What the outbox calls this room's letters, and where what they are about is read."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy

from tvaers.access.visibility import Viewer
from tvaers.appointments.actions.rounds import ASKED, REMINDED
from tvaers.appointments.models import NominationRound
from tvaers.post.extensions import Matter, register_kinds, register_matters


def register() -> None:
    """Tells the outbox of this room's letters."""
    register_kinds(
        {
            ASKED: gettext_lazy("Organisation bedt om at indstille"),
            REMINDED: gettext_lazy("Påmindelse om at indstille"),
        }
    )
    register_matters("appointments.NominationRound", rounds)


def rounds(keys: Collection[int], viewer: Viewer) -> dict[int, Matter]:
    """The rounds with these keys that the viewer sees."""
    rows = NominationRound.objects.visible_to(viewer).filter(pk__in=keys).select_related("council")
    return {row.pk: Matter(row.title, reverse("appointments:round", args=[row.council.slug, row.pk])) for row in rows}
