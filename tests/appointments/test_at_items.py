"""Appointing is an act of an item: proposed, warned of, written, decided, registered, and undone."""

from __future__ import annotations

from datetime import date

import pytest

from tests.appointments.seats import SINCE, TERM_END, body, in_board, place, put, seats
from tests.meetings.cycle.cases import HELD_ON, at_stage, sent, treatment
from tests.meetings.drafts.laid import secretary
from tests.papers import OPERATOR, holder
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as EVERYTHING
from tvaers.access.visibility import PUBLIC
from tvaers.appointments import act_texts
from tvaers.appointments.act_texts import LetterFacts
from tvaers.appointments.actions import Named, decide_for_chairs, note_answer, withdraw_appointment
from tvaers.appointments.actions.appointing import Decision
from tvaers.appointments.actions.at_item_texts import put_in_decision, put_in_recommendation
from tvaers.appointments.actions.at_items import (
    Chosen,
    Proposed,
    choose_seats,
    drop_place,
    give_reasons,
    propose,
    register,
    undo_register,
)
from tvaers.appointments.at_items import rows_at
from tvaers.appointments.hung_in_meetings import lacks, sentences
from tvaers.appointments.models import Appointment, Body, WarningAnswer
from tvaers.appointments.queries.at_items import acts_at, bodies_at, reasons_for_balance
from tvaers.councils.refusals import CannotBeDone
from tvaers.document.blocks import parse
from tvaers.document.model import Role as Part
from tvaers.document.reading.appointments import appointments
from tvaers.meetings.models import DraftItem, FollowUp, Meeting
from tvaers.meetings.session.actions.deciding import finish_item, reopen_item, set_acts, type_decision
from tvaers.meetings.session.actions.opening import open_session

pytestmark = pytest.mark.usefixtures("registers")
State, As = Appointment.State, Appointment.ProposedAs
FROM = date(2027, 3, 1)


@pytest.fixture
def by() -> Actor:
    return secretary()


def item_on_agenda(by: Actor) -> DraftItem:
    """An item of a meeting whose agenda was sent."""
    meeting = sent(by)
    return DraftItem.objects.select_related("council", "meeting").get(meeting=meeting, number="2.1")


def named(name: str, *, sex: str = "", where: str = "Rebild", **values: str) -> Proposed:
    return Proposed(As.NAMED, Named(name, sex=sex), place(where), "V", **values)


def nominating(item: DraftItem, by: Actor, of: Body | None = None, count: int = 2) -> list[Appointment]:
    """The places of a body that the item nominates to, nobody proposed yet."""
    of = of or body(substitutes="personal", gender_rule="equal-or-one-apart")
    chosen = seats(of, count, act="nominate")
    choose_seats(item, of, Chosen(FROM, TERM_END.replace(year=2030), chosen, chosen[:1]), by=by)
    return rows_at(item)


def decided(item: DraftItem, by: Actor, act: str = "nominated") -> Meeting:
    """The item's meeting, open, with the item finished with the act."""
    session = open_session(item.meeting, by=by)
    row = treatment(session, item.number)
    type_decision(row, "KKR Nordjylland indstillede som foreslået.", "", by=by)
    set_acts(row, [act], by=by)
    finish_item(row, by=by)
    return session.meeting


def test_a_place_that_is_chosen_is_a_name_that_follows_until_somebody_is_proposed_and_only_the_secretariat_sees_it(by):
    item = item_on_agenda(by)
    first, second, substitute = nominating(item, by)
    assert {row.proposed_as for row in (first, second, substitute)} == {As.NAME_FOLLOWS}
    assert substitute.part == "substitute"
    in_board("Ida Holm")
    propose(first, named("Ida Holm"), by=by)
    assert not Appointment.objects.visible_to(PUBLIC).exists()
    assert not Appointment.objects.visible_to(holder(Role.MEMBER)).exists()
    drop_place(second, by=by)
    assert [str(row.person) for row in rows_at(item) if row.person] == ["Ida Holm"]
    assert len(rows_at(item)) == 2


