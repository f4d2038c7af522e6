"""What can be seen of sendings: what was sent, to whom, and how far each letter has come."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch

from tvaers.access.visibility import Viewer
from tvaers.meetings.models import Meeting, Sending, ToldCircle
from tvaers.post.models import Letter, State
from tvaers.post.shape import name_of


@dataclass(frozen=True)
class SentOut:
    """A sending with its letters."""

    sending: Sending
    letters: list[Letter]

    @property
    def circles(self) -> list[str]:
        """The names of the circles that were told too."""
        return [told.circle.name for told in self.sending.circles.all()]

    @property
    def sent(self) -> int:
        """How many letters were sent."""
        return self._counts[State.SENT]

    @property
    def waiting(self) -> int:
        """How many are on their way."""
        return self._counts[State.WAITING] + self._counts[State.RETRIED]

    @property
    def failed(self) -> int:
        """How many could not be sent, or were withdrawn."""
        return self._counts[State.GIVEN_UP] + self._counts[State.WITHDRAWN]

    @property
    def _counts(self) -> Counter[State]:
        return Counter(letter.state for letter in self.letters)


def sent_out(meeting: Meeting, viewer: Viewer) -> list[SentOut]:
    """The meeting's sendings, the last first, with their letters. Three queries."""
    circles = ToldCircle.objects.visible_to(viewer).select_related("circle")
    rows = list(
        Sending.objects.visible_to(viewer)
        .filter(meeting=meeting)
        .select_related("sent_by", "edition")
        .defer("edition__document")
        .prefetch_related(Prefetch("circles", circles))
        .order_by("-pk")
    )
    by_about: dict[str, list[Letter]] = {name_of(row): [] for row in rows}
    letters = Letter.objects.visible_to(viewer).filter(about__in=list(by_about)).defer("body", "calendar")
    for letter in letters.order_by("name", "pk"):
        by_about[letter.about].append(letter)
    return [SentOut(row, by_about[name_of(row)]) for row in rows]
