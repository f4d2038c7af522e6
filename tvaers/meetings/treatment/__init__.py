"""What is recorded of an item, in the room, in writing or afterwards: texts put together, acts, what is frozen."""
