"""The forms of an item that appoints: which seats it fills, and who is proposed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.appointments.models import Appointment, PersonSex
from tvaers.councils.forms import MunicipalityField, PeriodForm

Choices = list[tuple[str, str]]
_LONGEST_LIST = 30
_QUIET = {"autocomplete": "off"}


class ChooseBodyForm(PlainForm):
    """Which body the item appoints to."""

    forum = forms.ChoiceField(label=_("Forum"))

    def __init__(self, *args: Any, choices: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["forum"].choices = choices  # type: ignore[attr-defined]


class ChooseSeatsForm(PeriodForm):
    """Which places of a body the item fills, and for which time."""

    members = forms.MultipleChoiceField(
        label=_("Pladser"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("De ledige er valgt.")
    )
    substitutes = forms.MultipleChoiceField(
        label=_("Stedfortrædere"), required=False, widget=forms.CheckboxSelectMultiple
    )
    on_the_list = forms.IntegerField(
        label=_("Navne til den fælles liste af stedfortrædere"), min_value=0, max_value=_LONGEST_LIST, required=False
    )
    valid_from = day_field(_("Fra og med"))
    last_day = day_field(_("Til og med"), required=False, help_text=_("Som regel den sidste dag i valgperioden."))

    def __init__(self, *args: Any, members: Choices, substitutes: Choices, has_list: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["members"].choices = members  # type: ignore[attr-defined]
        self.fields["substitutes"].choices = substitutes  # type: ignore[attr-defined]
        unused = [("members", not members), ("substitutes", not substitutes), ("on_the_list", not has_list)]
        for name in (name for name, is_unused in unused if is_unused):
            del self.fields[name]


class ProposeForm(PlainForm):
    """Who is proposed for one place, or who is to find a name."""

    proposed_as = forms.ChoiceField(
        label=_("Forslaget er"), choices=Appointment.ProposedAs, widget=forms.RadioSelect, initial="named"
    )
    name = forms.CharField(label=_("Navn"), max_length=200, required=False, widget=forms.TextInput(attrs=_QUIET))
    municipality = MunicipalityField()
    is_in_board = forms.BooleanField(
        label=_("Sidder i kommunens kommunalbestyrelse fra den dag. Det noteres."), required=False
    )
    party = forms.CharField(
        label=_("Parti"),
        max_length=5,
        required=False,
        help_text=_("Partiets bogstav. Når navnet følger: det parti, der skal spørges."),
        widget=forms.TextInput(attrs=_QUIET),
    )
    sex = forms.ChoiceField(
        label=_("Køn"),
        required=False,
        choices=[("", _("Ikke oplyst")), *PersonSex.Sex.choices],
        help_text=_("Bruges kun til reglen om kønssammensætning og vises ikke."),
    )
    condition = forms.CharField(
        label=_("Forudsætning"),
        required=False,
        max_length=300,
        help_text=_("Kun hvis udpegningen er betinget, fx af en bestyrelses godkendelse. Den følges op."),
        widget=forms.TextInput(attrs=_QUIET),
    )

    def clean(self) -> dict[str, Any]:
        """A name where one is proposed, and a municipality for someone who is said to sit in its board."""
        cleaned = super().clean() or {}
        if cleaned.get("proposed_as") == Appointment.ProposedAs.NAMED and not (cleaned.get("name") or "").strip():
            self.add_error("name", gettext("Skriv navnet, eller vælg, hvem der finder det."))
        if cleaned.get("is_in_board") and not cleaned.get("municipality"):
            self.add_error("municipality", gettext("Vælg den kommune, som personen sidder i bestyrelsen for."))
        return cleaned
