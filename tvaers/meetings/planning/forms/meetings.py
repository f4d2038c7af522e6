"""The forms of meetings: planning one or many, changing, moving and cancelling one, and days that are taken."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.document.model import MeetingKind
from tvaers.law.deadlines import SATURDAY
from tvaers.meetings.models import Meeting
from tvaers.meetings.models.choices import DIALOGUE, MEETING_KINDS
from tvaers.meetings.planning.actions.meetings import LONGEST_REASON, MeetingFacts
from tvaers.meetings.planning.proposing import FRIDAY, USUAL_MONTHS

LATEST_YEAR = 2099
"""The public holidays are known until then, so the deadlines can be counted."""
_LONGEST_PASTE = 5_000
_LONGEST_NOTE = 2_000
_QUIET = {"autocomplete": "off"}


def time_field(label: Any, help_text: Any = "") -> forms.TimeField:
    """A field for a time of the day that may be left empty."""
    return forms.TimeField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        input_formats=["%H:%M", "%H.%M", "%H"],
        error_messages={"invalid": _("Tidspunktet kunne ikke læses. Skriv det som 10:00.")},
    )


class TimesForm(PlainForm):
    """When a meeting begins and ends."""

    starts_at = time_field(_("Begynder kl."))
    ends_at = time_field(_("Slutter kl."))

    def clean(self) -> dict[str, Any]:
        """It ends after it has begun."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if end and not start:
            self.add_error("starts_at", gettext("Skriv også, hvornår mødet begynder."))
        if start and end and end <= start:
            self.add_error("ends_at", gettext("Mødet slutter, før det begynder."))
        return cleaned


