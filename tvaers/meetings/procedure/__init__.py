"""A written procedure: answered instead of held, reckoned, and recorded."""
