"""The pages of roles, settings and circles."""