def test_the_names_are_read_from_the_decision_as_who_was_nominated_to_what_as_what(by):
    item = item_on_agenda(by)
    first, second, substitute = nominating(item, by)
    propose(first, named("Ida Holm"), by=by)
    propose(second, named("Bo Lind", where="Hjørring"), by=by)
    propose(substitute, named("Eva Sund"), by=by)
    text = act_texts.decision("KKR Nordjylland", acts_at(rows_at(item), EVERYTHING))
    found = appointments(parse(text))
    assert [(each.person, each.party, each.municipality, each.role) for each in found] == [
        ("Ida Holm", "V", "Rebild", Part.MEMBER),
        ("Bo Lind", "V", "Hjørring", Part.MEMBER),
        ("Eva Sund", "V", "Rebild", Part.SUBSTITUTE),
    ]
    assert {(each.body, each.act.value) for each in found} == {("Trafikforum Nord", "nominated")}


def test_what_is_left_open_is_said_and_the_chairmanship_authorised(by):
    item = item_on_agenda(by)
    first, second, substitute = nominating(item, by)
    propose(first, named("Ida Holm", condition="Bestyrelsens godkendelse"), by=by)
    propose(second, Proposed(As.NAME_FOLLOWS, party="A"), by=by)
    propose(substitute, Proposed(As.DELEGATED), by=by)
    acts = acts_at(rows_at(item), EVERYTHING)
    text = act_texts.decision("KKR Nordjylland", acts)
    assert "Navnet på ét medlem følger fra A." in text
    assert "bemyndigede formandskabet til at indstille én stedfortræder til Trafikforum Nord" in text
    assert "Ida Holm gælder det under forudsætning: Bestyrelsens godkendelse." in text
    assert "Det indstilles, at KKR Nordjylland indstiller følgende" in act_texts.recommendation("KKR Nordjylland", acts)


def test_before_there_are_names_the_recommendation_says_how_many(by):
    item = item_on_agenda(by)
    nominating(item, by, count=5)
    text = act_texts.recommendation("KKR Nordjylland", acts_at(rows_at(item), EVERYTHING))
    assert text.strip() == (
        "Det indstilles, at KKR Nordjylland indstiller fem medlemmer og én stedfortræder til Trafikforum Nord."
    )


def test_the_text_is_put_into_the_recommendation_and_the_decision_once(by):
    item = item_on_agenda(by)
    put_in_recommendation(item, "Det indstilles, at KKR udpeger Ida Holm.", by=by)
    put_in_recommendation(item, "Det indstilles, at KKR udpeger Ida Holm.", by=by)
    assert item.versions.order_by("-number")[0].recommendation.count("Ida Holm") == 1
    with pytest.raises(CannotBeDone, match="ikke åbnet"):
        put_in_decision(item, "KKR udpegede Ida Holm.", by=by)
    session = open_session(item.meeting, by=by)
    put_in_decision(item, "KKR udpegede Ida Holm.", by=by)
    assert treatment(session, item.number).decision == "KKR udpegede Ida Holm."
    assert "appointed" in treatment(session, item.number).acts


def test_the_decision_lies_ready_in_the_session(by):
    item = item_on_agenda(by)
    first, *_rest = nominating(item, by)
    propose(first, named("Ida Holm"), by=by)
    (sentence,) = sentences([item.pk])[item.pk]
    assert "Ida Holm (V), Rebild Kommune" in sentence.text
    assert "nominated" in sentence.acts


def test_nothing_is_registered_before_the_decision_and_all_of_it_in_one_act_after(by):
    item = item_on_agenda(by)
    first, _second, substitute = nominating(item, by)
    propose(first, named("Ida Holm"), by=by)
    propose(substitute, Proposed(As.DELEGATED), by=by)
    with pytest.raises(CannotBeDone, match="ikke noteret"):
        register(item, by=by)
    meeting = decided(item, by)
    assert [lack.is_blocking for lack in lacks(meeting)] == [False]
    assert register(item, by=by) == []
    assert lacks(meeting) == []
    rows = rows_at(item)
    assert [row.state for row in rows] == [State.NOMINATED, State.NAME_FOLLOWS, State.DELEGATED]
    assert {(row.decided_in.number, row.decided_on, row.decision) for row in rows} == {("2.1", HELD_ON, "Punkt 2.1")}
    left = FollowUp.objects.filter(item=item, meeting=meeting)
    assert sorted(left.values_list("kind", flat=True)) == [FollowUp.Kind.AUTHORISATION, FollowUp.Kind.TASK]
    assert Appointment.objects.visible_to(PUBLIC).count() == 3


