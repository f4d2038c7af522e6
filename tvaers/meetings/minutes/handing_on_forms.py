"""The forms of extracts and of letters after decisions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.meetings.minutes.decision_letters import PLACES

LONGEST = 50_000
_PLACES = ", ".join(f"{{{place}}}" for place in PLACES)


class ExtractForm(PlainForm):
    """Which items, and who is to have them."""

    numbers = forms.MultipleChoiceField(label=_("Punkter"), widget=forms.CheckboxSelectMultiple())
    name = forms.CharField(label=_("Til hvem"), max_length=200)
    email = forms.EmailField(label=_("Mailadresse"), required=False, help_text=_("Kun når uddraget sendes med mail."))
    note = forms.CharField(
        label=_("Besked i mailen"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "da"}),
    )

    def __init__(self, *args: Any, items: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["numbers"].choices = items  # type: ignore[attr-defined]


class LetterForm(PlainForm):
    """The letter as it is to be."""

    receiver = forms.CharField(label=_("Modtager"), max_length=200)
    email = forms.EmailField(label=_("Mailadresse"), required=False, help_text=_("Kun når brevet sendes med mail."))
    subject = forms.CharField(label=_("Emne"), max_length=200)
    body = forms.CharField(
        label=_("Tekst"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 16, "lang": "da"})
    )


class TemplateForm(PlainForm):
    """A template of the council's letters."""

    name = forms.CharField(label=_("Navn"), max_length=100)
    subject = forms.CharField(label=_("Emne"), max_length=200)
    body = forms.CharField(
        label=_("Tekst"),
        max_length=LONGEST,
        help_text=_("Udfyldes af sig selv: %(places)s") % {"places": _PLACES},
        widget=forms.Textarea(attrs={"rows": 14, "lang": "da"}),
    )
