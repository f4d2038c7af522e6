"""The forms in which the secretariat notes who comes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.meetings.attendance.actions.calling_in import LONGEST_NOTE
from tvaers.meetings.models import Invitee


class AnswerForm(PlainForm):
    """What one of those expected answered, and a word of theirs."""

    answer = forms.ChoiceField(label=_("Svar"), choices=Invitee.Answer.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Bemærkning"),
        help_text=_("Kun sekretariatet og personen selv ser den."),
        max_length=LONGEST_NOTE,
        required=False,
    )


class PutInForm(PlainForm):
    """Who sits for a member, when it is not the personal substitute."""

    name = forms.CharField(label=_("Navn"), max_length=LONGEST_NOTE)
    party = forms.CharField(
        label=_("Parti"), help_text=_("Partiets bogstav. Uden bogstav bruges medlemmets."), max_length=5, required=False
    )
