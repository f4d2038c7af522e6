"""An attachment that is to follow: who promised it is written to, and who was told of it is told that it has come."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.meetings.cycle.cases import member, on_agenda, prepared, rewritten
from tests.meetings.drafts.laid import PARTS, SITE, account, circle, secretary
from tests.meetings.sending.test_sending_agenda import item_called, news_of, words
from tests.signin.steps import enter
from tvaers.access.models import AuditEvent
from tvaers.access.recording import recording
from tvaers.document.uploads import Kind, Upload
from tvaers.meetings.agenda.actions.attachments import promise_attachment, remove_attachment, replace_file
from tvaers.meetings.agenda.actions.promises import remind_when_due
from tvaers.meetings.drafts.actions.writing import latest_version
from tvaers.meetings.models import AgendaSection, DraftItem, Sending
from tvaers.meetings.sending.actions.sending import send_agenda, send_news
from tvaers.post import delivering
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")
What = Sending.What
OWNER = "ida@rebild.example"
FILE = Upload("aftalen.txt", Kind.TEXT, b"en aftale")


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def item(by) -> DraftItem:
    return item_called(prepared(by), "Aftenbusser til alle")


def promised(item, by, *, days=30, email=OWNER):
    promise_attachment(item, "Aftalen", timezone.localdate() + timedelta(days), "Ida Holm-Krogh", email, by=by)
    return latest_version(item).attachments.get()


def occasions():
    return list(Letter.objects.filter(email=OWNER).order_by("pk").values_list("kind", flat=True))


def passes(monkeypatch, days):
    day = timezone.localdate() + timedelta(days)
    today = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda *moment: today(*moment) if moment else day)


def test_who_promises_is_written_to_at_once_and_answers_the_secretary(item, by):
    promised(item, by)
    letter = Letter.objects.get()
    assert (letter.kind, letter.email, letter.reply_to) == ("promise-noted", OWNER, by.account.email)
    assert "Bilaget: Aftalen" in letter.body
    assert PARTS.title not in letter.body + letter.subject


def test_without_an_address_nobody_is_written_to(item, by):
    promised(item, by, email="")
    assert not Letter.objects.exists()


def test_what_is_closed_is_not_named(item, by):
    with recording():
        item.is_closed, item.closed_because = True, "Pris"
        item.save()
    promised(item, by)
    assert "Aftalen" not in Letter.objects.get().body + Letter.objects.get().subject


def test_each_occasion_is_one_letter_however_often_it_is_asked_for(item, by, monkeypatch):
    promised(item, by, days=10)
    rewritten(item, PARTS, by)
    for days, expected in ((6, 1), (7, 2), (9, 2), (10, 2), (11, 3), (12, 3), (40, 3)):
        with monkeypatch.context() as patch:
            passes(patch, days)
            remind_when_due()
            remind_when_due()
        assert len(occasions()) == expected, days
    assert occasions() == ["promise-noted", "promise-near", "promise-passed"]


def test_what_was_promised_for_tomorrow_is_not_reminded_of_the_same_day(item, by):
    promised(item, by, days=1)
    remind_when_due()
    assert occasions() == ["promise-noted"]


@pytest.mark.parametrize("end", ["came", "removed", "cancelled"])
def test_nobody_is_reminded_of_what_is_not_waited_for(item, by, monkeypatch, end):
    row = promised(item, by, days=10)
    if end == "came":
        replace_file(item, row, FILE, by=by)
    elif end == "removed":
        remove_attachment(item, row, by=by)
    else:
        with recording():
            item.meeting.cancelled_at = timezone.now()
            item.meeting.save()
    passes(monkeypatch, 11)
    remind_when_due()
    assert occasions() == ["promise-noted"]


def test_the_outbox_asks_before_it_sends_and_leaves_no_event_when_nothing_is_due(item, by, monkeypatch):
    promised(item, by, days=10)
    delivering.deliver()
    before = AuditEvent.objects.count()
    delivering.deliver()
    assert AuditEvent.objects.count() == before
    passes(monkeypatch, 8)
    delivering.deliver()
    assert Letter.objects.get(kind="promise-near").sent_at is not None


def test_what_cannot_be_posted_keeps_no_letter_from_being_sent(item, by, monkeypatch):
    def fails():
        raise RuntimeError

    monkeypatch.setattr("tvaers.post.extensions._timed", [fails])
    promised(item, by)
    delivering.deliver()
    assert Letter.objects.get().sent_at is not None


def test_whoever_was_told_that_it_would_follow_is_told_that_it_came(item, by):
    member("Anna Berg")
    row, meeting = promised(item, by, email=""), item.meeting
    told = circle(account("kim@kommune.example"))
    send_agenda(meeting, circles=[told], site=SITE, by=by)
    item.refresh_from_db()
    replace_file(item, row, FILE, by=by)
    on_agenda(AgendaSection.objects.get(meeting=meeting, title="Regionale sager"), "Hastesag", by)
    assert news_of(meeting).keeps_promises
    send_news(meeting, What.ADDENDUM, tells=False, circles=[], site=SITE, by=by)
    letters = Letter.objects.order_by("-pk")[:2]
    assert {letter.email for letter in letters} == {"anna@rebild.example", "kim@kommune.example"}
    assert all("Der er også kommet et bilag, som skulle eftersendes." in letter.body for letter in letters)


def test_the_page_says_that_everybody_is_told(client, item, by):
    member("Anna Berg")
    row, meeting = promised(item, by, email=""), item.meeting
    send_agenda(meeting, site=SITE, by=by)
    item.refresh_from_db()
    replace_file(item, row, FILE, by=by)
    enter(client, by.account)
    page = f"/nordjylland/moeder/{meeting.address}/udsend/nyt/"
    text = words(client.get(page))
    assert "Alle, der fik dagsordenen, får besked om det." in text
    assert "Send e-mails om det" not in text
    seen = client.post(page, {"what": "late-attachment", "note": ""})
    client.post(page, {"what": "late-attachment", "note": "", "confirmed": seen.context["mark"]})
    assert Letter.objects.latest("pk").subject.startswith("Eftersendt bilag")
