"""How what is done with plans, templates and deadlines is told in histories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from tvaers.access.words import Sentence

OF_PLANNING: dict[str, Sentence] = {
    "meetings.begin_preparing_with": gettext_lazy("Forberedelsen begyndt med en dagsorden af egen slags"),
    "meetings.plan_meetings": gettext_lazy("Flere møder planlagt"),
    "meetings.change_meeting": gettext_lazy("Mødet ændret"),
    "meetings.move_meeting": gettext_lazy("Mødet flyttet til den {held_on}"),
    "meetings.cancel_meeting": gettext_lazy("Mødet aflyst"),
    "meetings.take_cancelling_back": gettext_lazy("Aflysningen af mødet fortrudt"),
    "meetings.remove_planned_meeting": gettext_lazy("Mødet den {held_on} fjernet fra planen"),
    "meetings.add_taken_days": gettext_lazy("Optagne dage tilføjet"),
    "meetings.remove_taken_day": gettext_lazy("En optaget dag fjernet"),
    "meetings.use_usual_template": gettext_lazy("Rådets skabelon begyndt med den sædvanlige"),
    "meetings.add_template_section": gettext_lazy("Afsnit tilføjet skabelonen"),
    "meetings.rename_template_section": gettext_lazy("Afsnit i skabelonen kaldt noget andet"),
    "meetings.move_template_section": gettext_lazy("Afsnit flyttet i skabelonen"),
    "meetings.remove_template_section": gettext_lazy("Afsnit fjernet fra skabelonen"),
    "meetings.add_template_item": gettext_lazy("Punkt tilføjet skabelonen"),
    "meetings.change_template_item": gettext_lazy("Punkt i skabelonen rettet"),
    "meetings.move_template_item": gettext_lazy("Punkt flyttet i skabelonen"),
    "meetings.remove_template_item": gettext_lazy("Punkt fjernet fra skabelonen"),
    "meetings.use_usual_wheel": gettext_lazy("Rådets årshjul begyndt med det sædvanlige"),
    "meetings.add_entry": gettext_lazy("Punkt tilføjet årshjulet"),
    "meetings.change_entry": gettext_lazy("Punkt i årshjulet rettet"),
    "meetings.remove_entry": gettext_lazy("Punkt fjernet fra årshjulet"),
    "meetings.take_minutes": gettext_lazy("Et referat sat til godkendelse"),
    "meetings.take_acts": gettext_lazy("Formandskabets handlinger sat under Siden sidst"),
    "meetings.take_returning": gettext_lazy("Et punkt fra et tidligere møde sat på dagsordenen"),
    "meetings.take_entry": gettext_lazy("Et punkt fra årshjulet sat på dagsordenen"),
    "meetings.let_entry_go": gettext_lazy("Et punkt i årshjulet ladt ligge i {year}"),
    "meetings.take_up_again": gettext_lazy("Et punkt i årshjulet taget op igen"),
    "meetings.choose_deadlines": gettext_lazy("Rådets frister ændret"),
}
