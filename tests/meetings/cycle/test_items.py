"""What stands beside an item's text: status, deadline, closing, case, comments, and the text of an earlier time."""

from dataclasses import replace
from datetime import date

import pytest

from tests.meetings.drafts.laid import PARTS, draft, secretary
from tests.papers import holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.models import AuditEvent
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.meetings.agenda.actions.comments import CannotComment, add_comment, settle_comment, take_up_comment
from tvaers.meetings.agenda.actions.items import CannotDescribe, ItemFacts, describe_item, set_status
from tvaers.meetings.agenda.item_queries import earlier_text_of
from tvaers.meetings.drafts.actions.cases import CannotKeepCase, keep_case
from tvaers.meetings.drafts.actions.writing import CannotSave, discard_draft, save_draft
from tvaers.meetings.drafts.queries import comments_on
from tvaers.meetings.models import Case, DraftComment, DraftItem

pytestmark = pytest.mark.usefixtures("registers")

Status = DraftItem.Status


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def item(by):
    return draft(by)


def author():
    return Actor.of_account(holder(Role.KL_AUTHOR))


def as_kept(item):
    return DraftItem.objects.get(pk=item.pk)


def test_an_item_is_ready_when_its_writer_says_so_and_approved_by_the_secretariat(by):
    writer = author()
    item = draft(writer)
    set_status(item, Status.READY, by=writer)
    with pytest.raises(NotPermitted):
        set_status(item, Status.APPROVED, by=writer)
    set_status(item, Status.APPROVED, by=by)
    assert (as_kept(item).status, as_kept(item).status_by) == (Status.APPROVED, by.account)


def test_what_is_written_after_the_approval_is_not_approved(item, by):
    set_status(item, Status.APPROVED, by=by)
    save_draft(item, PARTS, based_on=1, by=by)
    assert as_kept(item).status == Status.APPROVED
    save_draft(item, replace(PARTS, background="Noget andet."), based_on=1, by=by)
    assert as_kept(item).status == Status.READY


def test_an_item_goes_out_closed_for_a_reason_only(item, by):
    with pytest.raises(CannotDescribe):
        describe_item(item, ItemFacts(is_closed=True), by=by)
    facts = ItemFacts(date(2027, 1, 20), True, "Forhandling om pris", "Lejemål")
    describe_item(item, facts, by=by)
    kept = as_kept(item)
    assert (kept.due_on, kept.is_closed, kept.closed_because, kept.neutral_title) == (
        date(2027, 1, 20),
        True,
        "Forhandling om pris",
        "Lejemål",
    )


def test_what_was_sent_is_neither_closed_by_a_mark_nor_put_away(item, by):
    with recording():
        item.number = "2.1"
        item.save()
    with pytest.raises(CannotDescribe):
        describe_item(item, ItemFacts(is_closed=True, closed_because="Pris"), by=by)
    with pytest.raises(CannotSave):
        discard_draft(item, by=by)


def test_a_case_number_makes_the_case_once_and_follows_the_text(item, by):
    assert as_kept(item).case.number == PARTS.case_number
    draft(by)
    assert Case.objects.count() == 1
    save_draft(item, replace(PARTS, case_number="SAG-2026-00099"), based_on=1, by=by)
    assert as_kept(item).case.number == "SAG-2026-00099"
    save_draft(item, replace(PARTS, case_number=""), based_on=2, by=by)
    assert as_kept(item).case is None


@pytest.mark.parametrize("code", ["13", "13.05", "13.05.02", "13.05.02 g01", ""])
def test_a_code_of_the_right_form_is_kept(item, by, code):
    case = as_kept(item).case
    keep_case(case, title="Busser", kle_code=code, retention=Case.Retention.KEEP, by=by)
    case.refresh_from_db()
    assert (case.kle_code, case.retention) == (code.upper(), Case.Retention.KEEP)


@pytest.mark.parametrize("code", ["13.5.2", "13.05.02.01", "busser", "13.05.02G01", "130502"])
def test_a_code_of_another_form_is_not(item, by, code):
    with pytest.raises(CannotKeepCase):
        keep_case(as_kept(item).case, title="", kle_code=code, retention=Case.Retention.KEEP, by=by)


def test_a_comment_is_settled_and_taken_up_again_and_its_words_stay_out_of_the_trail(item, by):
    comment = add_comment(item, " Mangler tal. ", by=by)
    settle_comment(comment, by=by)
    second = add_comment(item, "Og kilder.", by=by)
    assert [row.text for row in comments_on(item, by.account)] == ["Og kilder.", "Mangler tal."]
    take_up_comment(comment, by=by)
    assert [row.settled_at for row in comments_on(item, by.account)] == [None, None]
    assert not any("Mangler tal" in str(event.changes) for event in AuditEvent.objects.all())
    with pytest.raises(CannotComment):
        add_comment(item, "  ", by=by)
    assert second.account == by.account


def test_a_comment_is_for_those_who_work_on_the_item(item, by):
    add_comment(item, "Mangler tal.", by=by)
    for role in (Role.MEMBER, Role.CHAIR, Role.KL_AUTHOR):
        assert not DraftComment.objects.visible_to(holder(role)).exists()
    with pytest.raises(NotPermitted):
        add_comment(item, "Hej", by=Actor.of_account(holder(Role.KL_AUTHOR, email="anden@kl.example")))


def test_an_item_that_returns_has_its_earlier_text_beside_it(item, by):
    assert earlier_text_of(item, by.account) is None
    returned = draft(by, replace(PARTS, title="Aftenbusser igen"))
    with recording():
        returned.returns_from = item
        returned.save()
    assert earlier_text_of(returned, by.account).title == PARTS.title
