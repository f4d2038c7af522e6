"""How what is done with allocations is told in histories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tvaers.access.words import register_told_actions, register_told_model

if TYPE_CHECKING:
    from tvaers.access.words import Sentence


def register() -> None:
    """Tells the trail of this room's words. No numbers: an allocation may not be public yet."""
    register_told_model("allocations.Allocation", named_with=())
    register_told_model("allocations.Variant", under=("allocation",))
    register_told_model("allocations.Figure", under=("variant",))
    register_told_model("allocations.Entry", under=("variant",))
    register_told_model("allocations.Transfer", under=("variant",))
    register_told_actions(_SENTENCES)


_SENTENCES: dict[str, Sentence] = {
    "allocations.begin_allocation": _("Fordeling begyndt"),
    "allocations.continue_allocation": _("Fordeling begyndt med sidste års tal"),
    "allocations.publish_allocation": _("Fordelingen offentliggjort"),
    "allocations.withdraw_allocation": _("Fordelingen trukket tilbage"),
    "allocations.discard_allocation": _("Fordelingen slettet"),
    "allocations.copy_variant": _("Variant tilføjet"),
    "allocations.choose_variant": _("Variant valgt"),
    "allocations.discard_variant": _("Variant slettet"),
    "allocations.keep_figures": _("Tal gemt"),
    "allocations.keep_entries": _("Kommunernes tal gemt"),
    "allocations.add_transfer": _("Flytning mellem kommuner tilføjet"),
    "allocations.discard_transfer": _("Flytning mellem kommuner taget tilbage"),
    "allocations.put_in_item": _("Fordelingen sat ind i et punkt"),
}
