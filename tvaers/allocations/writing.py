"""A result as papers and programs read it: a table for an item, an annex with the working, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from tvaers.allocations.models import Allocation
from tvaers.allocations.reckoning import Reckoned
from tvaers.allocations.working import ToldStep, told_steps
from tvaers.councils.exporting import harmless
from tvaers.danish.numbers import whole
from tvaers.document.blocks import Block, Emphasis, Paragraph, Strong, bullets, paragraph, table, to_markdown, words
from tvaers.document.model import Document, Section, Source

_BYTE_ORDER_MARK = "\ufeff"


def result_text(allocation: Allocation, reckoned: Reckoned) -> str:
    """The result for an item, in Markdown: a table with its sum, and what else came of it. A paper's words: Danish."""
    with override("da"):
        heads = [_("Kommune"), *_number_heads(reckoned, allocation.year)]
        rows = [[name, *(_number(number) for number in numbers)] for name, numbers in _numbered(reckoned)]
        told = [_("Tallene er %(unit)s") % {"unit": _unit(reckoned)}]
        told += [f"{label}: {told_as}" for label, told_as in reckoned.shared.others] if reckoned.shared else []
        below = " ".join(f"{sentence.rstrip('.')}." for sentence in told)
        title = Paragraph((Strong(words(str(allocation))),))
        return to_markdown([title, table(heads, rows, numbers_from=1), paragraph(below)])


def _unit(reckoned: Reckoned) -> str:
    return _("hele kroner") if reckoned.kind.unit == "kr." else str(reckoned.kind.unit)


def result_csv(allocation: Allocation, reckoned: Reckoned) -> str:
    """A line for each municipality, with semicolons as Danish spreadsheets expect, and numbers without points."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=";", lineterminator="\r\n")
    entered = [str(asked.label) for asked in reckoned.kind.columns]
    writer.writerow([_("Kommunekode"), _("Kommune"), *entered, *_number_heads(reckoned, allocation.year)])
    for row, (name, numbers) in zip(reckoned.rows, _numbered(reckoned), strict=False):
        cells = ["" if number is None else str(number) for number in (*row.entered, *numbers)]
        writer.writerow([row.municipality.code, harmless(name), *cells])
    return _BYTE_ORDER_MARK + output.getvalue()


def annex(allocation: Allocation, reckoned: Reckoned, day: date) -> Document:
    """The annex to an item: the result, and the working step by step. Danish."""
    with override("da"):
        steps = to_markdown([block for step in told_steps(reckoned) for block in _blocks_of(step)])
        sections = [
            Section(1, _("Resultat"), [], result_text(allocation, reckoned)),
            Section(2, _("Sådan er det regnet"), [], steps),
        ]
        source = Source("fordeling.json", "0" * 64, "application/json")
        return Document(source, council=f"{allocation.council.name}: {allocation}", date=day, sections=sections)


def _blocks_of(step: ToldStep) -> Iterator[Block]:
    yield Paragraph((Strong(words(step.rule)),))
    yield Paragraph((Emphasis(words(_("Kilde: %(source)s") % {"source": step.source})),))
    if step.heads:
        yield table(step.heads, step.rows, numbers_from=1)
    if step.lines:
        yield bullets(step.lines)


def _number_heads(reckoned: Reckoned, year: int) -> list[str]:
    moved = [_("Før flytning"), _("Aftalt")] if reckoned.has_moves else [str(year)]
    return [*moved, *([str(year - 1), _("Ændring")] if reckoned.has_last_year else [])]


def _numbered(reckoned: Reckoned) -> Iterator[tuple[str, list[int | None]]]:
    """Each municipality's numbers under the heads, and last the sums."""
    numbered = [
        (
            row.municipality.name,
            [
                *([row.shared, row.agreed] if reckoned.has_moves else [row.agreed]),
                *([row.last_year, row.change] if reckoned.has_last_year else []),
            ],
        )
        for row in reckoned.rows
    ]
    yield from numbered
    if numbered:
        columns = zip(*(numbers for _name, numbers in numbered), strict=True)
        yield _("I alt"), [sum(number or 0 for number in column) for column in columns]


def _number(number: int | None) -> str:
    return "–" if number is None else whole(number)
