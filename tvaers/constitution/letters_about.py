"""What the letters of this room are about, and what their kinds are called, for the page of the outbox."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse

from tvaers.access.visibility import Viewer
from tvaers.constitution.letters import post_kind
from tvaers.constitution.models import RoundLetter
from tvaers.post.extensions import Matter, register_kinds, register_matters


def register() -> None:
    """Tells the outbox of this room's letters."""
    register_kinds({post_kind(kind.value): kind.label for kind in RoundLetter.Kind})
    register_matters("constitution.RoundLetter", letters)


def letters(keys: Collection[int], viewer: Viewer) -> dict[int, Matter]:
    """The letters with these keys that the viewer sees."""
    rows = RoundLetter.objects.visible_to(viewer).filter(pk__in=keys)
    found = rows.select_related("constitution__council", "constitution__election")
    return {row.pk: Matter(str(row.constitution), _address(row)) for row in found}


def _address(row: RoundLetter) -> str:
    constitution = row.constitution
    return reverse("constitution:letters", args=[constitution.council.slug, constitution.election.code])
