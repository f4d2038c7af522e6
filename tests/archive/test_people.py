"""People across papers: the same person in other spellings, and doubts that are never settled silently."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.papers import OPERATOR, keep, paper
from tvaers.access.recording import recording
from tvaers.access.visibility import OPERATOR as SERVER
from tvaers.access.visibility import PUBLIC
from tvaers.archive.actions import settle_doubt
from tvaers.archive.models import PersonDoubt
from tvaers.archive.people import MOST_ASKED, recognise
from tvaers.archive.queries import open_doubts
from tvaers.councils.models import Municipality, Person
from tvaers.councils.names import fold, may_be_the_same
from tvaers.document.model import Attendee, Document
from tvaers.meetings.models import Attendance

pytestmark = pytest.mark.usefixtures("registers")


def minutes(day: int, *attendees: Attendee) -> Document:
    return paper(date=date(2025, 3, day), participants=list(attendees))


def test_a_hyphen_more_or_less_is_the_same_person():
    keep(minutes(7, Attendee("Per Grøn Toft", "V", "Thisted")))
    kept = keep(minutes(8, Attendee("Per Grøn-Toft", "V", "Thisted")))
    person = Person.objects.get()
    assert kept.doubts == []
    assert {row.spelling for row in person.spellings.all()} == {"Per Grøn Toft", "Per Grøn-Toft"}
    assert person.attendances.count() == 2


def test_a_middle_name_more_is_a_doubt_not_a_merger():
    keep(minutes(7, Attendee("Mona Lykke", "A", "Aalborg")))
    kept = keep(minutes(8, Attendee("Mona Friis Lykke", "A", "Aalborg")))
    assert Person.objects.count() == 2
    (doubt,) = kept.doubts
    assert (doubt.person.name, doubt.candidate.name) == ("Mona Friis Lykke", "Mona Lykke")
    assert doubt.reason == PersonDoubt.ReasonChoices.SIMILAR_NAME


def test_the_same_name_in_another_municipality_is_a_doubt():
    keep(minutes(7, Attendee("Jens Dahl", "V", "Thisted")))
    kept = keep(minutes(8, Attendee("Jens Dahl", "A", "Rebild")))
    assert [doubt.reason for doubt in kept.doubts] == [PersonDoubt.ReasonChoices.OTHER_MUNICIPALITY]


def test_a_doubt_is_raised_once():
    keep(minutes(7, Attendee("Jens Dahl", "V", "Thisted")))
    keep(minutes(8, Attendee("Jens Dahl", "A", "Rebild")))
    assert keep(minutes(9, Attendee("Jens Dahl", "A", "Rebild"))).doubts == []
    assert PersonDoubt.objects.count() == 1


def test_settled_as_one_the_older_keeps_everything_and_later_papers_follow():
    keep(minutes(7, Attendee("Mona Lykke", "A", "Aalborg")))
    (doubt,) = keep(minutes(8, Attendee("Mona Friis Lykke", "A", "Aalborg"))).doubts
    settle_doubt(PersonDoubt.objects.get(), is_same=True, by=OPERATOR)
    older = doubt.candidate
    assert set(Attendance.objects.values_list("person", flat=True)) == {older.pk}
    assert keep(minutes(9, Attendee("Mona Friis Lykke", "A", "Aalborg"))).doubts == []
    assert older.attendances.count() == 3


def test_settled_as_two_they_stay_two():
    keep(minutes(7, Attendee("Mona Lykke", "A", "Aalborg")))
    keep(minutes(8, Attendee("Mona Friis Lykke", "A", "Aalborg")))
    settle_doubt(PersonDoubt.objects.get(), is_same=False, by=OPERATOR)
    assert keep(minutes(9, Attendee("Mona Friis Lykke", "A", "Aalborg"))).doubts == []
    assert {person.attendances.count() for person in Person.objects.all()} == {1, 2}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Mona Lykke", "Mona Friis Lykke", True),
        ("Kirsten Bech", "Kirstine Bech", True),
        ("Mona Lykke", "Mona Friis Krogh", False),
        ("Anne Friis Lykke", "Anne Toft Lykke", False),
        ("Bo Lind", "Ida Holm", False),
    ],
)
def test_which_names_may_be_one_persons(one, other, alike):
    assert may_be_the_same(fold(one), fold(other)) is alike


def test_a_doubt_comes_with_where_the_two_stand():
    keep(minutes(7, Attendee("Mona Lykke", "A", "Aalborg")))
    keep(minutes(8, Attendee("Mona Friis Lykke", "A", "Aalborg")))
    (entry,) = open_doubts(SERVER)
    assert [sighting.text for sighting in entry.candidate] == ["7.3.2025 KKR Nordjylland: Mona Lykke (A), Aalborg"]
    assert [sighting.text for sighting in entry.person] == ["8.3.2025 KKR Nordjylland: Mona Friis Lykke (A), Aalborg"]
    assert open_doubts(PUBLIC) == []


def queries_to_recognise(*attendees: Attendee) -> int:
    """How many queries it takes to know who the attendees of a paper are, and to write who is new."""
    with recording(), CaptureQueriesContext(connection) as counted:
        recognise(attendees)
    return len(counted)


def same_name_everywhere(first_day: date, count: int) -> None:
    """Papers with one name, each time from another municipality."""
    towns = Municipality.objects.order_by("code").values_list("name", flat=True)[:count]
    for number, town in enumerate(towns):
        keep(paper(date=first_day + timedelta(number), participants=[Attendee("Jens Dahl", "V", town)]))


def test_recognising_takes_the_same_queries_however_many_newcomers_a_paper_names():
    same_name_everywhere(date(2024, 1, 1), 2)
    few = queries_to_recognise(Attendee("Bo Dahl", "V", "Rebild"))
    many = [Attendee(f"{first} Dahl", "V", "Rebild") for first in ("Anne", "Carl", "Dorte", "Ejnar", "Finn", "Grete")]
    assert queries_to_recognise(*many) == few


def test_a_name_of_many_municipalities_takes_the_same_queries_as_one_of_two():
    same_name_everywhere(date(2024, 1, 1), 2)
    few = queries_to_recognise(Attendee("Jens Dahl", "V", "Nowhere"))
    same_name_everywhere(date(2024, 2, 1), 60)
    assert queries_to_recognise(Attendee("Jens Dahl", "V", "Nowhere else")) == few


def test_a_name_that_many_bear_is_asked_about_for_the_latest_of_them_only():
    same_name_everywhere(date(2024, 1, 1), 40)
    asked = [doubt.candidate_id for doubt in keep(minutes(7, Attendee("Jens Dahl", "V", "Thisted"))).doubts]
    latest = Person.objects.order_by("-pk").values_list("pk", flat=True)[1 : MOST_ASKED + 1]
    assert asked == sorted(latest)
    assert PersonDoubt.objects.count() < 41 * MOST_ASKED


def test_newcomers_of_one_paper_are_told_apart_and_asked_about_too():
    kept = keep(minutes(7, Attendee("Jens Dahl", "V", "Thisted"), Attendee("Jens Dahl", "A", "Rebild")))
    (doubt,) = kept.doubts
    assert doubt.person != doubt.candidate
    assert doubt.reason == PersonDoubt.ReasonChoices.OTHER_MUNICIPALITY
    assert {person.spellings.count() for person in Person.objects.all()} == {1}
