"""Who is told of a meeting, in which words, with which calendar: each address once, and no more than may be known."""

from datetime import date

import pytest
from icalendar import Calendar

from tests.meetings.cycle.cases import member, planned, prepared, substitute_of
from tests.meetings.drafts.laid import SITE, account, circle, council, secretary
from tests.papers import OPERATOR as OPERATING
from tests.papers import holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR
from tvaers.councils.actions.settings import change_settings
from tvaers.councils.models import CouncilSettings
from tvaers.meetings.models import Invitee, MeetingGuest, Sending
from tvaers.meetings.sending.actions.sending import send_agenda
from tvaers.meetings.telling.actions import CannotTell, tell_everybody
from tvaers.meetings.telling.receivers import receivers_of, told_circles
from tvaers.post.models import Letter
from tvaers.post.shape import name_of

pytestmark = pytest.mark.usefixtures("registers")
What = Sending.What


@pytest.fixture
def by(registers) -> Actor:
    return secretary()


def told(meeting, by, what=What.AGENDA, note="", **more) -> dict[str, Letter]:
    """The letters of a sending, by their address."""
    sending = tell_everybody(meeting, what, note, site=SITE, by=by, **more)
    return {letter.email: letter for letter in Letter.objects.filter(about=name_of(sending))}


def published_later():
    change_settings(
        council(),
        closed_items_shown=CouncilSettings.ClosedItemsShown.NEUTRAL_TITLE,
        is_published_when_sent=False,
        by=OPERATING,
    )


def sent(by):
    meeting = prepared(by)
    send_agenda(meeting, site=SITE, by=by)
    return meeting


def event_in(letter):
    (event,) = Calendar.from_ical(letter.calendar).walk("VEVENT")
    return event


def test_members_substitutes_guests_and_chosen_circles_are_told_each_address_once(by):
    anna = member("Anna Berg")
    substitute_of(anna, "Bo Dam")
    meeting = planned(by)
    with recording():
        MeetingGuest(meeting=meeting, account=account("gaest@region.example", "Gert Ask")).save()
        Invitee(meeting=meeting, part="guest", name="Oda Friis", email="oda@region.example").save()
    directors = circle(account("kim@kommune.example", "Kim Ravn"), anna.person.account)
    found = receivers_of(meeting, [directors], OPERATOR)
    assert [(row.name, row.told_as, row.is_invited) for row in found.mailed] == [
        ("Anna Berg", "Medlem", True),
        ("Bo Dam", "Stedfortræder for Anna Berg", False),
        ("Oda Friis", "Gæst", True),
        ("Gert Ask", "Gæst", True),
        ("Kim Ravn", "KDK", False),
    ]
    assert set(told(meeting, by, circles=[directors])) == {row.email for row in found.mailed}


def test_who_has_no_address_or_cannot_open_it_is_named_before_anything_is_sent(by):
    anna = member("Anna Berg")
    with recording():
        anna.person.account = None
        anna.person.save()
    found = receivers_of(planned(by), [circle(account("kim@kommune.example", "Kim Ravn"))], OPERATOR)
    assert [row.name for row in found.without_email] == ["Anna Berg"]
    assert [row.name for row in found.without_access] == ["Kim Ravn"]


def test_a_member_whose_seat_is_another_s_on_the_day_is_not_told(by):
    gone = member("Anna Berg")
    with recording():
        gone.valid_to = date(2027, 1, 1)
        gone.save()
    assert receivers_of(planned(by), [], OPERATOR).mailed == ()


def test_a_letter_links_only_to_what_its_receiver_can_open(by):
    published_later()
    member("Anna Berg")
    directors = circle(account("kim@kommune.example", "Kim Ravn"))
    letters = told(sent(by), by, circles=[directors])
    page = f"{SITE}/nordjylland/moeder/2027-02-05/"
    assert page in letters["anna@rebild.example"].body
    assert f"{page}deltagere/svar/" in letters["anna@rebild.example"].body
    assert page not in letters["kim@kommune.example"].body
    assert "du har ikke adgang" in letters["kim@kommune.example"].body


