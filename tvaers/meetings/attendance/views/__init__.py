"""The pages of who comes."""
