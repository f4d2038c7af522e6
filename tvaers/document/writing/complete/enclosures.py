"""What is enclosed with a paper: the files, their names as people cite them, and their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tvaers.document.model import Document

PDF = "application/pdf"


@dataclass(frozen=True)
class Enclosure:
    """One file and where it belongs: the item's number as the paper has it, and its place there from 1 on.

    An empty `item_number`, or one that the paper does not have, is an enclosure to the paper as a whole.
    """

    item_number: str
    position: int
    title: str
    filename: str
    media_type: str
    data: bytes

    @property
    def name(self) -> str:
        """How it is cited: "Bilag 3.2-1"."""
        return f"Bilag {self._number}"

    @property
    def label(self) -> str:
        """What its pages' numbers begin with: "B3.2-1:"."""
        return f"B{self._number}:"

    @property
    def is_pdf(self) -> bool:
        """Whether it says that it is PDF."""
        return self.media_type == PDF

    @property
    def _number(self) -> str:
        return f"{self.item_number}-{self.position}" if self.item_number else str(self.position)


def in_order(paper: Document, enclosures: Iterable[Enclosure]) -> list[Enclosure]:
    """The enclosures as the paper's items stand, each item's by their positions; those of no item come last."""
    places = {item.number: place for place, item in enumerate(paper.items())}
    return sorted(enclosures, key=lambda one: (places.get(one.item_number, len(places)), one.position))
