"""How what is done with plans, templates and deadlines is told in histories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from tvaers.access.words import Sentence

OF_PLANNING: dict[str, Sentence] = {
    "meetings.plan_meetings": gettext_lazy("Flere møder planlagt"),
    "meetings.change_meeting": gettext_lazy("Mødet ændret"),
    "meetings.move_meeting": gettext_lazy("Mødet flyttet til den {held_on}"),
    "meetings.cancel_meeting": gettext_lazy("Mødet aflyst"),
    "meetings.take_cancelling_back": gettext_lazy("Aflysningen af mødet fortrudt"),
    "meetings.remove_planned_meeting": gettext_lazy("Mødet den {held_on} fjernet fra planen"),
    "meetings.add_taken_days": gettext_lazy("Optagne dage tilføjet"),
    "meetings.remove_taken_day": gettext_lazy("En optaget dag fjernet"),
    "meetings.choose_deadlines": gettext_lazy("Rådets frister ændret"),
}
