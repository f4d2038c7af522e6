"""What can be seen: every read that depends on who asks."""

from tvaers.allocations.queries.allocations import (
    allocation_in,
    allocations_of,
    items_for,
    variant_of,
    variants_of,
)

__all__ = ["allocation_in", "allocations_of", "items_for", "variant_of", "variants_of"]
