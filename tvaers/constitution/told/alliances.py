"""The words of alliances and of the election of chair and vice-chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from tvaers.access.words import register_told_actions, register_told_model

if TYPE_CHECKING:
    from tvaers.access.words import Sentence


def register() -> None:
    """Tells the trail of them."""
    of_notice = {"received_at": gettext_lazy("modtaget"), "is_approved": gettext_lazy("godkendt af mødet")}
    register_told_model("constitution.AllianceNotice", under=("constitution",), fields=of_notice)
    register_told_model("constitution.AllianceList", under=("notice",))
    register_told_model(
        "constitution.Elected", under=("constitution", "person"), fields={"elected_on": gettext_lazy("valgt")}
    )
    register_told_actions(_SENTENCES)


_SENTENCES: dict[str, Sentence] = {
    "constitution.set_meeting_day": gettext_lazy("Dagen for det konstituerende møde sat til den {meets_on}"),
    "constitution.note_alliance": gettext_lazy("Valgforbund noteret, modtaget {received_at}"),
    "constitution.decide_alliance": gettext_lazy("Mødets afgørelse om et valgforbund noteret"),
    "constitution.remove_alliance": gettext_lazy("Valgforbund fjernet"),
    "constitution.elect": gettext_lazy("{post} valgt den {elected_on}"),
    "constitution.elect_named": gettext_lazy("{post} valgt den {elected_on}"),
}
