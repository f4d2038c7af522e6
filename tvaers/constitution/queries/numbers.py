"""What is known before names come in: how many members a list has by KL's letter, and which list a mayor is of."""

from __future__ import annotations

from collections.abc import Mapping

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Board, Constitution
from tvaers.constitution.queries.composition import binding_of
from tvaers.councils.models import Municipality


def binding_numbers(constitution: Constitution, viewer: Viewer) -> Mapping[str, int] | None:
    """The supplementary members of each list, by the list's key; None until KL's letter is entered."""
    binding = binding_of(constitution, viewer)
    return binding.supplementary if binding else None


def list_of_mayor(constitution: Constitution, municipality: Municipality, viewer: Viewer) -> str:
    """The letter of the list that the municipality's mayor is of, where its board is known; else empty."""
    rows = Board.objects.visible_to(viewer).filter(constitution=constitution, municipality=municipality)
    board = rows.select_related("mayor_list").first()
    return board.mayor_list.letter if board and board.mayor_list else ""
