"""What all writers of tables share."""

from __future__ import annotations

import re

from tvaers.document.blocks import Alignment, Table, inline_text

# "1.234,5", "-12", "45 %", "+3,5", "kr. 1.000" and "-" for none.
_NUMBER = re.compile(r"(kr\.? ?)?[-+−–]? ?\d[\d. ]*(,\d+)? ?(%|pct\.?|kr\.?|mio\. kr\.?)?|[-–]", re.IGNORECASE)


def column_alignment(table: Table, column: int) -> Alignment | None:
    """How a column stands: as the text says, else to the right when all its cells are numbers as Danes write them."""
    said = table.alignments[column]
    if said:
        return said
    cells = [inline_text(row[column]) for row in table.rows if row[column]]
    return Alignment.RIGHT if cells and all(_NUMBER.fullmatch(cell) for cell in cells) else None
