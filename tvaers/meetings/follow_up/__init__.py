"""What is outstanding after decisions, and what was done about it."""
