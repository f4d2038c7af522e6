"""What can be done: writing, typing, laying before circles."""
