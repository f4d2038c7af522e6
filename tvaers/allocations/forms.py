"""The forms of allocations: beginning one, its numbers, transfers, variants, and the item that it is put into."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.allocations.kinds import KINDS, Asked
from tvaers.allocations.models.allocations import FIRST_YEAR, LAST_YEAR
from tvaers.allocations.pasting import whole_number
from tvaers.councils.models import Municipality
from tvaers.danish.numbers import short

K = TypeVar("K")
V = TypeVar("V")
_MOST = 10**15
_QUIET = {"autocomplete": "off"}
_NUMBER = {"autocomplete": "off", "inputmode": "numeric"}


class NumberField(forms.CharField):
    """A number as Danes write it; within the bounds of what is asked for. None when it is left empty."""

    def __init__(self, asked: Asked, *, label: Any = None) -> None:
        self.asked = asked
        hint = asked.help_text or (_("Frivilligt.") if asked.usual is not None else "")
        attributes = _NUMBER if not asked.places and asked.least is not None else _QUIET
        widget = forms.TextInput(attrs=attributes)
        super().__init__(
            label=label or asked.label, help_text=hint, required=False, max_length=30, widget=widget, strip=True
        )

    def clean(self, value: Any) -> Decimal | None:
        """The number. Raises ValidationError that says what is wrong with it."""
        text = super().clean(value)
        if not text:
            return None
        number = self._read(text)
        if number is None:
            raise forms.ValidationError(self._not_read() % {"text": text})
        if self.asked.least is not None and number < self.asked.least:
            raise forms.ValidationError(_now("Kan ikke være under %(least)s.") % {"least": self.asked.least})
        most = self.asked.most if self.asked.most is not None else Decimal(_MOST)
        if abs(number) > most:
            raise forms.ValidationError(_now("Kan ikke være over %(most)s.") % {"most": most})
        return number

    def _read(self, text: str) -> Decimal | None:
        if self.asked.places == 0:
            found = whole_number(text)
            return None if found is None else Decimal(found)
        try:
            number = Decimal(text.replace(" ", "").replace(".", "").replace(",", "."))
        except InvalidOperation:
            return None
        return number if number.is_finite() and -number.as_tuple().exponent <= self.asked.places else None  # type: ignore[operator]

    def _not_read(self) -> str:
        if self.asked.places == 0:
            return _now("”%(text)s” er ikke et helt tal. Skriv det som 12.345.")
        return _now("”%(text)s” kan ikke læses. Skriv det som 12,5.")


class NewAllocationForm(PlainForm):
    """What is shared, by which rules, in which year."""

    kind = forms.ChoiceField(label=_("Hvad deles"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Navn"), max_length=200, help_text=_("Fx Sekretariatet for sundhed."), widget=forms.TextInput(_QUIET)
    )
    year = forms.IntegerField(label=_("År"), min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (key, f"{kind.name}: {kind.lead}") for key, kind in KINDS.items()
        ]


class YearForm(PlainForm):
    """For which year it goes on."""

    year = forms.IntegerField(label=_("År"), min_value=FIRST_YEAR, max_value=LAST_YEAR)


class SourceForm(PlainForm):
    """Where numbers are from, and of which day they are."""

    source = forms.CharField(
        label=_("Kilde"),
        max_length=300,
        required=False,
        help_text=_("Fx Danmarks Statistik, FOLK1A, eller kommunens brev."),
        widget=forms.TextInput(_QUIET),
    )
    as_of = day_field(_("Tallene er fra"), required=False)

    def to_keep(self, values: Mapping[K, V], field_of: Callable[[K], str]) -> dict[K, V]:
        """Of the values those that were changed, for the others keep the source they have; all when it was changed.

        `field_of` names the field of a value.
        """
        changed = set(self.changed_data)
        is_source_changed = bool(changed & {"source", "as_of"})
        return {key: value for key, value in values.items() if is_source_changed or field_of(key) in changed}


class FiguresForm(SourceForm):
    """The numbers that are asked for once."""

    def __init__(self, *args: Any, asked: Sequence[Asked], **options: Any) -> None:
        super().__init__(*args, **options)
        for each in asked:
            self.fields[each.name] = NumberField(each)
            self.fields[each.name].widget.attrs["class"] = "form-input"
        self.order_fields([*(each.name for each in asked), "source", "as_of"])


class EntriesForm(SourceForm):
    """The numbers of each municipality: a field for each municipality and column."""

    def __init__(self, *args: Any, columns: Sequence[Asked], places: Sequence[Municipality], **options: Any) -> None:
        super().__init__(*args, **options)
        self.columns, self.places = columns, places
        for place in places:
            for asked in columns:
                name = entry_name(place, asked)
                self.fields[name] = NumberField(asked, label=f"{place.name}: {asked.label}")
                self.fields[name].help_text = ""
                self.fields[name].widget.attrs["class"] = "form-input"

    def rows(self) -> list[tuple[Municipality, list[forms.BoundField]]]:
        """Each municipality with its fields, in order of the columns."""
        return [(place, [self[entry_name(place, asked)] for asked in self.columns]) for place in self.places]

    def field_of(self, key: tuple[int, str]) -> str:
        """The field of a municipality, by key, and a column."""
        (place,) = (each for each in self.places if each.pk == key[0])
        (asked,) = (each for each in self.columns if each.name == key[1])
        return entry_name(place, asked)

    def values(self) -> dict[tuple[int, str], int | None]:
        """What was written, by municipality's key and column; None where nothing is."""
        found = {}
        for place in self.places:
            for asked in self.columns:
                number = self.cleaned_data[entry_name(place, asked)]
                found[(place.pk, asked.name)] = None if number is None else int(number)
        return found


