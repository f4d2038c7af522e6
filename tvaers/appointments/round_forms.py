"""The forms of rounds in which organisations name candidates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.appointments.actions.rounds import Named
from tvaers.appointments.models import PersonSex

_QUIET = {"autocomplete": "off"}
_REQUIREMENT = "requirement-"


class NominatorForm(PlainForm):
    """An organisation that may name candidates."""

    name = forms.CharField(label=_("Organisation"), max_length=200, widget=forms.TextInput(attrs=_QUIET))
    email = forms.EmailField(label=_("E-mail"), help_text=_("Hertil sendes brevet, når der er en runde."))
    decision = forms.CharField(
        label=_("Rådets beslutning"),
        required=False,
        max_length=200,
        help_text=_("Fx punkt 5.5 på mødet den 15. oktober."),
        widget=forms.TextInput(attrs=_QUIET),
    )


class RoundForm(PlainForm):
    """Which seats a round is over, and by when answers are to come."""

    title = forms.CharField(label=_("Hvad runden hedder"), max_length=200, widget=forms.TextInput(attrs=_QUIET))
    due_on = day_field(_("Svar senest"))
    kinds = forms.MultipleChoiceField(
        label=_("Pladser"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Vælg pladser i flere råd, når runden er fælles."),
    )
    words = forms.CharField(
        label=_("Det skal stå i brevet"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Frist, pladser og krav står der i forvejen."),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kinds"].choices = choices  # type: ignore[attr-defined]


class NomineeForm(PlainForm):
    """Whom an organisation names, and what is known of each requirement."""

    name = forms.CharField(label=_("Navn"), max_length=200, widget=forms.TextInput(attrs=_QUIET))
    sex = forms.ChoiceField(
        label=_("Køn"),
        required=False,
        choices=[("", _("Ikke oplyst")), *PersonSex.Sex.choices],
        help_text=_("Bruges kun til reglen om kønssammensætning."),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300, widget=forms.TextInput(attrs=_QUIET))

    def __init__(self, *args: Any, requirements: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._requirements = requirements
        for place, text in enumerate(requirements):
            self.fields[f"{_REQUIREMENT}{place}"] = forms.ChoiceField(
                label=text,
                choices=[("?", _("Ved ikke")), ("y", _("Opfyldt")), ("n", _("Ikke opfyldt"))],
                widget=forms.RadioSelect,
                initial="?",
            )

    def named(self) -> Named:
        """What was written, once it is valid."""
        given = self.cleaned_data
        met = "".join(given[f"{_REQUIREMENT}{place}"] for place in range(len(self._requirements)))
        return Named(given["name"], given["note"], given["sex"], met)
