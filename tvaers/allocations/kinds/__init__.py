"""The kinds of allocation that there are, by key."""

from tvaers.allocations.kinds.any_key import MONEY, PLACES
from tvaers.allocations.kinds.kind import Asked, Given, Kind, Shared
from tvaers.allocations.kinds.objective import OBJECTIVE
from tvaers.allocations.kinds.quotas import QUOTAS

KINDS: dict[str, Kind] = {kind.key: kind for kind in (MONEY, OBJECTIVE, QUOTAS, PLACES)}

__all__ = ["KINDS", "Asked", "Given", "Kind", "Shared"]
