"""The ready definitions: as the sources have them, loaded once, each in the Blue Books of its councils."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests.papers import OPERATOR
from tvaers.appointments.actions import load_definitions
from tvaers.appointments.actions.loading import definitions_of
from tvaers.appointments.definitions import defined_bodies
from tvaers.appointments.models import Body, Seat
from tvaers.councils.models import Council

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
