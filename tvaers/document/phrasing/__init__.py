"""The words of a decision and of a recommendation: ready sentences in the council's own style, and the phrase bank.

All of it is Danish text for a paper, written in the paper's language and never translated; only the names to choose
from are.
"""

from tvaers.document.phrasing.bank import Phrase, phrase_for, recommendation_phrases, report_sentence
from tvaers.document.phrasing.outcomes import BLANK, Outcome, other_outcomes
from tvaers.document.phrasing.sentences import Sentence, Style, decision_sentences, joined
from tvaers.document.phrasing.standing import (
    EarlierMinutes,
    approval_of_agenda,
    approval_of_minutes,
    minutes_approved,
    next_meeting,
)

__all__ = [
    "BLANK",
    "EarlierMinutes",
    "Outcome",
    "Phrase",
    "Sentence",
    "Style",
    "approval_of_agenda",
    "approval_of_minutes",
    "decision_sentences",
    "joined",
    "minutes_approved",
    "next_meeting",
    "other_outcomes",
    "phrase_for",
    "recommendation_phrases",
    "report_sentence",
]
