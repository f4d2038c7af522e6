"""The phrase bank for writing recommendations, and the sentence that tells of an oral report."""

from __future__ import annotations

from dataclasses import dataclass

from tvaers.document.model import Act
from tvaers.document.phrasing.outcomes import BLANK
from tvaers.document.wording import gettext_noop


@dataclass(frozen=True)
class Phrase:
    """One way of recommending: `name` for a list to choose from, `text` as an entry under "at KKR X:".

    `text` begins with its verb; `BLANK` stands for what the author fills in.
    """

    act: Act
    name: str
    text: str


_PHRASES = (
    Phrase(Act.NOTED, gettext_noop("Orienteringen til efterretning"), "tager orienteringen til efterretning"),
    Phrase(
        Act.NOTED, gettext_noop("Orienteringen om noget til efterretning"), "tager orienteringen om … til efterretning"
    ),
    Phrase(Act.NOTED, gettext_noop("Status til efterretning"), "tager status for … til efterretning"),
    Phrase(Act.INFORMED, gettext_noop("Til orientering"), "tager punktet til orientering"),
    Phrase(Act.DISCUSSED, gettext_noop("Drøfte"), "drøfter …"),
    Phrase(Act.DISCUSSED, gettext_noop("Drøfte, hvordan"), "drøfter, hvordan …"),
    Phrase(Act.DISCUSSED, gettext_noop("Drøfte og godkende"), "drøfter og godkender …"),
    Phrase(Act.APPROVED, gettext_noop("Godkende"), "godkender …"),
    Phrase(Act.APPROVED, gettext_noop("Godkende, at noget sker"), "godkender, at …"),
    Phrase(Act.APPROVED, gettext_noop("Godkende dagsordenen"), "godkender dagsordenen"),
    Phrase(Act.APPROVED, gettext_noop("Godkende referatet"), "godkender referatet fra mødet den …"),
    Phrase(Act.APPROVED, gettext_noop("Godkende regnskab og budget"), "godkender regnskab … og budget …"),
    Phrase(Act.APPROVED, gettext_noop("Godkende på betingelse"), "godkender … under forudsætning af …"),
    Phrase(Act.SUPPORTED, gettext_noop("Bakke op"), "bakker op om …"),
    Phrase(Act.SUPPORTED, gettext_noop("Tilslutte sig"), "tilslutter sig …"),
    Phrase(Act.SUPPORTED, gettext_noop("Tiltræde"), "tiltræder …"),
    Phrase(Act.RECOMMENDED, gettext_noop("Anbefale kommunerne noget"), "anbefaler kommunalbestyrelserne at …"),
    Phrase(Act.RECOMMENDED, gettext_noop("Anbefale, at noget sker"), "anbefaler, at …"),
    Phrase(Act.DECIDED, gettext_noop("Beslutte"), "beslutter, at …"),
    Phrase(Act.DECIDED, gettext_noop("Vedtage"), "vedtager …"),
    Phrase(Act.MAINTAINED, gettext_noop("Fastholde"), "fastholder …"),
    Phrase(Act.APPOINTED, gettext_noop("Udpege medlemmer"), "udpeger … til …"),
    Phrase(Act.APPOINTED, gettext_noop("Udpege en stedfortræder"), "udpeger en ny stedfortræder for … til …"),
    Phrase(Act.APPOINTED, gettext_noop("Vælge formand og næstformand"), "vælger formand og næstformand"),
    Phrase(Act.NOMINATED, gettext_noop("Indstille medlemmer"), "indstiller … medlemmer og … stedfortrædere til …"),
    Phrase(Act.NOMINATED, gettext_noop("Indstille noget til en myndighed"), "indstiller til …, at …"),
    Phrase(Act.AUTHORISED, gettext_noop("Bemyndige formandskabet"), "bemyndiger formandskabet til at …"),
    Phrase(Act.REFERRED, gettext_noop("Oversende"), "oversender … til …"),
    Phrase(Act.REFERRED, gettext_noop("Sende i høring"), "sender … i høring"),
    Phrase(Act.REQUESTED, gettext_noop("Anmode"), "anmoder … om at …"),
    Phrase(Act.REQUESTED, gettext_noop("Opfordre kommunerne"), "opfordrer kommunerne til at …"),
    Phrase(Act.EVALUATED, gettext_noop("Evaluere"), "evaluerer …"),
    Phrase(Act.CLARIFIED, gettext_noop("Afklare"), "afklarer …"),
    Phrase(Act.COORDINATED, gettext_noop("Koordinere"), "koordinerer … med …"),
    Phrase(Act.POSTPONED, gettext_noop("Udsætte"), "udsætter … til …"),
)


def recommendation_phrases() -> list[Phrase]:
    """The phrases, those of one act together, in the order of how often a council is asked for the act."""
    return list(_PHRASES)


def phrase_for(phrase: Phrase, council: str) -> str:
    """The phrase as a recommendation of its own: "Det indstilles, at KKR Nordjylland godkender …"."""
    text = f"Det indstilles, at {council} {phrase.text}"
    return text if text.endswith(BLANK) else f"{text}."


def report_sentence(name: str, topic: str) -> str:
    """Who told of what under "Siden sidst": ("Ida Holm", "arbejdet i Fjordrådet") gives one sentence."""
    return f"{name.strip()} orienterede om {topic.strip().removeprefix('om ').rstrip(' .')}."
