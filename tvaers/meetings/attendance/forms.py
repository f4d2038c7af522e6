"""The forms in which the secretariat notes who comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm
from tvaers.meetings.attendance.actions.calling_in import LONGEST_NOTE
from tvaers.meetings.models import Invitee


class AnswerForm(PlainForm):
    """What one of those expected answered, and a word of theirs."""

    answers: ClassVar[Sequence[tuple[str, Any]]] = Invitee.Answer.choices

    answer = forms.ChoiceField(label=_("Svar"), choices=answers, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Bemærkning"),
        help_text=_("Kun sekretariatet og personen selv ser den."),
        max_length=LONGEST_NOTE,
        required=False,
    )

    def told(self, says: Invitee.Answer) -> str:
        """The answer as it stood on the form."""
        return str(dict(self.answers)[says.value])


class OwnSeatForm(AnswerForm):
    """Who answers a written procedure for a member's seat. Nobody comes to it, so nobody sends an apology."""

    answers: ClassVar[Sequence[tuple[str, Any]]] = (
        (Invitee.Answer.NONE.value, _("Medlemmet selv")),
        (Invitee.Answer.APOLOGY.value, _("Stedfortræderen, for medlemmet kan ikke svare")),
    )

    answer = forms.ChoiceField(label=_("Hvem svarer"), choices=answers, widget=forms.RadioSelect)


class PutInForm(PlainForm):
    """Who sits for a member, when it is not the personal substitute."""

    name = forms.CharField(label=_("Navn"), max_length=LONGEST_NOTE)
    party = forms.CharField(
        label=_("Parti"), help_text=_("Partiets bogstav. Uden bogstav bruges medlemmets."), max_length=5, required=False
    )
