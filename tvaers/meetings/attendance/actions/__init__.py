"""What can be done: calling in, answering, sitting for another."""
