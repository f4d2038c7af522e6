"""The words of a constitution that is begun, shown to everybody and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from tvaers.access.words import register_told_actions, register_told_model

if TYPE_CHECKING:
    from tvaers.access.words import Sentence


def register() -> None:
    """Tells the trail of them."""
    fields = {"published_at": gettext_lazy("offentlig fra")}
    register_told_model(
        "constitution.Constitution", under=("council",), fields=fields, named_with=("council", "election")
    )
    register_told_actions(_SENTENCES)


_SENTENCES: dict[str, Sentence] = {
    "constitution.begin_constitution": gettext_lazy("Konstituering begyndt"),
    "constitution.publish_constitution": gettext_lazy("Konstitueringen vist for alle"),
    "constitution.withdraw_constitution": gettext_lazy("Konstitueringen vises ikke længere for alle"),
}
