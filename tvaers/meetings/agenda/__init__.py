"""An agenda in preparation: its sections and items in order, and what stands beside an item."""
