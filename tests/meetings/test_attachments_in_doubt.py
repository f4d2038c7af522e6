"""A closed attachment stays closed under another title; what may be it is closed too, and the secretariat is told."""

from __future__ import annotations

import pytest

from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.document.contract import to_json
from tvaers.document.model import Attachment, Document, Item, Kind, PartName, Parts
from tvaers.meetings.models import Attachment as AttachmentRow
from tvaers.meetings.models import Closing, Edition, Meeting
from tvaers.meetings.paper.queries import attachments_in_doubt, document_for
from tvaers.meetings.sight.actions.closing import close_attachment, open_again
from tvaers.search.queries import search

pytestmark = pytest.mark.usefixtures("registers")

REASON = "Forvaltningsloven § 27"
CLOSED, OPEN = "Vurdering af grunden Zebravej 7", "Kort over hele området"
RENAMED, NEW = "Ejendomsmæglerens papir om Zebravej", "Tidsplan for arbejdet i havnen"
SIGHT = "/nordjylland/moeder/2025-03-07/1.2/adgang/"


def with_attachments(*titles: str, number: str = "1.2") -> Item:
    listed = "\n\n".join(f"./. {title}" for title in titles)
    return item(
        number,
        "Køb af en grund",
        parts=Parts(background="Der er fundet en grund.", presentation=listed or None),
        attachments=[Attachment(title, PartName.PRESENTATION) for title in titles],
    )


def kept(*titles: str, kind: Kind = Kind.MINUTES, number: str = "1.2") -> Meeting:
    return keep(paper(item(), with_attachments(*titles, number=number), kind=kind)).edition.meeting


def closed_in_agenda() -> Closing:
    meeting = kept(CLOSED, OPEN, kind=Kind.AGENDA)
    return close_attachment(meeting, "1.2", CLOSED, REASON, by=OPERATOR)


def public(meeting: Meeting) -> str:
    meeting.refresh_from_db()
    assert meeting.current_edition
    return to_json(document_for(meeting.current_edition, PUBLIC))


def test_it_stays_closed_under_another_title_and_what_stood_beside_it_stays_open():
    closed_in_agenda()
    meeting = kept(RENAMED, OPEN)
    assert RENAMED not in public(meeting)
    assert OPEN in public(meeting)
    assert set(AttachmentRow.objects.visible_to(PUBLIC).values_list("text", flat=True)) == {OPEN}
    assert search("ejendomsmæglerens", viewer=PUBLIC).total == 0
    assert search("ejendomsmæglerens", viewer=holder(Role.MEMBER)).total == 1


def test_in_doubt_every_new_title_stays_closed():
    closed_in_agenda()
    meeting = kept(RENAMED, NEW, OPEN)
    assert all(title not in public(meeting) for title in (RENAMED, NEW))


def test_a_paper_that_has_the_closed_title_leaves_no_doubt_about_new_ones():
    closed_in_agenda()
    meeting = kept(CLOSED.upper(), NEW, OPEN)
    assert "ZEBRAVEJ" not in public(meeting)
    assert NEW in public(meeting)
    assert attachments_in_doubt(meeting, holder(Role.SECRETARY)) == {}


def test_a_paper_without_the_closed_attachment_opens_and_closes_nothing():
    closed_in_agenda()
    assert OPEN in public(kept(OPEN))


def test_where_the_paper_numbers_anew_the_item_is_found_by_its_title():
    closed_in_agenda()
    assert RENAMED not in public(kept(RENAMED, OPEN, number="1.3"))


def test_closing_the_right_one_by_its_new_title_opens_the_others():
    closed_in_agenda()
    meeting = kept(RENAMED, NEW, OPEN)
    meeting.refresh_from_db()
    close_attachment(meeting, "1.2", RENAMED, REASON, by=OPERATOR)
    assert RENAMED not in public(meeting)
    assert NEW in public(meeting)


def test_two_closed_attachments_need_two_answers():
    meeting = kept(CLOSED, "Et andet lukket bilag", OPEN, kind=Kind.AGENDA)
    for title in (CLOSED, "Et andet lukket bilag"):
        close_attachment(meeting, "1.2", title, REASON, by=OPERATOR)
    meeting = kept(RENAMED, NEW, OPEN)
    meeting.refresh_from_db()
    close_attachment(meeting, "1.2", RENAMED, REASON, by=OPERATOR)
    assert NEW not in public(meeting)


def test_opening_the_old_closing_again_opens_them_all():
    closing = closed_in_agenda()
    meeting = kept(RENAMED, OPEN)
    open_again(closing, by=OPERATOR)
    assert RENAMED in public(meeting)


def test_an_attachment_closed_in_the_minutes_is_closed_in_the_agenda_that_calls_it_something_else():
    agenda = keep(paper(item(), with_attachments(RENAMED, OPEN), kind=Kind.AGENDA)).edition
    meeting = kept(CLOSED, OPEN)
    meeting.refresh_from_db()
    close_attachment(meeting, "1.2", CLOSED, REASON, by=OPERATOR)
    earlier: Document = document_for(Edition.objects.get(pk=agenda.pk), PUBLIC)
    assert RENAMED not in to_json(earlier)
    assert OPEN in to_json(earlier)


def test_the_secretariat_is_told_in_the_workroom_at_the_item_and_by_a_badge(client):
    closed_in_agenda()
    kept(RENAMED, OPEN)
    client.force_login(holder(Role.SECRETARY))
    assert SIGHT in client.get("/nordjylland/arbejdsrum/").content.decode()
    page = client.get(SIGHT).content.decode()
    assert "Bilag, der holdes lukket i tvivl" in page
    assert f"<li>{RENAMED}</li>" in page
    assert f"<li>{OPEN}</li>" not in page
    assert "kan være et lukket bilag med ny titel" in client.get("/nordjylland/moeder/2025-03-07/").content.decode()
    client.force_login(holder(Role.MEMBER))
    assert "i tvivl" not in client.get("/nordjylland/arbejdsrum/").content.decode()
