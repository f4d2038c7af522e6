"""The forms of bodies, seats and appointments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.appointments.leaving import Kind
from tvaers.appointments.models import (
    Appointment,
    Body,
    CooperationMunicipality,
    LifeFact,
    PersonSex,
    SeatKind,
)
from tvaers.appointments.models.bodies import EffectChoices
from tvaers.councils.forms import EndForm, MunicipalityField, PeriodForm

_QUIET = {"autocomplete": "off"}
_NO_MORE_THAN = 60


def _line(label: Any, *, longest: int = 200, required: bool = False, help_text: Any = "") -> forms.CharField:
    widget = forms.TextInput(attrs=_QUIET)
    return forms.CharField(label=label, max_length=longest, required=required, help_text=help_text, widget=widget)


def _text(label: Any, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=False, help_text=help_text, widget=widget, max_length=2000)


class BodyForm(PlainForm):
    """What a body is and what its rules are."""

    name = _line(_("Navn"), required=True)
    kind = forms.ChoiceField(label=_("Hvad det er"), choices=Body.Kind)
    legal_basis = _line(_("Retsgrundlag"), longest=300, help_text=_("Lov, paragraf eller aftale. Nævnes som kilde."))
    appointed_by = _line(_("Hvem udpeger"))
    secretariat = _line(_("Sekretariat"))
    mandate = _text(_("Mandat"))
    substitutes = forms.ChoiceField(label=_("Stedfortrædere"), choices=Body.Substitutes)
    gender_rule = forms.ChoiceField(label=_("Regel om kønssammensætning"), choices=Body.GenderRule)
    gender_rule_words = _text(_("Reglens ord"), _("Fx brevets, når det er strengere eller ældre end loven."))
    on_leaving_board = forms.ChoiceField(label=_("Når nogen udtræder af kommunalbestyrelsen"), choices=EffectChoices)
    on_leaving_mayoralty = forms.ChoiceField(label=_("Når nogen ikke længere er borgmester"), choices=EffectChoices)
    on_leaving_party = forms.ChoiceField(label=_("Når nogen skifter parti"), choices=EffectChoices)
    most_times = forms.IntegerField(
        label=_("Hvor mange gange den samme højst kan udpeges"), required=False, min_value=1, max_value=20
    )


class NewBodyForm(BodyForm):
    """A body that the council keeps from a day."""

    valid_from = day_field(_("Fra og med"))
    field_order = ("name", "valid_from")


class DefinitionsForm(PlainForm):
    """Which of the ready definitions and cooperations to take over."""

    keys = forms.MultipleChoiceField(label=_("Fora"), required=False, widget=forms.CheckboxSelectMultiple)
    cooperations = forms.MultipleChoiceField(
        label=_("Samarbejder"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, choices: list[tuple[str, str]], cooperations: list[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, known in (("keys", choices), ("cooperations", cooperations)):
            self.fields[name].choices = known  # type: ignore[attr-defined]
            if not known:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Something must be chosen."""
        cleaned = super().clean() or {}
        if not cleaned.get("keys") and not cleaned.get("cooperations"):
            raise forms.ValidationError(gettext("Vælg mindst ét forum eller samarbejde."))
        return cleaned


class SeatsForm(PlainForm):
    """More seats of one kind."""

    name = _line(_("Hvad pladserne hedder"), required=True, help_text=_("Fx Formand eller Kommunal politiker."))
    count = forms.IntegerField(label=_("Antal"), min_value=1, max_value=_NO_MORE_THAN)
    valid_from = day_field(_("Fra og med"))
    side = forms.ChoiceField(label=_("Hvem de er for"), choices=SeatKind.Side)
    act = forms.ChoiceField(label=_("Rådet"), choices=[("appoint", _("udpeger")), ("nominate", _("indstiller"))])
    appointed_by = _line(_("Hvem der udpeger efter indstilling"))
    is_filled_by_council = forms.BooleanField(label=_("Rådet besætter pladserne"), required=False, initial=True)
    filled_by = _line(_("Ellers: hvem der besætter dem"))
    asks_for_board = forms.BooleanField(label=_("Kræver en plads i en kommunalbestyrelse i området"), required=False)
    asks_for_mayor = forms.BooleanField(label=_("Kræver, at man er borgmester"), required=False)
    asks_for_party = forms.BooleanField(label=_("Er for et parti"), required=False)
    other_requirements = _text(_("Andre krav"))


class SeatForm(PlainForm):
    """What a seat is called and whom it is agreed to be for."""

    title = _line(_("Navn"), help_text=_("Fx Formand. Uden et navn bruges det, som pladserne hedder."))
    bloc = _line(_("Aftalt til parti eller blok"), longest=40)


