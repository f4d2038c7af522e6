"""The Danish words for the document's codes, in one place for every writer and page."""

from __future__ import annotations

from dataclasses import dataclass

from tvaers.document.model import Act, Kind, MeetingKind, PartName


@dataclass(frozen=True)
class ActWords:
    """An act as a recommendation tells it (present tense), and as a decision does (past tense)."""

    present: str
    past: str


# Source of the words: the phrases of published KKR papers; the passive where a council is not the one who acts.
ACTS: dict[Act, ActWords] = {
    Act.APPROVED: ActWords("godkender", "godkendte"),
    Act.NOTED: ActWords("tager til efterretning", "tog til efterretning"),
    Act.INFORMED: ActWords("tager til orientering", "blev orienteret"),
    Act.DISCUSSED: ActWords("drøfter", "drøftede"),
    Act.SUPPORTED: ActWords("bakker op", "bakkede op"),
    Act.AGREED: ActWords("er enig", "var enig"),
    Act.RECOMMENDED: ActWords("anbefaler", "anbefalede"),
    Act.DECIDED: ActWords("beslutter", "besluttede"),
    Act.MAINTAINED: ActWords("fastholder", "fastholdt"),
    Act.NOMINATED: ActWords("indstiller", "indstillede"),
    Act.APPOINTED: ActWords("udpeger", "udpegede"),
    Act.AUTHORISED: ActWords("bemyndiger", "bemyndigede"),
    Act.REFERRED: ActWords("oversender", "oversendte"),
    Act.POSTPONED: ActWords("udsætter", "udsatte"),
    Act.WITHDRAWN: ActWords("udgår", "udgik"),
    Act.REJECTED: ActWords("forkaster", "forkastede"),
    Act.VOTED: ActWords("stemmer", "stemte"),
    Act.RESERVED: ActWords("tager forbehold", "tog forbehold"),
    Act.EVALUATED: ActWords("evaluerer", "evaluerede"),
    Act.CLARIFIED: ActWords("afklarer", "afklarede"),
    Act.COORDINATED: ActWords("koordinerer", "koordinerede"),
    Act.REQUESTED: ActWords("anmoder", "anmodede"),
    Act.WISHED: ActWords("ønsker", "ønskede"),
    Act.REMARKED: ActWords("bemærker", "bemærkede"),
    Act.CONDITIONAL: ActWords("under forudsætning", "under forudsætning"),
    Act.FOLLOW_UP: ActWords("følger op", "følger op"),
}

KINDS: dict[Kind, str] = {Kind.AGENDA: "Dagsorden", Kind.MINUTES: "Referat"}

MEETING_KINDS: dict[MeetingKind, str] = {
    MeetingKind.ORDINARY: "Ordinært møde",
    MeetingKind.EXTRAORDINARY: "Ekstraordinært møde",
    MeetingKind.CONSTITUTING: "Konstituerende møde",
    MeetingKind.THEME: "Temamøde",
    MeetingKind.VIRTUAL: "Virtuelt møde",
    MeetingKind.WRITTEN_PROCEDURE: "Skriftlig procedure",
}

PARTS: dict[PartName, str] = {
    PartName.BACKGROUND: "Baggrund",
    PartName.RECOMMENDATION: "Indstilling",
    PartName.PRESENTATION: "Sagsfremstilling",
    PartName.DECISION: "Beslutning",
}

OPENNESS: dict[bool, str] = {True: "Åbent punkt", False: "Lukket punkt"}
