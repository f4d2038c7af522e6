"""What can be done with councils, people and their roles."""

from tvaers.councils.actions.registers import load_registers
from tvaers.councils.actions.roles import end_role, grant_council_role, grant_role

__all__ = ["end_role", "grant_council_role", "grant_role", "load_registers"]