class DecisionForm(PeriodForm):
    """From when until when, and by which decision."""

    valid_from = day_field(_("Fra og med"))
    last_day = day_field(_("Til og med"), required=False, help_text=_("Fx den sidste dag i valgperioden."))
    decided_on = day_field(_("Besluttet den"), required=False)
    decision = _line(_("Beslutningen"), help_text=_("Fx punkt 4.1 på mødet, eller formandskabet efter bemyndigelse."))
    condition = _text(_("Forudsætning"), _("Kun hvis udpegningen er betinget. Den står så som udestående."))


class AppointForm(DecisionForm):
    """Who is put into a seat."""

    name = _line(_("Navn"), required=True)
    municipality = MunicipalityField()
    party = _line(_("Parti"), longest=5, help_text=_("Partiets bogstav."))
    is_in_board = forms.BooleanField(
        label=_("Sidder i kommunens kommunalbestyrelse fra den dag. Det noteres."), required=False
    )
    sex = forms.ChoiceField(
        label=_("Køn"),
        required=False,
        choices=[("", _("Ikke oplyst")), *PersonSex.Sex.choices],
        help_text=_("Bruges kun til reglen om kønssammensætning og vises ikke."),
    )
    part = forms.ChoiceField(label=_("Som"), choices=Appointment.Part, widget=forms.RadioSelect)
    stage = forms.ChoiceField(
        label=_("Er det besluttet?"),
        choices=[("decided", _("Ja")), ("proposed", _("Nej, det er et forslag, som kun sekretariatet ser"))],
        widget=forms.RadioSelect,
    )
    field_order = ("name", "municipality", "is_in_board", "party", "sex", "part", "stage", "valid_from", "last_day")

    def clean(self) -> dict[str, Any]:
        """A municipality for someone who is said to sit in its board."""
        cleaned = super().clean()
        if cleaned.get("is_in_board") and not cleaned.get("municipality"):
            self.add_error("municipality", gettext("Vælg den kommune, som personen sidder i bestyrelsen for."))
        return cleaned


class CommonSubstituteForm(AppointForm):
    """Who is put on a body's list of substitutes."""

    part = None  # type: ignore[assignment]

    rank = forms.IntegerField(label=_("Nummer på listen"), min_value=1, max_value=_NO_MORE_THAN, initial=1)


class LeaveOpenForm(PeriodForm):
    """That a seat is left open, and who finds the name."""

    part = forms.ChoiceField(label=_("Som"), choices=Appointment.Part, widget=forms.RadioSelect)
    who = forms.ChoiceField(
        label=_("Hvem finder navnet?"),
        choices=[("follows", _("Navnet følger")), ("chairs", _("Formandskabet er bemyndiget"))],
        widget=forms.RadioSelect,
    )
    party = _line(_("Parti"), longest=5, help_text=_("Det parti, der skal spørges."))
    valid_from = day_field(_("Fra og med"))
    last_day = day_field(_("Til og med"), required=False)


class StepInForm(EndForm):
    """From which day a common substitute has which seat."""

    seat = forms.ChoiceField(label=_("Ledig plads"))
    field_order = ("seat", "on")

    def __init__(self, *args: Any, seats: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["seat"].choices = seats  # type: ignore[attr-defined]


class EndAppointmentForm(EndForm):
    """When an appointment ends, and why."""

    reason = forms.ChoiceField(
        label=_("Hvorfor"),
        choices=[
            (reason.value, reason.label)
            for reason in (
                Appointment.EndReason.RESIGNED,
                Appointment.EndReason.REPLACED,
                Appointment.EndReason.LEFT_BOARD,
                Appointment.EndReason.OTHER,
            )
        ],
    )
    note = _line(_("Note"), longest=300)


class ChairsForm(PeriodForm):
    """Whom the chairmanship chose under its authorisation, and how it is told."""

    name = _line(_("Navn"), required=True)
    municipality = MunicipalityField()
    is_in_board = forms.BooleanField(
        label=_("Sidder i kommunens kommunalbestyrelse fra den dag. Det noteres."), required=False
    )
    party = _line(_("Parti"), longest=5, help_text=_("Partiets bogstav."))
    sex = forms.ChoiceField(
        label=_("Køn"),
        required=False,
        choices=[("", _("Ikke oplyst")), *PersonSex.Sex.choices],
        help_text=_("Bruges kun til reglen om kønssammensætning og vises ikke."),
    )
    decided_on = day_field(_("Formandskabet besluttede det den"))
    text = forms.CharField(
        label=_("Hvad gjorde formandskabet?"),
        help_text=_("Teksten kommer med under Siden sidst på det næste møde."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "da"}),
    )
    valid_from = day_field(_("Fra og med"))
    last_day = day_field(_("Til og med"), required=False)


class WithdrawForm(PlainForm):
    """What was wrong."""

    note = _line(_("Hvad var fejlen?"), longest=300, required=True)


