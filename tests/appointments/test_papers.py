"""Appointments printed in minutes become entries when a person has said which body it is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.roles import Role
from tvaers.appointments.actions import load_definitions, take_over, type_sex
from tvaers.appointments.checks import warnings_of_body
from tvaers.appointments.models import Appointment, Body
from tvaers.appointments.papers import found_in_papers
from tvaers.councils.models import Council
from tvaers.councils.refusals import CannotBeDone
from tvaers.document.model import Act, AppointmentAct, Parts
from tvaers.document.model import Appointment as Printed
from tvaers.document.model import Role as Part
from tvaers.document.reading import read_file

pytestmark = pytest.mark.usefixtures("registers")

BEGINS = date(2025, 7, 1)
KEY = "beskaeftigelsesraad-nordjylland"


def council(slug: str = "nordjylland") -> Council:
    return Council.objects.get(slug=slug)


def body(key: str = KEY, slug: str = "nordjylland") -> Body:
    load_definitions(council(slug), keys=[key], by=OPERATOR)
    return Body.objects.get(key=key)


def minutes():
    names = [("Ida Holm", Part.MEMBER), ("Bo Lind", Part.MEMBER), ("Eva Sund", Part.SUBSTITUTE)]
    printed = [
        Printed("beskæftigelsesrådet", name, "V", "Rebild", part, AppointmentAct.NOMINATED) for name, part in names
    ]
    parts = Parts(
        background="Der skal indstilles.", decision="KKR Nordjylland indstillede Ida Holm, Bo Lind, Eva Sund."
    )
    return paper(item("4.1", "Indstilling", parts=parts, decision_types=[Act.NOMINATED], appointments=printed))


def test_what_is_printed_is_taken_over_with_party_municipality_and_decision_and_once_only():
    keep(minutes())
    (found,) = found_in_papers(council(), 10)
    rows = take_over(council(), found, body(), valid_from=BEGINS, by=OPERATOR)
    assert [(row.person.name, row.part, row.state) for row in rows] == [
        ("Ida Holm", "member", "nominated"),
        ("Bo Lind", "member", "nominated"),
        ("Eva Sund", "substitute", "nominated"),
    ]
    assert {(row.party, row.municipality.name, row.decided_in.number) for row in rows} == {("V", "Rebild", "4.1")}
    (again,) = found_in_papers(council(), 10)
    assert again.taken == 3
    with pytest.raises(CannotBeDone, match="allerede i registret"):
        take_over(council(), again, Body.objects.get(key=KEY), valid_from=BEGINS, by=OPERATOR)


def test_the_secretary_sees_them_chooses_the_body_and_takes_them_over(client):
    keep(minutes())
    of = body()
    client.force_login(holder(Role.SECRETARY))
    assert "Indstilling" in client.get("/nordjylland/blaa-bog/fra-referater/").content.decode()
    (found,) = found_in_papers(council(), 10)
    address = f"/nordjylland/blaa-bog/fra-referater/{found.item.pk}/"
    assert "Ida Holm" in client.get(address).content.decode()
    response = client.post(address, {"body": str(of.pk), "valid_from": "2025-07-01"})
    assert response.status_code == 302
    assert Appointment.objects.filter(body=of).count() == 3


@pytest.mark.parametrize(
    ("filename", "slug", "women", "expected"),
    [
        ("kkr-nordjylland-2025-02-07-referat.txt", "nordjylland", {"Bettina"}, ["gender-balance-not-kept"]),
        ("kkr-midtjylland-2025-02-05-referat.txt", "midtjylland", {"Marianne", "Dorthe", "Mette"}, []),
    ],
)
def test_the_nominations_of_2025_are_taken_over_and_judged_by_the_letter(
    real_documents, filename, slug, women, expected
):
    document = read_file(real_documents[filename])
    keep(document)
    found = next(each for each in found_in_papers(council(slug), 10) if "beskæftigelsesråd" in each.bodies[0])
    of = body(f"beskaeftigelsesraad-{slug}", slug)
    rows = take_over(council(slug), found, of, valid_from=BEGINS, by=OPERATOR)
    assert len([row for row in rows if not row.is_substitute]) == 5
    assert all(row.state == Appointment.State.NOMINATED and row.municipality for row in rows)
    for row in rows:
        if not row.is_substitute:
            # As a person would type it, who knows them: the test stands in for that person.
            type_sex(council(slug), row.person, "F" if row.person.name.split()[0] in women else "M", by=OPERATOR)
    codes = [each.code for each in warnings_of_body(of, BEGINS) if "gender-balance-not-kept" in each.code]
    assert codes == expected
