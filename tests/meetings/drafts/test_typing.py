"""What is typed is kept at each pause, in order, for the one who types; it becomes a version when it is saved."""

from dataclasses import replace

import pytest

from tests.meetings.drafts.laid import PARTS, account, draft, secretary
from tests.papers import holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.models import AuditEvent
from tvaers.access.roles import Role
from tvaers.meetings.drafts.actions.typing import give_up_typing, keep_typing, visit
from tvaers.meetings.drafts.actions.writing import save_draft
from tvaers.meetings.models import Typing

pytestmark = pytest.mark.usefixtures("registers")


def second_secretary() -> Actor:
    return Actor.of_account(holder(Role.SECRETARY, email="anden@kkr.example"))


def typed(title: str):
    return replace(PARTS, title=title)


def test_the_last_pause_is_what_is_kept_and_the_trail_has_none_of_them():
    by = secretary()
    item = draft(by)
    before = AuditEvent.objects.count()
    keep_typing(item, typed("Aftenb"), based_on=1, sequence=1, by=by)
    kept = keep_typing(item, typed("Aftenbusser"), based_on=1, sequence=2, by=by)
    assert (kept.sequence, kept.current, kept.others) == (2, 1, ())
    assert Typing.objects.get().parts["title"] == "Aftenbusser"
    assert AuditEvent.objects.count() == before


def test_what_arrives_late_replaces_nothing_newer():
    by = secretary()
    item = draft(by)
    keep_typing(item, typed("Nyest"), based_on=1, sequence=5, by=by)
    assert keep_typing(item, typed("Gammel"), based_on=1, sequence=4, by=by).sequence == 5
    assert Typing.objects.get().parts["title"] == "Nyest"


def test_each_has_their_own_and_sees_who_else_is_there():
    by, other = secretary(), second_secretary()
    item = draft(by)
    visit(item, by=by)
    kept = keep_typing(item, typed("Min"), based_on=1, sequence=1, by=other)
    assert kept.others == (by.account.name,)
    assert list(Typing.objects.visible_to(by.account)) == []
    assert Typing.objects.visible_to(other.account).get().parts["title"] == "Min"


def test_saving_lets_go_of_it_and_so_does_giving_it_up():
    by = secretary()
    item = draft(by)
    keep_typing(item, typed("Ny titel"), based_on=1, sequence=1, by=by)
    save_draft(item, typed("Ny titel"), based_on=1, by=by)
    assert not Typing.objects.exists()
    keep_typing(item, typed("Fortrudt"), based_on=2, sequence=2, by=by)
    give_up_typing(item, by=by)
    assert not Typing.objects.exists()


def test_who_does_not_work_on_the_draft_keeps_nothing_in_it():
    item = draft(secretary())
    stranger = Actor.of_account(account("fremmed@kkr.example"))
    with pytest.raises(NotPermitted):
        keep_typing(item, typed("Min"), based_on=1, sequence=1, by=stranger)
