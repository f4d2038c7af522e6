"""What can be done: writing, checking, freezing, sending, remarking, approving, handing on."""
