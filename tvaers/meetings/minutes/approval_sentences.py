"""Ready sentences for the item that approves minutes: as they were sent, or with the corrections written since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tvaers.access.visibility import OPERATOR
from tvaers.document.acts import decision_acts
from tvaers.document.blocks import parse
from tvaers.document.comparing import Change
from tvaers.document.phrasing import Sentence, Style, minutes_approved
from tvaers.meetings.minutes.approvals import Correction, corrections_of
from tvaers.meetings.models import Closing, Meeting, MinutesForApproval
from tvaers.meetings.planning.standing_items import earlier_minutes

LONGEST_CORRECTION = 400
"""Characters of a corrected decision; the minutes have all of it."""


def sentences_for(minutes: Sequence[Meeting], style: Style) -> list[Sentence]:
    """The decisions that approve these meetings' minutes, the one with corrections first; none without minutes.

    The minutes of the approving meeting are public, so what is closed is not named among the corrections.
    """
    if not minutes:
        return []
    told = earlier_minutes(minutes)
    corrections = [words for meeting in minutes for words in _corrections_in_words(meeting, alone=len(minutes) == 1)]
    texts = [minutes_approved(told, style, corrections)] if corrections else []
    texts.append(minutes_approved(told, style))
    return [Sentence(text, tuple(decision_acts(parse(text))), "") for text in texts]


def minutes_by_item(meeting: Meeting) -> dict[int, list[Meeting]]:
    """The minutes that the meeting's items ask for the approval of, by the key of the item."""
    rows = MinutesForApproval.objects.visible_to(OPERATOR).filter(item__meeting=meeting).order_by("pk")
    found: dict[int, list[Meeting]] = {}
    for row in rows.select_related("meeting__council"):
        found.setdefault(row.item_id, []).append(row.meeting)
    return found


def _corrections_in_words(meeting: Meeting, *, alone: bool) -> Iterable[str]:
    if meeting.stage != Meeting.Stage.MINUTES_SENT:
        return
    closings = Closing.objects.visible_to(OPERATOR).filter(meeting=meeting, opened_at=None)
    closed = set(closings.values_list("item_number", flat=True))
    for entry in corrections_of(meeting):
        if entry.number not in closed:
            which = (
                f"Punkt {entry.number}" if alone else f"Punkt {entry.number} på {earlier_minutes([meeting])[0].meeting}"
            )
            yield f"{which}, {entry.title}: {_now(entry)}"


def _now(entry: Correction) -> str:
    """What the decision says now, on one line."""
    words = " ".join("".join(piece.text for piece in entry.pieces if piece.change is not Change.REMOVED).split())
    return words if len(words) <= LONGEST_CORRECTION else f"{words[:LONGEST_CORRECTION].rsplit(' ', 1)[0]} …"
