"""Appointments printed in minutes become entries when a person has said which body it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.roles import Role
from tvaers.appointments.actions import StillOpen, load_definitions, take_over, type_sex
from tvaers.appointments.checks import warnings_of_body
from tvaers.appointments.models import Appointment, Body
from tvaers.appointments.papers import found_in_papers
from tvaers.councils.models import Council
from tvaers.councils.refusals import CannotBeDone
from tvaers.document.model import Act, AppointmentAct, Parts
from tvaers.document.model import Appointment as Printed
from tvaers.document.model import Role as Part
from tvaers.document.reading import read_file
from tvaers.meetings.models import FollowUp

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


@dataclass(frozen=True)
class Paper:
    """One of the two real minutes: who of those printed are women, by their place, and what is left open."""

    filename: str
    slug: str
    women: frozenset[int]
    substitutes: int
    still_open: StillOpen
    codes: tuple[str, ...]


PAPERS = (
    Paper(
        "kkr-nordjylland-2025-02-07-referat.txt",
        "nordjylland",
        frozenset({0}),
        4,
        StillOpen(1),
        ("gender-balance-not-kept",),
    ),
    Paper(
        "kkr-midtjylland-2025-02-05-referat.txt",
        "midtjylland",
        frozenset({0, 1, 2}),
        1,
        StillOpen(4, to_chairmanship=True),
        (),
    ),
)


def taken_from(path: Path, given: Paper) -> tuple[Body, list[Appointment]]:
    """What is in the register after a person has taken over all that the paper appoints."""
    keep(read_file(path))
    (found,) = found_in_papers(council(given.slug), 30)
    of = body(f"beskaeftigelsesraad-{given.slug}", given.slug)
    taken = take_over(council(given.slug), found, of, valid_from=BEGINS, still_open=given.still_open, by=OPERATOR)
    return of, taken


@pytest.mark.parametrize("given", PAPERS, ids=lambda given: given.slug)
def test_all_that_the_real_minutes_appoint_is_in_the_register_with_persons_roles_and_acts(real_documents, given):
    path = real_documents[given.filename]
    of, rows = taken_from(path, given)
    named = [row for row in rows if row.person]
    members = [row for row in named if not row.is_substitute]
    assert (len(members), len(named) - len(members)) == (5, given.substitutes)
    assert {row.state for row in named} == {Appointment.State.NOMINATED}
    assert [row.seat_id for row in members] == list(
        of.kinds.get(is_filled_by_council=True).seats.values_list("pk", flat=True)
    )
    lines = [line.replace(",", "") for line in path.read_text(encoding="utf-8").splitlines()]
    for row in named:
        # The paper itself says it: name, party and municipality on one line.
        printed = f"{row.person.name} ({row.party}) {row.municipality.name}"
        assert any(printed in line for line in lines)
        assert (row.decided_on, row.decided_in.edition.meeting.council.slug) == (
            row.decided_in.edition.meeting.held_on,
            given.slug,
        )
    nameless = [row for row in rows if row.person is None]
    assert len(nameless) == given.still_open.substitutes
    kind = FollowUp.Kind.AUTHORISATION if given.still_open.to_chairmanship else FollowUp.Kind.TASK
    assert {row.follow_up.kind for row in nameless} == {kind}


@pytest.mark.parametrize("given", PAPERS, ids=lambda given: given.slug)
def test_with_the_sexes_entered_the_nomination_of_one_is_flagged_and_of_the_other_is_not(real_documents, given):
    of, rows = taken_from(real_documents[given.filename], given)
    members = [row for row in rows if not row.is_substitute]
    for place, row in enumerate(members):
        # As a person would type it, who knows them: the test stands in for that person.
        type_sex(council(given.slug), row.person, "F" if place in given.women else "M", by=OPERATOR)
    codes = [each.code for each in warnings_of_body(of, BEGINS)]
    assert tuple(code for code in codes if code == "gender-balance-not-kept") == given.codes


def test_what_the_item_left_to_the_chairmanship_is_found_and_each_leaves_a_follow_up(client):
    keep(minutes())
    of = body()
    client.force_login(holder(Role.SECRETARY))
    (found,) = found_in_papers(council(), 10)
    given = {"body": str(of.pk), "valid_from": "2025-07-01", "substitutes": "2", "whom": "Grøn blok"}
    client.post(f"/nordjylland/blaa-bog/fra-referater/{found.item.pk}/", given)
    waiting = Appointment.objects.filter(body=of, state=Appointment.State.NAME_FOLLOWS)
    assert [row.rank for row in waiting] == [2, 3]
    assert all("Spørg Grøn blok" in row.follow_up.text for row in waiting)
