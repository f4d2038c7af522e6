"""The ready definitions: as the sources have them, loaded once, each in the Blue Books of its councils."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests.papers import OPERATOR
from tvaers.appointments.actions import load_cooperations, load_definitions
from tvaers.appointments.actions.loading import cooperations_of, definitions_of
from tvaers.appointments.definitions import defined_bodies
from tvaers.appointments.known_cooperations import defined_cooperations
from tvaers.appointments.models import Body, Cooperation, CooperationMunicipality, Seat
from tvaers.councils.models import Council
from tvaers.danish.registers import municipality_named

COUNTS = Counter(defined.key.split("-")[0] for defined in defined_bodies())


def one(key: str):
    return next(defined for defined in defined_bodies() if defined.key == key)


def test_there_are_as_many_as_there_are():
    assert COUNTS["erhvervshus"] == 6
    assert COUNTS["rar"] == 8
    assert COUNTS["beskaeftigelsesraad"] == 5
    assert COUNTS["sundhedsraad"] == 17
    assert COUNTS["koordinationsforum"] == 4
    syddanmark = [defined.key for defined in defined_bodies() if defined.councils == ("syddanmark",)]
    assert {"erhvervshus-fyn", "erhvervshus-sydjylland"} <= set(syddanmark)


def test_keys_are_for_ever_and_every_definition_names_its_source():
    assert len({defined.key for defined in defined_bodies()}) == len(defined_bodies())
    assert all(defined.values.get("source") for defined in defined_bodies())


def test_an_erhvervshus_has_eleven_members_and_an_observer():
    seats = one("erhvervshus-nordjylland").seats
    assert sum(each.count for each in seats if each.name != "Observatør") == 11
    assert [each.count for each in seats if each.name == "Observatør"] == [1]


def test_the_employment_councils_follow_each_other_and_have_eighteen_members():
    before, after = one("rar-nordjylland"), one("beskaeftigelsesraad-nordjylland")
    assert before.valid_to == after.valid_from
    assert sum(each.count for each in after.seats) == 18


def test_two_seats_for_each_health_council_in_a_coordination_forum():
    seats = [each for defined in defined_bodies() if "koordinationsforum" in defined.key for each in defined.seats]
    assert sum(each.count for each in seats) == 2 * 17


@pytest.mark.usefixtures("registers")
@pytest.mark.parametrize("slug", ["nordjylland", "midtjylland", "syddanmark", "sjaelland", "hovedstaden"])
def test_what_concerns_a_council_is_loaded_once(slug):
    council = Council.objects.get(slug=slug)
    keys = [defined.key for defined in definitions_of(council)]
    assert len(load_definitions(council, keys=keys, by=OPERATOR)) == len(keys)
    seats = Seat.objects.count()
    assert load_definitions(council, keys=keys, by=OPERATOR) == []
    assert Seat.objects.count() == seats
    assert Body.objects.get(key=f"sku-{slug}").valid_to == date(2022, 7, 1)


@pytest.mark.usefixtures("registers")
def test_a_body_of_all_councils_is_made_once_with_a_seat_for_each():
    key = "danmarks-erhvervsfremmebestyrelse"
    for slug in ("nordjylland", "midtjylland"):
        load_definitions(Council.objects.get(slug=slug), keys=[key], by=OPERATOR)
    body = Body.objects.get(key=key)
    assert body.council is None
    assert Seat.objects.filter(kind__body=body).exclude(council=None).values("council").distinct().count() == 5


def parts(key: str) -> dict[str, set[str]]:
    found = next(each for each in defined_cooperations() if each.key == key)
    return {role: {name for name, of in found.parts if of == role} for role in {of for _name, of in found.parts}}


def test_limfjordsraadet_has_eighteen_municipalities_of_two_councils():
    assert len(parts("limfjordsraadet")["member"]) == 18


def test_a_social_supervision_does_not_see_to_its_own_municipality_but_to_another():
    nord = parts("socialtilsyn-nord")
    assert nord["operator"] == {"Hjørring"}
    assert "Hjørring" not in nord["member"]
    assert "Silkeborg" in nord["member"]
    assert "Hjørring" in parts("socialtilsyn-oest")["member"]
    seen_to = [name for each in defined_cooperations() for name in parts(each.key)["member"] if "tilsyn" in each.key]
    assert len(seen_to) == len(set(seen_to)) == 98


def test_every_ready_cooperation_names_its_source_and_known_municipalities():
    for defined in defined_cooperations():
        assert defined.source
        names = [name for name, _role in defined.parts]
        assert len(names) == len(set(names))
        assert all(getattr(municipality_named(name), "name", None) == name for name in names)


@pytest.mark.usefixtures("registers")
def test_a_cooperation_that_concerns_two_councils_is_taken_over_once():
    for slug in ("nordjylland", "midtjylland"):
        council = Council.objects.get(slug=slug)
        assert "limfjordsraadet" in {each.key for each in cooperations_of(council)}
        load_cooperations(council, keys=["limfjordsraadet"], by=OPERATOR)
    assert Cooperation.objects.count() == 1
    assert CooperationMunicipality.objects.count() == 18


@pytest.mark.usefixtures("registers")
def test_a_cooperation_that_no_municipality_of_the_council_is_in_is_not_taken_over():
    council = Council.objects.get(slug="syddanmark")
    assert load_cooperations(council, keys=["limfjordsraadet"], by=OPERATOR) == []
