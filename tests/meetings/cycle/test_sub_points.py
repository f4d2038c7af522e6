"""A point raised in the room has a title, a text and acts of its own, and is frozen with its item."""

import pytest

from tests.meetings.cycle.cases import in_session, treatment
from tests.meetings.drafts.laid import secretary
from tvaers.meetings.models import SubPoint
from tvaers.meetings.session.actions.deciding import finish_item, set_acts
from tvaers.meetings.session.actions.sub_points import (
    add_sub_point,
    remove_sub_point,
    rename_sub_point,
    set_sub_point_acts,
    type_sub_point,
)
from tvaers.meetings.treatment.actions.holding import CannotHold

pytestmark = pytest.mark.usefixtures("registers")


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def session(by):
    return in_session(by)


@pytest.fixture
def point(session, by):
    return add_sub_point(treatment(session, "1.1"), "Nyt fra  regionen", key="p1", by=by)


def test_points_stand_in_the_order_they_were_raised_and_go_by_the_key_of_their_change(session, by, point):
    second = add_sub_point(treatment(session, "1.1"), "Busser", by=by)
    assert (point.key, point.title, point.position, second.position) == ("p1", "Nyt fra regionen", 0, 1)
    assert second.key


def test_a_point_is_written_in_renamed_and_given_acts(by, point):
    type_sub_point(point, "KKR Nordjylland tog orienteringen til efterretning.", "", by=by)
    point.refresh_from_db()
    assert point.acts == ["noted"]
    rename_sub_point(point, "Orientering fra regionen", by=by)
    set_sub_point_acts(point, ["informed"], by=by)
    point.refresh_from_db()
    assert (point.title, point.acts, point.revision) == ("Orientering fra regionen", ["informed"], 3)


def test_what_two_type_in_a_point_is_put_together(by, point):
    type_sub_point(point, "Den ene.", "", by=by)
    type_sub_point(point, "Den anden.", "", by=by)
    point.refresh_from_db()
    assert "Den ene." in point.text
    assert "Den anden." in point.text


def test_a_point_without_a_title_is_not_made(session, by, point):
    for wrong in ("", "x" * 301):
        with pytest.raises(CannotHold):
            add_sub_point(treatment(session, "1.1"), wrong, by=by)
        with pytest.raises(CannotHold):
            rename_sub_point(point, wrong, by=by)


def test_a_removed_point_takes_no_more_text(by, point):
    remove_sub_point(SubPoint.objects.get(pk=point.pk), by=by)
    assert not SubPoint.objects.exists()
    with pytest.raises(CannotHold):
        type_sub_point(point, "Borte.", "", by=by)


def test_points_are_frozen_with_their_item(session, by, point):
    row = treatment(session, "1.1")
    set_acts(row, ["noted"], by=by)
    finish_item(row, by=by)
    for change in (
        lambda: type_sub_point(point, "Mere.", "", by=by),
        lambda: rename_sub_point(point, "Andet", by=by),
        lambda: set_sub_point_acts(point, [], by=by),
        lambda: remove_sub_point(point, by=by),
        lambda: add_sub_point(row, "Flere", by=by),
    ):
        with pytest.raises(CannotHold):
            change()
