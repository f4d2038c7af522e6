"""The files of an edition are for those who may read their titles: one by one, and in the one PDF of it all."""

import io

import pypdfium2
import pytest

from tests.meetings.cycle.cases import member, prepared, rewritten
from tests.meetings.drafts.laid import PARTS, SITE, account, secretary
from tests.meetings.sending.test_sending_agenda import item_called
from tests.meetings.sending.test_telling import published_later
from tests.papers import OPERATOR as OPERATING
from tests.papers import holder
from tests.signin.steps import enter
from tvaers.access.actor import Actor
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.document.uploads import Kind, Upload
from tvaers.meetings.drafts.actions.writing import parts_of, save_draft
from tvaers.meetings.models import Depublication, DraftAttachment, Meeting, Sending
from tvaers.meetings.paper import enclosed
from tvaers.meetings.paper.verifying import verify
from tvaers.meetings.sending.actions.sending import send_agenda, send_news
from tvaers.meetings.sight.actions.closing import close_attachment
from tvaers.meetings.sight.actions.depublication import depublish
from tvaers.meetings.sight.actions.taking_part import exclude

pytestmark = pytest.mark.usefixtures("registers")

OPEN, CLOSED = "Vagtplan.txt", "Lejemaalet.txt"


def out(*, has_closed: bool = False) -> Meeting:
    """A meeting that was sent, with a file enclosed with 2.2, and maybe a closed one."""
    by = secretary()
    meeting = prepared(by)
    item = item_called(meeting, "Fælles vagtplan")
    uploads = [Upload(OPEN, Kind.TEXT, b"Vagterne er fordelt."), Upload(CLOSED, Kind.TEXT, b"Huslejen er hemmelig.")]
    save_draft(item, parts_of(item.versions.get()), based_on=1, added=uploads if has_closed else uploads[:1], by=by)
    if has_closed:
        with recording():
            DraftAttachment.objects.filter(filename=CLOSED).update(is_closed=True)
            item.closed_because = "Forhandling"
            item.save()
    send_agenda(meeting, site=SITE, by=by)
    return Meeting.objects.get(pk=meeting.pk)


def place(position: int) -> str:
    return f"/nordjylland/moeder/2027-02-05/2.2/bilag/{position}/"


