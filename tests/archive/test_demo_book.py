"""The demo's Blue Books: everything that a page of theirs shows is there to be seen."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from django.utils import timezone

from tests.papers import OPERATOR
from tvaers.access.visibility import OPERATOR as SEES_ALL
from tvaers.access.visibility import PUBLIC
from tvaers.appointments.checks import warnings_of_body
from tvaers.appointments.models import Appointment, Body, Cooperation
from tvaers.appointments.papers import found_in_papers
from tvaers.appointments.queries import blue_book, outstanding
from tvaers.archive.demo_book import BEGINS, ENDS, add_demo_book
from tvaers.archive.demo_seats import COUNCILS
from tvaers.archive.importing import Wishes, files_in, import_files
from tvaers.councils.models import Council

pytestmark = pytest.mark.usefixtures("registers")

PAPERS = Path(str(files("tvaers.archive") / "demo"))
DAY = date(2026, 12, 1)
State = Appointment.State


@pytest.fixture
def nordjylland():
    wanted = ("2025-02-21-referat", "2026-01-23-referat", "2026-09-18-referat")
    papers = [path for path in files_in([PAPERS]) if path.stem.endswith(wanted) and "nordjylland" in path.stem]
    list(import_files(papers, Wishes(), by=OPERATOR))
    add_demo_book(secretary=OPERATOR, by=OPERATOR)
    return Council.objects.get(slug="nordjylland")


def test_the_papers_own_appointments_are_taken_over_from_them(nordjylland):
    taken = {found.item.edition.meeting.held_on for found in found_in_papers(nordjylland, 20) if found.taken}
    assert taken == {date(2025, 2, 21), date(2026, 1, 23)}
    chair = Appointment.objects.get(seat__kind__name="Formand", valid_from=date(2026, 1, 23))
    assert chair.person.name == "Mads Gjølbo"


def test_every_list_of_what_waits_has_something_on_it(nordjylland):
    today = timezone.localdate()
    found = outstanding(nordjylland, DAY, ENDS, SEES_ALL)
    for listed in (found.open_seats, found.without_substitute, found.unanswered, found.conditional, found.ending):
        assert listed
    soon = Appointment.objects.exclude(state=State.VOID).filter(valid_to__gt=today, valid_to__lt=ENDS)
    assert [row.person.name for row in soon] == ["Inge Dragsbæk"]


def test_a_nomination_is_flagged_for_its_balance_and_the_council_has_a_group_of_its_own(nordjylland):
    employment = Body.objects.get(key="beskaeftigelsesraad-nordjylland")
    assert "gender-balance-not-kept" in {each.code for each in warnings_of_body(employment, DAY)}
    assert Body.objects.filter(council=nordjylland, kind=Body.Kind.WORKING_GROUP).count() == 1
    assert Cooperation.objects.filter(key="limfjordsraadet").exists()


def test_each_council_has_bodies_and_adding_them_again_changes_nothing(nordjylland):
    books = {slug: blue_book(Council.objects.get(slug=slug), BEGINS, PUBLIC) for slug in COUNCILS}
    assert all(books.values())
    before = (Body.objects.count(), Appointment.objects.count(), Cooperation.objects.count())
    add_demo_book(secretary=OPERATOR, by=OPERATOR)
    assert (Body.objects.count(), Appointment.objects.count(), Cooperation.objects.count()) == before
