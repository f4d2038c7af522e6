"""The forms of the register of members."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.councils.forms import MunicipalityField, PeriodForm

_QUIET = {"autocomplete": "off"}


class _PersonForm(PlainForm):
    """Someone by name, with the account that they sign in with, if any."""

    name = forms.CharField(label=_("Navn"), max_length=200, widget=forms.TextInput(attrs=_QUIET))
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Den konto, som personen logger ind med. Vises ikke offentligt."),
        widget=forms.EmailInput(attrs={**_QUIET, "spellcheck": "false"}),
        error_messages={"invalid": _("Skriv en hel e-mailadresse, fx navn@kommune.dk.")},
    )


class SeatForm(PlainForm):
    """What a seat is: of which municipality and party, and whether it is the mayor's."""

    municipality = MunicipalityField()
    party = forms.CharField(
        label=_("Parti"),
        help_text=_("Partiets bogstav."),
        max_length=5,
        required=False,
        widget=forms.TextInput(attrs=_QUIET),
    )
    is_mayor = forms.BooleanField(label=_("Borgmester"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["municipality"].required = True


class MemberForm(_PersonForm, SeatForm, PeriodForm):
    """A new member."""

    valid_from = day_field(_("Fra og med"))
    last_day = day_field(_("Til og med"), required=False, help_text=_("Uden en dag gælder det, til pladsen afsluttes."))
    field_order = ("name", "email", "municipality", "party", "is_mayor", "valid_from", "last_day")


class SubstituteForm(_PersonForm):
    """A member's personal substitute from a day."""

    municipality = MunicipalityField(help_text=_("Uden en kommune bruges medlemmets."))
    party = forms.CharField(
        label=_("Parti"),
        help_text=_("Partiets bogstav."),
        max_length=5,
        required=False,
        widget=forms.TextInput(attrs=_QUIET),
    )
    valid_from = day_field(_("Fra og med"), help_text=_("Den nuværende stedfortræder slutter samme dag."))
    field_order = ("name", "email", "municipality", "party", "valid_from")
