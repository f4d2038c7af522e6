"""What can be seen of the archive's doubts."""

from __future__ import annotations

from tvaers.archive.models import PersonDoubt


def open_doubts() -> list[PersonDoubt]:
    """The doubts nobody has settled, oldest first; for those who run the program on the server."""
    doubts = PersonDoubt.objects.filter(settled_at=None).select_related("person", "candidate")
    return list(doubts)
