"""A paper is for the members when it is sent, and for all when it is published: at once or later, as was chosen."""

from datetime import date

import pytest

from tests.papers import OPERATOR, holder, item, keep, paper
from tests.signin.steps import enter
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.councils.actions.settings import change_settings
from tvaers.councils.models import Council, CouncilSettings
from tvaers.meetings.models import Meeting
from tvaers.meetings.sight.actions.depublication import CannotPublish, publish
from tvaers.meetings.sight.actions.letting_read import send
from tvaers.search.queries import search

pytestmark = pytest.mark.usefixtures("registers")


@pytest.fixture
def held_back() -> Meeting:
    return keep(paper(item(), date=date(2026, 12, 4)), is_published=False).edition.meeting


def seen_by(*viewers) -> list[bool]:
    return [Meeting.objects.visible_to(viewer).exists() for viewer in viewers]


def publish_later(council: Council) -> None:
    change_settings(
        council,
        closed_items_shown=CouncilSettings.ClosedItemsShown.NEUTRAL_TITLE,
        is_published_when_sent=False,
        by=OPERATOR,
    )


def test_before_it_is_sent_only_the_secretariat_sees_it(held_back):
    assert seen_by(PUBLIC, holder(Role.MEMBER), holder(Role.SECRETARY)) == [False, False, True]


def test_it_is_public_with_the_sending_unless_the_council_chose_otherwise(held_back):
    send(held_back, by=OPERATOR)
    assert seen_by(PUBLIC, holder(Role.MEMBER)) == [True, True]


def test_where_the_council_publishes_later_only_members_read_and_find_it_at_first(held_back):
    publish_later(held_back.council)
    send(held_back, by=OPERATOR)
    member, elsewhere = holder(Role.MEMBER), holder(Role.MEMBER, council="sjaelland", email="b@kkr.example")
    assert seen_by(PUBLIC, member, holder(Role.MUNICIPAL_CONTACT), elsewhere) == [False, True, True, False]
    assert [search("aftenen", viewer=viewer).total for viewer in (PUBLIC, member, elsewhere)] == [0, 1, 0]
    publish(held_back, by=OPERATOR)
    assert seen_by(PUBLIC, elsewhere) == [True, True]


def test_it_is_sent_once(held_back):
    send(held_back, by=OPERATOR)
    with pytest.raises(CannotPublish):
        send(held_back, by=OPERATOR)


def test_only_the_councils_secretariat_sends(held_back):
    for account in (holder(Role.MEMBER), holder(Role.SECRETARY, council="sjaelland")):
        with pytest.raises(NotPermitted):
            send(held_back, by=Actor.of_account(account))
    send(held_back, by=Actor.of_account(holder(Role.SECRETARY, email="s@kkr.example")))


def test_the_secretary_sends_to_the_members_on_the_page_and_publishes_later(held_back, client):
    publish_later(held_back.council)
    enter(client, holder(Role.SECRETARY))
    page = f"{held_back.get_absolute_url()}offentliggoerelse/"
    assert "Send til medlemmerne" in client.get(page).content.decode()
    assert "Medlemmerne kan nu læse papirerne" in client.post(page, {"to": "members"}, follow=True).content.decode()
    assert seen_by(PUBLIC, holder(Role.MEMBER)) == [False, True]
    assert "Send til medlemmerne" not in client.get(page).content.decode()
    client.post(page, {"to": "everybody"})
    assert seen_by(PUBLIC) == [True]
