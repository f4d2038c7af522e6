"""The fixed agenda of a constituting meeting: its sections and what the items begin with (domain 1.5).

The words are data from then on, in Danish whatever language the secretariat works in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tvaers.constitution.models import BodyAdvice
from tvaers.constitution.queries.arrivals import MembersShown
from tvaers.constitution.queries.handover import BodyHandedOver
from tvaers.meetings.drafts.parts import DraftParts
from tvaers.meetings.planning.actions.preparing import SectionToBegin

APPOINTMENTS = "Udpegninger til regionale fora"


@dataclass(frozen=True)
class AgendaFacts:
    """What the agenda is made of."""

    council: str
    members: MembersShown
    opened_by: str
    convened_by: str
    alliances_by: str
    bodies: list[BodyHandedOver]


def sections_of(facts: AgendaFacts) -> tuple[SectionToBegin, ...]:
    """The sections in their order, each with its items."""
    council = facts.council
    return (
        _constituting(facts),
        SectionToBegin(
            "Forretningsorden og rammer",
            (
                DraftParts(
                    "Forretningsorden og rammer for arbejdet",
                    background="KL's bestyrelse fastsætter forretningsordenen.",
                    recommendation=f"Det indstilles, at {council} tager orienteringen til efterretning.",
                ),
            ),
        ),
        SectionToBegin("Udpegninger", (appointments_parts(council, facts.bodies),)),
        SectionToBegin(
            "Mødeplan",
            (DraftParts("Mødeplan", recommendation=f"Det indstilles, at {council} godkender mødeplanen."),),
        ),
        SectionToBegin("Eventuelt", (DraftParts("Eventuelt"),)),
    )


def _constituting(facts: AgendaFacts) -> SectionToBegin:
    council = facts.council
    return SectionToBegin(
        "Konstituering",
        (
            DraftParts(
                "Godkendelse af valg og sammensætning",
                background=f"Mødet er indkaldt af {facts.convened_by}. Det åbnes og ledes af {facts.opened_by}, "
                "indtil der er valgt en formand.",
                recommendation=f"Det indstilles, at {council} godkender valget og sammensætningen.",
                presentation=members_table(facts.members),
            ),
            DraftParts(
                "Valgforbund",
                background="Valgforbund om valget af formand og næstformand skal være hos sekretariatet senest "
                f"{facts.alliances_by}.",
                recommendation=f"Det indstilles, at {council} godkender de anmeldte valgforbund.",
            ),
            DraftParts(
                "Valg af formand og næstformand",
                background="Formand og næstformand vælges ved forholdstalsvalg efter stemmerne ved kommunalvalget.",
                recommendation=f"Det indstilles, at {council} vælger formand og næstformand.",
            ),
        ),
    )


def appointments_parts(council: str, bodies: Iterable[BodyHandedOver]) -> DraftParts:
    """What the item on appointments says: every body that goes on, with its seats and what the old council advises."""
    rows = list(bodies)
    going_on = [row for row in rows if row.advice != BodyAdvice.Advice.DROP]
    dropped = [row.body.name for row in rows if row.advice == BodyAdvice.Advice.DROP]
    text = _table(
        ("Forum", "Pladser", "Det afgående råds anbefaling"),
        [(row.body.name, str(len(row.seats)), _advice(row)) for row in going_on],
    )
    if dropped:
        text += "\n\nDet afgående råd anbefaler, at der ikke længere udpeges til: " + "; ".join(dropped) + "."
    return DraftParts(
        APPOINTMENTS,
        background="Rådet udpeger eller indstiller for den nye valgperiode. Udpegningerne foretages på det "
        "konstituerende møde.",
        recommendation=f"Det indstilles, at {council} udpeger og indstiller til de fora, der er nævnt nedenfor.",
        presentation=text.strip(),
    )


def members_table(members: MembersShown) -> str:
    """The members and who steps in for them, as a table; empty as long as nobody is named."""
    rows = [each.row for each in members.arrivals]
    lines = [
        (
            row.name + (" (borgmester)" if row.is_mayor else ""),
            row.letter,
            row.municipality.name if row.municipality else "",
            row.substitute_name or "mangler",
        )
        for row in rows
    ]
    return _table(("Medlem", "Liste", "Kommune", "Stedfortræder"), lines)


def _advice(row: BodyHandedOver) -> str:
    words = {BodyAdvice.Advice.GO_ON: "Fortsæt", BodyAdvice.Advice.CHANGE: "Ændr"}
    said = words.get(BodyAdvice.Advice(row.advice), "") if row.advice else ""
    return f"{said}: {row.note}" if said and row.note else said or row.note


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
