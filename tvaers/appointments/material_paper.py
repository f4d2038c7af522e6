"""The material of those who are appointed as a paper: Danish, whatever the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from tvaers.appointments.exporting import told
from tvaers.appointments.models import Briefing
from tvaers.appointments.queries.materials import SeatMaterial
from tvaers.councils.models import Council, Person
from tvaers.document.blocks import Block, Paragraph, Strong, bullets, paragraph, to_markdown, words
from tvaers.document.model import Document, Section, Source

Part = tuple[str, list[Block]]
"""A heading and what stands below it."""


def paper_of_body(council: Council, material: SeatMaterial, day: date) -> Document:
    """One body, a section for each part of the material."""
    with override("da"):
        title = _("Din plads i %(body)s") % {"body": material.body.name}
        return _paper(title, day, list(parts_of(council, material)))


def paper_of_person(council: Council, person: Person, materials: list[SeatMaterial], day: date) -> Document:
    """All bodies that someone sits in, a section for each."""
    with override("da"):
        title = _("Pladser for %(name)s") % {"name": person.name}
        sections = [(each.body.name, _joined(parts_of(council, each))) for each in materials]
        return _paper(title, day, sections or [(_("Ingen pladser"), [paragraph(_("Ingen pladser på denne dag."))])])


def parts_of(council: Council, material: SeatMaterial) -> Iterator[Part]:
    """What those who sit in the body are told, part by part; what nobody has written is left out."""
    body, told_by = material.body, material.material
    yield _("Forummet"), [paragraph(fact) for fact in _facts(material)] or [paragraph(body.name)]
    if told_by and told_by.role:
        yield _("Opgaven"), [paragraph(line) for line in told_by.role.splitlines() if line.strip()]
    yield _("Hvem du sidder sammen med"), _company(material)
    yield _("Stedfortrædere og udtræden"), [paragraph(rule) for rule in _rules(material)]
    contact = told_by.contact if told_by else ""
    yield _("Kontakt til KKR"), [paragraph(contact or council.name)]
    if material.briefings:
        yield _("Orienteringsmøder"), [bullets([", ".join(_briefing(row)) for row in material.briefings])]
    if told_by and told_by.reports_every:
        duty = _("Du fortæller rådet om arbejdet under Siden sidst mindst hver %(n)d. måned.")
        yield _("Tilbagemelding"), [paragraph(duty % {"n": told_by.reports_every})]


def _facts(material: SeatMaterial) -> Iterator[str]:
    body = material.body
    for label, text in (
        ("", body.mandate),
        (_("Retsgrundlag"), body.legal_basis),
        (_("Udpeges af"), body.appointed_by),
        (_("Sekretariat"), body.secretariat),
    ):
        if text:
            yield f"{label}: {text}" if label else text


def _company(material: SeatMaterial) -> list[Block]:
    named = [
        f"{seat.seat.name}: {told(seat.member)}"
        for seat in material.shown.seats
        if seat.member is not None and seat.member.person_id
    ]
    return [bullets(named)] if named else [paragraph(_("Ingen er registreret."))]


def _rules(material: SeatMaterial) -> Iterator[str]:
    body = material.body
    yield f"{body.get_substitutes_display()}."
    rule = _("Når nogen udtræder af kommunalbestyrelsen: %(effect)s.")
    yield rule % {"effect": str(body.get_on_leaving_board_display()).lower()}


def _briefing(row: Briefing) -> Iterator[str]:
    yield date_format(row.held_on)
    yield from (text for text in (row.time, row.place, row.note) if text)


def _joined(parts: Iterator[Part]) -> list[Block]:
    return [block for heading, below in parts for block in (Paragraph((Strong(words(heading)),)), *below)]


def _paper(title: str, day: date, parts: list[Part]) -> Document:
    return Document(
        Source("din-plads.json", "0" * 64, "application/json"),
        council=title,
        date=day,
        sections=[Section(number, heading, [], to_markdown(below)) for number, (heading, below) in enumerate(parts, 1)],
    )