def entry_name(place: Municipality, asked: Asked) -> str:
    """The name of a municipality's field in a column."""
    return f"{asked.name}-{place.code}"


def written(asked: Asked, value: Decimal | int) -> str:
    """A number as it stands in a field."""
    return short(Fraction(value), asked.places or 0)


class PasteForm(SourceForm):
    """Rows copied from a spreadsheet."""

    rows = forms.CharField(
        label=_("Rækker fra et regneark"),
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", **_QUIET}),
        max_length=50_000,
    )
    field_order = ("rows", "source", "as_of")


class TransferForm(PlainForm):
    """So many that one municipality takes over from another."""

    giver = forms.TypedChoiceField(label=_("Fra"))
    taker = forms.TypedChoiceField(label=_("Til"))
    count = forms.IntegerField(label=_("Hvor mange"), min_value=1, max_value=_MOST)
    reason = forms.CharField(
        label=_("Begrundelse"), max_length=300, help_text=_("Fx Læsø fritages."), widget=forms.TextInput(_QUIET)
    )

    def __init__(self, *args: Any, places: Sequence[Municipality], **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {str(place.pk): place for place in places}
        choices = [("", "–"), *((key, place.name) for key, place in self.known.items())]
        self.fields["giver"].choices = choices  # type: ignore[attr-defined]
        self.fields["taker"].choices = choices  # type: ignore[attr-defined]

    def clean_giver(self) -> Municipality:
        """The municipality that gives."""
        return self.known[self.cleaned_data["giver"]]

    def clean_taker(self) -> Municipality:
        """The municipality that takes over."""
        return self.known[self.cleaned_data["taker"]]


class VariantForm(PlainForm):
    """What a further variant is called."""

    name = forms.CharField(
        label=_("Navn"), max_length=100, help_text=_("Fx Efter børnetal."), widget=forms.TextInput(_QUIET)
    )


class ItemForm(PlainForm):
    """Which item the result is put into."""

    item = forms.ChoiceField(label=_("Punkt"))

    def __init__(self, *args: Any, items: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["item"].choices = items  # type: ignore[attr-defined]
