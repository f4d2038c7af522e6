"""The forms of the constituting meeting, and of what the old council hands over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.constitution.models import BodyAdvice, Gathering

_CLOCK = {"invalid": _("Skriv klokkeslættet som 10.00.")}
_FORMATS = ["%H:%M", "%H.%M", "%H"]


class ConveningForm(PlainForm):
    """Who calls the meeting and who opens it."""

    convened_by = forms.ChoiceField(label=_("Hvem indkalder?"), choices=Gathering.Convener, widget=forms.RadioSelect)
    opened_by = forms.ChoiceField(
        label=_("Hvem åbner mødet?"),
        choices=Gathering.Opener,
        widget=forms.RadioSelect,
        help_text=_("Den, der åbner mødet, leder det, indtil der er valgt en formand."),
    )
    senior_mayor = forms.ChoiceField(label=_("Den borgmester, der har været borgmester længst"), required=False)

    def __init__(self, *args: Any, mayors: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["senior_mayor"].choices = [("", _("Ikke valgt")), *mayors]  # type: ignore[attr-defined]


class MeetingDayForm(PlainForm):
    """When and where the constituting meeting is."""

    held_on = day_field(_("Dag"))
    starts_at = forms.TimeField(label=_("Begynder kl."), required=False, input_formats=_FORMATS, error_messages=_CLOCK)
    ends_at = forms.TimeField(label=_("Slutter kl."), required=False, input_formats=_FORMATS, error_messages=_CLOCK)
    place = forms.CharField(
        label=_("Sted"), required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    programme = forms.CharField(
        label=_("Dagens program"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Én linje for hvert, med klokkeslættet først. Partiernes gruppemøder ligger før mødet."),
    )


class AdviceForm(PlainForm):
    """What the old council says of a body."""

    advice = forms.ChoiceField(label=_("Anbefaling"), choices=BodyAdvice.Advice, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
