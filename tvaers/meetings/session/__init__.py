"""A meeting while it is held: opened, recorded, followed on other screens, and closed."""
