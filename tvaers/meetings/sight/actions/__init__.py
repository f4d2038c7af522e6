"""What can be done: closing, taking down, letting read, and taking part."""
