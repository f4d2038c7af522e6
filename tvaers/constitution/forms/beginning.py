"""After which election a constitution begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.councils.models import Election


class BeginForm(PlainForm):
    """The election."""

    election = forms.ChoiceField(label=_("Valg"))

    def __init__(self, *args: Any, elections: Sequence[Election], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(row.code, f"{row} ({date_format(row.held_on)})") for row in elections]
        self.fields["election"].choices = choices  # type: ignore[attr-defined]
