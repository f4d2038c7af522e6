"""The document's codes as the database's choices, with the Danish words that pages translate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from tvaers.document import wording

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


def choices(words: Mapping[Any, str]) -> list[tuple[str, StrOrPromise]]:
    """The codes with their words."""
    return [(code.value, _(word)) for code, word in words.items()]


DIALOGUE = "dialogue"
"""A meeting with another board; the document's contract has no code for it."""

MEETING_KINDS = [*choices(wording.MEETING_KINDS), (DIALOGUE, _("Dialogmøde"))]