class NoteForm(PlainForm):
    """What is written to those who are told of a change; asked for only when somebody is."""

    note = forms.CharField(
        label=_("Besked til de indbudte"),
        required=False,
        max_length=_LONGEST_NOTE,
        help_text=_("Står i mailen sammen med det nye tidspunkt og sted."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, is_sent: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_sent:
            del self.fields["note"]


class FactsForm(TimesForm):
    """What is said of a meeting besides its day."""

    kind = forms.ChoiceField(label=_("Slags møde"), choices=MEETING_KINDS, initial=MeetingKind.ORDINARY)
    title = forms.CharField(
        label=_("Titel"),
        max_length=200,
        required=False,
        help_text=_("Fx emnet for et temamøde."),
        widget=forms.TextInput(attrs=_QUIET),
    )
    place = forms.CharField(label=_("Sted"), max_length=200, required=False, widget=forms.TextInput(attrs=_QUIET))
    video_link = forms.URLField(
        label=_("Link til videomøde"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Kun de indbudte ser det."),
        widget=forms.URLInput(attrs=_QUIET),
        error_messages={"invalid": _("Skriv hele adressen, fx https://møde.example/123.")},
    )
    other_board = forms.CharField(
        label=_("Mødes med"),
        max_length=200,
        required=False,
        help_text=_("Ved et dialogmøde: det andet organs navn."),
        widget=forms.TextInput(attrs=_QUIET),
    )
    answers_until = day_field(
        _("Svar senest"),
        required=False,
        help_text=_("Ved temamøde: sidste dag for tilmelding. Ved skriftlig procedure: sidste dag for svar."),
    )
    field_order = ("kind", "held_on", "starts_at", "ends_at", "place", "title", "video_link", "other_board")

    def __init__(self, *args: Any, held_on: date | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._held_on = held_on

    def clean(self) -> dict[str, Any]:
        """Each kind has what it cannot do without."""
        cleaned = super().clean()
        kind, until = cleaned.get("kind"), cleaned.get("answers_until")
        if kind == DIALOGUE and not cleaned.get("other_board"):
            self.add_error("other_board", gettext("Skriv, hvem rådet mødes med."))
        if kind == MeetingKind.THEME and not cleaned.get("title"):
            self.add_error("title", gettext("Skriv, hvad temaet er."))
        if kind == MeetingKind.WRITTEN_PROCEDURE and not until and "answers_until" not in self.errors:
            self.add_error("answers_until", gettext("Skriv, hvornår der senest skal svares."))
        held_on = self._held_on or cleaned.get("held_on")
        if until and held_on and until > held_on:
            self.add_error("answers_until", gettext("Fristen ligger efter mødet."))
        return cleaned

    @property
    def facts(self) -> MeetingFacts:
        """What was written, when the form is valid."""
        return MeetingFacts(**{name: self.cleaned_data[name] for name in MeetingFacts.__dataclass_fields__})


class NewMeetingForm(FactsForm):
    """A meeting that is to be planned."""

    held_on = day_field(_("Dag"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._today = today

    def clean_held_on(self) -> date:
        """A day to come."""
        return day_to_come(self.cleaned_data["held_on"], self._today)


class ChangeForm(FactsForm, NoteForm):
    """Changed facts of a meeting."""


class MoveForm(TimesForm, NoteForm):
    """The day that a meeting is moved to."""

    held_on = day_field(_("Ny dag"))
    field_order = ("held_on", "starts_at", "ends_at")

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._today = today

    def clean_held_on(self) -> date:
        """A day to come."""
        return day_to_come(self.cleaned_data["held_on"], self._today)


class CancelForm(PlainForm):
    """Why a meeting is cancelled."""

    because = forms.CharField(
        label=_("Hvorfor aflyses mødet?"),
        max_length=LONGEST_REASON,
        help_text=_("Står på mødets side og i beskeden til dem, der er indbudt."),
        widget=forms.TextInput(attrs=_QUIET),
    )


class ManyForm(TimesForm):
    """Several meetings in one go."""

    days = forms.CharField(
        label=_("Dage, én på hver linje"),
        max_length=_LONGEST_PASTE,
        help_text=_("Fx ”5. februar 2027” eller ”2.4.2027 kl. 9-12”, når tiden er en anden end ellers."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", **_QUIET}),
    )
    kind = forms.ChoiceField(
        label=_("Slags møde"),
        choices=[entry for entry in MEETING_KINDS if entry[0] in (MeetingKind.ORDINARY, MeetingKind.VIRTUAL)],
    )
    place = forms.CharField(label=_("Sted"), max_length=200, required=False, widget=forms.TextInput(attrs=_QUIET))
    field_order = ("days", "kind", "starts_at", "ends_at", "place")


class ProposalForm(PlainForm):
    """For which years and months days are proposed."""

    first_year = forms.IntegerField(label=_("Fra år"), widget=forms.NumberInput(attrs={"inputmode": "numeric"}))
    last_year = forms.IntegerField(label=_("Til og med år"), widget=forms.NumberInput(attrs={"inputmode": "numeric"}))
    weekday = forms.TypedChoiceField(
        label=_("Ugedag"),
        choices=[(number, name) for number, name in WEEKDAYS.items() if number < SATURDAY],
        coerce=int,
        initial=FRIDAY,
    )
    months = forms.TypedMultipleChoiceField(
        label=_("Måneder"),
        choices=list(MONTHS.items()),
        coerce=int,
        initial=list(USUAL_MONTHS),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._today = today

    def clean(self) -> dict[str, Any]:
        """No more than a term and the year after it, and none that has gone."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first is None or last is None:
            return cleaned
        if not self._today.year <= first <= LATEST_YEAR:
            self.add_error("first_year", gettext("Vælg i år eller et af de kommende år."))
        elif not first <= last < first + _MOST_YEARS:
            self.add_error("last_year", gettext("Vælg det samme år eller op til fire år senere."))
        return cleaned

    @property
    def months_of_years(self) -> list[tuple[int, int]]:
        """The months that were chosen, in order, when the form is valid."""
        years = range(self.cleaned_data["first_year"], self.cleaned_data["last_year"] + 1)
        return [(year, month) for year in years for month in sorted(self.cleaned_data["months"])]


class TakenDaysForm(PlainForm):
    """Days on which others meet."""

    lines = forms.CharField(
        label=_("Dage og hvad der sker, én på hver linje"),
        max_length=_LONGEST_PASTE,
        help_text=_("Fx ”11. marts 2027 KL’s topmøde”."),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", **_QUIET}),
    )
    is_for_all = forms.TypedChoiceField(
        label=_("Hvem gælder det for?"),
        choices=[("yes", _("Alle råd, fx KL’s møder")), ("no", _("Kun dette råd"))],
        coerce=lambda choice: choice == "yes",
        initial="yes",
        widget=forms.RadioSelect,
    )


def day_to_come(day: date, today: date) -> date:
    """The day, when a meeting can be planned on it. Raises ValidationError."""
    if day < today:
        raise forms.ValidationError(gettext("Dagen er gået."))
    if day.year > LATEST_YEAR:
        raise forms.ValidationError(gettext("Der kan planlægges til og med år %(year)s.") % {"year": LATEST_YEAR})
    return day


def facts_of(meeting: Meeting) -> dict[str, Any]:
    """What a form for the meeting is filled with."""
    return {name: getattr(meeting, name) for name in MeetingFacts.__dataclass_fields__}


_MOST_YEARS = 5
