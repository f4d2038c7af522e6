"""What the minutes say of a vote by name."""

from __future__ import annotations

from tvaers.access.visibility import Viewer
from tvaers.danish.alphabet import sort_key
from tvaers.meetings.models import Treatment, Vote

Choice = Vote.Choice


def votes_in_words(treatment: Treatment, viewer: Viewer) -> str:
    """Who voted which way, as sentences of the paper, so in Danish; empty when nobody's vote was recorded by name."""
    by_choice: dict[str, list[str]] = {Choice.FOR: [], Choice.AGAINST: [], Choice.ABSTAINED: []}
    rows = Vote.objects.visible_to(viewer).filter(treatment=treatment).select_related("invitee")
    for vote in sorted(rows, key=lambda vote: sort_key(vote.invitee.name)):
        party = f" ({vote.invitee.party})" if vote.invitee.party else ""
        by_choice[vote.choice].append(f"{vote.invitee.name}{party}")
    told = [
        f"For stemte {_listed(by_choice[Choice.FOR])}." if by_choice[Choice.FOR] else "",
        f"Imod stemte {_listed(by_choice[Choice.AGAINST])}." if by_choice[Choice.AGAINST] else "",
        f"{_listed(by_choice[Choice.ABSTAINED])} undlod at stemme." if by_choice[Choice.ABSTAINED] else "",
    ]
    return " ".join(sentence for sentence in told if sentence)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} og {names[-1]}"
