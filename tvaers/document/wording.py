"""The Danish words for the document's codes, in one place for every writer and page."""

from __future__ import annotations

from dataclasses import dataclass

from tvaers.document.model import Act, Kind, MeetingKind, PartName


def gettext_noop(text: str) -> str:
    """The text itself; the name marks it for translation where a page shows it."""
    return text


@dataclass(frozen=True)
class ActWords:
    """An act as a recommendation tells it (present tense), and as a decision does (past tense)."""

    present: str
    past: str


# Source of the words: the phrases of published KKR papers; the passive where a council is not the one who acts.
ACTS: dict[Act, ActWords] = {
    Act.APPROVED: ActWords(gettext_noop("godkender"), gettext_noop("godkendte")),
    Act.NOTED: ActWords(gettext_noop("tager til efterretning"), gettext_noop("tog til efterretning")),
    Act.INFORMED: ActWords(gettext_noop("tager til orientering"), gettext_noop("blev orienteret")),
    Act.DISCUSSED: ActWords(gettext_noop("drøfter"), gettext_noop("drøftede")),
    Act.SUPPORTED: ActWords(gettext_noop("bakker op"), gettext_noop("bakkede op")),
    Act.AGREED: ActWords(gettext_noop("er enig"), gettext_noop("var enig")),
    Act.RECOMMENDED: ActWords(gettext_noop("anbefaler"), gettext_noop("anbefalede")),
    Act.DECIDED: ActWords(gettext_noop("beslutter"), gettext_noop("besluttede")),
    Act.MAINTAINED: ActWords(gettext_noop("fastholder"), gettext_noop("fastholdt")),
    Act.NOMINATED: ActWords(gettext_noop("indstiller"), gettext_noop("indstillede")),
    Act.APPOINTED: ActWords(gettext_noop("udpeger"), gettext_noop("udpegede")),
    Act.AUTHORISED: ActWords(gettext_noop("bemyndiger"), gettext_noop("bemyndigede")),
    Act.REFERRED: ActWords(gettext_noop("oversender"), gettext_noop("oversendte")),
    Act.POSTPONED: ActWords(gettext_noop("udsætter"), gettext_noop("udsatte")),
    Act.WITHDRAWN: ActWords(gettext_noop("udgår"), gettext_noop("udgik")),
    Act.REJECTED: ActWords(gettext_noop("forkaster"), gettext_noop("forkastede")),
    Act.VOTED: ActWords(gettext_noop("stemmer"), gettext_noop("stemte")),
    Act.RESERVED: ActWords(gettext_noop("tager forbehold"), gettext_noop("tog forbehold")),
    Act.EVALUATED: ActWords(gettext_noop("evaluerer"), gettext_noop("evaluerede")),
    Act.CLARIFIED: ActWords(gettext_noop("afklarer"), gettext_noop("afklarede")),
    Act.COORDINATED: ActWords(gettext_noop("koordinerer"), gettext_noop("koordinerede")),
    Act.REQUESTED: ActWords(gettext_noop("anmoder"), gettext_noop("anmodede")),
    Act.WISHED: ActWords(gettext_noop("ønsker"), gettext_noop("ønskede")),
    Act.REMARKED: ActWords(gettext_noop("bemærker"), gettext_noop("bemærkede")),
    Act.CONDITIONAL: ActWords(gettext_noop("under forudsætning"), gettext_noop("under forudsætning")),
    Act.FOLLOW_UP: ActWords(gettext_noop("følger op"), gettext_noop("følger op")),
}

KINDS: dict[Kind, str] = {Kind.AGENDA: gettext_noop("Dagsorden"), Kind.MINUTES: gettext_noop("Referat")}

MEETING_KINDS: dict[MeetingKind, str] = {
    MeetingKind.ORDINARY: gettext_noop("Ordinært møde"),
    MeetingKind.EXTRAORDINARY: gettext_noop("Ekstraordinært møde"),
    MeetingKind.CONSTITUTING: gettext_noop("Konstituerende møde"),
    MeetingKind.THEME: gettext_noop("Temamøde"),
    MeetingKind.VIRTUAL: gettext_noop("Virtuelt møde"),
    MeetingKind.WRITTEN_PROCEDURE: gettext_noop("Skriftlig procedure"),
}

PARTS: dict[PartName, str] = {
    PartName.BACKGROUND: gettext_noop("Baggrund"),
    PartName.RECOMMENDATION: gettext_noop("Indstilling"),
    PartName.PRESENTATION: gettext_noop("Sagsfremstilling"),
    PartName.DECISION: gettext_noop("Beslutning"),
}

HOLDS_CLOSED = "Indeholder lukkede punkter"
"""Stands in the head of every page of a file with words that not everybody may read."""

OPENNESS: dict[bool, str] = {True: gettext_noop("Åbent punkt"), False: gettext_noop("Lukket punkt")}
