"""What can be done with councils, people, their roles and circles."""

from tvaers.councils.actions.circles import (
    add_circle,
    add_function,
    add_function_for_each_municipality,
    add_usual_circles,
    change_circle,
    change_function,
    continue_circle,
    continue_function,
    end_circle,
    end_function,
    move_function,
)
from tvaers.councils.actions.holders import (
    Contact,
    change_contact,
    continue_holder,
    end_holder,
    set_holder,
    set_holders,
)
from tvaers.councils.actions.lists import name_list
from tvaers.councils.actions.registers import load_registers
from tvaers.councils.actions.roles import (
    continue_role,
    end_role,
    grant_council_role,
    grant_council_role_to,
    grant_role,
    grant_role_to,
)
from tvaers.councils.actions.settings import change_settings

__all__ = [
    "Contact",
    "add_circle",
    "add_function",
    "add_function_for_each_municipality",
    "add_usual_circles",
    "change_circle",
    "change_contact",
    "change_function",
    "change_settings",
    "continue_circle",
    "continue_function",
    "continue_holder",
    "continue_role",
    "end_circle",
    "end_function",
    "end_holder",
    "end_role",
    "grant_council_role",
    "grant_council_role_to",
    "grant_role",
    "grant_role_to",
    "load_registers",
    "move_function",
    "name_list",
    "set_holder",
    "set_holders",
]
