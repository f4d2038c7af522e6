"""Delivery to a real mail server: what it takes, what it refuses, and when it is not there."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from django.core import mail
from django.utils import timezone

from bench.site import free_port
from tests.mail_process import running_mail_server
from tests.papers import OPERATOR
from tests.post.letters import new, posted, the_letter, time_passes
from tvaers.access.actor import Actor
from tvaers.post.actions import PAUSES, TRIED_FOR, claim, send_again
from tvaers.post.delivering import deliver
from tvaers.post.models import CLAIM_LASTS, Letter, State
from tvaers.post.shape import Round
from tvaers.site.configuration import mail_server

pytestmark = pytest.mark.django_db

NOTHING = Round()


@pytest.fixture
def at_port(settings):
    """Lets mails go to the server at a port."""

    def choose(port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5

    return choose


@pytest.fixture
def moody(tmp_path, at_port):
    with running_mail_server(tmp_path, "tests.mail_handlers.Moody") as server:
        at_port(server.port)
        yield server


def states() -> dict[str, State]:
    return {row.email.partition("@")[0]: row.state for row in Letter.objects.all()}


def test_each_letter_reaches_its_receiver_once(moody):
    letters = posted(*(new(n) for n in range(5)))
    assert deliver() == Round(sent=5)
    assert deliver() == NOTHING
    came = moody.letters()
    assert [letter["To"] for letter in came] == [letter.email for letter in letters]
    assert [letter["Message-ID"] for letter in came] == [letter.message_id for letter in letters]
    assert {row.state for row in Letter.objects.all()} == {State.SENT}


def test_the_mail_says_what_the_letter_says(moody):
    posted(new(subject="Møde på Ærø", body="Kære Åse\nVi ses.\n", reply_to="kkr@kommune.example"))
    deliver()
    (came,) = moody.letters()
    assert came["Subject"] == "Møde på Ærø"
    assert came.get_content() == "Kære Åse\nVi ses.\n"
    assert came["Reply-To"] == "kkr@kommune.example"
    assert came["Auto-Submitted"] == "auto-generated"


def test_an_invitation_stands_beside_the_words(moody):
    calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Møde på Ærø\r\nEND:VCALENDAR\r\n"
    posted(new(calendar=calendar, calendar_method="REQUEST"))
    deliver()
    (came,) = moody.letters()
    assert came.get_content_type() == "multipart/alternative"
    text, invitation = came.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert invitation.get_content_type() == "text/calendar"
    assert invitation.get_param("method") == "REQUEST"
    assert invitation.get_content().splitlines() == calendar.splitlines()


def test_one_refused_letter_does_not_keep_the_others_back(moody):
    posted(*(new(email=f"{name}@kommune.example", once=name) for name in ("unknown", "ida", "later", "spam", "bo")))
    assert deliver() == Round(sent=2, failed=3)
    assert sorted(letter["To"] for letter in moody.letters()) == ["bo@kommune.example", "ida@kommune.example"]
    given_up, sent = State.GIVEN_UP, State.SENT
    assert states() == {"unknown": given_up, "ida": sent, "later": State.RETRIED, "spam": given_up, "bo": sent}
    assert Letter.objects.get(once="unknown").failure == "SMTPRecipientsRefused 550"
    assert Letter.objects.get(once="later").failure == "SMTPRecipientsRefused 450"
    assert deliver() == NOTHING


@pytest.mark.parametrize("email", ["", "to@steder@kommune.example", "ida@kommune.example\nBcc: alle@kommune.example"])
def test_an_address_that_no_server_can_be_given_is_given_up_at_once(moody, email):
    posted(new(email=email), new(2))
    assert deliver() == Round(sent=1, failed=1)
    assert Letter.objects.get(once=new().once).state is State.GIVEN_UP


def test_a_letter_is_tried_again_with_growing_pauses_and_given_up_after_three_days(moody):
    posted(new(email="later@kommune.example"))
    pauses = []
    while the_letter().is_open:
        assert deliver() == Round(failed=1)
        letter = the_letter()
        pauses.append(letter.next_attempt_at - timezone.now())
        time_passes(pauses[-1] + timedelta(seconds=1))
    assert the_letter().state is State.GIVEN_UP
    assert all(earlier < later or later > PAUSES[-2] for earlier, later in pairwise(pauses))
    assert [round(pause.total_seconds() / 60) for pause in pauses[:6]] == [1, 5, 15, 60, 240, 240]
    assert len(pauses) == 4 + round((TRIED_FOR - sum(PAUSES[:4], timedelta())) / PAUSES[-1]) + 1
    assert deliver() == NOTHING


def test_a_letter_given_up_is_sent_when_somebody_says_so(moody):
    posted(new(email="unknown@kommune.example"))
    deliver()
    send_again(the_letter(), by=OPERATOR)
    assert deliver() == Round(failed=1)
    assert the_letter().attempts == 2


def test_a_server_that_is_down_is_asked_once_and_gets_all_letters_when_it_is_back(tmp_path, at_port):
    port = free_port()
    at_port(port)
    posted(*(new(n) for n in range(5)))
    assert deliver() == Round(failed=5)
    assert {(row.failure, row.attempts) for row in Letter.objects.all()} == {("ConnectionRefusedError", 1)}
    assert deliver() == NOTHING
    with running_mail_server(tmp_path, port=port) as server:
        time_passes(PAUSES[0])
        assert deliver() == Round(sent=5)
        assert len(server.letters()) == 5
    assert {(row.state, row.failure, row.doubtful) for row in Letter.objects.all()} == {(State.SENT, "", 0)}


def test_a_server_that_stays_away_three_days_gets_nothing_and_it_shows(at_port):
    at_port(free_port())
    posted()
    time_passes(TRIED_FOR)
    assert deliver() == Round(failed=1)
    assert the_letter().state is State.GIVEN_UP


def test_a_letter_whose_sender_died_is_sent_under_the_same_name_and_counted_as_doubtful(moody):
    (letter,) = posted()
    claim(letter, timezone.now(), by=Actor.program())
    assert deliver() == NOTHING
    time_passes(CLAIM_LASTS + timedelta(seconds=1))
    assert deliver() == Round(sent=1)
    assert (the_letter().attempts, the_letter().doubtful) == (2, 1)
    assert [came["Message-ID"] for came in moody.letters()] == [letter.message_id]


def test_without_a_mail_server_letters_are_delivered_to_the_console(settings, capsys):
    settings.EMAIL_BACKEND = mail_server()["EMAIL_BACKEND"]
    posted()
    assert deliver() == Round(sent=1)
    assert "Dagsordenen ligger klar." in capsys.readouterr().out


def test_a_letter_on_the_console_says_that_a_calendar_came_along_and_not_what_is_in_it(settings, capsys):
    settings.EMAIL_BACKEND = mail_server()["EMAIL_BACKEND"]
    message = mail.EmailMultiAlternatives("Møde", "Mød op.", to=["ida@kkr.example"])
    message.attach_alternative("BEGIN:VCALENDAR", "text/calendar; method=REQUEST")
    message.send()
    out = capsys.readouterr().out
    assert "E-mail til ida@kkr.example: Møde" in out
    assert "Med i e-mailen: text/calendar" in out
    assert "VCALENDAR" not in out


def test_nothing_is_sent_while_it_is_posted():
    posted()
    assert mail.outbox == []
    deliver()
    assert len(mail.outbox) == 1
