"""What can be done with bodies, seats, appointments, cooperations, and the lives that seats rest on."""

from tvaers.appointments.actions.appointing import (
    Decision,
    appoint,
    appoint_common_substitute,
    decide,
    end_appointment,
    leave_list_open,
    leave_open,
    withdraw_appointment,
)
from tvaers.appointments.actions.bodies import add_seats, change_body, change_seat, define_body, end_body, end_seat
from tvaers.appointments.actions.cooperations import begin_cooperation, end_cooperation, set_participation
from tvaers.appointments.actions.facts import correct_fact, note_fact, remove_fact, type_sex
from tvaers.appointments.actions.lives import carry_out
from tvaers.appointments.actions.loading import load_cooperations, load_definitions
from tvaers.appointments.actions.materials import ask_for_report, drop_briefing, plan_briefing, write_material
from tvaers.appointments.actions.moving_up import move_up
from tvaers.appointments.actions.named import Named, appoint_named, list_named
from tvaers.appointments.actions.rounds import (
    allow_nominator,
    ask_nominators,
    begin_round,
    close_round,
    note_nobody,
    note_nominee,
    remind_nominators,
)
from tvaers.appointments.actions.settling import decide_for_chairs, meet_condition, note_answer
from tvaers.appointments.actions.taking_over import StillOpen, take_over

__all__ = [
    "Decision",
    "Named",
    "StillOpen",
    "add_seats",
    "allow_nominator",
    "appoint",
    "appoint_common_substitute",
    "appoint_named",
    "ask_for_report",
    "ask_nominators",
    "begin_cooperation",
    "begin_round",
    "carry_out",
    "change_body",
    "change_seat",
    "close_round",
    "correct_fact",
    "decide",
    "decide_for_chairs",
    "define_body",
    "drop_briefing",
    "end_appointment",
    "end_body",
    "end_cooperation",
    "end_seat",
    "leave_list_open",
    "leave_open",
    "list_named",
    "load_cooperations",
    "load_definitions",
    "meet_condition",
    "move_up",
    "note_answer",
    "note_fact",
    "note_nobody",
    "note_nominee",
    "plan_briefing",
    "remind_nominators",
    "remove_fact",
    "set_participation",
    "take_over",
    "type_sex",
    "withdraw_appointment",
    "write_material",
]
