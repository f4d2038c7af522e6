"""The pages of minutes: written and sent by the secretariat, checked by the chair, remarked on by members."""

import io
from datetime import date

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.meetings.cycle.cases import closed, treatment
from tests.meetings.drafts.laid import SITE, council, secretary
from tests.papers import holder
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR
from tvaers.meetings.follow_up.actions import Outstanding, note_follow_up
from tvaers.meetings.minutes.actions.writing import send_minutes
from tvaers.meetings.models import ChairmanshipAct, FollowUp, LetterTemplate, MinutesRemark, Sending
from tvaers.meetings.sight.actions.closing import close_item
from tvaers.meetings.sight.actions.taking_part import exclude
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAST = date(2020, 1, 1)
NEW_TEXT = "KKR Nordjylland godkendte planen med natbusser."


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def meeting(by):
    return closed(by)


@pytest.fixture
def sent(meeting, by):
    send_minutes(meeting, site=SITE, by=by)
    meeting.refresh_from_db()
    return meeting


def signed_in(client, who):
    client.force_login(Account.objects.get(pk=who.pk), backend=BACKEND)
    return client


def at(meeting, below=""):
    return f"{meeting.get_absolute_url()}referat/{below}"


def html(client, path, **query):
    response = client.get(path, query)
    assert response.status_code == 200, path
    return response.content.decode()


def test_the_secretariat_writes_a_decision_anew_and_sends_the_minutes(client, by, meeting):
    signed_in(client, by.account)
    page = html(client, at(meeting))
    assert "KKR Nordjylland godkendte indstillingen." in page
    assert "Formandskabet har ikke svaret" in page
    old = treatment(meeting.session, "2.1").decision
    posted = {"text": NEW_TEXT, "base": old, "acts": ["approved"]}
    assert client.post(at(meeting, "punkt/2.1/"), posted).url == f"{at(meeting)}#punkt-2.1"
    again = html(client, at(meeting, "punkt/2.1/"))
    assert NEW_TEXT in again
    assert old in again
    assert "Medlemmerne og offentligheden" in html(client, at(meeting, "send/"))
    assert client.post(at(meeting, "send/"), {"note": ""}).url == at(meeting)
    client.logout()
    assert NEW_TEXT in html(client, meeting.get_absolute_url())


def test_a_file_is_added_to_go_out_with_the_minutes(client, by, meeting):
    signed_in(client, by.account)
    html(client, at(meeting, "punkt/2.1/bilag/"))
    slides = io.BytesIO(b"busser")
    slides.name = "busser.txt"
    answer = client.post(at(meeting, "punkt/2.1/bilag/"), {"added": slides, "title": "Slides om busser"})
    assert answer.status_code == 302
    assert "Slides om busser" in html(client, at(meeting))


def test_the_chair_is_asked_reads_the_minutes_and_answers(client, by, meeting):
    chair = holder(Role.CHAIR)
    signed_in(client, by.account)
    client.post(at(meeting, "gennemsyn/"))
    assert "Formandskabet er spurgt" in html(client, at(meeting))
    signed_in(client, chair)
    assert "KKR Nordjylland godkendte indstillingen." in html(client, at(meeting))
    assert client.get(at(meeting, "udkast.pdf")).content.startswith(b"%PDF")
    assert "Skriv, hvad der skal ændres." in client.post(at(meeting), {"answer": "changes"}).content.decode()
    client.post(at(meeting), {"answer": "changes", "note": "Punkt 2.1 er for kort."})
    signed_in(client, by.account)
    assert "Punkt 2.1 er for kort." in html(client, at(meeting))


def test_a_chair_who_is_excluded_from_an_item_does_not_check_it(client, by, meeting):
    chair = holder(Role.CHAIR)
    close_item(meeting, "2.1", "Forhandling om pris", neutral_title="Lejemål", by=by)
    exclude(meeting, "2.1", chair, reason="Inhabil", by=by)
    page = html(signed_in(client, chair), at(meeting))
    assert "Aftenbusser til alle" not in page
    assert "Fælles vagtplan" in page


