"""What is written along with minutes names nothing closed, and their files are made before somebody asks for them."""

import pytest

from tests.meetings.cycle.cases import closed, treatment
from tests.meetings.drafts.laid import SITE, secretary
from tests.signin.steps import enter
from tvaers.access.recording import recording
from tvaers.access.visibility import OPERATOR, PUBLIC
from tvaers.councils.models import CouncilSettings
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.minutes.actions.writing import CannotWriteMinutes, send_minutes
from tvaers.meetings.models import Edition, Sending, SubPoint
from tvaers.meetings.paper import written_ahead
from tvaers.meetings.sending.closed_words import closed_words_in
from tvaers.meetings.sight.actions.closing import close_item
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def meeting(by):
    """A meeting that was held, with an item that was closed after it was sent, and a point raised under it."""
    meeting = closed(by)
    close_item(meeting, "2.2", reason="Pris", by=by)
    with recording():
        SubPoint.objects.create(treatment=treatment(meeting.session, "2.2"), title="Prisen for Hals", position=0)
    return meeting


@pytest.mark.parametrize("note", ["Se især fælles  VAGTPLAN.", "Prisen for Hals kom op."])
def test_a_note_that_names_what_is_closed_is_not_sent_with_minutes(meeting, by, note):
    with pytest.raises(CannotWriteMinutes):
        send_minutes(meeting, note, site=SITE, by=by)
    assert not Sending.objects.exists()
    assert not Letter.objects.exists()
    send_minutes(meeting, "Tak for et godt møde om Aftenbusser til alle.", site=SITE, by=by)


def test_the_agenda_of_a_meeting_knows_what_was_closed_after_it_was_sent(meeting, by):
    agenda = agenda_of(meeting, OPERATOR)
    assert set(closed_words_in(agenda, "Fælles vagtplan")) == {"Fælles vagtplan"}
    assert closed_words_in(agenda, "Aftenbusser til alle") == []


def test_the_page_says_so_beside_the_form(client, meeting, by):
    enter(client, by.account)
    page = client.post(f"{meeting.get_absolute_url()}referat/send/", {"note": "Se fælles vagtplan"}).content.decode()
    assert "nævner noget lukket" in page
    assert not Sending.objects.exists()


@pytest.fixture
def ahead(monkeypatch):
    """What is made ahead, without a thread: the edition, the reader and the form."""
    made = []
    monkeypatch.setattr(
        written_ahead, "written", lambda *what: made.append((what[0].occasion, what[2], what[1].suffix))
    )
    monkeypatch.setattr(written_ahead, "connection", type("Kept", (), {"close": staticmethod(lambda: None)}))
    monkeypatch.setattr(
        written_ahead, "Thread", lambda target, args, **_: type("Now", (), {"start": lambda self: target(*args)})()
    )
    return made


def test_the_files_of_minutes_are_made_for_their_readers_when_they_are_sent(
    meeting, by, ahead, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send_minutes(meeting, site=SITE, by=by)
    assert {form for _occasion, _reader, form in ahead} == {"pdf", "docx"}
    assert {occasion for occasion, _reader, _form in ahead} == {Edition.Occasion.MINUTES}
    assert PUBLIC in [reader for _occasion, reader, _form in ahead]


def test_minutes_for_the_members_are_made_for_them_alone(meeting, by, ahead, django_capture_on_commit_callbacks):
    with recording():
        CouncilSettings(council=meeting.council, minutes_published="when-approved").save()
    with django_capture_on_commit_callbacks(execute=True):
        send_minutes(meeting, site=SITE, by=by)
    assert len(ahead) == 2
    assert PUBLIC not in [reader for _occasion, reader, _form in ahead]
