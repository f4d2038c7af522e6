"""People across papers: the same person in other spellings, and doubts that are never settled silently."""

from datetime import date

import pytest

from tests.papers import OPERATOR, keep, paper
from tvaers.access.visibility import OPERATOR as SERVER
from tvaers.access.visibility import PUBLIC
from tvaers.archive.actions import settle_doubt
from tvaers.archive.models import PersonDoubt
from tvaers.archive.queries import open_doubts
from tvaers.councils.models import Person
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