@pytest.mark.parametrize("role", [Role.MEMBER, Role.MUNICIPAL_CONTACT, Role.ADMINISTRATOR])
def test_nobody_else_reads_minutes_before_they_are_sent(client, meeting, role):
    signed_in(client, holder(role))
    for below in ("", "udkast.pdf", "send/", "punkt/2.1/", "uddrag/", "breve/", "bemaerkninger/", "godkendelse/"):
        assert client.get(at(meeting, below)).status_code == 404, below


def test_a_member_remarks_and_reads_the_answer_and_no_other_member_does(client, by, sent):
    one, other = holder(Role.MEMBER, email="en@kkr.example"), holder(Role.MEMBER, email="to@kkr.example")
    signed_in(client, one)
    client.post(at(sent, "bemaerkninger/"), {"item_number": "2.1", "text": "Jeg talte om natbusser."})
    remark = MinutesRemark.objects.visible_to(OPERATOR).get()
    signed_in(client, by.account)
    assert "Jeg talte om natbusser." in html(client, at(sent, "bemaerkninger/"))
    html(client, at(sent, f"bemaerkninger/{remark.pk}/"))
    client.post(at(sent, f"bemaerkninger/{remark.pk}/"), {"followed": "yes", "answer": "Det skrives ind."})
    assert "Det skrives ind." in html(signed_in(client, one), at(sent, "bemaerkninger/"))
    assert "natbusser" not in html(signed_in(client, other), at(sent, "bemaerkninger/"))
    assert client.get(at(sent, f"bemaerkninger/{remark.pk}/")).status_code == 404


def test_what_would_be_approved_is_shown_against_what_was_sent(client, by, sent):
    signed_in(client, by.account)
    assert "Referatet bliver godkendt, som det blev sendt." in html(client, at(sent, "godkendelse/"))
    old = treatment(sent.session, "2.1").decision
    client.post(at(sent, "punkt/2.1/"), {"text": NEW_TEXT, "base": old, "acts_follow": "on"})
    assert "natbusser" in html(client, at(sent, "godkendelse/"))


def test_an_extract_has_the_chosen_decisions_and_nothing_closed_goes_by_mail(client, by, sent):
    signed_in(client, by.account)
    html(client, at(sent, "uddrag/"), kommune="Rebild")
    chosen = {"numbers": ["2.1"], "name": "Rebild Kommune", "email": "post@rebild.example"}
    pdf = client.post(at(sent, "uddrag/"), {**chosen, "do": "pdf"}).content
    pages = list(pypdfium2.PdfDocument(pdf))
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    assert "Aftenbusser til alle" in text
    assert "Fælles vagtplan" not in text
    client.post(at(sent, "uddrag/"), {**chosen, "do": "mail"})
    letter = Letter.objects.visible_to(OPERATOR).get(kind="meeting-extract")
    assert "KKR Nordjylland godkendte indstillingen." in letter.body
    assert "Rebild Kommune" in html(client, at(sent, "uddrag/"))
    close_item(sent, "2.1", "Forhandling om pris", by=by)
    refused = client.post(at(sent, "uddrag/"), {**chosen, "do": "mail"}).content.decode()
    assert "kan ikke sendes med mail" in refused
    assert Letter.objects.visible_to(OPERATOR).filter(kind="meeting-extract").count() == 1