class SexForm(PlainForm):
    """What someone says of their own or another's sex, for the rule only."""

    sex = forms.ChoiceField(
        label=_("Køn"),
        required=False,
        choices=[("", _("Ikke oplyst")), *PersonSex.Sex.choices],
        widget=forms.RadioSelect,
        help_text=_("Bruges kun til reglen om kønssammensætning og vises ikke. Gæt ikke."),
    )


class CooperationForm(PlainForm):
    """A cooperation that begins."""

    name = _line(_("Navn"), required=True, help_text=_("Fx Limfjordsrådet."))
    valid_from = day_field(_("Fra og med"))
    note = _text(_("Om samarbejdet"))


class ParticipationForm(PeriodForm):
    """Which municipality takes part, in which role, and when."""

    municipality = MunicipalityField()
    role = forms.ChoiceField(label=_("Rolle"), choices=CooperationMunicipality.Role)
    valid_from = day_field(_("Fra og med"), help_text=_("En anden rolle, kommunen havde, slutter dagen før."))
    last_day = day_field(_("Til og med"), required=False)

    def clean(self) -> dict[str, Any]:
        """A municipality."""
        cleaned = super().clean()
        if not cleaned.get("municipality"):
            self.add_error("municipality", gettext("Vælg kommunen."))
        return cleaned


class AnswerForm(PlainForm):
    """What the authority answered to a nomination."""

    on = day_field(_("Svaret er fra den"))
    answer = forms.ChoiceField(
        label=_("Myndigheden har"),
        choices=[("appointed", _("udpeget den indstillede")), ("refused", _("ikke udpeget den indstillede"))],
        widget=forms.RadioSelect,
    )
    note = _line(_("Note"), longest=300)


class EventForm(PlainForm):
    """What happens to a person, and when."""

    kind = forms.ChoiceField(
        label=_("Hvad sker der?"),
        choices=[
            (Kind.LEFT_BOARD.value, _("Udtræder af kommunalbestyrelsen")),
            (Kind.LEFT_MAYORALTY.value, _("Er ikke længere borgmester")),
            (Kind.CHANGED_PARTY.value, _("Skifter parti")),
            (Kind.LEAVE.value, _("Har orlov")),
            (Kind.DIED.value, _("Er død")),
        ],
        widget=forms.RadioSelect,
    )
    on = day_field(_("Fra og med"), help_text=_("Den første dag, hvor det gælder."))
    until = day_field(_("Til og med"), required=False, help_text=_("Kun for orlov."))
    municipality = MunicipalityField(help_text=_("Den kommune, som bestyrelsen eller borgmesterposten er i."))
    party = _line(
        _("Nyt parti"), longest=5, help_text=_("Kun ved skift af parti. Uden et bogstav: uden for partierne.")
    )

    def clean(self) -> dict[str, Any]:
        """A municipality, where the event is about one."""
        cleaned = super().clean() or {}
        of_a_place = cleaned.get("kind") in (Kind.LEFT_BOARD.value, Kind.LEFT_MAYORALTY.value)
        if of_a_place and not cleaned.get("municipality"):
            self.add_error("municipality", gettext("Vælg kommunen."))
        return cleaned


class FactForm(PeriodForm):
    """Something about a person that seats rest on."""

    kind = forms.ChoiceField(
        label=_("Oplysning"),
        choices=[(kind.value, kind.label) for kind in LifeFact.Kind if kind is not LifeFact.Kind.DEATH],
    )
    municipality = MunicipalityField(help_text=_("For bestyrelse og borgmesterpost."))
    party = _line(_("Parti"), longest=5, help_text=_("For parti: bogstavet."))
    valid_from = day_field(_("Fra og med"))
    last_day = day_field(_("Til og med"), required=False)


class CorrectFactForm(PeriodForm):
    """From when until when something was so, or that it never was."""

    valid_from = day_field(_("Fra og med"))
    last_day = day_field(_("Til og med"), required=False)
    was_never_so = forms.BooleanField(
        label=_("Det har aldrig været sådan: fjern oplysningen. Historikken husker den."), required=False
    )


class TakeOverForm(PeriodForm):
    """Which body the names of an item are for, and the period."""

    body = forms.ChoiceField(label=_("Forum"))
    valid_from = day_field(_("Fra og med"), help_text=_("Den dag, de begynder i forummet."))
    last_day = day_field(_("Til og med"), required=False)
    substitutes = forms.IntegerField(
        label=_("Stedfortrædere, som punktet ikke nævner ved navn"),
        min_value=0,
        max_value=_NO_MORE_THAN,
        required=False,
        help_text=_("De kommer på listen over opfølgning."),
    )
    to_chairmanship = forms.BooleanField(label=_("Formandskabet er bemyndiget til at finde dem"), required=False)
    whom = _line(
        _("Hvem skal ellers spørges"), longest=40, help_text=_("Partiet eller blokken, som beslutningen nævner.")
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].choices = choices  # type: ignore[attr-defined]
