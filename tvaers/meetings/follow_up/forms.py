"""The forms of what is outstanding."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tvaers.access.plain_form import PlainForm, day_field
from tvaers.meetings.follow_up.actions import LONGEST_WHO, Outstanding
from tvaers.meetings.models import FollowUp, Meeting

LONGEST = 10_000


class FollowUpForm(PlainForm):
    """What, who, by when, and to which meeting."""

    text = forms.CharField(
        label=_("Hvad skal der ske?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3, "lang": "da"})
    )
    kind = forms.ChoiceField(label=_("Slags"), choices=FollowUp.Kind.choices)
    who = forms.CharField(label=_("Hvem"), required=False, max_length=LONGEST_WHO)
    due_on = day_field(_("Senest"), required=False)
    to_meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=_("Til mødet"),
        required=False,
        empty_label=_("Det næste møde, eller intet"),
        help_text=_("Det møde, sagen kommer tilbage på, eller skal være klar til."),
    )

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["to_meeting"]
        field.queryset = meetings
        field.label_from_instance = lambda meeting: f"{meeting.held_on:%d.%m.%Y} {meeting.title}".strip()

    def outstanding(self) -> Outstanding:
        """What was written, once the form is valid."""
        data = self.cleaned_data
        kind = FollowUp.Kind(data["kind"])
        return Outstanding(kind, data["text"], data["who"], data["due_on"], data["to_meeting"])


class CloseForm(PlainForm):
    """What came of it."""

    note = forms.CharField(
        label=_("Hvad kom der ud af det?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "da"}),
    )


class ChairmanshipActForm(PlainForm):
    """What the chairmanship did, and when."""

    acted_on = day_field(_("Dag"))
    text = forms.CharField(
        label=_("Hvad gjorde formandskabet?"),
        max_length=LONGEST,
        help_text=_("Teksten kommer med under Siden sidst på det næste møde."),
        widget=forms.Textarea(attrs={"rows": 4, "lang": "da"}),
    )
    is_over = forms.BooleanField(label=_("Bemyndigelsen er brugt og kan lukkes"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        initial = {"acted_on": timezone.localdate(), "is_over": True}
        super().__init__(*args, initial=initial, **options)
