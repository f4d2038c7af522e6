"""How what is done with the archive is told in histories."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tvaers.access.words import register_told_actions
from tvaers.meetings.registered.told import paper_kept


def register() -> None:
    """Tells the trail of this room's words."""
    register_told_actions(
        {
            "archive.import_document": paper_kept,
            "archive.settle_doubt": _("Tvivl om en person afgjort"),
            "archive.undo_settlement": _("Afgørelse af tvivl om en person fortrudt"),
        }
    )
