"""What can be done: freezing it, sending it, and sending what comes after."""
