"""The page of the outbox: what waits, what failed and why, to whom and about what."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.papers import OPERATOR, holder, keep, paper
from tests.post.letters import new, posted
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.councils.models import Council
from tvaers.post.actions import claim, note_failure, note_sent, withdraw
from tvaers.post.models import Letter, State
from tvaers.post.shape import Failure, name_of

pytestmark = pytest.mark.usefixtures("registers")

PAGE = "/nordjylland/post/"
PROGRAM = Actor.program()


def north() -> int:
    return Council.objects.get(slug="nordjylland").pk


def failed(letter: Letter, reason: str, *, is_final: bool = False) -> None:
    now = timezone.now()
    note_failure(claim(letter, now, by=PROGRAM), Failure(reason, is_final), now, by=PROGRAM)


def sent(letter: Letter) -> None:
    now = timezone.now()
    note_sent(claim(letter, now, by=PROGRAM), now, by=PROGRAM)


def words(answer) -> str:
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


@pytest.fixture
def letters(registers) -> list[Letter]:
    """One in each state, in the order of the states."""
    rows = posted(*(new(n, council=north()) for n in range(5)))
    failed(rows[1], "SMTPServerDisconnected")
    failed(rows[2], "SMTPRecipientsRefused 550", is_final=True)
    sent(rows[3])
    withdraw(rows[4], by=OPERATOR)
    return rows


def test_it_says_of_each_letter_to_whom_it_goes_and_how_far_it_has_come(client, secretary, letters):
    text = words(client.get(PAGE))
    for letter in letters:
        assert letter.name in text
        assert letter.email in text
    assert "venter på at blive sendt" in text
    assert "ikke sendt endnu</strong>. Mailserveren kunne ikke nås. Prøves igen den" in text
    assert "kunne ikke sendes</strong>. Modtagerens adresse blev afvist. Se efter, om den er rigtig." in text
    assert "sendt den" in text
    assert "trukket tilbage, før den blev sendt" in text
    assert "Dagsordenen ligger klar." not in text


@pytest.mark.parametrize("state", State)
def test_it_can_be_narrowed_to_one_state(client, secretary, letters, state):
    text = words(client.get(f"{PAGE}?status={state}"))
    assert [letter.email in text for letter in letters] == [other is state for other in State]


def test_what_a_letter_is_about_is_linked_for_those_who_may_see_it(client, secretary):
    meeting = keep(paper()).edition.meeting
    posted(new(council=north(), about=name_of(meeting)), new(2, council=north(), about="meetings.Meeting:0"))
    text = words(client.get(PAGE))
    assert text.count(f'href="{meeting.get_absolute_url()}"') == 1


def test_a_letter_is_sent_again_or_withdrawn_from_the_page(client, secretary, letters):
    again, waiting = letters[2], letters[0]
    assert "E-mailen sendes nu." in words(client.post(f"{PAGE}{again.pk}/send-igen/", follow=True))
    assert Letter.objects.get(pk=again.pk).state is State.WAITING
    assert "bliver ikke sendt" in words(client.post(f"{PAGE}{waiting.pk}/traek-tilbage/", follow=True))
    assert Letter.objects.get(pk=waiting.pk).state is State.WITHDRAWN
    answer = words(client.post(f"{PAGE}{letters[3].pk}/send-igen/", follow=True))
    assert "Brevet er sendt eller ved at blive sendt." in answer
    assert client.get(f"{PAGE}{again.pk}/send-igen/").status_code == 405


def test_it_is_paged_and_asks_as_little_for_many_as_for_few(client, secretary, django_assert_max_num_queries):
    meeting = keep(paper()).edition.meeting
    posted(*(new(n, council=north(), about=name_of(meeting)) for n in range(60)))
    with django_assert_max_num_queries(18):
        text = words(client.get(PAGE))
    assert text.count("@kommune.example") == 25
    assert "modtager0@kommune.example" in words(client.get(f"{PAGE}?page=3"))


def test_the_workroom_says_how_many_failed(client, secretary, letters):
    text = words(client.get("/nordjylland/arbejdsrum/"))
    assert f'<a href="{PAGE}">Udbakke</a>' in text
    assert '<span class="number">2</span>e-mails kunne ikke sendes' in text


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SECRETARY, Role.ADMINISTRATOR, Role.GUEST}))
def test_nobody_else_sees_it(client, letters, role):
    client.force_login(holder(role))
    assert client.get(PAGE).status_code == 404
    assert client.post(f"{PAGE}{letters[0].pk}/traek-tilbage/").status_code == 404
    assert Letter.objects.get(pk=letters[0].pk).is_open


def test_what_no_council_has_is_for_administrators(client, secretary):
    (letter,) = posted(new(council=None))
    assert client.get("/administration/post/").status_code == 404
    assert letter.email not in words(client.get(PAGE))
    client.force_login(holder(Role.ADMINISTRATOR))
    assert letter.email in words(client.get("/administration/post/"))
    assert "Udbakke" in words(client.get("/konto/"))
    client.post(f"/administration/post/{letter.pk}/traek-tilbage/")
    assert Letter.objects.get().state is State.WITHDRAWN


def test_a_letter_of_another_council_is_not_found(client, secretary):
    (letter,) = posted(new(council=Council.objects.get(slug="sjaelland").pk))
    assert client.post(f"{PAGE}{letter.pk}/traek-tilbage/").status_code == 404
    assert client.get("/sjaelland/post/").status_code == 404


def test_who_may_have_got_it_twice_is_said(client, secretary):
    (letter,) = posted(new(council=north()))
    now = timezone.now()
    note_failure(claim(letter, now, by=PROGRAM), Failure("TimeoutError", is_doubtful=True), now, by=PROGRAM)
    assert "så den kan være nået frem." in words(client.get(PAGE))
    assert Letter.objects.get().next_attempt_at - now == timedelta(minutes=1)
