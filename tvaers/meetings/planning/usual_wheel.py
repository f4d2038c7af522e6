"""What comes every year in most councils, offered to one whose wheel is empty.

Read from the papers of KKR Nordjylland and KKR Midtjylland from 2020 to 2025 and the councils' calendars of five
meetings. The words are data from then on, in Danish whatever the page's language.
"""

from __future__ import annotations

from dataclasses import dataclass

_REGIONAL, _APPOINTMENTS, _OWN = "Regionalpolitiske sager", "Udpegninger", "KKR"
FEBRUARY, APRIL, JUNE, SEPTEMBER, OCTOBER, NOVEMBER = 2, 4, 6, 9, 10, 11


@dataclass(frozen=True)
class UsualEntry:
    """Something that comes every year, or in the years of elections only."""

    month: int
    title: str
    section_title: str = _REGIONAL
    note: str = ""
    only_election_years: bool = False


USUAL_WHEEL = (
    UsualEntry(FEBRUARY, "Dimensionering af pædagoguddannelsen"),
    UsualEntry(FEBRUARY, "Resultatkontrakt med erhvervshuset"),
    UsualEntry(FEBRUARY, "Regnskab og budget for de fælleskommunale sekretariater", _OWN),
    UsualEntry(FEBRUARY, "Budget for børnehuset"),
    UsualEntry(APRIL, "Fordeling af SOSU- og PAU-elever"),
    UsualEntry(APRIL, "Rammeaftale på det specialiserede socialområde"),
    UsualEntry(JUNE, "Erhvervshusets resultater"),
    UsualEntry(JUNE, "Socialtilsynets årsrapport"),
    UsualEntry(JUNE, "Flygtningekvoter for det kommende år", note="Landstallet kommer senest den 1. maj."),
    UsualEntry(
        SEPTEMBER,
        "Aftale om kommunekvoter for flygtninge",
        note="En aftale skal være meddelt Udlændingestyrelsen før den 10. september.",
    ),
    UsualEntry(SEPTEMBER, "Planer på sundhedsområdet"),
    UsualEntry(OCTOBER, "Valg til KKR: procedure og datoer", _OWN, only_election_years=True),
    UsualEntry(OCTOBER, "Forretningsorden for den kommende periode", _OWN, only_election_years=True),
    UsualEntry(OCTOBER, "Oversigt over organer, der skal udpeges til", _APPOINTMENTS, only_election_years=True),
    UsualEntry(NOVEMBER, "Udkast til næste års resultatkontrakt med erhvervshuset"),
    UsualEntry(NOVEMBER, "Evaluering af årets arbejde", _OWN),
    UsualEntry(NOVEMBER, "Mødeplan for det kommende år", _OWN),
)
