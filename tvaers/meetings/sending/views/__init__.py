"""The pages of sending."""
