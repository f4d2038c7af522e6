"""The forms of roles, settings and circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.access.roles import RULES, Reach, Role
from tvaers.access.visibility import PUBLIC
from tvaers.councils.models import ROLE_NAMES, Circle, CouncilSettings, Municipality
from tvaers.councils.pasting import LONGEST_NAME, LONGEST_PHONE
from tvaers.councils.usual_circles import USUAL_CIRCLES
from tvaers.danish.alphabet import sort_key

_QUIET = {"autocomplete": "off"}
_LONGEST_PASTE = 200_000


class _InDanishOrder(ModelChoiceIterator):
    """The municipalities as Danes look them up: databases put Ærø and Aarhus elsewhere."""

    def __iter__(self) -> Iterator[Any]:
        yield ("", self.field.empty_label)
        yield from (self.choice(row) for row in sorted(self.queryset, key=lambda row: sort_key(row.name)))


class MunicipalityField(forms.ModelChoiceField):
    """One municipality, or none."""

    iterator = _InDanishOrder

    def __init__(self, **options: Any) -> None:
        queryset = Municipality.objects.visible_to(PUBLIC)
        super().__init__(queryset, label=_("Kommune"), required=False, empty_label=_("Ingen kommune"), **options)


class PeriodForm(PlainForm):
    """A form with a period: people name its last day, the program keeps the day after as `valid_to`."""

    def clean(self) -> dict[str, Any]:
        """The period, when it does not end before it begins."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("valid_from"), cleaned.get("last_day")
        cleaned["valid_to"] = last + timedelta(days=1) if last else None
        if first and last and last < first:
            self.add_error("last_day", gettext("Den sidste dag ligger før den første."))
        return cleaned


