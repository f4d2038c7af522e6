"""The forms of sending: what is written along, which circles are told, and what it is called that is new."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.councils.models import Circle
from tvaers.meetings.models import Sending
from tvaers.meetings.sending.actions.sending import LATER

LONGEST_NOTE = 2_000


class SendingForm(PlainForm):
    """A note, and the circles that are told besides members, substitutes and guests."""

    note = forms.CharField(
        label=_("Besked, der sendes med"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=_("Står i e-mailen og på mødets side. Skriv ikke noget, der er lukket."),
        widget=forms.Textarea(attrs={"rows": 4, "lang": "da"}),
    )
    circles = forms.ModelMultipleChoiceField(
        Circle.objects.none(),
        label=_("Kredse, der også får besked"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )

    def __init__(self, *args: Any, circles: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["circles"].queryset = circles  # type: ignore[attr-defined]
        if not circles:
            del self.fields["circles"]

    @property
    def chosen(self) -> list[Circle]:
        """The circles, once the form is valid."""
        return list(self.cleaned_data.get("circles", []))

    @property
    def text(self) -> str:
        """The note with plain line ends, once the form is valid."""
        note: str = self.cleaned_data["note"]
        return note.replace("\r\n", "\n").strip()


class NewsForm(SendingForm):
    """Also what it is, and whether anyone is told; that an attachment has come that was promised always is."""

    what = forms.ChoiceField(
        label=_("Hvad er det, der sendes?"),
        choices=[(what.value, what.label) for what in LATER],
        widget=forms.RadioSelect(),
    )
    tells = forms.BooleanField(label=_("Send e-mails om det"), required=False, initial=True)

    field_order = ("what", "note", "tells", "circles")

    def __init__(self, *args: Any, keeps_promises: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if keeps_promises:
            del self.fields["tells"]

    @property
    def what_it_is(self) -> Sending.What:
        """What was chosen, once the form is valid."""
        return Sending.What(self.cleaned_data["what"])
