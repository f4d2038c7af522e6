"""Circles: functions with a holder and a period, as of any day."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.papers import OPERATOR, holder
from tvaers.access.action import Actor, NotPermitted
from tvaers.access.actions import create_account
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as SEES_ALL
from tvaers.councils.actions import (
    Contact,
    add_circle,
    add_function,
    add_function_for_each_municipality,
    add_usual_circles,
    change_circle,
    change_contact,
    change_function,
    continue_circle,
    continue_function,
    continue_holder,
    end_circle,
    end_function,
    end_holder,
    move_function,
    set_holder,
    set_holders,
)
from tvaers.councils.exporting import circle_csv
from tvaers.councils.holding import circles_of
from tvaers.councils.models import Circle, CircleFunction, Council, FunctionHolder, Municipality
from tvaers.councils.pasting import Verdict, read_rows
from tvaers.councils.queries import circles_on, history_of, places_of, vacant_functions
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.usual_circles import FUNCTION_TITLES, USUAL_CIRCLES

pytestmark = pytest.mark.usefixtures("registers")

TODAY = timezone.localdate()
SINCE = date(2022, 1, 1)
IDA = Contact("Ida Holm-Krogh", "Ida@Hjoerring.example", "+45 12 34 56 78")
BO = Contact("Bo Lind", "bo@hjoerring.example")


def council(slug: str = "nordjylland") -> Council:
    found: Council = Council.objects.get(slug=slug)
    return found


@pytest.fixture
def circle() -> Circle:
    return add_circle(council(), kind=Circle.Kind.CHIEF_EXECUTIVES, name="KDK", valid_from=SINCE, by=OPERATOR)


@pytest.fixture
def function(circle) -> CircleFunction:
    hjoerring = Municipality.objects.get(name="Hjørring")
    return add_function(circle, title="Kommunaldirektør", municipality=hjoerring, valid_from=SINCE, by=OPERATOR)


def test_a_function_for_each_municipality_comes_in_danish_order_and_once(circle, function):
    added = add_function_for_each_municipality(circle, valid_from=SINCE, by=OPERATOR)
    assert len(added) == 10
    assert {row.title for row in added} == {str(FUNCTION_TITLES[Circle.Kind.CHIEF_EXECUTIVES])}
    names = [row.municipality.name for row in added]
    assert names[0] == "Brønderslev"
    assert names[-1] == "Aalborg"
    assert add_function_for_each_municipality(circle, valid_from=SINCE, by=OPERATOR) == []


def test_a_national_circle_has_a_function_for_each_of_the_98():
    national = add_circle(None, kind=Circle.Kind.DIRECTORS, name="Alle direktører", valid_from=SINCE, by=OPERATOR)
    assert len(add_function_for_each_municipality(national, valid_from=SINCE, by=OPERATOR)) == 98


def test_the_holder_who_is_replaced_stays_in_the_history(circle, function):
    set_holder(function, IDA, valid_from=SINCE, by=OPERATOR)
    set_holder(function, BO, valid_from=date(2024, 5, 1), by=OPERATOR)
    assert [row.name for row in history_of(function, SEES_ALL)] == [BO.name, IDA.name]
    on = {day: places_of(circle, day, SEES_ALL)[0].holder for day in (date(2024, 4, 30), date(2024, 5, 1))}
    assert [row.name for row in on.values()] == [IDA.name, BO.name]


def test_a_holder_gives_way_to_one_who_begins_later(function):
    set_holder(function, BO, valid_from=date(2024, 5, 1), by=OPERATOR)
    earlier = set_holder(function, IDA, valid_from=SINCE, by=OPERATOR)
    assert earlier.valid_to == date(2024, 5, 1)


def test_a_holder_who_begins_the_same_day_is_corrected(function):
    set_holder(function, IDA, valid_from=SINCE, by=OPERATOR)
    set_holder(function, BO, valid_from=SINCE, by=OPERATOR)
    (row,) = FunctionHolder.objects.all()
    assert (row.name, row.email) == (BO.name, BO.email)


def test_no_two_hold_a_function_on_the_same_day_whatever_the_order(function):
    for contact, day in ((IDA, 200), (BO, 100), (IDA, 150), (BO, 50), (IDA, 200)):
        set_holder(function, contact, valid_from=SINCE + timedelta(days=day), by=OPERATOR)
    rows = list(FunctionHolder.objects.order_by("valid_from"))
    assert [row.valid_to for row in rows[:-1]] == [row.valid_from for row in rows[1:]]


def test_contact_data_is_corrected_without_a_new_period(function):
    held = set_holder(function, IDA, valid_from=SINCE, by=OPERATOR)
    change_contact(held, Contact(IDA.name, "ny@hjoerring.example", "1"), by=OPERATOR)
    (row,) = FunctionHolder.objects.all()
    assert (row.email, row.valid_from) == ("ny@hjoerring.example", SINCE)


def test_the_end_of_a_holder_can_be_taken_back_unless_another_came(function):
    held = set_holder(function, IDA, valid_from=SINCE, by=OPERATOR)
    end_holder(held, on=date(2024, 1, 1), by=OPERATOR)
    continue_holder(held, by=OPERATOR)
    assert FunctionHolder.objects.get().valid_to is None
    set_holder(function, BO, valid_from=date(2024, 1, 1), by=OPERATOR)
    held.refresh_from_db()
    with pytest.raises(CannotBeDone, match="besat af en anden"):
        continue_holder(held, by=OPERATOR)


def test_a_holder_of_a_circle_is_known_by_account_or_else_by_address(circle, function):
    set_holder(function, IDA, valid_from=SINCE, by=OPERATOR)
    ida = create_account("ida@hjoerring.example", "Ida", by=OPERATOR)
    bo = create_account("bo@hjoerring.example", "Bo", by=OPERATOR)
    assert circles_of(ida, TODAY) == {circle.pk}
    assert circles_of(bo, TODAY) == frozenset()
    held = set_holder(function, BO, valid_from=SINCE, by=OPERATOR)
    assert held.account == bo
    assert circles_of(ida, TODAY) == frozenset()
    assert circles_of(bo, TODAY) == {circle.pk}


def test_the_ended_function_and_the_ended_circle_are_seen_as_of_an_earlier_day(circle, function):
    end_function(function, on=date(2024, 1, 1), by=OPERATOR)
    assert places_of(circle, TODAY, SEES_ALL) == []
    assert len(places_of(circle, date(2023, 1, 1), SEES_ALL)) == 1
    continue_function(function, by=OPERATOR)
    assert len(places_of(circle, TODAY, SEES_ALL)) == 1
    end_circle(circle, on=date(2024, 1, 1), by=OPERATOR)
    assert not circles_on(council(), TODAY, SEES_ALL).exists()
    assert circles_on(council(), date(2023, 1, 1), SEES_ALL).exists()
    assert not vacant_functions(council(), TODAY, SEES_ALL).exists()
    continue_circle(circle, by=OPERATOR)
    assert vacant_functions(council(), TODAY, SEES_ALL).count() == 1


def test_a_circle_shows_how_many_functions_it_has_and_how_many_are_vacant(circle, function):
    add_function_for_each_municipality(circle, valid_from=SINCE, by=OPERATOR)
    set_holder(function, IDA, valid_from=SINCE, by=OPERATOR)
    (row,) = circles_on(council(), TODAY, SEES_ALL)
    assert (row.places, row.vacant) == (11, 10)
    (row,) = circles_on(council(), date(2022, 1, 1), SEES_ALL)
    assert (row.places, row.vacant) == (11, 10)


def test_functions_are_moved_one_place_at_a_time(circle):
    rows = [add_function(circle, title=name, valid_from=SINCE, by=OPERATOR) for name in ("A", "B", "C")]
    move_function(rows[2], up=True, by=OPERATOR)
    move_function(rows[0], up=True, by=OPERATOR)
    assert [place.function.title for place in places_of(circle, TODAY, SEES_ALL)] == ["A", "C", "B"]
    move_function(rows[0], up=False, by=OPERATOR)
    assert [place.function.title for place in places_of(circle, TODAY, SEES_ALL)] == ["C", "A", "B"]


def test_a_function_is_of_a_municipality_or_of_another_body(function):
    change_function(function, title="Koncerndirektør", municipality=None, body="Region Nordjylland", by=OPERATOR)
    assert str(CircleFunction.objects.get()) == "Koncerndirektør, Region Nordjylland"


def test_two_circles_of_a_council_do_not_have_the_same_name(circle):
    with pytest.raises(CannotBeDone, match="hedder KDK"):
        add_circle(council(), kind=Circle.Kind.OTHER, name="KDK", valid_from=TODAY, by=OPERATOR)
    add_circle(council("midtjylland"), kind=Circle.Kind.OTHER, name="KDK", valid_from=TODAY, by=OPERATOR)
    other = add_circle(council(), kind=Circle.Kind.OTHER, name="DAS", valid_from=TODAY, by=OPERATOR)
    with pytest.raises(CannotBeDone):
        change_circle(other, kind=other.kind, name="KDK", field="", note="", by=OPERATOR)


def test_the_usual_circles_come_once(circle):
    names = [usual.name for usual in USUAL_CIRCLES]
    assert len(add_usual_circles(council(), names=names, valid_from=TODAY, by=OPERATOR)) == len(names)
    assert add_usual_circles(council(), names=names, valid_from=TODAY, by=OPERATOR) == []


def test_only_those_who_tend_a_councils_circles_change_them(circle, function):
    held = set_holder(function, IDA, valid_from=SINCE, by=OPERATOR)
    for who in (holder(Role.SECRETARY, council="midtjylland"), holder(Role.MEMBER), holder(Role.KL_AUTHOR)):
        by = Actor.of_account(who)
        for act in (
            lambda by=by: add_circle(council(), kind=Circle.Kind.OTHER, name="X", valid_from=TODAY, by=by),
            lambda by=by: change_circle(circle, kind=circle.kind, name="X", field="", note="", by=by),
            lambda by=by: add_function(circle, title="X", valid_from=TODAY, by=by),
            lambda by=by: add_function_for_each_municipality(circle, valid_from=TODAY, by=by),
            lambda by=by: move_function(function, up=True, by=by),
            lambda by=by: end_function(function, on=TODAY, by=by),
            lambda by=by: set_holder(function, BO, valid_from=TODAY, by=by),
            lambda by=by: set_holders(circle, [(function, BO)], valid_from=TODAY, by=by),
            lambda by=by: end_holder(held, on=TODAY, by=by),
            lambda by=by: add_circle(None, kind=Circle.Kind.OTHER, name="X", valid_from=TODAY, by=by),
        ):
            with pytest.raises(NotPermitted):
                act()
    secretary = Actor.of_account(holder(Role.SECRETARY, email="nord@kkr.example"))
    set_holder(function, BO, valid_from=TODAY, by=secretary)
    with pytest.raises(NotPermitted):
        add_circle(None, kind=Circle.Kind.OTHER, name="X", valid_from=TODAY, by=secretary)


def test_holders_of_another_circle_are_not_set_with_this_one(circle, function):
    other = add_circle(council(), kind=Circle.Kind.OTHER, name="Anden", valid_from=SINCE, by=OPERATOR)
    with pytest.raises(CannotBeDone):
        set_holders(other, [(function, IDA)], valid_from=TODAY, by=OPERATOR)


def rows_of(text: str, circle: Circle):
    return read_rows(text, places_of(circle, TODAY, SEES_ALL))


def test_pasted_rows_find_their_municipality_however_it_is_written(circle):
    add_function_for_each_municipality(circle, valid_from=SINCE, by=OPERATOR)
    text = (
        "Kommune\tNavn\tE-mail\tTelefon\n"
        "Hjørring\tIda Holm\tida@h.example\t12345678\n"
        "VESTHIMMERLANDS KOMMUNE\tBo Lind\t\t\n"
        "\n"
        "Aalborg Kommune\tSille Vang\tSILLE@A.EXAMPLE\n"
    )
    rows = rows_of(text, circle)
    assert [row.verdict for row in rows] == [Verdict.KEPT] * 3
    assert [row.function.municipality.name for row in rows] == ["Hjørring", "Vesthimmerlands", "Aalborg"]
    assert rows[2].contact.email == "sille@a.example"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Atlantis\tIda Holm\tida@h.example\t1", "ingen funktion for ”Atlantis”"),
        ("Hjørring\t\tida@h.example\t1", "Navnet mangler"),
        ("Hjørring Ida Holm", "ingen funktion"),
        ("Hjørring\tIda Holm\tikke en adresse\t1", "ikke en e-mailadresse"),
        ("Hjørring\tIda\nHjørring\tBo", "står flere gange"),
        (f"Hjørring\t{'x' * 300}", "for langt"),
    ],
)
def test_a_doubtful_row_is_left_out_and_says_why(circle, function, line, said):
    row = rows_of(line, circle)[0]
    assert row.verdict is Verdict.LEFT_OUT
    assert any(said in doubt for doubt in row.doubts)


def test_a_row_tells_whom_it_replaces_and_one_without_news_changes_nothing(circle, function):
    set_holder(function, BO, valid_from=SINCE, by=OPERATOR)
    (new,) = rows_of("Hjørring\tIda Holm\tida@h.example\t1", circle)
    assert new.verdict is Verdict.KEPT
    assert "Afløser Bo Lind" in new.doubts[0]
    (same,) = rows_of(f"Hjørring\t{BO.name}\t{BO.email}\t", circle)
    assert same.verdict is Verdict.UNCHANGED


def test_a_pasted_holder_who_sits_there_already_keeps_the_period_and_is_only_corrected(circle, function):
    held = set_holder(function, IDA, valid_from=SINCE, by=OPERATOR)
    (row,) = rows_of("Hjørring\tIDA Holm  Krogh\tny@h.example\t1", circle)
    assert row.verdict is Verdict.CORRECTED
    assert "ida@hjoerring.example" in row.doubts[0]
    set_holders(circle, [(row.function, row.contact)], valid_from=TODAY, by=OPERATOR)
    (now,) = FunctionHolder.objects.filter(function=function)
    assert (now.pk, now.valid_from, now.valid_to, now.email) == (held.pk, SINCE, None, "ny@h.example")


def test_a_file_for_spreadsheets_runs_no_formula_and_comes_back_as_it_was(circle, function):
    set_holder(function, Contact("=cmd()", "ida@h.example", "+45 12"), valid_from=SINCE, by=OPERATOR)
    text = circle_csv(places_of(circle, TODAY, SEES_ALL))
    heading, row = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert heading[:4] == ["Kommune", "Navn", "E-mail", "Telefon"]
    assert row[:4] == ["Hjørring", "'=cmd()", "ida@h.example", "'+45 12"]
    (again,) = rows_of("\t".join(row[:4]), circle)
    assert again.verdict is Verdict.UNCHANGED
