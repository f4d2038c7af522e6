"""The forms of drafts, of laying them before circles, and of remarks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.councils.models import Circle
from tvaers.document.uploads import RefusedUpload, Upload, taken
from tvaers.law.deadlines import working_days_after
from tvaers.meetings.drafts.actions.writing import DraftParts
from tvaers.meetings.models import DraftAttachment, Remark

LONGEST_PART = 200_000
LONGEST_REMARK = 20_000
USUAL_WORKING_DAYS = 10
_MARKDOWN = _("Tom linje: nyt afsnit. Linje, der begynder med -: punktopstilling. **fed**, [ord](https://adresse).")


class _ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class UploadsField(forms.FileField):
    """Any number of files, each told by its bytes; gives a list of uploads."""

    widget = _ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        """The files as they are kept; each that is refused says why, by name."""
        found, refused = [], []
        for file in data or []:
            try:
                found.append(_taken(file))
            except RefusedUpload as refusal:
                refused.append(f"{file.name}: {refusal}")
        if refused:
            raise forms.ValidationError(refused)
        return found


def _taken(file: UploadedFile[Any]) -> Upload:
    """The upload; of one that is too large no more is read than shows it."""
    return taken(file.read(settings.UPLOAD_LIMIT + 1), file.name or "", settings.UPLOAD_LIMIT)


def _part(label: Any, rows: int, **attributes: Any) -> forms.CharField:
    """A text; its help is about the marks of Markdown, which only those see who write in them."""
    attributes |= {"rows": rows, "lang": "da", "data-editor": True, "data-help": "markup"}
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_PART,
        help_text=_MARKDOWN,
        widget=forms.Textarea(attrs=attributes),
    )


class DraftForm(PlainForm):
    """The parts of an item in preparation, its attachments, and the version that the writing began from."""

    title = forms.CharField(label=_("Titel"), max_length=1_000)
    case_number = forms.CharField(label=_("Sagsnummer"), required=False, max_length=60)
    officers = forms.CharField(
        label=_("Initialer"), required=False, max_length=100, help_text=_("På dem, der har skrevet sagen: abc / def.")
    )
    background = _part(_("Baggrund"), 6)
    recommendation = _part(_("Indstilling"), 5, **{"data-phrases": "recommendation-phrases"})
    presentation = _part(_("Sagsfremstilling"), 14)
    removed = forms.TypedMultipleChoiceField(
        label=_("Fjern bilag"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple()
    )
    added = UploadsField(label=_("Tilføj bilag"), required=False)
    based_on = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, attachments: Iterable[DraftAttachment] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        megabytes = settings.UPLOAD_LIMIT // 1_000_000
        self.fields["added"].help_text = _(
            "PDF, Word, Excel, PowerPoint, PNG, JPEG, tekst eller CSV; højst %(limit)s MB hver. "
            "Vælg dem til sidst: de skal vælges igen efter en forhåndsvisning."
        ) % {"limit": megabytes}
        choices = [(attachment.pk, str(attachment)) for attachment in attachments]
        if choices:
            self.fields["removed"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["removed"]

    @property
    def parts(self) -> DraftParts:
        """What was written, once the form is valid."""
        cleaned = self.cleaned_data
        return DraftParts(**{name: _lines(cleaned[name]) for name in DraftParts.__dataclass_fields__})


def _lines(text: str) -> str:
    """Browsers send line ends as two signs."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class LayingForm(PlainForm):
    """Before which circle, until which day, and what the circle is asked."""

    circle = forms.ModelChoiceField(
        Circle.objects.none(), label=_("Kreds"), empty_label=_("Vælg en kreds"), to_field_name="pk"
    )
    until = day_field(_("Til og med"), help_text=_("Dagen efter ser kredsen ikke udkastet mere."))
    question = forms.CharField(
        label=_("Spørgsmål til kredsen"),
        required=False,
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "da"}),
    )

    def __init__(self, *args: Any, circles: Any, **options: Any) -> None:
        usual = working_days_after(timezone.localdate(), USUAL_WORKING_DAYS)
        super().__init__(*args, initial={"until": usual}, **options)
        self.fields["circle"].queryset = circles  # type: ignore[attr-defined]


class ExtendForm(PlainForm):
    """A later day."""

    until = day_field(_("Ny frist, til og med"))


class ResultForm(PlainForm):
    """What came of it."""

    result = forms.CharField(
        label=_("Hvad kom der ud af det?"),
        required=False,
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "da"}),
    )


class RemarkForm(PlainForm):
    """What a member of the circle says."""

    stance = forms.ChoiceField(
        label=_("Hvad svarer du?"),
        choices=[
            (Remark.Stance.AGREES, Remark.Stance.AGREES.label),
            (Remark.Stance.WISHES_CHANGES, Remark.Stance.WISHES_CHANGES.label),
            (Remark.Stance.REMARK, _("Kun en bemærkning")),
        ],
        widget=forms.RadioSelect(),
    )
    text = forms.CharField(
        label=_("Din bemærkning"),
        required=False,
        max_length=LONGEST_REMARK,
        help_text=_("Sekretariatet ser den, de andre i kredsen ikke."),
        widget=forms.Textarea(attrs={"rows": 5, "lang": "da"}),
    )
