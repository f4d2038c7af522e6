"""What can be done: holding an item for a change, recording, and keeping the items in step with the agenda."""
