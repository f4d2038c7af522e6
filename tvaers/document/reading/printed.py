"""What every format is brought to before its structure is sought."""

from __future__ import annotations

from dataclasses import dataclass, field

from tvaers.document.reading.lines import Line


@dataclass
class Printed:
    """The lines of a file; `heads` are words of page heads and feet, `contents` the list of contents.

    `outlined` says that the headings' levels are to be trusted, because Tværs wrote the file.
    """

    lines: list[Line]
    heads: list[Line] = field(default_factory=list)
    contents: list[Line] = field(default_factory=list)
    outlined: bool = False
