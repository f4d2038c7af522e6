"""The Blue Book as files: CSV for spreadsheets, Popolo JSON for programs, and a document for PDF and Word."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from tvaers.appointments.models import Appointment
from tvaers.appointments.queries.blue_book import BodyShown, KindShown, SeatShown
from tvaers.councils.exporting import harmless
from tvaers.councils.models import Council
from tvaers.document.blocks import Block, bullets, paragraph, table, to_markdown
from tvaers.document.model import Document, Section, Source

_BYTE_ORDER_MARK = "\ufeff"


def blue_book_csv(shown: Iterable[BodyShown]) -> str:
    """One line for each seat and each common substitute, with semicolons as Danish spreadsheets expect."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=";", lineterminator="\r\n")
    head = [_("Forum"), _("Plads"), _("Som"), _("Navn"), _("Parti"), _("Kommune"), _("Status"), _("Fra"), _("Til")]
    writer.writerow(head)
    for body in shown:
        for cells in _lines(body):
            writer.writerow([harmless(cell) for cell in cells])
    return _BYTE_ORDER_MARK + output.getvalue()


def _lines(shown: BodyShown) -> Iterator[list[str]]:
    for seat in shown.seats:
        yield _line(shown, seat.seat.name, _("Medlem"), seat.member)
        if seat.substitute is not None:
            yield _line(shown, seat.seat.name, _("Stedfortræder"), seat.substitute)
    for row in shown.common:
        yield _line(shown, _("Fælles liste"), _("Stedfortræder"), row)


def _line(shown: BodyShown, seat: str, part: str, row: Appointment | None) -> list[str]:
    if row is None:
        return [shown.body.name, seat, part, "", "", "", "", "", ""]
    return [
        shown.body.name,
        seat,
        part,
        row.person.name if row.person else "",
        row.party,
        row.municipality.name if row.municipality else "",
        str(row.get_state_display()),
        row.valid_from.isoformat(),
        row.last_day.isoformat() if row.last_day else "",
    ]


def blue_book_popolo(council: Council, shown: Iterable[BodyShown]) -> str:
    """The same in the shape of Popolo: persons, organizations, posts and memberships. `end_date` is the last day."""
    bodies = list(shown)
    rows = [row for body in bodies for row in _rows(body) if row.person is not None]
    persons = {row.person_id: {"id": f"person-{row.person_id}", "name": str(row.person)} for row in rows}
    told: dict[str, Any] = {
        "persons": [persons[key] for key in sorted(persons, key=lambda key: key or 0)],
        "organizations": [
            {"id": f"council-{council.slug}", "name": council.name, "classification": "KKR"},
            *(_organization(body) for body in bodies),
        ],
        "posts": [_post(body, seat) for body in bodies for seat in body.seats],
        "memberships": [_membership(row) for row in rows],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _rows(shown: BodyShown) -> Iterator[Appointment]:
    for seat in shown.seats:
        yield from (row for row in (seat.member, seat.substitute) if row is not None)
    yield from shown.common


def _organization(shown: BodyShown) -> dict[str, Any]:
    body = shown.body
    return {
        "id": f"body-{body.pk}",
        "name": body.name,
        "classification": "forum",
        "founding_date": body.valid_from.isoformat(),
        "dissolution_date": body.last_day.isoformat() if body.last_day else None,
    }


def _post(shown: BodyShown, seat: SeatShown) -> dict[str, Any]:
    return {
        "id": f"seat-{seat.seat.pk}",
        "label": seat.seat.name,
        "organization_id": f"body-{shown.body.pk}",
        "start_date": seat.seat.valid_from.isoformat(),
        "end_date": seat.seat.last_day.isoformat() if seat.seat.last_day else None,
    }


def _membership(row: Appointment) -> dict[str, Any]:
    return {
        "id": f"appointment-{row.pk}",
        "person_id": f"person-{row.person_id}",
        "organization_id": f"body-{row.body_id}",
        "post_id": f"seat-{row.seat_id}" if row.seat_id else None,
        "role": row.part,
        "label": row.state,
        "start_date": row.valid_from.isoformat(),
        "end_date": row.last_day.isoformat() if row.last_day else None,
        "on_behalf_of_id": f"party-{row.party}" if row.party else None,
        "area": {"name": row.municipality.official_name} if row.municipality else None,
    }


def blue_book_document(council: Council, day: date, shown: Iterable[BodyShown]) -> Document:
    """The Blue Book as it is printed: Danish, whatever the reader's language, a section for each body.

    Bodies in which nobody is registered stand together at the end; where nobody is at all, the paper says that.
    """
    with override("da"):
        bodies = list(shown)
        filled = [body for body in bodies if body.is_filled_at_all]
        printed = [(body.body.name, _printed(body)) for body in filled]
        if not filled:
            words = _("Ingen er registreret i noget forum den %(day)s.") % {"day": date_format(day)}
            printed.append((_("Ingen er registreret"), words))
        empty = [body.body.name for body in bodies if not body.is_filled_at_all]
        if empty:
            printed.append((_("Fora, hvor ingen er registreret"), to_markdown([bullets(empty)])))
        return Document(
            Source("blaa-bog.json", "0" * 64, "application/json"),
            council=_("Blå Bog for %(name)s") % {"name": council.name},
            date=day,
            sections=[Section(number, title, [], text) for number, (title, text) in enumerate(printed, 1)],
        )


def _printed(shown: BodyShown) -> str:
    body = shown.body
    has_substitutes = any(seat.substitute for seat in shown.seats)
    head = [_("Plads"), _("Navn"), *([_("Stedfortræder")] if has_substitutes else [])]
    rows = []
    for kind in shown.kinds:
        for seat in kind.told:
            cells = [_place(seat), told(seat.member)]
            rows.append([*cells, *([told(seat.substitute)] if has_substitutes else [])])
        if kind.left_to_others:
            cells = [_left_to_others(kind), _("besættes af andre")]
            rows.append([*cells, *([""] if has_substitutes else [])])
    blocks: list[Block] = [paragraph(fact) for fact in (body.legal_basis, body.mandate) if fact.strip()]
    if shown.seats:
        blocks.append(table(head, rows))
    if shown.common:
        blocks += [paragraph(_("Stedfortrædere:")), bullets([told(row) for row in shown.common])]
    return to_markdown(blocks)


def _place(shown: SeatShown) -> str:
    """The seat, with the council that fills it where several councils have seats in the body."""
    council = shown.seat.council
    is_of_several = council is not None and shown.seat.kind.body.council_id is None
    return f"{shown.seat.name}, {council.name}" if is_of_several and council else shown.seat.name


def _left_to_others(kind: KindShown) -> str:
    count = kind.left_to_others
    return kind.kind.name if count == 1 else _("%(name)s (%(n)d pladser)") % {"name": kind.kind.name, "n": count}


def told(row: Appointment | None) -> str:
    """A person as papers print it, with what is not settled yet; a dash where nobody is registered."""
    if row is None:
        return "–"
    if row.person is None:
        return str(row.get_state_display())
    name = f"{row.person.name} ({row.party})" if row.party else row.person.name
    where = f", {row.municipality.name}" if row.municipality else ""
    settled = row.state == Appointment.State.APPOINTED
    return name + where + ("" if settled else f", {str(row.get_state_display()).lower()}")
