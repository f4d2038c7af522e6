"""The forms of an agenda in preparation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.meetings.actions.agenda import LONGEST_TITLE


class SectionForm(PlainForm):
    """A section's title."""

    title = forms.CharField(
        label=_("Afsnittets titel"), max_length=LONGEST_TITLE, widget=forms.TextInput(attrs={"lang": "da"})
    )
