"""What a step is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Constitution

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


@dataclass(frozen=True)
class StepState:
    """How far a step has come: in words, and whether nothing is outstanding in it."""

    said: str
    is_done: bool = False


@dataclass(frozen=True)
class Step:
    """A page of the constitution. `address` is a name of `urls`, asked for with the council and the election's code.

    `state` tells how far it has come. `is_for_everybody`: whether the public reads the page of a published
    constitution; else the step is listed for the secretariat alone.
    """

    title: StrOrPromise
    address: str
    state: Callable[[Constitution, Viewer], StepState]
    is_for_everybody: bool = False
