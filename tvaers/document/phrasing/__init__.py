"""The words of a decision and of a recommendation: ready sentences in the council's own style, and the phrase bank.

Everything here is Danish text for a paper. It is written in the paper's language and never translated.
"""

from tvaers.document.phrasing.sentences import Sentence, Style, decision_sentences, joined

__all__ = ["Sentence", "Style", "decision_sentences", "joined"]
