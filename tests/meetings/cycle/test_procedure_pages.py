"""The pages of a written procedure: a member's answers, the secretariat's overview, and closing it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.meetings.cycle.cases import account_of, member, sent, substitute_of
from tests.meetings.cycle.procedures import (
    DISCUSS,
    NO,
    PROCEDURE,
    YES,
    invite,
    item_numbered,
    say,
    seat,
    written_procedure,
)
from tests.meetings.drafts.laid import secretary
from tests.papers import holder
from tvaers.access.roles import Role
from tvaers.meetings.models import Meeting, ProcedureAnswer
from tvaers.meetings.sight.actions.closing import close_item
from tvaers.meetings.sight.actions.taking_part import exclude
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")
ANSWERS = f"{PROCEDURE}svar/"


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def ida(registers):
    return member("Ida Holm-Krogh", party="A")


@pytest.fixture
def bo(registers):
    return member("Bo Lind")


@pytest.fixture
def meeting(by, ida, bo):
    return written_procedure(by, ida, bo)


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def test_a_member_answers_an_item_with_one_tap_and_sees_it(meeting, ida):
    client = signed_in(account_of(ida))
    page = text_of(client.get(PROCEDURE))
    assert "Du mangler at svare på 3 punkter." in page
    assert "Det indstilles, at KKR godkender planen." in page
    response = client.post(PROCEDURE, {"item": "2.1", "choice": "no", "text": "For dyrt"})
    assert response["Location"] == f"{PROCEDURE}#pkt-2.1"
    page = text_of(client.get(PROCEDURE))
    assert "Dit svar: <strong>Nej</strong>" in page
    assert "For dyrt" in page
    assert "Du mangler at svare på 2 punkter." in page


def test_others_answers_are_not_shown_to_a_member(meeting, ida, bo):
    say(meeting, bo, NO, text="Mit eget forbehold")
    assert "Mit eget forbehold" not in text_of(signed_in(account_of(ida)).get(PROCEDURE))


def test_what_is_no_answer_is_not_taken(meeting, ida):
    client = signed_in(account_of(ida))
    assert client.post(PROCEDURE, {"item": "2.1", "choice": "maybe"}).status_code == 404
    assert client.post(PROCEDURE, {"item": "9.9", "choice": "yes"}).status_code == 404


def test_who_is_not_asked_is_told_so_and_the_secretariat_is_led_on(meeting, by):
    response = signed_in(holder(Role.MEMBER, email="kai@rebild.example")).get(PROCEDURE)
    assert response.status_code == 404
    assert "Du er ikke bedt om at svare" in text_of(response)
    assert signed_in(by.account).get(PROCEDURE)["Location"] == ANSWERS


def test_a_meeting_that_is_held_has_no_such_pages(by):
    sent(by)
    assert signed_in(by.account).get(ANSWERS).status_code == 404


def test_a_closed_item_is_answered_by_those_who_read_it_alone(meeting, ida, bo, by):
    close_item(meeting, "2.1", "Ejendom", by=by)
    exclude(meeting, "2.1", account_of(ida), by=by)
    page = text_of(signed_in(account_of(ida)).get(PROCEDURE))
    assert "Du deltager ikke i behandlingen af dette punkt." in page
    response = signed_in(account_of(ida)).post(PROCEDURE, {"item": "2.1", "choice": "yes"})
    assert response.status_code == 404
    assert "Aftenbusser" not in page
    page = text_of(signed_in(account_of(bo)).get(PROCEDURE))
    assert "Aftenbusser" in page
    assert "Du deltager ikke" not in page


def test_the_secretariat_sees_the_grid_and_notes_an_answer_for_another(meeting, ida, bo, by):
    say(meeting, ida, YES, YES, DISCUSS, text="Gerne et møde")
    client = signed_in(by.account)
    page = text_of(client.get(ANSWERS))
    assert "<dt>Mangler svar</dt><dd>1</dd>" in page
    assert "Gerne et møde" in page
    one = f"{ANSWERS}{seat(meeting, bo).pk}/"
    assert "Bo Lind" in text_of(client.get(one))
    assert "Bo Lind, pkt. 2.1: Nej." in text_of(
        client.post(one, {"item": "2.1", "choice": "no", "text": "Ringede"}, follow=True)
    )
    assert ProcedureAnswer.objects.get(invitee=seat(meeting, bo)).item == item_numbered(meeting, "2.1")
    assert "noteret af sekretariatet" in text_of(client.get(ANSWERS))


def test_reminders_go_out_from_the_page(meeting, by):
    page = text_of(signed_in(by.account).post(f"{PROCEDURE}paamind/", follow=True))
    assert "2 er mindet om det i dag." in page
    assert Letter.objects.filter(kind="procedure-reminder").count() == 2


def test_it_is_closed_after_what_will_be_recorded_was_shown_and_taken_back(meeting, ida, bo, by):
    client = signed_in(by.account)
    page = text_of(client.get(f"{PROCEDURE}luk/"))
    assert "2 medlemmer har ikke svaret på alt." in page
    assert "Luk proceduren</button>" not in page
    for who in (ida, bo):
        say(meeting, who, YES, YES, YES)
    page = text_of(client.get(f"{PROCEDURE}luk/"))
    assert "I skriftlig procedure godkendte KKR Nordjylland planen." in page
    item = item_numbered(meeting, "2.2")
    client.post(f"{PROCEDURE}luk/", {f"item-{item.pk}": "to-meeting"})
    assert item.treatment.acts[0] == "postponed"
    assert "Tag lukningen tilbage?" in text_of(client.get(f"{PROCEDURE}genaabn/"))
    client.post(f"{PROCEDURE}genaabn/")
    assert Meeting.objects.get().stage == Meeting.Stage.AGENDA_SENT


def test_nobody_is_asked_to_come(meeting, ida, by):
    own = signed_in(account_of(ida)).get("/nordjylland/moeder/2027-02-05/deltagere/svar/")
    assert own["Location"] == PROCEDURE
    client = signed_in(by.account)
    assert client.get("/nordjylland/moeder/2027-02-05/deltagere/")["Location"] == ANSWERS
    page = text_of(client.get(f"/nordjylland/moeder/2027-02-05/deltagere/{seat(meeting, ida).pk}/"))
    assert "Hvem svarer for pladsen" in page
    assert "Afbud" not in page


def test_the_secretary_lets_the_substitute_answer_for_a_member_who_cannot(meeting, ida, by):
    substitute_of(ida, "Kai Mark")
    page = f"/nordjylland/moeder/2027-02-05/deltagere/{seat(meeting, ida).pk}/"
    told = text_of(signed_in(by.account).post(page, {"answer": "apology", "note": ""}, follow=True))
    assert "Stedfortræderen, for medlemmet kan ikke svare" in told
    letter = Letter.objects.get(email="kai@rebild.example")
    assert letter.subject == "Vil du svare i stedet for Ida Holm-Krogh? Skriftlig procedure, KKR Nordjylland"
    assert PROCEDURE in letter.body
    assert letter.calendar == ""


def test_what_the_secretary_can_record_is_shown_and_only_proposed(meeting, ida, bo, by):
    mie = member("Mie Vang")
    invite(meeting, mie)
    for who, choice in ((ida, NO), (bo, NO), (mie, YES)):
        say(meeting, who, choice, choice, choice)
    client = signed_in(by.account)
    page = text_of(client.get(f"{PROCEDURE}luk/"))
    assert page.count("Indstillingen blev ikke vedtaget.") == 3
    item = item_numbered(meeting, "2.2")
    client.post(f"{PROCEDURE}luk/", {f"item-{item.pk}": "to-meeting"})
    assert item.treatment.acts[0] == "postponed"
    assert item_numbered(meeting, "1.1").treatment.acts == ["rejected", "voted", "remarked"]


def test_others_have_no_such_pages(meeting, ida):
    for account in (account_of(ida), holder(Role.CHAIR), holder(Role.SECRETARY, council="sjaelland")):
        for page in (ANSWERS, f"{PROCEDURE}luk/", f"{PROCEDURE}genaabn/", f"{ANSWERS}{seat(meeting, ida).pk}/"):
            assert signed_in(account).get(page).status_code == 404


def test_more_seats_cost_no_more_queries(by, ida):
    meeting = written_procedure(by, ida)
    client = signed_in(by.account)
    client.get(ANSWERS)
    with CaptureQueriesContext(connection) as few:
        client.get(ANSWERS)
    invite(meeting, *(member(f"Ny{number} Person") for number in range(4)))
    with CaptureQueriesContext(connection) as many:
        client.get(ANSWERS)
    assert len(few) == len(many)
