"""The steps of a constitution, as its overview lists them: a file for each subject says its own."""

from __future__ import annotations

from tvaers.constitution.steps import arrivals
from tvaers.constitution.steps.alliances import ALLIANCES, CHAIR
from tvaers.constitution.steps.composition import COMPOSITION
from tvaers.constitution.steps.step import Step, StepState
from tvaers.constitution.steps.timetable import TIMETABLE
from tvaers.constitution.steps.votes import VOTES

STEPS: tuple[Step, ...] = (
    TIMETABLE,
    arrivals.LETTERS,
    VOTES,
    COMPOSITION,
    arrivals.MEMBERS,
    arrivals.GATHERING,
    ALLIANCES,
    CHAIR,
    arrivals.HANDOVER,
)
"""In the order in which they are taken."""

__all__ = ["STEPS", "Step", "StepState"]
