"""The pages of a meeting while it is held."""
