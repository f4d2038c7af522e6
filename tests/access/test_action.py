"""`@action` is the one way to write: permission, transaction, one audit event."""

import pytest
from django.db import IntegrityError

from tests.papers import holder
from tvaers.access.action import Actor, NotPermitted, action, registered_actions
from tvaers.access.actions import create_account
from tvaers.access.models import Account, AuditEvent
from tvaers.access.recording import WrittenOutsideAction
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator() -> Actor:
    return Actor.operating_system_user()


def test_an_action_writes_and_leaves_one_audit_event(operator):
    account = create_account("ida@example.dk", "Ida Holm", by=operator)
    (event,) = AuditEvent.objects.all()
    assert event.action == "access.create_account"
    assert event.actor == operator.label
    assert event.changes[0]["pk"] == account.pk
    assert event.changes[0]["before"] is None
    assert event.changes[0]["after"]["is_active"] is True


def test_what_the_command_line_does_is_logged_as_the_operating_systems_user(operator):
    assert operator.label.startswith("os:")
    assert len(operator.label) > len("os:")


def test_nothing_is_written_outside_an_action():
    with pytest.raises(WrittenOutsideAction):
        Account(email="x@example.dk", name="X").save()
    with pytest.raises(WrittenOutsideAction):
        Account.objects.create(email="x@example.dk", name="X")
    with pytest.raises(WrittenOutsideAction):
        Account.objects.update(name="Y")
    with pytest.raises(WrittenOutsideAction):
        Account.objects.all().delete()
    with pytest.raises(WrittenOutsideAction):
        Account.objects.bulk_create([Account(email="x@example.dk", name="X")])


def test_a_failing_action_leaves_neither_rows_nor_event(operator):
    create_account("ida@example.dk", "Ida Holm", by=operator)
    with pytest.raises(IntegrityError):
        create_account("ida@example.dk", "En anden", by=operator)
    assert Account.objects.count() == 1
    assert AuditEvent.objects.count() == 1


def test_an_ordinary_account_is_refused_and_an_administrator_is_not(operator):
    member = create_account("bo@example.dk", "Bo Lind", by=operator)
    administrator = holder(Role.ADMINISTRATOR)
    with pytest.raises(NotPermitted):
        create_account("ny@example.dk", "Ny", by=Actor.of_account(member))
    create_account("ny@example.dk", "Ny", by=Actor.of_account(administrator))
    assert AuditEvent.objects.first().account == administrator


def test_a_change_records_what_was_before_and_after(operator):
    account = create_account("ida@example.dk", "Ida Holm", by=operator)

    @action("access.shut")
    def shut(row: Account, *, by: Actor) -> None:
        row.is_active = False
        row.save()

    try:
        shut(account, by=operator)
    finally:
        registered_actions.pop(next(name for name in registered_actions if name.endswith(".shut")))
    change = AuditEvent.objects.first().changes[0]
    assert change["before"]["is_active"] is True
    assert change["after"]["is_active"] is False


def test_an_action_must_say_who_does_it():
    with pytest.raises(TypeError):

        @action("access.nobody")
        def anonymous() -> None:
            """Lacks `by`."""


def test_an_audit_event_is_never_changed(operator):
    create_account("ida@example.dk", "Ida Holm", by=operator)
    event = AuditEvent.objects.get()
    event.actor = "someone else"
    with pytest.raises(ValueError, match="never changed"):
        event.save()


def test_accounts_are_for_administrators_and_the_trail_for_auditors(operator):
    ida, eva = holder(Role.ADMINISTRATOR), holder(Role.AUDITOR)
    bo = create_account("bo@example.dk", "Bo Lind", by=operator)
    assert not Account.objects.visible_to(PUBLIC).exists()
    assert not AuditEvent.objects.visible_to(PUBLIC).exists()
    assert list(Account.objects.visible_to(bo)) == [bo]
    assert not AuditEvent.objects.visible_to(bo).exists()
    assert Account.objects.visible_to(ida).count() == 3
    assert not AuditEvent.objects.visible_to(ida).exists()
    assert AuditEvent.objects.visible_to(eva).count() == AuditEvent.objects.count() > 0


def test_an_action_inside_another_is_part_of_it(operator):
    @action("access.invite_two")
    def invite_two(*, by: Actor) -> None:
        create_account("ida@example.dk", "Ida Holm", by=by)
        create_account("bo@example.dk", "Bo Lind", by=by)

    try:
        invite_two(by=operator)
    finally:
        registered_actions.pop(next(name for name in registered_actions if name.endswith(".invite_two")))
    (event,) = AuditEvent.objects.all()
    assert event.action.endswith(".invite_two")
    assert [change["after"]["id"] for change in event.changes] == sorted(Account.objects.values_list("pk", flat=True))
