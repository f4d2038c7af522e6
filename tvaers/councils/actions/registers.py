"""Loading the registers that come with the program."""

from __future__ import annotations

from datetime import date

from tvaers.access.action import Actor, action
from tvaers.councils.models import (
    Council,
    Election,
    ElectoralList,
    Municipality,
    MunicipalityInCouncil,
    MunicipalityInRegion,
    Party,
    Region,
    Term,
)
from tvaers.danish import registers
from tvaers.danish.alphabet import sort_key

REFORM = date(2007, 1, 1)
"""The municipal reform: today's 98 municipalities, and the KKRs as one for each region."""

MERGED_REGIONS = {"Hovedstaden": "Østdanmark", "Sjælland": "Østdanmark"}
"""Bill L 214 (2024-25), in force 1 January 2027."""


@action("councils.load_registers")
def load_registers(*, by: Actor) -> None:
    """Fills an empty database with regions, municipalities, KKRs, elections, terms, parties and lists."""
    if Council.objects.exists():
        return
    regions = _load_regions()
    municipalities = _load_municipalities()
    _place_municipalities_in_regions(municipalities, regions)
    _load_councils(municipalities)
    _load_elections()


def _load_regions() -> dict[str, Region]:
    rows = [
        Region(code=entry.code, name=entry.name, valid_from=entry.valid_from, valid_to=entry.valid_to)
        for entry in registers.regions()
    ]
    return {row.name: row for row in Region.objects.bulk_create(rows)}


def _load_municipalities() -> dict[str, Municipality]:
    rows = [
        Municipality(code=entry.code, name=entry.name, official_name=entry.official_name)
        for entry in registers.municipalities()
    ]
    return {row.code: row for row in Municipality.objects.bulk_create(rows)}


def _place_municipalities_in_regions(municipalities: dict[str, Municipality], regions: dict[str, Region]) -> None:
    rows = []
    for entry in registers.municipalities():
        municipality, region = municipalities[entry.code], regions[entry.region]
        rows.append(
            MunicipalityInRegion(
                municipality=municipality, region=region, valid_from=region.valid_from, valid_to=region.valid_to
            )
        )
        if entry.region in MERGED_REGIONS:
            merged = regions[MERGED_REGIONS[entry.region]]
            rows.append(MunicipalityInRegion(municipality=municipality, region=merged, valid_from=merged.valid_from))
    MunicipalityInRegion.objects.bulk_create(rows)


def _load_councils(municipalities: dict[str, Municipality]) -> None:
    names = sorted(registers.council_names(), key=sort_key)
    rows = [
        Council(slug=_slug(name), name=name, position=position, valid_from=REFORM)
        for position, name in enumerate(names, 1)
    ]
    councils = {row.name: row for row in Council.objects.bulk_create(rows)}
    MunicipalityInCouncil.objects.bulk_create(
        MunicipalityInCouncil(
            municipality=municipalities[entry.code], council=councils[entry.council], valid_from=REFORM
        )
        for entry in registers.municipalities()
    )


def _load_elections() -> None:
    elections = {
        row.code: row
        for row in Election.objects.bulk_create(
            Election(code=entry.code, held_on=entry.held_on) for entry in registers.elections()
        )
    }
    Term.objects.bulk_create(
        Term(election=elections[entry.code], valid_from=entry.term_from, valid_to=entry.term_to)
        for entry in registers.elections()
    )
    parties = Party.objects.bulk_create(
        Party(name=entry.name, abbreviation=entry.abbreviation) for entry in registers.parties()
    )
    ElectoralList.objects.bulk_create(
        ElectoralList(election=elections[code], letter=entry.letter, name=entry.name, party=party)
        for entry, party in zip(registers.parties(), parties, strict=True)
        for code in entry.elections
    )


def _slug(name: str) -> str:
    short = name.removeprefix("KKR ").lower()
    return short.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
