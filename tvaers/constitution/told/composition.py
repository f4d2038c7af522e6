"""The words of municipal boards, KL's letter, and lots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from tvaers.access.words import register_told_actions, register_told_model

if TYPE_CHECKING:
    from tvaers.access.words import Sentence


def register() -> None:
    """Tells the trail of them."""
    register_told_model("constitution.Board", under=("constitution",))
    register_told_model("constitution.BoardList", under=("board",))
    of_letter = {
        "size": gettext_lazy("rådets størrelse"),
        "dated": gettext_lazy("brevets dato"),
        "reference": gettext_lazy("reference"),
        "note": gettext_lazy("notat"),
    }
    register_told_model("constitution.BindingNumbers", under=("constitution",), fields=of_letter)
    of_number = {"supplementary": gettext_lazy("supplerende medlemmer")}
    register_told_model("constitution.BindingNumber", under=("constitution",), fields=of_number)
    register_told_model("constitution.Lot", under=("constitution",))
    register_told_actions(_SENTENCES)


_SENTENCES: dict[str, Sentence] = {
    "constitution.keep_boards": gettext_lazy("Borgmestres lister og lister i kommunalbestyrelser gemt"),
    "constitution.keep_binding_numbers": gettext_lazy("KL's tal gemt"),
    "constitution.draw_lots": gettext_lazy("Lodtrækning noteret. Trukket af {drawn_by}, vidner {witnesses}"),
    "constitution.withdraw_lot": gettext_lazy("Lodtrækning fjernet"),
}
