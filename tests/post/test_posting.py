"""Posting, sending again, withdrawing: what is in the outbox, and who may."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests.papers import OPERATOR, holder
from tests.post.letters import new, posted, the_letter
from tvaers.access.action import Actor, NotPermitted
from tvaers.access.models import AuditEvent
from tvaers.access.roles import Role
from tvaers.councils.models import Council
from tvaers.post.actions import claim, forget_receiver, note_failure, note_sent, post, send_again, withdraw
from tvaers.post.models import IN_STATE, Letter, State
from tvaers.post.shape import CannotTend, Failure, Taken

pytestmark = pytest.mark.usefixtures("registers")


def north() -> int:
    return Council.objects.get(slug="nordjylland").pk


def test_a_letter_is_undone_with_what_it_tells_of():
    with transaction.atomic():
        post([new()], by=OPERATOR)
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_the_same_letter_is_posted_once_and_given_back():
    (first,) = posted(new())
    again, other = posted(new(subject="Et andet emne"), new(2))
    assert again == first
    assert again.subject == "Dagsorden til mødet"
    assert Letter.objects.count() == 2
    assert first.message_id != other.message_id


def test_letters_come_back_in_their_order():
    posted(new(3))
    assert [row.once for row in posted(new(1), new(3), new(2), new(1))] == [new(n).once for n in (1, 3, 2, 1)]


def test_the_trail_has_one_short_event_of_many_letters_and_no_word_of_them():
    before = AuditEvent.objects.count()
    letters = [new(n) for n in range(60)]
    post(letters, by=OPERATOR)
    (event,) = AuditEvent.objects.order_by("pk")[before:]
    assert event.changes == [{"model": "post.Letter", "created": 60}]


def test_what_is_noted_of_a_letter_is_short_and_has_no_private_word():
    (letter,) = posted()
    before = AuditEvent.objects.count()
    claimed = claim(letter, timezone.now(), by=Actor.program())
    note_failure(claimed, Failure("SMTPRecipientsRefused 450"), timezone.now(), by=Actor.program())
    send_again(letter, by=OPERATOR)
    note_sent(claim(the_letter(), timezone.now(), by=Actor.program()), timezone.now(), by=Actor.program())
    forget_receiver(letter.email, "Anonymiseret", by=OPERATOR)
    for event in AuditEvent.objects.order_by("pk")[before:]:
        told = json.dumps(event.changes)
        assert len(told) < 900
        for word in (letter.name, letter.email, letter.subject, letter.body.strip()):
            assert word not in told
        assert event.subjects.filter(model="post.Letter", row=letter.pk).exists()


def test_a_line_break_in_a_subject_or_a_name_is_a_space():
    (letter,) = posted(new(subject="Møde\r\nBcc: alle@kommune.example", name="Bo\nLind"))
    assert (letter.subject, letter.name) == ("Møde Bcc: alle@kommune.example", "Bo Lind")


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.SECRETARY, Role.ADMINISTRATOR, Role.GUEST)]
)
def test_posting_and_tending_letters_is_for_the_secretariat(role):
    (letter,) = posted(new(council=north()))
    by = Actor.of_account(holder(role))
    for attempt in (
        lambda: post([new(2, council=north())], by=by),
        lambda: send_again(letter, by=by),
        lambda: withdraw(letter, by=by),
    ):
        with pytest.raises(NotPermitted):
            attempt()


def test_letters_without_a_council_and_of_another_are_not_the_secretarys():
    secretary, administrator = (Actor.of_account(holder(role)) for role in (Role.SECRETARY, Role.ADMINISTRATOR))
    (own, other, none) = posted(
        new(1, council=north()), new(2, council=Council.objects.get(slug="sjaelland").pk), new(3, council=None)
    )
    assert list(Letter.objects.visible_to(secretary.account)) == [own]
    assert Letter.objects.visible_to(administrator.account).count() == 3
    assert not Letter.objects.visible_to(holder(Role.MEMBER)).exists()
    withdraw(own, by=secretary)
    for letter in (other, none):
        with pytest.raises(NotPermitted):
            withdraw(letter, by=secretary)
    withdraw(none, by=administrator)
    with pytest.raises(NotPermitted):
        post([new(4, council=north()), new(5)], by=secretary)


def test_what_was_withdrawn_is_not_sent_until_it_is_sent_again():
    (letter,) = posted()
    withdraw(letter, by=OPERATOR)
    assert the_letter().state is State.WITHDRAWN
    with pytest.raises(Taken):
        claim(the_letter(), timezone.now(), by=Actor.program())
    send_again(letter, by=OPERATOR)
    assert claim(the_letter(), timezone.now(), by=Actor.program()).attempts == 1


@pytest.mark.parametrize("tend", [send_again, withdraw])
def test_a_letter_that_is_being_sent_or_was_sent_is_left_alone(tend):
    (letter,) = posted()
    claimed = claim(letter, timezone.now(), by=Actor.program())
    with pytest.raises(CannotTend):
        tend(letter, by=OPERATOR)
    note_sent(claimed, timezone.now(), by=Actor.program())
    with pytest.raises(CannotTend):
        tend(letter, by=OPERATOR)
    assert the_letter().state is State.SENT


def test_one_of_two_who_read_the_same_letter_claims_it():
    (letter,) = posted()
    first, second = Letter.objects.get(pk=letter.pk), Letter.objects.get(pk=letter.pk)
    claim(first, timezone.now(), by=Actor.program())
    events = AuditEvent.objects.count()
    with pytest.raises(Taken):
        claim(second, timezone.now(), by=Actor.program())
    assert AuditEvent.objects.count() == events


def test_who_is_forgotten_gets_no_letter_and_stands_in_none():
    (letter,) = posted(new(email="Ida@kommune.example", body="Hej Ida", calendar="ATTENDEE:ida"))
    forget_receiver("ida@kommune.example", "Anonymiseret", by=OPERATOR)
    letter = the_letter()
    assert (letter.name, letter.email, letter.subject, letter.body, letter.calendar) == ("Anonymiseret", *[""] * 4)
    assert letter.state is State.WITHDRAWN
    with pytest.raises(CannotTend):
        send_again(letter, by=OPERATOR)


@pytest.mark.parametrize("state", State)
def test_the_condition_of_each_state_says_what_the_letter_says(state):
    letters = posted(*(new(n) for n in range(6)))
    at, program = timezone.now(), Actor.program()
    note_sent(claim(letters[0], at, by=program), at, by=program)
    withdraw(letters[1], by=OPERATOR)
    note_failure(claim(letters[2], at, by=program), Failure("SMTPDataError 554", is_final=True), at, by=program)
    note_failure(claim(letters[3], at, by=program), Failure("SMTPDataError 451"), at, by=program)
    claim(letters[4], at, by=program)
    found = {row.pk for row in Letter.objects.filter(IN_STATE[state])}
    assert found == {row.pk for row in Letter.objects.all() if row.state is state}
    assert found


def test_nobody_takes_a_letter_before_its_turn():
    (letter,) = posted()
    with pytest.raises(Taken):
        claim(letter, timezone.now() - timedelta(seconds=5), by=Actor.program())
