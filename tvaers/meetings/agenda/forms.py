"""The forms of an agenda in preparation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.document.uploads import Kind, Upload
from tvaers.meetings.agenda.actions.arranging import LONGEST_TITLE
from tvaers.meetings.agenda.item_forms import FileForm


class SectionForm(PlainForm):
    """A section's title."""

    title = forms.CharField(
        label=_("Afsnittets titel"), max_length=LONGEST_TITLE, widget=forms.TextInput(attrs={"lang": "da"})
    )


class ProgrammeForm(PlainForm):
    """The programme, one entry a line, and what it was when the form was opened."""

    lines = forms.CharField(
        label=_("Programmet, en linje for hvert"),
        required=False,
        max_length=20_000,
        help_text=_("Fx: 9.15-10.00 Gruppemøder. Rækkefølgen er den, du skriver."),
        widget=forms.Textarea(attrs={"rows": 10, "lang": "da"}),
    )
    begun_from = forms.CharField(required=False, widget=forms.HiddenInput())

    @property
    def begun_from_text(self) -> str:
        """The programme that was changed, as browsers send it back."""
        return _lines(self.cleaned_data["begun_from"])

    def begun_again(self, now: str) -> ProgrammeForm:
        """The form with the same words, from the programme of now."""
        form = ProgrammeForm({"lines": self.cleaned_data["lines"], "begun_from": now})
        form.is_valid()
        return form


class PresenterForm(PlainForm):
    """Someone who comes for one item."""

    name = forms.CharField(label=_("Navn"), max_length=200)
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=200)
    email = forms.EmailField(label=_("E-mail"), required=False)
    time = forms.CharField(label=_("Tidspunkt"), required=False, max_length=40, help_text=_("Fx 10.30-10.50."))


class WordForm(FileForm):
    """A Word file with items in it."""

    def clean_file(self) -> Upload:
        """The file; only Word is read."""
        found = super().clean_file()
        if found.kind is not Kind.WORD:
            raise forms.ValidationError(_("Vælg en Word-fil (.docx)."))
        return found


def _lines(text: str) -> str:
    """Browsers send line ends as two signs."""
    return text.replace("\r\n", "\n")
