"""The forms of alliances and of the election of chair and vice-chair."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.constitution.forms.composition import time_field

_QUIET = {"autocomplete": "off"}


class MeetingDayForm(PlainForm):
    """When the constituting meeting is held, unless that `is_planned` elsewhere, and which days are counted."""

    meets_on = day_field(_("Det konstituerende møde"))
    saturdays_count = forms.BooleanField(
        label=_("Lørdage tæller som hverdage"), required=False, help_text=_("Søn- og helligdage tæller aldrig.")
    )

    def __init__(self, *args: Any, is_planned: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_planned:
            del self.fields["meets_on"]


class AllianceForm(PlainForm):
    """An alliance as it was notified."""

    lists = forms.MultipleChoiceField(label=_("Lister i valgforbundet"), widget=forms.CheckboxSelectMultiple)
    received_on = day_field(_("Modtaget"))
    received_time = time_field(_("Klokkeslæt"))
    notified_by = forms.CharField(
        label=_("Meldt af"), max_length=200, help_text=_("Navn og liste."), widget=forms.TextInput(attrs=_QUIET)
    )
    note = forms.CharField(label=_("Notat"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lists"].choices = choices  # type: ignore[attr-defined]

    @property
    def received_at(self) -> datetime:
        """When it was received."""
        given = self.cleaned_data
        return timezone.make_aware(datetime.combine(given["received_on"], given["received_time"]))


class ElectForm(PlainForm):
    """Who is elected: one of the members, or a name when they are not registered yet."""

    person = forms.ChoiceField(label=_("Medlem"), required=False)
    name = forms.CharField(
        label=_("Navn, hvis personen ikke er på medlemslisten endnu"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=_QUIET),
    )
    on = day_field(_("Valgt"), help_text=_("Rollen som formand eller næstformand begynder den dag."))

    def __init__(self, *args: Any, choices: Sequence[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = [("", _("Vælg")), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A member or a name, not both."""
        cleaned = super().clean() or {}
        given = [bool(cleaned.get(name)) for name in ("person", "name")]
        if not any(given) and "person" not in self.errors:
            self.add_error("person", gettext("Vælg et medlem, eller skriv et navn."))
        if all(given):
            self.add_error("name", gettext("Vælg enten et medlem, eller skriv et navn."))
        return cleaned
