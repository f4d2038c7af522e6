"""The steps of a constitution, as its overview lists them: a file for each subject says its own."""

from __future__ import annotations

from tvaers.constitution.steps.step import Step, StepState

STEPS: tuple[Step, ...] = ()
"""In the order in which they are taken."""

__all__ = ["STEPS", "Step", "StepState"]
