"""What is: allocations, their variants, and the numbers of each."""

from tvaers.allocations.models.allocations import Allocation, Entry, Figure, Transfer, Variant

__all__ = ["Allocation", "Entry", "Figure", "Transfer", "Variant"]
