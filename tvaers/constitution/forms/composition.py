"""The forms of the composition: municipal boards, KL's letter, and lots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.constitution.queries.lists import CountedList
from tvaers.law.dhondt import MOST_SEATS

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

_QUIET = {"autocomplete": "off"}
_LONGEST_PASTE = 100_000


def time_field(label: StrOrPromise) -> forms.TimeField:
    """A field for a time of day, as browsers let it be picked and as Danes write it."""
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Klokkeslættet kunne ikke læses. Skriv det som 14.30.")},
    )


class PasteBoardsForm(PlainForm):
    """A table of municipal boards."""

    rows = forms.CharField(
        label=_("Rækker fra et regneark"),
        max_length=_LONGEST_PASTE,
        strip=False,
        help_text=_(
            "Tre kolonner: kommune, bogstavet på borgmesterens liste, og bogstaverne på alle lister i "
            "kommunalbestyrelsen, fx Hjørring, A, A V C O. Den tredje kan vente."
        ),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", **_QUIET}),
    )


class BoardForm(PlainForm):
    """One municipal board."""

    mayor_list = forms.ChoiceField(label=_("Borgmesterens liste"), required=False)
    lists = forms.MultipleChoiceField(
        label=_("Lister i kommunalbestyrelsen"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["mayor_list"].choices = [("", _("Ikke kendt endnu")), *choices]  # type: ignore[attr-defined]
        self.fields["lists"].choices = choices  # type: ignore[attr-defined]


def field_of(key: str) -> str:
    """The name of the field for a list's supplementary members."""
    return f"extra-{key}"


class BindingForm(PlainForm):
    """KL's letter: the size, and a field for each list that can have supplementary members."""

    size = forms.IntegerField(
        label=_("Rådets størrelse"),
        min_value=1,
        max_value=MOST_SEATS,
        help_text=_("Alle medlemmer, borgmestre iberegnet."),
    )
    dated = day_field(_("Brevets dato"))
    reference = forms.CharField(
        label=_("Brevets reference"), required=False, max_length=200, widget=forms.TextInput(attrs=_QUIET)
    )
    note = forms.CharField(label=_("Notat"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, lists: Sequence[CountedList], **options: Any) -> None:
        super().__init__(*args, **options)
        # Named by the list and not by its place: the order follows the votes, which may come in meanwhile.
        self.keys = {field_of(row.key): row.key for row in lists}
        for name, row in zip(self.keys, lists, strict=True):
            self.fields[name] = forms.IntegerField(
                label=str(row),
                required=False,
                min_value=0,
                max_value=MOST_SEATS,
                widget=forms.NumberInput(attrs={"class": "form-input", **_QUIET}),
            )

    def clean(self) -> dict[str, Any]:
        """`supplementary` by the key of a list; an empty field is none."""
        cleaned = super().clean() or {}
        cleaned["supplementary"] = {key: cleaned[name] for name, key in self.keys.items() if cleaned.get(name)}
        return cleaned


class LotForm(PlainForm):
    """Who won a draw, who drew, who saw it, and when."""

    winner = forms.ChoiceField(label=_("Vandt lodtrækningen"), widget=forms.RadioSelect)
    drawn_on = day_field(_("Dag"))
    drawn_time = time_field(_("Klokkeslæt"))
    drawn_by = forms.CharField(label=_("Trak loddet"), max_length=200, widget=forms.TextInput(attrs=_QUIET))
    witnesses = forms.CharField(
        label=_("Vidner"), max_length=300, help_text=_("Mindst én."), widget=forms.TextInput(attrs=_QUIET)
    )

    def __init__(self, *args: Any, contenders: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["winner"].choices = contenders  # type: ignore[attr-defined]

    @property
    def drawn_at(self) -> datetime:
        """When it was drawn."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["drawn_on"], self.cleaned_data["drawn_time"]))
