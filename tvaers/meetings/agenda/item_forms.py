"""The forms of an item's facts, its comments, its attachments, and its case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.document.uploads import Upload
from tvaers.meetings.agenda.actions.attachments import LONGEST_TITLE
from tvaers.meetings.agenda.actions.items import ItemFacts
from tvaers.meetings.drafts.actions.writing import MOST_ATTACHMENTS
from tvaers.meetings.drafts.forms import UploadsField
from tvaers.meetings.models import Case


def _danish(**attributes: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"lang": "da", "autocomplete": "off", **attributes})


class FactsForm(PlainForm):
    """When the item is to be written, and whether it goes out closed."""

    due_on = day_field(_("Skal være skrevet senest"), required=False)
    is_closed = forms.BooleanField(label=_("Punktet sendes ud som lukket"), required=False)
    closed_because = forms.CharField(
        label=_("Begrundelse for at lukke"),
        required=False,
        max_length=300,
        help_text=_("Ses af dem, der må læse lukkede punkter."),
        widget=_danish(),
    )
    neutral_title = forms.CharField(
        label=_("Neutral titel"),
        required=False,
        max_length=300,
        help_text=_("Det, offentligheden ser i stedet for titlen."),
        widget=_danish(),
    )

    @property
    def facts(self) -> ItemFacts:
        """What was written, once the form is valid."""
        cleaned = self.cleaned_data
        closing = {name: " ".join(cleaned[name].split()) for name in ("closed_because", "neutral_title")}
        return ItemFacts(cleaned["due_on"], cleaned["is_closed"], **closing)


def limits() -> str:
    """What files can be attached, said before they are chosen."""
    values = {"limit": settings.UPLOAD_LIMIT // 1_000_000, "most": MOST_ATTACHMENTS}
    words = _(
        "PDF, Word, Excel, PowerPoint, PNG, JPEG, tekst eller CSV; højst %(limit)s MB hver "
        "og %(most)s bilag til et punkt."
    )
    return str(words) % values


class FilesForm(PlainForm):
    """Many files at once."""

    added = UploadsField(label=_("Vælg filer, eller slip dem her"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["added"].help_text = limits()


class FileForm(PlainForm):
    """One file."""

    file = UploadsField(label=_("Vælg en fil"))

    def clean_file(self) -> Upload:
        """The first; browsers send one."""
        found: list[Upload] = self.cleaned_data["file"]
        if not found:
            raise forms.ValidationError(_("Vælg en fil."))
        return found[0]


class PromiseForm(PlainForm):
    """An attachment that is to follow."""

    title = forms.CharField(label=_("Bilagets navn"), max_length=LONGEST_TITLE, widget=_danish())
    promised_for = day_field(_("Kommer senest"), required=False)
    promised_by = forms.CharField(label=_("Hvem sender det"), required=False, max_length=200, widget=_danish())
    promised_email = forms.EmailField(
        label=_("E-mailadresse på den, der sender det"),
        required=False,
        help_text=_("Så får vedkommende en e-mail nu, når dagen er nær, og når den er gået."),
    )


class AttachmentForm(PlainForm):
    """What the paper calls an attachment, and whether it goes out closed."""

    title = forms.CharField(label=_("Bilagets navn"), max_length=LONGEST_TITLE, widget=_danish())
    is_closed = forms.BooleanField(label=_("Bilaget sendes ud som lukket"), required=False)


class CaseForm(PlainForm):
    """What is kept of a case."""

    title = forms.CharField(label=_("Sagens titel"), required=False, max_length=300, widget=_danish())
    kle_code = forms.CharField(
        label=_("KLE-nummer"),
        required=False,
        max_length=20,
        help_text=_("Emne og eventuelt handlingsfacet: 13.05.02 G01. Kun formen bliver kontrolleret."),
        widget=_danish(),
    )
    retention = forms.ChoiceField(label=_("Bevaring"), choices=Case.Retention.choices)
