"""The forms of planning: deadlines, meetings, days that are taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.law.deadlines import Counting, Rule
from tvaers.meetings.cycle.deadlines import USUAL, What, rule_in_words
from tvaers.meetings.models import CouncilDeadline

MOST_DAYS = 200
"""More than half a year is no deadline of a meeting."""


@dataclass(frozen=True)
class DeadlineRow:
    """One deadline in the form."""

    label: str
    usual: str
    count: BoundField
    counts: BoundField


class DeadlinesForm(PlainForm):
    """How many days each deadline has, and of which kind."""

    def __init__(self, *args: Any, rules: Mapping[CouncilDeadline.What, Rule], **options: Any) -> None:
        super().__init__(*args, **options)
        for what, rule in rules.items():
            self.fields[f"{what}-count"] = forms.IntegerField(
                label=what.label,
                min_value=0,
                max_value=MOST_DAYS,
                initial=rule.count,
                widget=forms.NumberInput(attrs={"class": "form-input", "inputmode": "numeric"}),
                error_messages={"invalid": _("Skriv et helt antal dage.")},
            )
            self.fields[f"{what}-counts"] = forms.ChoiceField(
                label=what.label,
                choices=[
                    (Counting.CALENDAR_DAYS.value, _("kalenderdage")),
                    (Counting.WORKING_DAYS.value, _("hverdage")),
                ],
                initial=rule.counts.value,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def rows(self) -> Iterator[DeadlineRow]:
        """The deadlines with their two fields."""
        for what, rule in USUAL.items():
            yield DeadlineRow(str(what.label), rule_in_words(what, rule), self[f"{what}-count"], self[f"{what}-counts"])

    def chosen(self) -> dict[CouncilDeadline.What, Rule]:
        """What was chosen, when the form is valid."""
        return {
            what: Rule(
                self.cleaned_data[f"{what}-count"],
                Counting(self.cleaned_data[f"{what}-counts"]),
                USUAL[What(what)].direction,
            )
            for what in USUAL
        }
