"""The pages of the Blue Book and of the work on it."""