class RoleForm(PeriodForm):
    """Who gets which role, and when."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Den e-mail, som personen logger ind med."),
        widget=forms.EmailInput(attrs={**_QUIET, "spellcheck": "false"}),
        error_messages={"invalid": _("Skriv en hel e-mailadresse, fx navn@kommune.dk.")},
    )
    role = forms.ChoiceField(label=_("Rolle"))
    valid_from = day_field(_("Fra og med"))
    last_day = day_field(_("Til og med"), required=False, help_text=_("Uden en dag gælder rollen, til den afsluttes."))

    def __init__(self, *args: Any, reaches: Iterable[Reach], **options: Any) -> None:
        super().__init__(*args, **options)
        wanted = set(reaches)
        roles = [(role.value, ROLE_NAMES[role]) for role in Role if RULES[role].reach in wanted]
        self.fields["role"].choices = [("", _("Vælg rolle")), *roles]  # type: ignore[attr-defined]


class RoleEverywhereForm(RoleForm):
    """A role that reaches everywhere or a municipality."""

    municipality = MunicipalityField(help_text=_("Kun for en kontaktperson i en kommune."))
    field_order = ("email", "role", "municipality", "valid_from", "last_day")

    def clean(self) -> dict[str, Any]:
        """A municipality for the role that has one, and for no other."""
        cleaned = super().clean()
        role = cleaned.get("role")
        is_of_municipality = role is not None and RULES[Role(role)].reach is Reach.MUNICIPALITY
        if is_of_municipality and not cleaned.get("municipality"):
            self.add_error("municipality", gettext("Vælg den kommune, som personen er kontakt for."))
        if role and not is_of_municipality and cleaned.get("municipality"):
            self.add_error("municipality", gettext("Rollen gælder overalt. Vælg ”Ingen kommune”."))
        return cleaned


class EndForm(PlainForm):
    """When something ends."""

    on = day_field(_("Slutter fra og med"), help_text=_("Den første dag, hvor det ikke længere gælder."))


class SettingsForm(PlainForm):
    """What a council has chosen."""

    closed_items_shown = forms.ChoiceField(
        label=_("Hvad ser offentligheden af et lukket punkt?"),
        choices=CouncilSettings.ClosedItemsShown.choices,
        widget=forms.RadioSelect,
    )
    is_published_when_sent = forms.TypedChoiceField(
        label=_("Hvornår offentliggøres dagsordenen?"),
        choices=[
            ("yes", _("Samtidig med at den sendes til medlemmerne")),
            ("no", _("Senere, når sekretariatet vælger det")),
        ],
        coerce=lambda choice: choice == "yes",
        widget=forms.RadioSelect,
    )
    one_objection_calls_meeting = forms.TypedChoiceField(
        label=_("Hvad sker der, når ét medlem ønsker en sag i skriftlig procedure drøftet?"),
        choices=[
            ("yes", _("Sagen tages op på et møde")),
            ("no", _("Ønsket noteres i referatet, og de øvriges svar afgør sagen")),
        ],
        coerce=lambda choice: choice == "yes",
        widget=forms.RadioSelect,
    )


class CircleForm(PlainForm):
    """What a circle is."""

    name = forms.CharField(label=_("Navn"), max_length=200, widget=forms.TextInput(attrs=_QUIET))
    kind = forms.ChoiceField(label=_("Slags"), choices=[("", _("Vælg slags")), *Circle.Kind.choices])
    field = forms.CharField(label=_("Fagområde"), max_length=100, required=False, widget=forms.TextInput(attrs=_QUIET))
    note = forms.CharField(label=_("Notat"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class NewCircleForm(CircleForm):
    """A circle and the day it begins."""

    valid_from = day_field(_("Fra og med"))


class UsualCirclesForm(PlainForm):
    """Which of the usual circles to begin with."""

    names = forms.MultipleChoiceField(
        label=_("Kredse"),
        choices=[(usual.name, usual.name) for usual in USUAL_CIRCLES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Vælg mindst én kreds.")},
    )


class FunctionForm(PlainForm):
    """A place in a circle."""

    title = forms.CharField(label=_("Funktion"), max_length=200, widget=forms.TextInput(attrs=_QUIET))
    municipality = MunicipalityField()
    body = forms.CharField(
        label=_("Andet organ"),
        required=False,
        max_length=200,
        help_text=_("Fx regionen, når funktionen ikke hører til en kommune."),
        widget=forms.TextInput(attrs=_QUIET),
    )

    def clean(self) -> dict[str, Any]:
        """A municipality or another body, not both."""
        cleaned = super().clean() or {}
        if cleaned.get("municipality") and cleaned.get("body"):
            self.add_error("body", gettext("Vælg enten en kommune eller et andet organ."))
        return cleaned


class NewFunctionForm(FunctionForm):
    """A place in a circle and the day it begins."""

    valid_from = day_field(_("Fra og med"))


class EachMunicipalityForm(PlainForm):
    """What the function of each municipality is called."""

    title = forms.CharField(label=_("Funktion i hver kommune"), max_length=200, widget=forms.TextInput(attrs=_QUIET))
    valid_from = day_field(_("Fra og med"))


class ContactForm(PlainForm):
    """Someone and how to reach them."""

    name = forms.CharField(label=_("Navn"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs=_QUIET))
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        widget=forms.EmailInput(attrs={**_QUIET, "spellcheck": "false"}),
        error_messages={"invalid": _("Skriv en hel e-mailadresse, fx navn@kommune.dk.")},
    )
    phone = forms.CharField(
        label=_("Telefon"), required=False, max_length=LONGEST_PHONE, widget=forms.TextInput(attrs=_QUIET)
    )


class HolderForm(ContactForm, PeriodForm):
    """Who takes over a function, and when."""

    valid_from = day_field(_("Fra og med"), help_text=_("Den nuværende indehaver slutter samme dag."))
    last_day = day_field(_("Til og med"), required=False, help_text=_("Uden en dag gælder det, til en anden sættes."))


class PasteForm(PlainForm):
    """Rows from a spreadsheet."""

    rows = forms.CharField(
        label=_("Rækker fra et regneark"),
        max_length=_LONGEST_PASTE,
        help_text=_("Fire kolonner: kommune, navn, e-mail, telefon. Markér dem i regnearket, kopiér, og sæt ind her."),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", **_QUIET}),
        strip=False,
    )
    valid_from = day_field(_("Fra og med"), help_text=_("Fra denne dag har de nye deres funktion."))


def starting(day: date) -> dict[str, str]:
    """What a form for a new period is filled with."""
    return {"valid_from": day.isoformat()}