@pytest.mark.parametrize("act", ["postponed", "rejected", "nothing-recorded"])
def test_what_was_not_decided_as_proposed_stays_a_proposal(by, act):
    item = item_on_agenda(by)
    nominating(item, by)
    decided(item, by, act)
    with pytest.raises(CannotBeDone):
        register(item, by=by)


def test_registering_is_undone_until_the_minutes_are_sent(by):
    item = item_on_agenda(by)
    first, *_rest = nominating(item, by)
    earlier = put(first.seat, in_board("Bo Lind"), as_substitute=True, valid_from=SINCE, valid_to=None)
    propose(rows_at(item)[2], named("Eva Sund"), by=by)
    propose(first, named("Ida Holm"), by=by)
    meeting = decided(item, by)
    register(item, by=by)
    earlier.refresh_from_db()
    assert earlier.valid_to == FROM
    undo_register(item, by=by)
    earlier.refresh_from_db()
    assert (earlier.valid_to, earlier.end_reason) == (None, "")
    assert {row.state for row in rows_at(item)} == {State.PROPOSED}
    assert not FollowUp.objects.exists()
    assert register(item, by=by) == []
    at_stage(meeting, Meeting.Stage.MINUTES_SENT)
    with pytest.raises(CannotBeDone, match="Referatet er sendt"):
        undo_register(DraftItem.objects.get(pk=item.pk), by=by)


def test_one_whose_seat_somebody_has_stays_a_proposal_and_the_others_are_registered(by):
    item = item_on_agenda(by)
    first, second, _substitute = nominating(item, by)
    put(second.seat, in_board("Bo Lind"), valid_to=None)
    propose(first, named("Ida Holm"), by=by)
    propose(second, named("Eva Sund"), by=by)
    decided(item, by)
    (refused,) = register(item, by=by)
    assert "Eva Sund" in refused
    assert [row.state for row in rows_at(item)] == [State.NOMINATED, State.PROPOSED, State.NAME_FOLLOWS]


def test_what_speaks_against_takes_a_reason_and_that_of_the_balance_stands_in_the_letter(by):
    item = item_on_agenda(by)
    of = body(gender_rule="equal-or-one-apart", gender_rule_words="Brevet", substitutes="none")
    choose_seats(item, of, Chosen(FROM, None, seats(of, 3, act="nominate")), by=by)
    for row, name in zip(rows_at(item), ("Ida Holm", "Eva Sund", "Pia Bro"), strict=True):
        propose(row, named(name, sex="F"), by=by)
    (entry,) = bodies_at(item, EVERYTHING)
    balance = next(each for each in entry.warnings if each.objection.code == "gender-balance-not-kept")
    unknown = entry.places[0].warnings[0]
    assert (balance.objection.source, unknown.objection.code) == ("Brevet", "board-not-known")
    give_reasons(item, {balance.name: "Kun tre stillede op.", unknown.name: "Valgt i går."}, by=by)
    (entry,) = bodies_at(item, EVERYTHING)
    assert {answer.reason for answer in WarningAnswer.objects.all()} == {"Kun tre stillede op.", "Valgt i går."}
    facts = LetterFacts("KKR Nordjylland", "5. februar 2027", "2.1", "Valg", "Sofie", reasons_for_balance(entry))
    text = act_texts.letter(acts_at(rows_at(item), EVERYTHING), facts)
    assert "Kun tre stillede op." in text
    assert "Valgt i går." not in text
    assert "Skal det fraviges" not in text
    give_reasons(item, {balance.name: ""}, by=by)
    assert WarningAnswer.objects.get().reason == "Valgt i går."


