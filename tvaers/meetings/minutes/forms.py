"""The forms of minutes: decisions, files, sending, the chairmanship's check, remarks and their answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.document.model import Act
from tvaers.document.wording import ACTS
from tvaers.meetings.drafts.forms import UploadsField
from tvaers.meetings.models import NOTHING_RECORDED

LONGEST = 20_000


def act_choices() -> list[tuple[str, Any]]:
    """The acts by their code, and that nothing was recorded."""
    acts = [(act.value, _(ACTS[act].past)) for act in Act]
    return [*acts, (NOTHING_RECORDED, _("Intet besluttet"))]


class DecisionForm(PlainForm):
    """A decision, or a point under it, and the acts in it. `base` is what the writing began from."""

    text = forms.CharField(
        label=_("Beslutning"),
        required=False,
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "da", "data-editor": True, "data-help": "markup"}),
    )
    base = forms.CharField(required=False, widget=forms.HiddenInput(), strip=False)
    acts_follow = forms.BooleanField(label=_("Find handlingerne i teksten"), required=False)
    acts = forms.MultipleChoiceField(
        label=_("Handlinger"), required=False, choices=act_choices, widget=forms.CheckboxSelectMultiple()
    )

    def chosen_acts(self) -> list[str] | None:
        """The acts; None when they follow the text."""
        chosen: list[str] = self.cleaned_data["acts"]
        return None if self.cleaned_data["acts_follow"] or not chosen else chosen


class EnclosuresForm(PlainForm):
    """Files that go out with the minutes."""

    added = UploadsField(label=_("Filer"), help_text=_("Slides, en aftale eller andet, som blev vist eller indgået."))
    title = forms.CharField(
        label=_("Titel"), required=False, max_length=300, help_text=_("Kun for én fil. Ellers bruges filens navn.")
    )
    is_closed = forms.BooleanField(label=_("Bilaget er lukket"), required=False)


class SendMinutesForm(PlainForm):
    """What the secretariat writes along."""

    note = forms.CharField(
        label=_("Besked i mailen"),
        required=False,
        max_length=2_000,
        help_text=_("Skriv ikke noget, der er lukket."),
        widget=forms.Textarea(attrs={"rows": 3, "lang": "da"}),
    )


class CheckForm(PlainForm):
    """Whether one agrees to the minutes."""

    answer = forms.ChoiceField(
        label=_("Dit svar"),
        choices=[("agrees", _("Jeg er enig i referatet")), ("changes", _("Jeg ønsker ændringer"))],
        widget=forms.RadioSelect(),
    )
    note = forms.CharField(
        label=_("Hvad skal ændres?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "da"}),
    )


class MinutesRemarkForm(PlainForm):
    """One's own remark."""

    item_number = forms.ChoiceField(label=_("Punkt"), required=False)
    text = forms.CharField(
        label=_("Din bemærkning"),
        max_length=10_000,
        help_text=_("Sekretariatet læser den og svarer her. De andre medlemmer ser den ikke."),
        widget=forms.Textarea(attrs={"rows": 5, "lang": "da"}),
    )

    def __init__(self, *args: Any, items: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["item_number"].choices = [("", _("Hele referatet")), *items]  # type: ignore[attr-defined]


class AnswerForm(PlainForm):
    """What the secretariat answers."""

    followed = forms.ChoiceField(
        label=_("Hvad bliver der af bemærkningen?"),
        choices=[("yes", _("Referatet rettes")), ("no", _("Referatet rettes ikke"))],
        widget=forms.RadioSelect(),
    )
    answer = forms.CharField(
        label=_("Svar"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3, "lang": "da"})
    )
