"""The forms of names that come in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.constitution.models import Arrival
from tvaers.councils.forms import MunicipalityField

_QUIET = {"autocomplete": "off"}
_LONGEST_PASTE = 100_000


def _line(label: Any, *, longest: int = 200, required: bool = False, help_text: Any = "") -> forms.CharField:
    widget = forms.TextInput(attrs=_QUIET)
    return forms.CharField(label=label, max_length=longest, required=required, help_text=help_text, widget=widget)


def _email(label: Any) -> forms.EmailField:
    widget = forms.EmailInput(attrs={**_QUIET, "spellcheck": "false"})
    invalid = {"invalid": _("Skriv en hel e-mailadresse, fx navn@kommune.dk.")}
    return forms.EmailField(label=label, required=False, widget=widget, error_messages=invalid)


class MayorForm(PlainForm):
    """A municipality's mayor, and the deputy mayor who steps in."""

    name = _line(_("Borgmester"), required=True)
    party = _line(_("Liste"), longest=40, help_text=_("Listens bogstav."))
    email = _email(_("Borgmesterens e-mail"))
    substitute_name = _line(_("Viceborgmester"), help_text=_("Er borgmesterens stedfortræder i rådet."))
    substitute_email = _email(_("Viceborgmesterens e-mail"))


class SupplementaryForm(PlainForm):
    """A supplementary member, and the personal substitute."""

    name = _line(_("Medlem"), required=True)
    party = _line(_("Liste"), longest=40, required=True, help_text=_("Listens bogstav."))
    municipality = MunicipalityField()
    email = _email(_("Medlemmets e-mail"))
    substitute_name = _line(_("Personlig stedfortræder"))
    substitute_municipality = MunicipalityField()
    substitute_email = _email(_("Stedfortræderens e-mail"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["substitute_municipality"].label = _("Stedfortræderens kommune")


class ContactForm(PlainForm):
    """Whom a list is asked through."""

    name = _line(_("Navn"), required=True)
    email = _email(_("E-mail"))


class PasteNamesForm(PlainForm):
    """A table from a spreadsheet."""

    part = forms.ChoiceField(
        label=_("Hvem er det?"),
        choices=[
            (Arrival.Part.MAYOR.value, _("Borgmestre og viceborgmestre")),
            (Arrival.Part.SUPPLEMENTARY.value, _("Supplerende medlemmer og stedfortrædere")),
        ],
        widget=forms.RadioSelect,
    )
    rows = forms.CharField(
        label=_("Rækkerne"), max_length=_LONGEST_PASTE, widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"})
    )