def test_everybody_has_the_link_to_what_is_public(by):
    letters = told(sent(by), by, circles=[circle(account("kim@kommune.example"))])
    assert f"{SITE}/nordjylland/moeder/2027-02-05/" in letters["kim@kommune.example"].body


def test_a_letter_says_when_and_where_and_what_is_new_and_no_word_of_an_item(by):
    member("Anna Berg")
    letter = told(sent(by), by, note="Bemærk det nye mødested.")["anna@rebild.example"]
    assert letter.subject == "Dagsorden: Møde i KKR Nordjylland, fredag den 5. februar 2027"
    for words in ("kl. 10.00-12.00", "Hotel Limfjorden, Aalborg", "Bemærk det nye mødested.", "4. februar 2027"):
        assert words in letter.body
    assert "Aftenbusser" not in letter.body + letter.calendar
    assert letter.reply_to == by.account.email


def test_those_expected_get_the_meeting_for_their_calendar_in_danish_time(by):
    anna = member("Anna Berg")
    substitute_of(anna, "Bo Dam")
    letters = told(sent(by), by)
    event = event_in(letters["anna@rebild.example"])
    assert event.decoded("dtstart").isoformat() == "2027-02-05T10:00:00+01:00"
    assert event.decoded("dtend").isoformat() == "2027-02-05T12:00:00+01:00"
    assert letters["anna@rebild.example"].calendar_method == "REQUEST"
    assert letters["bo@rebild.example"].calendar == ""


def test_the_same_event_is_changed_and_taken_out_again(by):
    member("Anna Berg")
    meeting = sent(by)
    first = event_in(told(meeting, by)["anna@rebild.example"])
    with recording():
        meeting.calendar_sequence += 1
        meeting.save()
    moved = event_in(told(meeting, by, What.MOVED)["anna@rebild.example"])
    letter = told(meeting, by, What.CANCELLED)["anna@rebild.example"]
    assert first["uid"] == moved["uid"] == event_in(letter)["uid"]
    assert (first["sequence"], moved["sequence"]) == (0, 1)
    assert letter.calendar_method == "CANCEL"


def test_the_link_of_a_virtual_meeting_is_for_those_expected_alone(by):
    substitute_of(member("Anna Berg"), "Bo Dam")
    meeting = sent(by)
    with recording():
        meeting.video_link = "https://video.example/rum"
        meeting.save()
    letters = told(meeting, by, circles=[circle(account("kim@kommune.example"))])
    has_link = [email for email, letter in letters.items() if "video.example" in letter.body + letter.calendar]
    assert has_link == ["anna@rebild.example"]


@pytest.mark.parametrize("what", What)
def test_every_sort_of_sending_has_words_of_its_own(by, what):
    member("Anna Berg")
    letter = told(sent(by), by, what)["anna@rebild.example"]
    assert letter.subject.endswith("Møde i KKR Nordjylland, fredag den 5. februar 2027")
    assert "Møde i KKR Nordjylland" in letter.body
    assert "\n\n\n" not in letter.body


def test_later_sendings_go_to_the_circles_that_were_told_before(by):
    meeting, directors = planned(by), circle(account("kim@kommune.example"))
    told(meeting, by, circles=[directors])
    assert list(told_circles(meeting, OPERATOR)) == [directors]
    assert list(told(meeting, by, What.CANCELLED)) == ["kim@kommune.example"]


def test_it_takes_the_same_number_of_queries_however_many_are_told(by, django_assert_num_queries):
    meeting = planned(by)
    for name in ("Anna Berg", "Bo Dam", "Carl Eg"):
        member(name)
    with django_assert_num_queries(9):
        receivers_of(meeting, [], OPERATOR)


def test_only_the_secretariat_tells_and_somebody_stands_behind_it(by):
    meeting = planned(by)
    with pytest.raises(NotPermitted):
        tell_everybody(meeting, What.AGENDA, site=SITE, by=Actor.of_account(holder(Role.MEMBER)))
    with pytest.raises(CannotTell):
        tell_everybody(meeting, What.AGENDA, site=SITE, by=OPERATING)
