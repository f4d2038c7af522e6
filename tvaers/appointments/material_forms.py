"""The forms of what those who are appointed are told and asked for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field

_QUIET = {"autocomplete": "off"}
_MOST_MONTHS = 48


class MaterialForm(PlainForm):
    """The task of those who sit in a body, whom they ask, and how often they tell the council."""

    role = forms.CharField(
        label=_("Opgaven"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Hvad I venter af dem, der sidder i forummet på kommunernes vegne."),
    )
    contact = forms.CharField(
        label=_("Kontakt i KKR"),
        required=False,
        max_length=300,
        help_text=_("Navn, telefon og e-mail. Alle kan se det."),
        widget=forms.TextInput(attrs=_QUIET),
    )
    reports_every = forms.IntegerField(
        label=_("Hvor mange måneder der højst går mellem tilbagemeldinger"),
        required=False,
        min_value=1,
        max_value=_MOST_MONTHS,
        help_text=_("Uden et tal skylder de ingen tilbagemelding."),
    )


class BriefingForm(PlainForm):
    """When and where those in a body are briefed."""

    held_on = day_field(_("Dag"))
    time = forms.CharField(label=_("Tidspunkt"), required=False, max_length=40, widget=forms.TextInput(attrs=_QUIET))
    place = forms.CharField(label=_("Sted"), required=False, max_length=200, widget=forms.TextInput(attrs=_QUIET))
    note = forms.CharField(label=_("Note"), required=False, max_length=300, widget=forms.TextInput(attrs=_QUIET))


class ReportForm(PlainForm):
    """By which day the council is to hear of a body."""

    due_on = day_field(_("Senest"), help_text=_("Fx dagen for næste møde. Det står på listen over opfølgninger."))
