"""The pages of who comes: one's own answer in two taps, and the secretariat's list of seats."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.meetings.cycle.cases import account_of, member, sent, substitute_of, treatment
from tests.meetings.drafts.laid import SITE, secretary
from tests.papers import holder
from tvaers.access.roles import Role
from tvaers.meetings.attendance.actions.calling_in import answer_for, call_in
from tvaers.meetings.models import Invitee, Presence
from tvaers.meetings.session.actions.opening import open_session

pytestmark = pytest.mark.usefixtures("registers")

PAGE = "/nordjylland/moeder/2027-02-05/deltagere/"
ANSWER = f"{PAGE}svar/"
MOST_QUERIES = 24
"""Of which ten are for the session and the sign-in; no more for more members."""


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def ida(registers):
    return member("Ida Holm-Krogh", party="A")


@pytest.fixture
def meeting(by, ida):
    member("Bo Lind")
    found = sent(by)
    call_in(found, by=by)
    return found


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def invited(meeting, name):
    return Invitee.objects.get(meeting=meeting, name=name)


def test_the_numbers_beside_the_way_there_are_those_of_the_members_and_come_to_all_of_them(meeting, ida, by):
    substitute_of(ida, "Kai Mark")
    answer_for(invited(meeting, "Ida Holm-Krogh"), Invitee.Answer.APOLOGY, site=SITE, by=by)
    client = signed_in(by.account)
    told = "0 kommer, 1 afbud, 1 har ikke svaret"
    for page in ("/nordjylland/arbejdsrum/", "/nordjylland/moeder/2027-02-05/plan/"):
        assert told in text_of(client.get(page))
    answer_for(invited(meeting, "Kai Mark"), Invitee.Answer.COMES, site=SITE, by=by)
    told = "0 kommer, 1 afbud, 1 stedfortræder kommer, 1 har ikke svaret"
    assert told in text_of(client.get("/nordjylland/moeder/2027-02-05/dagsorden/"))


def test_a_member_answers_on_the_page_that_the_letter_leads_to(meeting, ida):
    client = signed_in(account_of(ida))
    assert "Jeg melder afbud" in text_of(client.get(ANSWER))
    client.post(ANSWER, {"answer": "apology", "note": "Er i udlandet"})
    page = text_of(client.get(ANSWER))
    assert "<strong>Afbud</strong>" in page
    assert "Er i udlandet" in page


def test_whoever_is_not_signed_in_comes_to_the_page_after_signing_in(meeting):
    response = Client().get(ANSWER)
    assert response.status_code == 302
    assert response["Location"].endswith(f"?next={ANSWER}")


def test_who_is_not_called_in_is_told_so(meeting):
    response = signed_in(holder(Role.SUBSTITUTE, email="kai@rebild.example")).get(ANSWER)
    assert response.status_code == 404
    assert "Du er ikke kaldt ind" in text_of(response)


def test_an_answer_that_is_none_is_not_taken(meeting, ida):
    assert signed_in(account_of(ida)).post(ANSWER, {"answer": "maybe"}).status_code == 404


def test_the_substitute_is_asked_in_words_of_their_own(meeting, ida, by):
    deputy = substitute_of(ida, "Kai Mark")
    answer_for(invited(meeting, "Ida Holm-Krogh"), Invitee.Answer.APOLOGY, site=SITE, by=by)
    page = text_of(signed_in(deputy.person.account).get(ANSWER))
    assert "Du er spurgt som stedfortræder for Ida Holm-Krogh." in page
    assert "Jeg kan ikke komme" in page


def test_the_list_counts_seats_apologies_and_answers_that_are_missing(meeting, ida, by):
    substitute_of(ida, "Kai Mark")
    answer_for(invited(meeting, "Ida Holm-Krogh"), Invitee.Answer.APOLOGY, "Er i udlandet", site=SITE, by=by)
    page = text_of(signed_in(by.account).get(PAGE))
    assert "<dt>Besatte pladser</dt><dd>0 af 2</dd>" in page
    assert "<dt>Afbud</dt><dd>1</dd>" in page
    assert "<dt>Mangler svar</dt><dd>2</dd>" in page
    assert "Kai Mark" in page
    answer_for(invited(meeting, "Kai Mark"), Invitee.Answer.APOLOGY, site=SITE, by=by)
    page = text_of(signed_in(by.account).get(f"{PAGE}?vis=tomme"))
    assert "Tom plads" in page
    assert "Bo Lind" not in page


def test_the_secretariat_notes_an_answer_with_one_tap_and_puts_another_in(meeting, by):
    client, bo = signed_in(by.account), invited(meeting, "Bo Lind")
    client.post(f"{PAGE}{bo.pk}/", {"answer": "apology", "note": ""})
    client.post(f"{PAGE}{bo.pk}/saet-ind/", {"name": "Mie Vang", "party": ""})
    assert invited(meeting, "Mie Vang").sits_for == bo
    client.post(f"{PAGE}{invited(meeting, 'Mie Vang').pk}/tag-af/")
    assert not Invitee.objects.filter(meeting=meeting, name="Mie Vang").exists()


def test_members_are_called_in_from_the_page(by, ida):
    sent(by)
    client = signed_in(by.account)
    assert "Kald medlemmerne ind" in text_of(client.get(PAGE))
    assert "Ida Holm-Krogh" in text_of(client.post(PAGE, follow=True))


def test_the_file_for_spreadsheets_has_no_notes_and_runs_no_formula(meeting, by):
    answer_for(invited(meeting, "Bo Lind"), Invitee.Answer.APOLOGY, "Er i udlandet", site=SITE, by=by)
    text = signed_in(by.account).get(f"{PAGE}deltagere.csv").content.decode()
    assert "Bo Lind;V;Rebild;Medlem;;Afbud" in text
    assert "udlandet" not in text


def test_others_have_no_such_page(meeting, ida):
    for account in (account_of(ida), holder(Role.CHAIR), holder(Role.SECRETARY, council="sjaelland")):
        assert signed_in(account).get(PAGE).status_code == 404


def test_more_members_cost_no_more_queries(meeting, by):
    client = signed_in(by.account)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for number in range(5):
        member(f"Ny{number} Person")
    call_in(meeting, by=by)
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(few) == len(many) <= MOST_QUERIES


@pytest.fixture
def session(meeting, by):
    return open_session(meeting, by=by)


THERE = f"{PAGE}til-stede/"
CHANGES = f"{THERE}aendringer/"


def sent_changes(client, *changes):
    return client.post(CHANGES, json.dumps({"changes": list(changes)}), content_type="application/json")


def test_without_javascript_a_tap_is_a_form_and_the_page_shows_what_was_noted(meeting, session, by):
    client, bo = signed_in(by.account), invited(meeting, "Bo Lind")
    client.post(THERE, {"do": f"here:{bo.pk}", "item": treatment(session, "2.1").pk})
    page = text_of(client.get(THERE))
    assert "fra pkt. 2.1" in page
    client.post(THERE, {"do": f"undo:{bo.pk}", "item": ""})
    client.post(THERE, {"do": f"gone:{bo.pk}", "item": ""})
    page = text_of(client.get(THERE))
    assert "fra pkt. 2.1" not in page
    assert "Vælg først, hvilket punkt det gælder." in page
    assert client.post(THERE, {"do": "dance:1"}).status_code == 404


def test_taps_sent_as_json_are_made_once_each_and_the_list_comes_back(meeting, session, by):
    client, bo = signed_in(by.account), invited(meeting, "Bo Lind")
    here = {"key": "a" * 16, "kind": "here", "invitee": bo.pk, "item": None, "reason": ""}
    gone = {"key": "b" * 16, "kind": "gone", "invitee": bo.pk, "item": treatment(session, "2.2").pk, "reason": ""}
    for _time in range(2):
        answer = sent_changes(client, here, gone).json()
    assert [row["outcome"] for row in answer["results"]] == ["done", "done"]
    assert "til og med pkt. 2.1" in answer["state"]["html"]
    assert Presence.objects.count() == 1


def test_a_tap_that_cannot_be_made_is_refused_with_a_word_and_the_others_are_made(meeting, session, by):
    client, bo = signed_in(by.account), invited(meeting, "Bo Lind")
    wrong = {"key": "a" * 16, "kind": "here", "invitee": 0, "item": None}
    odd = {"key": "b" * 16, "kind": "dance", "invitee": bo.pk, "item": None}
    right = {"key": "c" * 16, "kind": "here", "invitee": bo.pk, "item": None}
    answer = sent_changes(client, wrong, odd, right).json()
    assert [row["outcome"] for row in answer["results"]] == ["refused", "refused", "done"]
    assert client.post(CHANGES, "{", content_type="application/json").status_code == 400


def test_presence_has_no_page_for_others(meeting, session, ida):
    for account in (account_of(ida), holder(Role.CHAIR)):
        assert signed_in(account).get(THERE).status_code == 404
        assert sent_changes(signed_in(account)).status_code == 404


def test_a_disqualification_is_noted_with_its_reason_and_taken_back(meeting, session, by):
    client, bo = signed_in(by.account), invited(meeting, "Bo Lind")
    client.post(THERE, {"do": f"here:{bo.pk}", "item": ""})
    item = treatment(session, "2.1").pk
    client.post(THERE, {"do": f"disqualify:{bo.pk}", "item": item, "reason": "Ejer grunden"})
    assert "ikke under pkt. 2.1 (inhabil)" in text_of(client.get(THERE))
    client.post(THERE, {"do": f"able:{bo.pk}", "item": item})
    assert "inhabil i pkt." not in text_of(client.get(THERE))


def test_votes_are_noted_by_name_in_a_grid_and_one_button_lets_the_rest_vote_for(meeting, session, by):
    client = signed_in(by.account)
    page = f"{PAGE}stemmer/{treatment(session, '2.1').pk}/"
    assert "Ingen er noteret som til stede" in text_of(client.get(page))
    ida, bo = invited(meeting, "Ida Holm-Krogh"), invited(meeting, "Bo Lind")
    for one in (ida, bo):
        client.post(THERE, {"do": f"here:{one.pk}", "item": ""})
    client.post(page, {f"vote-{ida.pk}": "against", f"vote-{bo.pk}": "", "all": "for"})
    text = text_of(client.get(page))
    assert "For stemte Bo Lind (V). Imod stemte Ida Holm-Krogh (A)." in text
    row = treatment(session, "2.1")
    assert (row.votes_for, row.votes_against, row.votes_abstained) == (1, 1, 0)
    assert client.get(f"{PAGE}stemmer/0/").status_code == 404
    assert signed_in(holder(Role.CHAIR)).get(page).status_code == 404