def test_the_same_person_for_two_places_of_one_item_is_warned_of(by):
    item = item_on_agenda(by)
    first, second, _substitute = nominating(item, by)
    in_board("Ida Holm")
    propose(first, named("Ida Holm"), by=by)
    propose(second, named("Ida Holm"), by=by)
    (entry,) = bodies_at(item, EVERYTHING)
    assert "double-seat" in [each.objection.code for each in entry.places[0].warnings]


def pair(by: Actor, sexes: str) -> DraftItem:
    """An item that nominates two people of these sexes for one seat."""
    item = item_on_agenda(by)
    of = body(gender_rule="both-sexes-per-seat", substitutes="none")
    choose_seats(item, of, Chosen(FROM, None, seats(of, 1, act="nominate")), by=by)
    for row, name, sex in zip(rows_at(item), ("Ida Holm", "Bo Lind"), sexes, strict=False):
        propose(row, named(name, sex=sex), by=by)
    return item


@pytest.mark.parametrize(
    ("sexes", "codes"), [("FM", []), ("FF", ["gender-balance-not-kept"]), ("F", ["two-names-wanted"])]
)
def test_where_two_are_asked_for_a_woman_and_a_man_are_nominated_for_the_seat(by, sexes, codes):
    (entry,) = bodies_at(pair(by, sexes), EVERYTHING)
    assert [each.objection.code for each in entry.warnings if each.objection.code != "little-spread"] == codes


def test_when_the_authority_takes_one_of_the_two_the_other_nomination_is_over(by):
    item = pair(by, "FM")
    decided(item, by)
    assert register(item, by=by) == []
    woman, man = rows_at(item)
    note_answer(woman, on=date(2027, 5, 1), is_appointed=True, by=by)
    man.refresh_from_db()
    assert (woman.state, man.end_reason, man.valid_to) == (
        State.APPOINTED,
        Appointment.EndReason.NOT_CHOSEN,
        date(2027, 5, 1),
    )


def test_the_chairmanship_finds_the_name_and_the_authorisation_is_used(by):
    item = item_on_agenda(by)
    first, *_rest = nominating(item, by)
    propose(first, Proposed(As.DELEGATED), by=by)
    decided(item, by)
    register(item, by=by)
    first.refresh_from_db()
    decision = Decision(FROM, None, "V", place(), decided_on=date(2026, 11, 1))
    row = decide_for_chairs(first, Named("Ida Holm"), decision, text="Ida Holm er indstillet.", by=by)
    assert (row.state, row.decided_by_chairs.text) == (State.NOMINATED, "Ida Holm er indstillet.")
    assert FollowUp.objects.get(pk=first.follow_up_id).closed_at is not None
    with pytest.raises(CannotBeDone, match="ikke overladt"):
        decide_for_chairs(row, Named("Bo Lind"), decision, text="Igen", by=by)


def test_a_mistake_is_withdrawn_with_a_note_and_what_gave_way_comes_back():
    (seat,) = seats(body(), 1)
    first = put(seat, in_board("Ida Holm"), as_substitute=True, valid_to=None)
    wrong = put(seat, in_board("Bo Lind"), as_substitute=True, valid_from=date(2024, 1, 1), valid_to=None)
    first.refresh_from_db()
    assert first.valid_to == date(2024, 1, 1)
    with pytest.raises(CannotBeDone, match="hvad fejlen var"):
        withdraw_appointment(wrong, " ", by=OPERATOR)
    withdraw_appointment(wrong, "Det var et andet forum.", by=OPERATOR)
    first.refresh_from_db()
    assert (first.valid_to, wrong.state, wrong.end_note) == (None, State.VOID, "Det var et andet forum.")


def test_an_item_taken_up_again_keeps_what_was_registered_until_it_is_undone(by):
    item = item_on_agenda(by)
    nominating(item, by)
    meeting = decided(item, by)
    register(item, by=by)
    reopen_item(treatment(meeting.session, item.number), "Forkert navn", by=by)
    (told,) = lacks(meeting)
    assert "ikke længere svarer til" in told.message
    undo_register(item, by=by)
    assert {row.state for row in rows_at(item)} == {State.PROPOSED}
