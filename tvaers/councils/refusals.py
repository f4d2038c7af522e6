"""What an action says no to."""


class CannotBeDone(ValueError):
    """What was asked for contradicts what is there. The message is Danish and can be shown; nothing was written."""
