"""The forms of the template and of the year's wheel."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.meetings.models import DraftItem, TemplateItem, WheelEntry
from tvaers.meetings.planning.actions.template import TemplateText
from tvaers.meetings.planning.actions.wheel import EntryText

_QUIET = {"autocomplete": "off"}
_LONGEST_TITLE = 300
_LONGEST_PART = 20_000
_MARKDOWN = _("Skrives som i et udkast. Uden tekst laver systemet den selv, når punktet er fast.")


def _part(label: Any, help_text: Any = "", rows: int = 4) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=_LONGEST_PART, help_text=help_text, widget=widget)


class TemplateSectionForm(PlainForm):
    """A section's title."""

    title = forms.CharField(
        label=_("Afsnittets titel"), max_length=_LONGEST_TITLE, widget=forms.TextInput(attrs=_QUIET)
    )


class TemplateItemForm(PlainForm):
    """What an item of every agenda says."""

    standing = forms.ChoiceField(
        label=_("Slags punkt"),
        required=False,
        choices=DraftItem.Standing.choices,
        help_text=_("Faste punkter fyldes selv: med referater til godkendelse, med det næste møde og dets sager."),
    )
    title = forms.CharField(label=_("Titel"), max_length=_LONGEST_TITLE, widget=forms.TextInput(attrs=_QUIET))
    reporters = _part(_("Hvem orienterer under Siden sidst, én på hver linje"))
    background = _part(_("Baggrund"), _MARKDOWN)
    recommendation = _part(_("Indstilling"))
    presentation = _part(_("Sagsfremstilling"))

    @property
    def text(self) -> TemplateText:
        """What was written, when the form is valid."""
        return TemplateText(**{name: self.cleaned_data[name] for name in TemplateText.__dataclass_fields__})


class EntryForm(PlainForm):
    """Something that comes every year."""

    title = forms.CharField(
        label=_("Titel"),
        max_length=_LONGEST_TITLE,
        help_text=_("Sidste års punkt findes ved titlen, så brug de samme ord fra år til år."),
        widget=forms.TextInput(attrs=_QUIET),
    )
    month = forms.TypedChoiceField(label=_("Måned"), choices=list(MONTHS.items()), coerce=int)
    section_title = forms.CharField(
        label=_("Afsnit i dagsordenen"), required=False, max_length=_LONGEST_TITLE, widget=forms.TextInput(attrs=_QUIET)
    )
    recommendation = _part(_("Indstilling"))
    note = _part(_("Notat til sekretariatet"), _("Fx en frist, der skal nås. Kommer ikke med i dagsordenen."), rows=3)
    only_election_years = forms.BooleanField(label=_("Kun i år med kommunalvalg"), required=False)

    @property
    def text(self) -> EntryText:
        """What was written, when the form is valid."""
        return EntryText(**{name: self.cleaned_data[name] for name in EntryText.__dataclass_fields__})


def text_of(row: TemplateItem | WheelEntry) -> dict[str, Any]:
    """What a form for the row is filled with."""
    fields = TemplateText if isinstance(row, TemplateItem) else EntryText
    return {name: getattr(row, name) for name in fields.__dataclass_fields__}
