"""Ready sentences for what a council did without being recommended to: noted, postponed, withdrawn, with remarks.

Each is in the council's own style. Where the meeting must fill something in, `BLANK` stands for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tvaers.document.acts import decision_acts
from tvaers.document.blocks import Paragraph, Text
from tvaers.document.model import Act
from tvaers.document.phrasing.sentences import Style
from tvaers.document.wording import gettext_noop

BLANK = "…"


@dataclass(frozen=True)
class Outcome:
    """What may become of an item: `name` for a list to choose from, `text` for the decision (Markdown).

    `act` is the one it is chosen for, None when nothing is recorded; `acts` is all that `decision_acts` reads in it.
    """

    name: str
    act: Act | None
    text: str
    acts: tuple[Act, ...]

    @property
    def has_blank(self) -> bool:
        """Whether someone must fill in words before it is a decision: a blank, or what comes after a colon."""
        return BLANK in self.text or self.text.endswith(":")


@dataclass(frozen=True)
class _Wording:
    name: str
    act: Act | None
    full: str
    short: str


_WORDINGS = (
    _Wording(
        gettext_noop("Taget til efterretning"),
        Act.NOTED,
        "{council} tog punktet til efterretning.",
        "Taget til efterretning.",
    ),
    _Wording(
        gettext_noop("Taget til orientering"),
        Act.INFORMED,
        "{council} tog punktet til orientering.",
        "Taget til orientering.",
    ),
    _Wording(gettext_noop("Drøftet"), Act.DISCUSSED, "{council} drøftede sagen.", "Drøftet."),
    _Wording(
        gettext_noop("Til efterretning med bemærkninger"),
        Act.NOTED,
        "{council} tog punktet til efterretning med følgende bemærkninger:",
        "Taget til efterretning med følgende bemærkninger:",
    ),
    _Wording(
        gettext_noop("Drøftet med bemærkninger"),
        Act.DISCUSSED,
        "{council} drøftede sagen med følgende bemærkninger:",
        "Drøftet med følgende bemærkninger:",
    ),
    _Wording(gettext_noop("Bemærkninger"), Act.REMARKED, "Følgende blev bemærket:", "Følgende blev bemærket:"),
    _Wording(gettext_noop("Enighed"), Act.AGREED, "{council} var enige om, at …", "Der var enighed om, at …"),
    _Wording(gettext_noop("Opbakning"), Act.SUPPORTED, "{council} bakkede op om …", "Tiltrådt."),
    _Wording(
        gettext_noop("Godkendt under forudsætning"),
        Act.CONDITIONAL,
        "{council} godkendte sagen under forudsætning af, at …",
        "Godkendt under forudsætning af, at …",
    ),
    _Wording(
        gettext_noop("Godkendt med ændring"),
        Act.CONDITIONAL,
        "{council} godkendte sagen med den ændring, at …",
        "Godkendt med den ændring, at …",
    ),
    _Wording(gettext_noop("Besluttet"), Act.DECIDED, "{council} besluttede, at …", "Det blev besluttet, at …"),
    _Wording(
        gettext_noop("Udpeget (navne følger)"),
        Act.APPOINTED,
        "{council} udpegede følgende til …:",
        "Følgende blev udpeget til …:",
    ),
    _Wording(
        gettext_noop("Indstillet (navne følger)"),
        Act.NOMINATED,
        "{council} indstillede følgende til …:",
        "Følgende blev indstillet til …:",
    ),
    _Wording(
        gettext_noop("Formandskabet bemyndiget"),
        Act.AUTHORISED,
        "{council} bemyndigede formandskabet til at …",
        "Formandskabet blev bemyndiget til at …",
    ),
    _Wording(gettext_noop("Oversendt"), Act.REFERRED, "{council} oversendte sagen til …", "Oversendt til …"),
    _Wording(gettext_noop("Bedt om"), Act.REQUESTED, "{council} bad om, at …", "{council} bad om, at …"),
    _Wording(gettext_noop("Ønske"), Act.WISHED, "Der var et ønske om, at …", "Der var et ønske om, at …"),
    _Wording(
        gettext_noop("Punkt på næste møde"),
        Act.FOLLOW_UP,
        "Der sættes et punkt på dagsordenen til næste møde om …",
        "Der sættes et punkt på dagsordenen til næste møde om …",
    ),
    _Wording(
        gettext_noop("Sendes ud med referatet"),
        Act.FOLLOW_UP,
        "Materialet sendes ud med referatet.",
        "Materialet sendes ud med referatet.",
    ),
    _Wording(gettext_noop("Udsat"), Act.POSTPONED, "Punktet blev udsat til næste møde.", "Udsat til næste møde."),
    _Wording(gettext_noop("Udgået"), Act.WITHDRAWN, "Punktet udgik.", "Udgik."),
    _Wording(gettext_noop("Forkastet"), Act.REJECTED, "{council} forkastede forslaget.", "Forkastet."),
    _Wording(
        gettext_noop("Afstemning"),
        Act.VOTED,
        "For stemte …, imod stemte …, og … undlod at stemme.",
        "For stemte …, imod stemte …, og … undlod at stemme.",
    ),
    _Wording(gettext_noop("Forbehold"), Act.RESERVED, "… tog forbehold for …", "… tog forbehold for …"),
    _Wording(gettext_noop("Intet at bemærke"), None, "Intet at bemærke.", "Intet at bemærke."),
)


def other_outcomes(council: str, style: Style) -> list[Outcome]:
    """What an item may end with besides its recommendation, in the order of how often it happens."""
    return [_outcome(wording, council, style) for wording in _WORDINGS]


def _outcome(wording: _Wording, council: str, style: Style) -> Outcome:
    pattern = wording.full if style is Style.FULL else wording.short
    text = pattern.format(council=council)
    return Outcome(wording.name, wording.act, text, tuple(decision_acts([Paragraph((Text(text),))])))
