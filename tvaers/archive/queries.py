"""What can be seen of the archive's doubts."""

from __future__ import annotations

from tvaers.access.visibility import Viewer
from tvaers.archive.models import PersonDoubt


def open_doubts(viewer: Viewer) -> list[PersonDoubt]:
    """The doubts nobody has settled, oldest first."""
    doubts = PersonDoubt.objects.visible_to(viewer).filter(settled_at=None).select_related("person", "candidate")
    return list(doubts)
