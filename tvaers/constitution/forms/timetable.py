"""The form of one step of the timetable."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field


class StepForm(PlainForm):
    """When the step is to be done, and when it was."""

    day = day_field(
        _("Dag"),
        required=False,
        help_text=_("Uden en dag gælder den, som er regnet ud. Det, der regnes fra den, følger med."),
    )
    done_on = day_field(_("Gjort den"), required=False, help_text=_("Tom, så længe det ikke er gjort."))
    note = forms.CharField(
        label=_("Bemærkning"), required=False, max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
