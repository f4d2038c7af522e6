"""How what is done with the search index is told in histories."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tvaers.access.words import register_told_actions


def register() -> None:
    """Tells the trail of this room's words."""
    register_told_actions(
        {
            "search.forget": _("Taget ud af søgningen"),
            "search.index": _("Lagt ind i søgningen"),
            "search.reindex": _("Søgeindekset bygget på ny"),
            "search.unlearn": _("Ord taget ud af søgningens ordliste"),
        }
    )
