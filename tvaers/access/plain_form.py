"""The base of our forms: DKFDS's classes on the fields, and Danish words for what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


class PlainForm(forms.Form):
    """A form that `components/form_fields.html` and `components/error_summary.html` can show."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            _dress(field)


class DayInput(forms.DateInput):
    """A day as browsers let it be picked."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: StrOrPromise, *, required: bool = True, help_text: StrOrPromise = "") -> forms.DateField:
    """A field for a day, with an error that says how to write one."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=DayInput(),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"],
        error_messages={"invalid": _("Dagen kunne ikke læses. Skriv den som 2026-02-07.")},
    )


def _dress(field: forms.Field) -> None:
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
        name = "form-checkbox"
    elif isinstance(widget, forms.RadioSelect):
        name = "form-radio"
    elif isinstance(widget, forms.Select):
        name = "form-select"
    else:
        name = "form-input"
    widget.attrs.setdefault("class", name)
    # The server says what is missing, in Danish and with the values kept; browsers do it in words of their own.
    widget.use_required_attribute = lambda initial: False
    field.error_messages["required"] = _("Feltet skal udfyldes.")
