"""Letters of the round: from texts with places, to those they concern, through the outbox; and reminders."""

from __future__ import annotations

from datetime import date

import pytest

from tests.constitution.coming import as_actor, mayor, place, supplementary
from tests.constitution.constituted import OVERVIEW, begun, council
from tests.papers import OPERATOR, holder
from tvaers.access.action import NotPermitted
from tvaers.access.extensions import told_own_data
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as SEES_ALL
from tvaers.access.visibility import PUBLIC
from tvaers.constitution.actions.arrivals import keep_contact
from tvaers.constitution.actions.gathering import Day, make_meeting
from tvaers.constitution.actions.letters import chase, forget_in_constitutions, send_letter
from tvaers.constitution.actions.timetable import keep_step
from tvaers.constitution.letters import USUAL, Addressee, Kind, Written, filled, usual
from tvaers.constitution.models import Arrival, PartyContact, RoundLetter, StepDay
from tvaers.constitution.queries.letters import addressees_of, common_places, out_of_reach
from tvaers.councils.actions.circles import add_circle, add_function
from tvaers.councils.actions.holders import Contact, set_holder
from tvaers.councils.models import Circle
from tvaers.law.constitution_timetable import StepKey
from tvaers.meetings.planning.actions.meetings import cancel_meeting
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")

LETTERS = f"{OVERVIEW}breve/"
TODAY = date(2025, 12, 16)


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


@pytest.fixture
def contact():
    return holder(Role.MUNICIPAL_CONTACT, municipality="Hjørring", email="kontakt@hjoerring.example")


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def circle_of_chiefs() -> Circle:
    row = add_circle(council(), name="KDK", kind=Circle.Kind.CHIEF_EXECUTIVES, valid_from=date(2020, 1, 1), by=OPERATOR)
    function = add_function(
        row, title="Kommunaldirektør", municipality=place(), valid_from=date(2020, 1, 1), by=OPERATOR
    )
    chief = Contact("Dina Direktør", "dina@rebild.example", "")
    set_holder(function, chief, valid_from=date(2020, 1, 1), by=OPERATOR)
    return row


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_text_in_which_every_place_is_filled(kind):
    row = begun()
    common = common_places(row, "Sara Sekretær", TODAY, SEES_ALL)
    own = {"kommune": "Rebild Kommune", "liste": "A", "antal": "2 supplerende medlemmer", "mangler": "borgmester"}
    letter = filled(usual(kind), common, Addressee("Ida Holm", "ida@r.example", own=own))
    assert "{" not in letter.subject + letter.body
    assert "Ida Holm" in letter.body
    assert "KKR Nordjylland" in letter.body
    assert set(USUAL) == {each.value for each in Kind}


@pytest.mark.parametrize("kind", Kind)
def test_a_paragraph_is_one_line_and_the_ending_three(kind):
    *paragraphs, ending = usual(kind).body.split("\n\n")
    assert all(paragraph.startswith("- ") or "\n" not in paragraph for paragraph in paragraphs)
    assert ending.count("\n") == 2


def test_what_is_no_place_of_ours_stays_as_it_was_written():
    letter = filled(Written("{emne}", "Kære {modtager} {"), {}, Addressee("Ida", "i@r.example"))
    assert letter == Written("{emne}", "Kære Ida {")


def test_days_in_letters_are_those_of_the_timetable():
    row = begun()
    keep_step(row, StepKey.NAMES, day=date(2026, 1, 6), done_on=None, by=OPERATOR)
    common = common_places(row, "", TODAY, SEES_ALL)
    assert common["navne_senest"] == "tirsdag den 6. januar 2026"
    assert common["kommuner_senest"] == "mandag den 15. december 2025"


def test_municipalities_are_reached_by_their_contacts_and_by_the_circles_that_are_chosen(contact):
    row, chiefs = begun(), circle_of_chiefs()
    assert [each.email for each in addressees_of(row, Kind.PROCEDURE, [], TODAY, SEES_ALL)] == [contact.email]
    found = addressees_of(row, Kind.PROCEDURE, [chiefs], TODAY, SEES_ALL)
    assert {(each.email, each.place) for each in found} == {
        (contact.email, "Hjørring"),
        ("dina@rebild.example", "Rebild"),
    }
    unreached = out_of_reach(row, Kind.PROCEDURE, found, SEES_ALL)
    assert len(unreached) == 9
    assert "Læsø" in unreached


def test_reminders_go_to_the_silent_alone_and_say_what_is_missing(contact):
    row = begun()
    (silent,) = addressees_of(row, Kind.CHASE_BOARDS, [], TODAY, SEES_ALL)
    assert silent.own["mangler"] == "borgmester og viceborgmester"
    mayor(row, "Ida Holm", "Hjørring")
    (half,) = addressees_of(row, Kind.CHASE_BOARDS, [], TODAY, SEES_ALL)
    assert half.own["mangler"] == "viceborgmester"
    mayor(row, "Ida Holm", "Hjørring", substitute_name="Eva Ask")
    assert addressees_of(row, Kind.CHASE_BOARDS, [], TODAY, SEES_ALL) == []


