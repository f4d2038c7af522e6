"""What can be done: arranging it, and what stands beside an item."""
