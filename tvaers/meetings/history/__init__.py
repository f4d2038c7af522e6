"""What was done with meetings, items, exclusions and drafts, as their histories tell it."""
