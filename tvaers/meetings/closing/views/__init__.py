"""The pages of who sees what."""