def body(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    attached = [document.get_attachment(n).get_name() for n in range(document.count_attachments())]
    return "\n".join([*(page.get_textpage().get_text_bounded() for page in document), *attached])


def test_a_file_that_everybody_may_read_has_an_address_to_cite(client):
    out()
    answer = client.get(place(1))
    assert body(answer) == b"Vagterne er fordelt."
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == f'attachment; filename="{OPEN}"'
    assert client.get(place(2)).status_code == 404
    assert client.get("/nordjylland/moeder/2027-02-05/udgaver/1/2.2/bilag/1/").status_code == 200


def test_pages_of_meeting_and_item_link_to_the_file_with_kind_and_size(client):
    meeting = out()
    for page in (meeting.get_absolute_url(), f"{meeting.get_absolute_url()}2.2/"):
        text = client.get(page).content.decode()
        assert f'href="{place(1)}"' in text
        assert "TXT, 20" in text


def test_a_closed_file_is_not_there_for_the_public_and_passes_for_members(client):
    meeting = out(has_closed=True)
    assert client.get(place(2)).status_code == 404
    assert CLOSED not in client.get(meeting.get_absolute_url()).content.decode()
    enter(client, holder(Role.MEMBER))
    leads_to = client.get(place(2))
    assert leads_to.status_code == 302
    answer = client.get(leads_to["Location"])
    assert body(answer) == b"Huslejen er hemmelig."
    assert "no-store" in answer["Cache-Control"]
    enter(client, account("anden@kkr.example"))
    assert client.get(leads_to["Location"]).status_code == 404


def test_who_is_excluded_from_the_item_reads_its_closed_file_no_more_than_the_public(client):
    meeting = out(has_closed=True)
    disqualified = holder(Role.MEMBER)
    exclude(meeting, "2.2", disqualified, reason="Slægtning", by=OPERATING)
    enter(client, disqualified)
    assert client.get(place(2)).status_code == 404


def test_what_is_closed_or_taken_down_afterwards_is_closed_at_once(client):
    meeting = out()
    close_attachment(meeting, "2.2", OPEN, "Fejl", by=OPERATING)
    assert client.get(place(1)).status_code == 404
    meeting.refresh_from_db()
    depublish(meeting, Depublication.ReasonClass.MISTAKE, by=OPERATING)
    assert client.get(place(1)).status_code == 410
    assert client.get(f"{meeting.get_absolute_url()}samlet.pdf").status_code == 410


def test_files_of_a_meeting_that_only_members_read_are_theirs(client):
    published_later()
    out()
    assert client.get(place(1)).status_code == 404
    enter(client, holder(Role.MEMBER))
    assert body(client.get(place(1), follow=True)) == b"Vagterne er fordelt."


def test_the_whole_is_one_pdf_without_what_its_reader_may_not_see(client):
    meeting = out(has_closed=True)
    whole = f"{meeting.get_absolute_url()}samlet.pdf"
    public = words_of(body(client.get(whole)))
    assert "Vagterne er fordelt." in public
    assert "Huslejen" not in public
    assert "Lejemaalet" not in public
    enter(client, holder(Role.MEMBER))
    assert "Huslejen er hemmelig." in words_of(body(client.get(whole, follow=True)))


def test_a_large_whole_is_made_meanwhile_and_the_page_asks_again(client, monkeypatch):
    begun = []
    monkeypatch.setattr(enclosed, "MADE_AT_ONCE", 0)
    monkeypatch.setattr(enclosed.Thread, "start", lambda thread: begun.append(thread))
    meeting = out()
    whole = f"{meeting.get_absolute_url()}samlet.pdf"
    answers = [client.get(whole), client.get(whole)]
    assert [(answer.status_code, answer["Refresh"]) for answer in answers] == [(202, "4")] * 2
    assert [thread.name for thread in begun if thread.name == "complete-pdf"] == ["complete-pdf"]
    with monkeypatch.context() as patch:
        # Run here and not in a thread of its own, so that what it lets go of at its end is the test's.
        patch.setattr(enclosed.connection, "close", lambda: None)
        begun[-1].run()
    assert client.get(whole).status_code == 200


def test_the_whole_is_not_taken_for_the_paper_that_was_published(client):
    meeting = out()
    found = verify(body(client.get(f"{meeting.get_absolute_url()}samlet.pdf")), "samlet.pdf")
    assert (found.verdict, found.verdict.is_genuine) == ("with-enclosures", False)


def test_the_whole_of_a_paper_with_nothing_enclosed_is_the_paper(client):
    by = secretary()
    meeting = prepared(by)
    send_agenda(meeting, site=SITE, by=by)
    assert "Aftenbusser til alle" in words_of(body(client.get(f"{meeting.get_absolute_url()}samlet.pdf")))
    assert "samlet.pdf" not in client.get(meeting.get_absolute_url()).content.decode()


def test_the_page_of_an_edition_says_what_is_new_in_it(client):
    member("Anna Berg")
    meeting = out()
    by = Actor.of_account(Meeting.objects.get(pk=meeting.pk).sendings.get().sent_by)
    rewritten(item_called(meeting, "Aftenbusser til alle"), PARTS.__class__(title="Aftenbusser til flere"), by)
    send_news(meeting, Sending.What.CORRECTION, "Titlen på 2.1 er rettet.", site=SITE, by=by)
    text = client.get(meeting.get_absolute_url()).content.decode()
    assert "Titlen på 2.1 er rettet." in text
    assert "udgave 2" in text
    assert "flere</ins>" in text.replace('<span class="sr-only"> slut]</span>', "")
    first = client.get(f"{meeting.get_absolute_url()}udgaver/1/").content.decode()
    assert "Aftenbusser til alle" in first
