"""What someone is typing is kept without an event in the trail; nothing else can be written that way."""

import pytest

from tests.meetings.drafts.laid import council, draft, secretary
from tests.papers import OPERATOR
from tvaers.access.action import Actor, NotPermitted, action
from tvaers.access.models import AuditEvent
from tvaers.access.recording import WrittenOutsideAction
from tvaers.councils.models import Council
from tvaers.meetings.models import DraftItem, Typing

pytestmark = pytest.mark.usefixtures("registers")


@action("access.tend_accounts", keeps_working_text=True)
def keep_typing(item: DraftItem, text: str, *, by: Actor) -> None:
    values = {"based_on": 1, "sequence": 1, "parts": {"title": text}, "typed_at": item.created_at}
    Typing.objects.update_or_create(draft=item, account=item.author, defaults=values)


@action("access.tend_accounts", keeps_working_text=True)
def rename(of: Council, *, by: Actor) -> None:
    of.name = "KKR Et Andet Sted"
    of.save()


@action("access.tend_accounts", keeps_working_text=True)
def rename_all(*, by: Actor) -> None:
    Council.objects.update(name="KKR Et Andet Sted")


def test_typing_is_kept_and_leaves_no_event():
    item = draft(secretary())
    before = AuditEvent.objects.count()
    keep_typing(item, "Aftenb", by=OPERATOR)
    keep_typing(item, "Aftenbusser", by=OPERATOR)
    assert Typing.objects.get().parts == {"title": "Aftenbusser"}
    assert AuditEvent.objects.count() == before


def test_it_asks_for_a_permission_like_any_other():
    by = secretary()
    with pytest.raises(NotPermitted):
        keep_typing(draft(by), "Aftenb", by=by)


@pytest.mark.parametrize("write", [lambda: rename(council(), by=OPERATOR), lambda: rename_all(by=OPERATOR)])
def test_nothing_else_is_written_without_an_event(write):
    with pytest.raises(WrittenOutsideAction, match="no working text"):
        write()