def test_a_letter_is_filled_in_from_the_template_and_kept_with_its_words(client, by, sent):
    signed_in(client, by.account)
    template = {"name": "Svar", "subject": "Om {titel}", "body": "Kære {modtager}\n\n{beslutning}"}
    client.post("/nordjylland/brevskabeloner/", template)
    row = LetterTemplate.objects.visible_to(OPERATOR).get()
    page = html(client, at(sent, "breve/"), punkt="2.1", skabelon=row.pk, modtager="Ministeren")
    assert "Kære Ministeren" in page
    letter = {"receiver": "Ministeren", "email": "m@stat.example", "subject": "Om busser", "body": "Kære Ministeren"}
    assert client.post(at(sent, "breve/?punkt=2.1"), {**letter, "do": "docx"}).content.startswith(b"PK")
    client.post(at(sent, "breve/?punkt=2.1"), {**letter, "do": "mail"})
    assert Letter.objects.visible_to(OPERATOR).get(kind="meeting-letter").body == "Kære Ministeren"
    assert Sending.objects.visible_to(OPERATOR).filter(what="letter").count() == 2
    client.post(f"/nordjylland/brevskabeloner/{row.pk}/", {"do": "remove"})
    assert not LetterTemplate.objects.visible_to(OPERATOR).exists()


def test_what_is_outstanding_is_listed_the_overdue_first_and_filtered(client, by):
    for text, who, day in (("Uden frist", "", None), ("Senere", "Bo", date(2099, 1, 1)), ("For sent", "Ida", PAST)):
        note_follow_up(council(), Outstanding(FollowUp.Kind.TASK, text, who, day), by=by)
    signed_in(client, by.account)
    page = html(client, "/nordjylland/opfoelgning/")
    assert page.index("For sent") < page.index("Senere") < page.index("Uden frist")
    assert "Overskredet" in page
    assert "Senere" not in html(client, "/nordjylland/opfoelgning/", hvem="Ida")
    assert "For sent;Ida" in html(client, "/nordjylland/opfoelgning/", format="csv")
    assert client.get("/nordjylland/opfoelgning/", {"slags": "noget-andet"}).status_code == 400
    assert "Opfølgning" in html(client, "/nordjylland/arbejdsrum/")


def test_a_longer_list_asks_the_database_no_more_often(client, by, meeting):
    signed_in(client, by.account)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            html(client, "/nordjylland/opfoelgning/")
        return len(asked)

    note_follow_up(council(), Outstanding(FollowUp.Kind.TASK, "Ring"), meeting=meeting, by=by)
    queries()
    one = queries()
    for _ in range(5):
        note_follow_up(council(), Outstanding(FollowUp.Kind.TASK, "Ring"), meeting=meeting, by=by)
    assert queries() == one


def test_a_follow_up_is_noted_changed_closed_and_opened_again(client, by, meeting):
    signed_in(client, by.account)
    new = {"text": "Send brev", "kind": "authorisation", "who": "Formanden"}
    client.post(f"/nordjylland/opfoelgning/ny/?moede={meeting.address}&punkt=2.1", new)
    row = FollowUp.objects.visible_to(OPERATOR).get()
    assert (row.meeting, row.item.number) == (meeting, "2.1")
    one = f"/nordjylland/opfoelgning/{row.pk}/"
    assert "Formandskabet har handlet" in html(client, one)
    client.post(one, {**new, "text": "Send et brev"})
    client.post(f"{one}handling/", {"acted_on": "2026-03-02", "text": "Formanden skrev.", "is_over": "on"})
    assert ChairmanshipAct.objects.visible_to(OPERATOR).get().text == "Formanden skrev."
    assert "Formanden skrev." in html(client, one)
    client.post(f"{one}genaabn/")
    client.post(f"{one}luk/", {"note": "Alt er gjort."})
    row.refresh_from_db()
    assert (row.text, row.closing_note) == ("Send et brev", "Alt er gjort.")
    assert "Send et brev" in html(client, "/nordjylland/opfoelgning/", vis="lukkede")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.ADMINISTRATOR])
def test_the_list_is_not_there_for_others(client, by, role):
    row = note_follow_up(council(), Outstanding(FollowUp.Kind.TASK, "Send brev"), by=by)
    signed_in(client, holder(role, email="en-anden@kkr.example"))
    for path in ("", "ny/", f"{row.pk}/"):
        assert client.get(f"/nordjylland/opfoelgning/{path}").status_code == 404
