"""Lists of people in the forms that papers have them in. Names are invented; municipalities and letters are real."""

import pytest

from tvaers.document.model import Attendee, Document
from tvaers.document.reading import read_bytes

JES = Attendee("Jes Lund", "B", "Aalborg")
MIA = Attendee("Mia Gade", "V", "Jammerbugt")
BO = Attendee("Bo Dam", "A", "Aalborg")


def minutes(attendance: str) -> Document:
    text = f"Referat fra møde i KKR Nordjylland den 3. maj 2030\n\n{attendance}\n\n1. Prøve\n\nBeslutning\nGodkendt.\n"
    return read_bytes(f"{text}\n2. Eventuelt\n\nBeslutning\nIntet.\n".encode(), "referat.txt")


FORMS = {
    "a comma list that ends in a full stop": (
        "Deltagere: Jes Lund (B), Aalborg, Mia Gade (V), Jammerbugt.",
        [JES, MIA],
    ),
    "a comma list that cuts a name": ("Deltagere: Mia Gade (V), Jammer-\nbugt og Jes Lund (B), Aalborg", [MIA, JES]),
    "place and letter in a bracket": ("Deltagere\nJes Lund (Aalborg, B)\nMia Gade (V, Jammerbugt)", [JES, MIA]),
    "brackets in a comma list": ("Deltagere: Jes Lund (Aalborg, B), Mia Gade (V, Jammerbugt)", [JES, MIA]),
    "a letter between commas": ("Deltagere\nJes Lund, B, Aalborg\nMia Gade, V, Jammerbugt Kommune", [JES, MIA]),
    "dashes": ("Deltagere\nJes Lund - Aalborg Kommune (B)\nMia Gade – Jammerbugt (V)", [JES, MIA]),
    "the municipality first": ("Deltagere\nAalborg Kommune: Jes Lund (B)\nJammerbugt: Mia Gade (V)", [JES, MIA]),
    "several of one municipality": (
        "Deltagere\nAalborg: Jes Lund (B), Bo Dam (A)\nJammerbugt: Mia Gade (V)",
        [JES, BO, MIA],
    ),
    "municipalities as titles": (
        "Deltagere\nAalborg Kommune\nJes Lund (B)\nBo Dam (A)\nJammerbugt\nMia Gade (V)",
        [JES, BO, MIA],
    ),
    "municipalities under the names": ("Deltagere\nJes Lund (B)\nAalborg\nMia Gade (V)\nJammerbugt", [JES, MIA]),
}


@pytest.mark.parametrize(("attendance", "people"), FORMS.values(), ids=FORMS.keys())
def test_people_are_read_in_every_form(attendance: str, people: list[Attendee]):
    document = minutes(attendance)
    assert document.participants == people
    assert document.preamble is None


@pytest.mark.parametrize("opening", ["Gæster\n", "Gæster: "])
def test_a_guest_with_office_and_firm_is_one(opening: str):
    assert minutes(f"{opening}Gorm Vig, direktør, Erhvervshus Fyn").guests == [
        Attendee("Gorm Vig", None, None, "direktør, Erhvervshus Fyn")
    ]


def test_two_guests_with_their_offices_are_two():
    guests = minutes("Gæster: Gorm Vig, direktør, Ida Holm, chefkonsulent, KL").guests
    assert [(guest.name, guest.note) for guest in guests] == [
        ("Gorm Vig", "direktør"),
        ("Ida Holm", "chefkonsulent, KL"),
    ]


def test_a_place_in_a_person_s_stead_is_told():
    document = minutes("Deltagere\nJes Lund (B), Aalborg\nBorgmesteren Aalborg Kommune")
    assert [warning.code for warning in document.warnings if warning.code == "doubtful-name"]
