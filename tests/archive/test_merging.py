"""An answer to a doubt can be taken back, and then everything stands where it stood."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from tests.archive.test_people import minutes
from tests.papers import OPERATOR, holder, keep
from tvaers.access.action import Actor, NotPermitted
from tvaers.access.models import AuditEvent
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as SERVER
from tvaers.access.visibility import PUBLIC
from tvaers.archive.actions import AlreadySettled, settle_doubt, undo_settlement
from tvaers.archive.merging import CannotUndo
from tvaers.archive.models import Merger, PersonDoubt
from tvaers.archive.queries import open_doubts, settled_doubts
from tvaers.councils.actions.members import seat
from tvaers.councils.models import Council, Membership, Municipality, Person, PersonSpelling
from tvaers.document.model import Attendee
from tvaers.meetings.models import Attendance

pytestmark = pytest.mark.usefixtures("registers")

LYKKE = Attendee("Mona Lykke", "A", "Aalborg")
FRIIS_LYKKE = Attendee("Mona Friis Lykke", "A", "Aalborg")
DAHL = Attendee("Jens Dahl", "V", "Thisted")
OTHER_DAHL = Attendee("Jens Dahl", "A", "Rebild")


def state() -> dict[str, object]:
    """Who has which spellings and attendances, and which answers stand."""
    spellings = PersonSpelling.objects.order_by("person_id", "spelling")
    return {
        "spellings": list(spellings.values_list("person_id", "spelling", "folded", "first_name", "last_name")),
        "attendances": list(Attendance.objects.order_by("pk").values_list("pk", "person_id", "name")),
        "doubts": list(PersonDoubt.objects.order_by("pk").values_list("pk", "is_same", "settled_at")),
        "mergers": list(Merger.objects.values_list("doubt_id", "absorbed_id", "kept_id")),
    }


def settle(number: int = 0, *, is_same: bool = True) -> PersonDoubt:
    doubt = PersonDoubt.objects.order_by("pk")[number]
    settle_doubt(doubt, is_same=is_same, by=OPERATOR)
    return doubt


def names_of(person: Person) -> list[str]:
    return list(person.attendances.order_by("edition__meeting__held_on").values_list("name", flat=True))


@pytest.mark.parametrize("two", [(LYKKE, FRIIS_LYKKE), (DAHL, OTHER_DAHL)], ids=["similar name", "same name"])
@pytest.mark.parametrize("is_same", [True, False])
def test_taken_back_everything_stands_where_it_stood(two, is_same):
    keep(minutes(7, two[0]))
    keep(minutes(8, two[1]))
    keep(minutes(9, two[1]))
    before = state()
    doubt = settle(is_same=is_same)
    assert state() != before
    assert undo_settlement(doubt, by=OPERATOR) == (2 if is_same else 0)
    assert state() == before
    assert [entry.doubt for entry in open_doubts(SERVER)] == [doubt]


def test_a_spelling_that_both_had_comes_back_to_both():
    keep(minutes(7, DAHL, Attendee("Jens-Dahl", "V", "Thisted")))
    keep(minutes(8, OTHER_DAHL))
    keep(minutes(9, Attendee("Jens-Dahl", "A", "Rebild")))
    before = state()
    undo_settlement(settle(), by=OPERATOR)
    assert state() == before


def test_what_came_in_since_goes_to_whom_it_looks_like():
    keep(minutes(7, LYKKE))
    keep(minutes(8, FRIIS_LYKKE))
    doubt = settle()
    keep(minutes(9, Attendee("Mona Friis-Lykke", "A", "Aalborg")))
    keep(minutes(10, LYKKE))
    assert undo_settlement(doubt, by=OPERATOR) == 2
    assert names_of(doubt.person) == ["Mona Friis Lykke", "Mona Friis-Lykke"]
    assert names_of(doubt.candidate) == ["Mona Lykke", "Mona Lykke"]
    assert {row.spelling for row in doubt.person.spellings.all()} == {"Mona Friis Lykke", "Mona Friis-Lykke"}
    assert [row.spelling for row in doubt.candidate.spellings.all()] == ["Mona Lykke"]
    assert keep(minutes(11, FRIIS_LYKKE)).doubts == []
    assert doubt.person.attendances.count() == 3


def test_of_the_same_name_the_municipality_tells_whose_the_later_ones_are():
    keep(minutes(7, DAHL))
    keep(minutes(8, OTHER_DAHL))
    doubt = settle()
    keep(minutes(9, OTHER_DAHL))
    keep(minutes(10, DAHL))
    keep(minutes(11, Attendee("Jens Dahl", "V")))
    undo_settlement(doubt, by=OPERATOR)
    assert doubt.person.attendances.count() == 2
    assert doubt.candidate.attendances.count() == 3


@pytest.fixture
def three() -> tuple[PersonDoubt, PersonDoubt, PersonDoubt]:
    """Three forms of a name, and the doubts: the second may be the first, the third the first, the third the second."""
    keep(minutes(7, LYKKE))
    keep(minutes(8, FRIIS_LYKKE))
    keep(minutes(9, Attendee("Mona Friis Toft Lykke", "A", "Aalborg")))
    first, second, third = PersonDoubt.objects.order_by("pk")
    return first, second, third


def test_one_person_in_three_forms_becomes_one_whichever_answers_are_given(three):
    keep(minutes(10, LYKKE))
    for doubt in (three[1], three[2]):
        settle_doubt(doubt, is_same=True, by=OPERATOR)
    oldest = Person.objects.order_by("pk")[0]
    assert names_of(oldest) == ["Mona Lykke", "Mona Friis Lykke", "Mona Friis Toft Lykke", "Mona Lykke"]
    (left,) = open_doubts(SERVER)
    assert left.person == left.candidate
    assert len(left.person) == 4


def test_an_answer_that_another_rests_on_is_taken_back_last(three):
    before = state()
    settle_doubt(three[2], is_same=True, by=OPERATOR)
    between = state()
    settle_doubt(three[0], is_same=True, by=OPERATOR)
    after = state()
    with pytest.raises(CannotUndo, match=f"Fortryd først tvivl {three[0].pk}"):
        undo_settlement(three[2], by=OPERATOR)
    assert state() == after
    undo_settlement(three[0], by=OPERATOR)
    assert state() == between
    undo_settlement(three[2], by=OPERATOR)
    assert state() == before


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_answers_beside_each_other_are_taken_back_in_any_order(three, order):
    before = state()
    for doubt in (three[0], three[1]):
        settle_doubt(doubt, is_same=True, by=OPERATOR)
    for number in order:
        undo_settlement(PersonDoubt.objects.get(pk=three[number].pk), by=OPERATOR)
    assert state() == before


def test_an_answer_that_moved_nothing_can_be_taken_back(three):
    for doubt in three[:2]:
        settle_doubt(doubt, is_same=True, by=OPERATOR)
    before = state()
    settle_doubt(three[2], is_same=True, by=OPERATOR)
    assert undo_settlement(three[2], by=OPERATOR) == 0
    assert state() == before


def test_a_doubt_is_answered_once_until_the_answer_is_taken_back(three):
    settle_doubt(three[0], is_same=True, by=OPERATOR)
    with pytest.raises(AlreadySettled):
        settle_doubt(three[0], is_same=False, by=OPERATOR)
    undo_settlement(three[0], by=OPERATOR)
    settle_doubt(three[0], is_same=False, by=OPERATOR)


def test_taking_back_leaves_one_event_and_is_refused_to_others(three):
    settle_doubt(three[0], is_same=True, by=OPERATOR)
    with pytest.raises(NotPermitted):
        undo_settlement(three[0], by=Actor("nobody"))
    events = AuditEvent.objects.count()
    undo_settlement(three[0], by=OPERATOR)
    assert AuditEvent.objects.count() == events + 1
    assert AuditEvent.objects.first().action == "archive.undo_settlement"


def test_settled_doubts_are_listed_for_those_who_tend_the_archive(three):
    for doubt in (three[1], three[0]):
        settle_doubt(doubt, is_same=False, by=OPERATOR)
    assert list(settled_doubts(SERVER)) == [three[0], three[1]]
    assert list(settled_doubts(PUBLIC)) == []


def test_answers_from_before_mergers_were_kept_are_found_in_the_trail():
    keep(minutes(7, LYKKE))
    keep(minutes(8, FRIIS_LYKKE))
    before = state()
    doubt = settle()
    merged = state()
    with recording():
        Merger.objects.all().delete()
        import_module("tvaers.archive.migrations.0003_earlier_mergers").keep_earlier_mergers(apps, None)
    assert state() == merged
    undo_settlement(doubt, by=OPERATOR)
    assert state() == before


def test_seats_invitations_and_the_account_follow_when_two_are_made_one_and_come_back(registers):
    keep(minutes(7, LYKKE))
    keep(minutes(8, FRIIS_LYKKE))
    first, second = Person.objects.get(name="Mona Lykke"), Person.objects.get(name="Mona Friis Lykke")
    account = holder(Role.MEMBER, email="mona@aalborg.example")
    with recording():
        second.account = account
        second.save()
    council, place = Council.objects.get(slug="nordjylland"), Municipality.objects.get(name="Aalborg")
    row = seat(council, second, place, valid_from=date(2026, 1, 1), by=OPERATOR)

    def holds():
        found = Membership.objects.get(pk=row.pk).person
        return found.pk, found.account_id

    doubt = settle()
    assert holds() == (first.pk, account.pk)
    undo_settlement(doubt, by=OPERATOR)
    assert holds() == (second.pk, account.pk)
    assert Person.objects.get(pk=first.pk).account is None
