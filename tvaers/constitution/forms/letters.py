"""The form of a letter before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.councils.models import Circle


class LetterForm(PlainForm):
    """What a letter says, with its places, and to which circles it goes besides."""

    subject = forms.CharField(label=_("Emne"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    body = forms.CharField(label=_("Brevet"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 16}))
    circles = forms.MultipleChoiceField(
        label=_("Kredse, som også skrives til"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, circles: Sequence[Circle], **options: Any) -> None:
        super().__init__(*args, **options)
        if circles:
            choices = [(str(circle.pk), circle.name) for circle in circles]
            self.fields["circles"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["circles"]