def test_lists_are_reached_by_their_contacts_and_told_whose_substitute_is_missing():
    row = begun()
    keep_contact(row, "A", "Ane Leder", "ane@a.example", by=OPERATOR)
    supplementary(row, "Bo Lind")
    (found,) = addressees_of(row, Kind.CHASE_PARTIES, [], TODAY, SEES_ALL)
    assert (found.email, found.party) == ("ane@a.example", "A")
    assert found.own["mangler"] == "stedfortræder for Bo Lind"


def test_the_notice_goes_to_members_and_substitutes_and_the_welcome_to_members():
    row = begun()
    mayor(row, "Ida Holm", email="ida@r.example", substitute_name="Eva Ask", substitute_email="eva@r.example")
    supplementary(row, "Uden Adresse")
    assert [each.name for each in addressees_of(row, Kind.NOTICE, [], TODAY, SEES_ALL)] == ["Ida Holm", "Eva Ask"]
    assert [each.name for each in addressees_of(row, Kind.WELCOME, [], TODAY, SEES_ALL)] == ["Ida Holm"]
    assert "Uden Adresse" in out_of_reach(
        row, Kind.WELCOME, addressees_of(row, Kind.WELCOME, [], TODAY, SEES_ALL), SEES_ALL
    )


def test_a_letter_is_posted_once_to_each_and_kept_with_what_it_said(secretary, contact):
    row = begun()
    found = addressees_of(row, Kind.PROCEDURE, [], TODAY, SEES_ALL)
    sent = send_letter(row, Kind.PROCEDURE, usual(Kind.PROCEDURE), found, by=as_actor(secretary))
    (letter,) = Letter.objects.all()
    assert (letter.email, letter.reply_to, letter.kind) == (contact.email, secretary.email, "constitution-procedure")
    assert "{" not in letter.body
    assert (sent.sent_to, sent.sent_by) == (1, secretary)
    assert "{raad}" in sent.body


def test_sending_the_procedure_and_the_notice_does_their_steps(secretary, contact):
    row = begun()
    found = addressees_of(row, Kind.PROCEDURE, [], TODAY, SEES_ALL)
    send_letter(row, Kind.PROCEDURE, usual(Kind.PROCEDURE), found, by=as_actor(secretary))
    send_letter(row, Kind.BOARDS, usual(Kind.BOARDS), found, by=as_actor(secretary))
    assert [(step.step, step.done_by) for step in StepDay.objects.all()] == [("procedure-letter", secretary)]


@pytest.mark.parametrize("written", [Written("", "Tekst"), Written("Emne", "  ")])
def test_a_letter_without_subject_or_text_is_not_sent(secretary, contact, written):
    row = begun()
    found = addressees_of(row, Kind.PROCEDURE, [], TODAY, SEES_ALL)
    with pytest.raises(ValueError, match="mangler"):
        send_letter(row, Kind.PROCEDURE, written, found, by=as_actor(secretary))


def test_a_letter_to_nobody_and_one_that_nobody_stands_behind_are_not_sent(secretary, contact):
    row = begun()
    with pytest.raises(ValueError, match="ingen at sende"):
        send_letter(row, Kind.WELCOME, usual(Kind.WELCOME), [], by=as_actor(secretary))
    with pytest.raises(ValueError, match="log ind"):
        send_letter(row, Kind.WELCOME, usual(Kind.WELCOME), [Addressee("Ida", "i@r.example")], by=OPERATOR)
    assert not RoundLetter.objects.exists()


def test_reminding_takes_one_click_and_is_done_once_a_day(client, secretary, contact):
    row = begun()
    circle_of_chiefs()
    members = f"{OVERVIEW}medlemmer/"
    assert "2 rykkere er sendt." in text_of(client.post(f"{members}ryk/", {"kind": "chase-boards"}, follow=True))
    assert set(Letter.objects.values_list("email", flat=True)) == {contact.email, "dina@rebild.example"}
    again = text_of(client.post(f"{members}ryk/", {"kind": "chase-boards"}, follow=True))
    assert "Der er allerede rykket i dag." in again
    assert Letter.objects.count() == 2
    with pytest.raises(ValueError, match="ikke en rykker"):
        chase(row, "welcome", by=as_actor(secretary))


