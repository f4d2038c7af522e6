"""What an agenda usually begins with, offered to a council that has no template of its own.

The sections are those of KKR Nordjylland's and KKR Midtjylland's papers from 2020 to 2025.
"""

from __future__ import annotations

from dataclasses import dataclass

from tvaers.meetings.models import DraftItem

Standing = DraftItem.Standing


@dataclass(frozen=True)
class UsualItem:
    """A standing item; the reporters are one a line."""

    standing: DraftItem.Standing
    title: str
    reporters: str = ""


@dataclass(frozen=True)
class UsualSection:
    """A section with its standing items. The words are data from then on, in Danish whatever the page's language."""

    title: str
    items: tuple[UsualItem, ...] = ()


USUAL_TEMPLATE = (
    UsualSection(
        "Godkendelse af referat",
        (
            UsualItem(Standing.AGENDA, "Godkendelse af dagsorden"),
            UsualItem(Standing.MINUTES, "Godkendelse af referat"),
        ),
    ),
    UsualSection("Siden sidst", (UsualItem(Standing.REPORTS, "Siden sidst", "Formandskabet\nSekretariatet"),)),
    UsualSection("Regionalpolitiske sager"),
    UsualSection("Udpegninger"),
    UsualSection("KKR"),
    UsualSection("Punkter til næste møde", (UsualItem(Standing.NEXT_MEETING, "Næste møde"),)),
    UsualSection("Eventuelt", (UsualItem(Standing.ANY_OTHER_BUSINESS, "Eventuelt"),)),
)
