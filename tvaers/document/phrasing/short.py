"""The short form of a decision: "Godkendt.", "Taget til efterretning.", "Drøftet og godkendt."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tvaers.document.model import Act
from tvaers.document.phrasing.clauses import capitalised
from tvaers.document.phrasing.verbs import PARTICIPLES, PAST

# Acts whose object is the decision have none: whom the council asked, and for what, must be said.
SHORT_FORMS: dict[Act, str] = {
    Act.APPROVED: "godkendt",
    Act.NOTED: "taget til efterretning",
    Act.INFORMED: "taget til orientering",
    Act.DISCUSSED: "drøftet",
    Act.SUPPORTED: "tiltrådt",
    Act.RECOMMENDED: "anbefalet",
    Act.DECIDED: "besluttet",
    Act.MAINTAINED: "fastholdt",
    Act.NOMINATED: "indstillet",
    Act.APPOINTED: "udpeget",
    Act.REFERRED: "oversendt",
    Act.POSTPONED: "udsat",
    Act.EVALUATED: "evalueret",
    Act.CLARIFIED: "afklaret",
    Act.COORDINATED: "koordineret",
}
_CONDITION = re.compile(r"\s(?:under forudsætning|med forbehold for|med den (?:ændring|tilføjelse))\b.*", re.DOTALL)
_AUTHORISES = re.compile(r"(?:.{0,80}?\s)?bemyndige[rs]\s+(?P<whom>[\w-]+)(?P<what>\s+til\s+.+)", re.DOTALL)


def short_sentence(clause: str, full: str, acts: Sequence[Act]) -> str:
    """The short form of what `clause` recommends, without full stop; `full` where the acts have no short form."""
    if list(acts) == [Act.AUTHORISED] and (found := _AUTHORISES.fullmatch(clause)):
        return f"{capitalised(found['whom'])} blev bemyndiget{found['what']}"
    formal = [act for act in acts if act is not Act.CONDITIONAL]
    if not formal or any(act not in SHORT_FORMS for act in formal):
        return full
    condition = _CONDITION.search(clause) if Act.CONDITIONAL in acts else None
    return capitalised(_enumerated([_form(act, full) for act in formal])) + (condition.group() if condition else "")


def _form(act: Act, full: str) -> str:
    """The act's word; a council that elected says so."""
    elects = {PAST["vælger"], PARTICIPLES["vælges"]}
    return "valgt" if act is Act.APPOINTED and elects & set(full.split()) else SHORT_FORMS[act]


def _enumerated(words: Sequence[str]) -> str:
    return " og ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
