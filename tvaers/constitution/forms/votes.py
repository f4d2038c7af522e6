"""The forms of votes: files, what is asked about them, votes typed by hand, and cooperations of lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.constitution.loading import LOCAL, NAMESAKE, NATIONAL, LoadedFile
from tvaers.constitution.matching import Asked
from tvaers.constitution.models import MunicipalCount
from tvaers.constitution.places import named_in
from tvaers.constitution.reading.letters import letter_of
from tvaers.constitution.reading.lines import whole_number
from tvaers.councils.models import ElectoralList, Municipality

MOST_FILES = 40
LARGEST_FILE = 8_000_000
"""Bytes. The largest municipality's, with every candidate at every polling station, has less than half of it."""
NEW_ROWS = 5
_QUIET = {"autocomplete": "off"}


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files of votes, each as its name and its bytes."""

    widget = _ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, bytes]]:
        """The files. None may be larger than a file from outside may be."""
        given: list[UploadedFile[Any]] = list(data or [])
        if not given:
            raise forms.ValidationError(gettext("Vælg mindst én fil."))
        if len(given) > MOST_FILES:
            raise forms.ValidationError(gettext("Vælg højst %(n)d filer ad gangen.") % {"n": MOST_FILES})
        found = [(file.name or gettext("fil"), file.read(LARGEST_FILE + 1)) for file in given]
        too_large = [name for name, content in found if len(content) > LARGEST_FILE]
        if too_large:
            raise forms.ValidationError(gettext("Filen er for stor: %(names)s.") % {"names": ", ".join(too_large)})
        return found


def _stage() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Hvilken optælling er det?"),
        choices=MunicipalCount.Stage.choices,
        initial=MunicipalCount.Stage.NIGHT,
        widget=forms.RadioSelect,
    )


class VoteFilesForm(PlainForm):
    """Files with votes, and which count they are of."""

    uploads = FilesField(
        label=_("Filer"),
        help_text=_(
            "CSV fra valg.dk (én fil for hver kommune), fra valgdatabase.dst.dk, eller kommune;bogstav;navn;stemmer."
        ),
        widget=_ManyFiles(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
    )
    stage = _stage()


class AnswersForm(PlainForm):
    """What is asked about files that were read: the municipality of a file that names none, and letters in doubt."""

    stage = forms.ChoiceField(choices=MunicipalCount.Stage.choices, widget=forms.HiddenInput)
    read = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, files: Sequence[LoadedFile], ours: Sequence[Municipality], **options: Any) -> None:
        super().__init__(*args, **options)
        self._ours = {str(place.pk): place for place in ours}
        self._likely: dict[str, str] = {}
        for number, file in enumerate(files):
            if file.asks_for_place:
                name, likely = f"place-{number}", named_in(file.filename, ours)
                self._likely[name] = str(likely.pk) if likely else ""
                places = [("", gettext("Vælg kommune")), *((place.pk, place.name) for place in ours)]
                label = gettext("Hvilken kommune er %(file)s fra?") % {"file": file.filename}
                self._ask(name, label, places, self._likely[name])

    def _ask(self, name: str, label: str, choices: Iterable[tuple[Any, Any]], initial: str = "") -> None:
        widget = forms.Select(attrs={"class": "form-select"})
        field = forms.ChoiceField(label=label, choices=choices, initial=initial, required=False, widget=widget)
        self.fields[name] = field

    def places(self) -> dict[int, Municipality | None]:
        """By the number of a file that names no municipality: the one that was chosen, else the likely one."""
        given = {name: self.data.get(name, likely) for name, likely in self._likely.items()}
        return {int(name.removeprefix("place-")): self._ours.get(value) for name, value in given.items()}

    def ask_about(self, asked: Sequence[Asked]) -> None:
        """Adds a question for each letter in doubt, and one answer for all that is left open."""
        for each in asked:
            self._ask(each.key, _label(each), _choices(each))
        if len(asked) > 1:
            widget = forms.CheckboxInput(attrs={"class": "form-checkbox"})
            label = _("De andre, hvor der ikke er valgt noget, er lokale lister i hver sin kommune")
            self.fields["rest_is_local"] = forms.BooleanField(label=label, required=False, widget=widget)

    def answers(self, asked: Sequence[Asked]) -> dict[str, str]:
        """The answer to each question, by its key; those that are open have none."""
        rest = LOCAL if self.data.get("rest_is_local") else ""
        given = {each.key: self.data.get(each.key) or rest for each in asked}
        allowed = {each.key: {value for value, _label in _choices(each)} for each in asked}
        return {key: value for key, value in given.items() if value and value in allowed[key]}


def _label(asked: Asked) -> str:
    values = {"letter": asked.letter, "name": asked.name, "place": asked.municipality.name}
    if not asked.name:
        return gettext("Hvad er liste %(letter)s i %(place)s?") % values
    return gettext("Hvad er liste %(letter)s, %(name)s, i %(place)s?") % values


def _choices(asked: Asked) -> Iterator[tuple[str, str]]:
    yield "", gettext("Vælg")
    yield LOCAL, gettext("En lokal liste i %(place)s") % {"place": asked.municipality.name}
    if asked.namesake:
        yield NAMESAKE, gettext("Det er %(list)s") % {"list": asked.namesake}
    else:
        yield NATIONAL, gettext("En liste, der stiller op i flere kommuner")


class TypedVotesForm(PlainForm):
    """The votes of one municipality typed by hand: one field for each list, and rows for local lists that are new."""

    stage = _stage()

    def __init__(self, *args: Any, lists: Sequence[ElectoralList], now: Mapping[int, int], **options: Any) -> None:
        self.lists, self.now = lists, now
        super().__init__(*args, **options)
        for row in lists:
            votes = now.get(row.pk)
            self._text(f"list-{row.pk}", str(row), "" if votes is None else str(votes))
        for number in range(1, NEW_ROWS + 1):
            self._text(f"letter-{number}", gettext("Ny lokal liste %(n)d: bogstav") % {"n": number})
            self._text(f"name-{number}", gettext("Ny lokal liste %(n)d: navn") % {"n": number}, longest=100)
            self._text(f"votes-{number}", gettext("Ny lokal liste %(n)d: stemmer") % {"n": number})

    def _text(self, name: str, label: str, initial: str = "", longest: int = 20) -> None:
        widget = forms.TextInput(attrs={"class": "form-input", **_QUIET})
        field = forms.CharField(label=label, required=False, initial=initial, max_length=longest, widget=widget)
        self.fields[name] = field

    def clean(self) -> dict[str, Any]:
        """Whole numbers; `votes` by the key of a list, and `new` as letter, name and votes."""
        cleaned = super().clean() or {}
        cleaned["votes"] = {
            row: votes for row in self.lists if (votes := self._number(cleaned, f"list-{row.pk}")) is not None
        }
        cleaned["new"] = [new for number in range(1, NEW_ROWS + 1) if (new := self._new(cleaned, number))]
        if not self.errors and not cleaned["votes"] and not cleaned["new"]:
            self.add_error(None, gettext("Skriv stemmerne på mindst én liste."))
        return cleaned

    def _number(self, cleaned: dict[str, Any], name: str) -> int | None:
        text = cleaned.get(name, "")
        votes = whole_number(text) if text else None
        if text and votes is None:
            self.add_error(name, gettext("Skriv et helt tal."))
        return votes

    def _new(self, cleaned: dict[str, Any], number: int) -> tuple[str, str, int] | None:
        letter, name = cleaned.get(f"letter-{number}", ""), cleaned.get(f"name-{number}", "")
        votes = self._number(cleaned, f"votes-{number}")
        if not letter and not name and votes is None:
            return None
        sign = letter_of(letter)
        if sign is None:
            self.add_error(f"letter-{number}", gettext("Skriv listens bogstav."))
        if not name:
            self.add_error(f"name-{number}", gettext("Skriv listens navn."))
        if votes is None and f"votes-{number}" not in self.errors:
            self.add_error(f"votes-{number}", gettext("Skriv et helt tal."))
        return (sign, name, votes) if sign and name and votes is not None else None


class CooperationForm(PlainForm):
    """What a cooperation of local lists is called, and which lists take part."""

    name = forms.CharField(label=_("Navn"), max_length=100, widget=forms.TextInput(attrs=_QUIET))
    lists = forms.MultipleChoiceField(
        label=_("Lister"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("De lokale lister, som stemmerne er kendt for."),
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lists"].choices = choices  # type: ignore[attr-defined]


class NewCooperationForm(CooperationForm):
    """A cooperation and its code."""

    code = forms.CharField(
        label=_("Kode"),
        max_length=10,
        help_text=_("Den står i stedet for et bogstav, fx LL. To til ti bogstaver eller tal."),
        widget=forms.TextInput(attrs=_QUIET),
    )
    field_order = ("code", "name", "lists")
