"""The words of votes and of cooperations of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from tvaers.access.words import register_told_actions, register_told_model

if TYPE_CHECKING:
    from tvaers.access.words import Sentence


def register() -> None:
    """Tells the trail of them."""
    of_count = {"stage": gettext_lazy("optælling"), "source": gettext_lazy("kilde")}
    register_told_model("constitution.MunicipalCount", fields=of_count, named_with=("municipality", "election"))
    register_told_model("constitution.ListVotes", under=("count",), fields={"votes": gettext_lazy("stemmer")})
    register_told_model(
        "constitution.ListCooperation", under=("constitution",), fields={"name": gettext_lazy("navn")}, named_with=()
    )
    register_told_model("constitution.CooperationList", under=("cooperation",))
    register_told_actions(_SENTENCES)


_SENTENCES: dict[str, Sentence] = {
    "constitution.keep_votes": gettext_lazy("Stemmer gemt ({source})"),
    "constitution.begin_cooperation": gettext_lazy("Listesamarbejde oprettet: {name}"),
    "constitution.change_cooperation": gettext_lazy("Listesamarbejde rettet"),
    "constitution.end_cooperation": gettext_lazy("Listesamarbejde nedlagt: {name}"),
}
