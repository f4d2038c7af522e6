"""Recording of an item: whether the acts are those that the text tells, and one act more."""

from __future__ import annotations

from tvaers.document.model import Act
from tvaers.meetings.models import Treatment
from tvaers.meetings.treatment.treating import suggested_acts, with_act, with_sentence


def has_votes(treatment: Treatment) -> bool:
    """Whether votes were counted."""
    return (treatment.votes_for, treatment.votes_against, treatment.votes_abstained) != (None, None, None)


def suggestion(treatment: Treatment) -> list[str]:
    """The acts that the treatment's text and votes tell."""
    return suggested_acts(treatment.decision, has_votes=has_votes(treatment))


def acts_follow_text(treatment: Treatment) -> bool:
    """Whether the acts are still those that text and votes tell, and nobody chose others."""
    return list(treatment.acts) == suggestion(treatment)


def record(treatment: Treatment, sentence: str, act: Act) -> None:
    """Writes the sentence and its act to a held treatment; runs in an action."""
    is_followed = acts_follow_text(treatment)
    treatment.decision = with_sentence(treatment.decision, sentence)
    treatment.acts = with_act(suggestion(treatment) if is_followed else treatment.acts, act)
    treatment.save()
