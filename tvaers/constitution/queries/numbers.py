"""How many supplementary members each list has, by KL's letter."""

from __future__ import annotations

from collections.abc import Mapping

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Constitution
from tvaers.constitution.queries.composition import binding_of


def binding_numbers(constitution: Constitution, viewer: Viewer) -> Mapping[str, int] | None:
    """The supplementary members of each list, by the list's key; None until KL's letter is entered."""
    binding = binding_of(constitution, viewer)
    return binding.supplementary if binding else None
