"""Permissions that more than one package asks for."""

HOLD = "meetings.hold_session"
"""The permission of all that is done in a session."""

PREPARE = "meetings.prepare"
"""The permission of all that is done with an agenda in preparation."""
