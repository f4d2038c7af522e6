"""The forms for closing, excluding and inviting."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tvaers.access.models import Account
from tvaers.access.plain_form import PlainForm
from tvaers.document import wording
from tvaers.document.model import Item
from tvaers.meetings.models import Closing
from tvaers.meetings.sight.actions.closing import LONGEST_REASON, LONGEST_TITLE
from tvaers.meetings.sight.closed import OTHER, part_text

WHOLE = "item"
OTHER_REASON = "Anden grund"
REASONS = (
    "Offentlighedsloven § 23 (interne dokumenter)",
    "Offentlighedsloven § 30, nr. 1 (private forhold)",
    "Offentlighedsloven § 30, nr. 2 (drifts- eller forretningsforhold)",
    "Offentlighedsloven § 33 (offentlige interesser)",
    "Offentlighedsloven § 35 (særlig tavshedspligt)",
    "Offentlighedsloven, en anden af §§ 19-35",
    "Forvaltningsloven § 27 (tavshedspligt)",
    OTHER_REASON,
)
"""Kept with the closing as they stand, so they are Danish in every language of the page."""
_SAY_MORE = (REASONS[5], OTHER_REASON)
_LONGEST_MORE = LONGEST_REASON - max(len(reason) for reason in REASONS) - 2
_SHORTENED = 90


class ClosingForm(PlainForm):
    """What of an item is to be closed, and why."""

    what = forms.ChoiceField(label=_("Hvad skal lukkes?"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=_("Hvorfor?"), choices=[("", _("Vælg")), *((text, text) for text in REASONS)])
    more = forms.CharField(
        label=_("Paragraf eller grund med dine egne ord"),
        help_text=_("Skrives efter det valgte. Dem, der må se det lukkede, kan læse det."),
        max_length=_LONGEST_MORE,
        required=False,
    )
    neutral_title = forms.CharField(
        label=_("Neutral titel"),
        help_text=_(
            "Det, offentligheden ser i stedet for titlen, når hele punktet lukkes. Ellers står der ”Lukket punkt”."
        ),
        max_length=LONGEST_TITLE,
        required=False,
    )
    previewed = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, item: Item, is_title_shown: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["what"].choices = closable(item)  # type: ignore[attr-defined]
        self.fields["what"].error_messages["required"] = gettext("Vælg et svar.")
        self.fields["reason"].error_messages["required"] = gettext("Vælg et svar.")
        if not is_title_shown:
            self.fields["neutral_title"].help_text = gettext(
                "Den vises ikke for offentligheden nu: rådet har valgt, at der ikke står nogen titel. "
                "Den gemmes, hvis rådet vælger om."
            )
        self._item = item

    def clean(self) -> dict[str, Any]:
        """The reason in one text; where the choice alone tells none, words of one's own are asked for."""
        cleaned = super().clean() or {}
        chosen, more = cleaned.get("reason", ""), cleaned.get("more", "")
        if chosen in _SAY_MORE and not more:
            self.add_error("more", gettext("Skriv paragraffen eller grunden."))
        cleaned["full_reason"] = f"{chosen}: {more}" if more else chosen
        return cleaned

    def closing(self) -> Closing:
        """The closing that the form asks for, not kept."""
        what, _colon, which = self.cleaned_data["what"].partition(":")
        closing = Closing(
            item_number=self._item.number,
            item_title=self._item.title,
            what=what,
            reason=self.cleaned_data["full_reason"],
            neutral_title=self.cleaned_data["neutral_title"] if what == WHOLE else "",
        )
        if what == Closing.What.PART:
            closing.part = which
        if what == Closing.What.ATTACHMENT:
            closing.attachment = self._item.attachments[int(which)].text
        return closing


def mark_of(closing: Closing, preview: Item | None) -> str:
    """Tells one closing, and what the public would see of it, from another: only what was previewed is closed."""
    names = ("item_number", "item_title", "what", "part", "attachment", "reason", "neutral_title")
    chosen = [getattr(closing, name) for name in names]
    return hashlib.sha256(repr((chosen, preview)).encode()).hexdigest()


class ExclusionForm(PlainForm):
    """Which of the council's members may not see an item, and why."""

    account = forms.TypedChoiceField(label=_("Medlem"), coerce=int)
    reason = forms.CharField(
        label=_("Grund"), help_text=_("Kun sekretariatet ser den."), max_length=LONGEST_REASON, required=False
    )

    def __init__(self, *args: Any, members: Mapping[int, Account], **options: Any) -> None:
        super().__init__(*args, **options)
        names = [(key, account.name) for key, account in members.items()]
        self.fields["account"].choices = [("", gettext("Vælg")), *names]  # type: ignore[attr-defined]


class GuestForm(PlainForm):
    """Who is invited to one meeting."""

    email = forms.EmailField(
        label=_("E-mail"), help_text=_("Gæsten skal have en konto. En administrator opretter dem.")
    )


def closable(item: Item) -> list[tuple[str, str]]:
    """What of the item can be closed: all of it, its parts that say something, its attachments."""
    parts = [(name.value, str(gettext(word))) for name, word in wording.PARTS.items()] + [
        (OTHER, gettext("Øvrig tekst"))
    ]
    return [
        (WHOLE, gettext("Hele punktet")),
        *((f"part:{name}", word) for name, word in parts if part_text(item, name)),
        *(
            (f"attachment:{place}", gettext("Bilaget: {text}").format(text=_shortened(entry.text)))
            for place, entry in enumerate(item.attachments)
        ),
    ]


def _shortened(text: str) -> str:
    return text if len(text) <= _SHORTENED else f"{text[:_SHORTENED]}…"
