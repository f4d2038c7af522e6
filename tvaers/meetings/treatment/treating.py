"""What becomes of a decision while it is typed: two people's texts put together, and the acts that the text tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tvaers.access.visibility import OPERATOR
from tvaers.councils.models import CouncilSettings
from tvaers.danish.dates import long_date
from tvaers.document.acts import decision_acts
from tvaers.document.blocks import parse
from tvaers.document.merging import merge
from tvaers.document.model import Act
from tvaers.document.phrasing import Style
from tvaers.meetings.models import Meeting


def put_together(base: str, mine: str, theirs: str) -> str:
    """The text (Markdown) that stands when someone typed `mine`, beginning from `base`, and `theirs` stands there now.

    What both wrote in one paragraph is kept in both wordings. As long as nobody else wrote, it is as it was typed.
    """
    base, mine = (text.replace("\r\n", "\n") for text in (base, mine))
    if theirs in (base, mine):
        return mine
    return theirs if mine == base else merge(base, mine, theirs).text


def suggested_acts(text: str, *, has_votes: bool = False) -> list[str]:
    """The codes of the acts that a decision (Markdown) tells, and of voting where votes were counted."""
    acts = decision_acts(parse(text))
    if has_votes and Act.VOTED not in acts:
        acts.append(Act.VOTED)
    return [act.value for act in acts]


def with_sentence(text: str, sentence: str) -> str:
    """The decision with one more paragraph, unless it has that one already."""
    if sentence in text:
        return text
    return f"{text.rstrip()}\n\n{sentence}" if text.strip() else sentence


def without_sentence(text: str, sentence: str) -> str:
    """The decision without the paragraph that says no more than the sentence."""
    return "\n\n".join(part for part in text.split("\n\n") if part.strip() != sentence)


def with_act(acts: Sequence[str], act: Act) -> list[str]:
    """The acts as codes, with this one as the formal one, first, unless it is among them."""
    return list(acts) if act in acts else [act.value, *(code for code in acts if code in set(Act))]


def postponed_sentence(style: Style, to: date | None) -> str:
    """That an item was postponed to the meeting of a day, or to the next one: a paper's words, so always Danish."""
    meeting = f"mødet den {long_date(to)}" if to else "næste møde"
    return f"Punktet blev udsat til {meeting}." if style is Style.FULL else f"Udsat til {meeting}."


def withdrawn_sentence(style: Style) -> str:
    """That an item was withdrawn."""
    return "Punktet udgik." if style is Style.FULL else "Udgik."


def decision_style(meeting: Meeting) -> Style:
    """How the meeting's council writes its decisions."""
    settings = CouncilSettings.objects.visible_to(OPERATOR).filter(council=meeting.council_id).first()
    return Style(settings.decision_style) if settings else Style.FULL
