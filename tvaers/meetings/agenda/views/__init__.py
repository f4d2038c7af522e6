"""The pages of an agenda in preparation."""
