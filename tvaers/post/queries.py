"""What can be seen of the outbox."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, Q, QuerySet

from tvaers.access.visibility import Viewer
from tvaers.post.models import IN_STATE, Letter, State


def letters_of(council: int | None, viewer: Viewer, state: State | None = None) -> QuerySet[Letter]:
    """A council's letters, by its key, or those of none; in one state or all; the last posted first."""
    rows: QuerySet[Letter] = Letter.objects.visible_to(viewer).filter(council=council)
    if state is not None:
        rows = rows.filter(IN_STATE[state])
    return rows.order_by("-posted_at", "-pk")


def counts_of(council: int | None, viewer: Viewer) -> Mapping[State, int]:
    """How many letters of the council, by its key, or of none, are in each state."""
    counted = {state.name: Count("pk", filter=condition) for state, condition in IN_STATE.items()}
    found = Letter.objects.visible_to(viewer).filter(council=council).aggregate(**counted)
    return {state: found[state.name] for state in State}


def letters_about(about: str, viewer: Viewer) -> QuerySet[Letter]:
    """The letters that tell of a row ("meetings.Meeting:12"), the first posted first."""
    rows: QuerySet[Letter] = Letter.objects.visible_to(viewer).filter(about=about)
    return rows.order_by("posted_at", "pk")


def letter_of(council: int | None, key: int, viewer: Viewer) -> Letter:
    """One letter of the council, or of none. Raises Letter.DoesNotExist."""
    found: Letter = Letter.objects.visible_to(viewer).get(Q(council=council), pk=key)
    return found


def count_of_troubled(council: int | None, viewer: Viewer) -> int:
    """How many of the council's letters were given up or failed and wait for their next attempt."""
    troubled = IN_STATE[State.GIVEN_UP] | IN_STATE[State.RETRIED]
    return Letter.objects.visible_to(viewer).filter(troubled, council=council).count()