def test_a_notice_is_not_sent_before_the_meeting_is_planned_nor_after_it_was_cancelled(client, secretary):
    row = begun()
    mayor(row, "Ida Holm", email="ida@r.example")
    values = {"subject": "Indkaldelse", "body": "Kom til mødet: {moede}", "step": "send"}
    refusal = "Det konstituerende møde er ikke lagt, så der er ikke noget at indkalde til."
    assert refusal in text_of(client.post(f"{LETTERS}notice/", values))
    meeting = make_meeting(row, Day(date(2026, 1, 23)), by=as_actor(secretary))
    cancel_meeting(meeting, "Sne", site="", by=OPERATOR)
    assert refusal in text_of(client.post(f"{LETTERS}notice/", values))
    assert not Letter.objects.exists()
    make_meeting(row, Day(date(2026, 1, 26)), by=as_actor(secretary))
    client.post(f"{LETTERS}notice/", values)
    assert Letter.objects.get().body == "Kom til mødet: mandag den 26. januar 2026"


def test_a_reminder_is_sent_once_a_day_from_its_page_too(client, secretary, contact):
    begun()
    values = {"subject": "Rykker", "body": "Svar os", "step": "send"}
    client.post(f"{LETTERS}chase-boards/", values)
    assert "Der er allerede rykket i dag." in text_of(client.post(f"{LETTERS}chase-boards/", values))
    assert Letter.objects.count() == 1


def test_a_letter_is_shown_filled_in_before_it_is_sent(client, secretary, contact):
    begun()
    page = text_of(client.get(f"{LETTERS}procedure/"))
    assert "Sådan læser Municipal contact det" in page
    assert "Efter kommunalvalget den tirsdag den 18. november 2025" in page
    assert "Ingen e-mailadresse er kendt for: Brønderslev" in page
    values = {"subject": "Nyt emne", "body": "Kære {modtager}", "step": "look"}
    assert "Kære Municipal contact" in text_of(client.post(f"{LETTERS}procedure/", values))
    assert not Letter.objects.exists()
    response = client.post(f"{LETTERS}procedure/", {**values, "step": "send"}, follow=True)
    assert "1 brev er sendt." in text_of(response)
    assert Letter.objects.get().subject == "Nyt emne"
    assert client.get(f"{LETTERS}findes-ikke/").status_code == 404


def test_the_page_of_letters_tells_who_has_answered_and_what_was_sent(client, secretary, contact):
    row = begun()
    mayor(row, "Ida Holm", substitute_name="Eva Ask")
    client.post(f"{LETTERS}boards/", {"subject": "Emne", "body": "Brev", "step": "send"})
    page = text_of(client.get(LETTERS))
    assert page.count("Har svaret") == 1
    assert page.count("Intet svar") == 10
    assert "1 modtager" in page


def test_the_outbox_knows_what_the_letters_are_about(client, secretary, contact):
    begun()
    client.post(f"{LETTERS}boards/", {"subject": "Emne", "body": "Brev", "step": "send"})
    page = text_of(client.get("/nordjylland/post/"))
    assert "Til kommunerne: meld borgmester og viceborgmester" in page
    assert f'href="{LETTERS}"' in page


def test_ones_own_data_is_only_ones_own_side_of_a_seat():
    member, beside = holder(Role.MEMBER), holder(Role.SUBSTITUTE)
    row = begun()
    values = {"email": member.email, "substitute_name": "Eva Ask", "substitute_email": beside.email}
    supplementary(row, "Ida Holm", **values)
    for account, own, other in ((member, "Ida Holm", beside.email), (beside, "Eva Ask", member.email)):
        (part,) = [part for part in told_own_data(account) if part.key == "constitution"]
        (told,) = part.rows
        assert {own, account.email} <= set(told.values())
        assert other not in told.values()


def test_a_member_reads_their_own_and_it_goes_when_they_are_forgotten():
    account = holder(Role.MEMBER)
    row = begun()
    supplementary(row, "Ida Holm", email=account.email)
    supplementary(row, "Bo Lind", substitute_name="Ida Holm", substitute_email=account.email.upper())
    keep_contact(row, "A", "Ida Holm", account.email, by=OPERATOR)
    (part,) = [part for part in told_own_data(account) if part.key == "constitution"]
    assert len(part.rows) == 3
    forget_in_constitutions(account.email, "Anonymiseret", by=OPERATOR)
    kept = {(each.name, each.email, each.substitute_name, each.substitute_email) for each in Arrival.objects.all()}
    assert kept == {("Anonymiseret", "", "", ""), ("Bo Lind", "", "Anonymiseret", "")}
    assert not PartyContact.objects.exists()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.MUNICIPAL_CONTACT])
def test_only_the_secretariat_sends(client, role):
    row, account = begun(), holder(role)
    with pytest.raises(NotPermitted):
        send_letter(row, Kind.WELCOME, usual(Kind.WELCOME), [Addressee("Ida", "i@r.example")], by=as_actor(account))
    client.force_login(account)
    assert client.get(f"{LETTERS}welcome/").status_code == 404
    assert client.post(f"{OVERVIEW}medlemmer/ryk/", {"kind": "chase-boards"}).status_code == 404
    assert not RoundLetter.objects.visible_to(PUBLIC).exists()
