"""Drafts: every saving is a version, none is ever changed, and what two write at once is kept."""

from dataclasses import replace

import pytest

from tests.meetings.drafts.laid import PARTS, account, council, draft, secretary
from tests.papers import OPERATOR, holder
from tvaers.access.action import Actor, NotPermitted
from tvaers.access.models import AuditEvent
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.document.uploads import Kind, Upload
from tvaers.meetings.drafts.actions.writing import (
    CannotSave,
    SavedMeanwhile,
    discard_draft,
    parts_of,
    save_draft,
    take_back_draft,
    write_draft,
)
from tvaers.meetings.files.kept import original_path
from tvaers.meetings.models import DraftAttachment, DraftItem, DraftVersion

pytestmark = pytest.mark.usefixtures("registers")

CHANGED = replace(PARTS, title="Natbusser til alle")
NOTE = Upload("notat.txt", Kind.TEXT, b"Et notat")
MAP = Upload("kort.txt", Kind.TEXT, b"Et kort")


def attached(version):
    return [attachment.filename for attachment in version.attachments.all()]


def test_a_draft_begins_with_its_first_version_and_one_event_in_the_trail():
    by = secretary()
    before = AuditEvent.objects.count()
    item = draft(by)
    (version,) = item.versions.all()
    assert (version.number, parts_of(version), version.saved_by) == (1, PARTS, by.account)
    assert AuditEvent.objects.count() == before + 1
    assert AuditEvent.objects.first().action == "meetings.write_draft"


def test_the_trail_proves_what_was_written_without_a_word_of_it():
    by = secretary()
    write_draft(council(), PARTS, added=[NOTE], by=by)
    told = str(AuditEvent.objects.first().changes)
    for word in (PARTS.title, "drøftet", "godkender", "Andet led", NOTE.filename):
        assert word not in told
    assert PARTS.case_number in told


def test_saving_makes_a_new_version_and_leaves_the_old_one():
    by = secretary()
    item = draft(by)
    saved = save_draft(item, CHANGED, based_on=1, by=by)
    assert saved.number == 2
    assert [parts_of(version) for version in item.versions.all()] == [PARTS, CHANGED]


def test_saving_what_was_not_changed_does_nothing():
    by = secretary()
    item = draft(by)
    before = AuditEvent.objects.count()
    assert save_draft(item, PARTS, based_on=1, by=by) is None
    assert item.versions.count() == 1
    assert AuditEvent.objects.count() == before


def test_what_another_saved_meanwhile_is_neither_overwritten_nor_copied():
    by = secretary()
    item = draft(by)
    save_draft(item, CHANGED, based_on=1, by=by)
    mine = replace(PARTS, title="Min egen titel")
    with pytest.raises(SavedMeanwhile) as refused:
        save_draft(item, mine, based_on=1, by=by)
    assert parts_of(refused.value.current) == CHANGED
    assert item.versions.count() == 2
    assert save_draft(item, PARTS, based_on=1, by=by) is None
    assert save_draft(item, mine, based_on=2, by=by).number == 3


def test_attachments_go_along_to_the_next_version_and_the_old_ones_keep_theirs():
    by = secretary()
    item = write_draft(council(), PARTS, added=[NOTE], by=by)
    second = save_draft(item, PARTS, based_on=1, added=[MAP], by=by)
    third = save_draft(item, CHANGED, based_on=2, removed=[second.attachments.first().pk], by=by)
    assert [attached(version) for version in item.versions.all()] == [
        ["notat.txt"],
        ["notat.txt", "kort.txt"],
        ["kort.txt"],
    ]
    row = third.attachments.get()
    assert original_path(row.sha256).read_bytes() == MAP.data
    assert (row.media_type, row.size) == ("text/plain", len(MAP.data))


def test_too_many_attachments_are_refused_and_nothing_is_saved():
    by = secretary()
    item = draft(by)
    with pytest.raises(CannotSave, match="30"):
        save_draft(item, CHANGED, based_on=1, added=[NOTE] * 31, by=by)
    assert item.versions.count() == 1


def test_a_discarded_draft_cannot_be_saved_until_it_is_taken_back():
    by = secretary()
    item = draft(by)
    discard_draft(item, by=by)
    with pytest.raises(CannotSave, match="kasseret"):
        save_draft(item, CHANGED, based_on=1, by=by)
    take_back_draft(item, by=by)
    assert save_draft(item, CHANGED, based_on=1, by=by).number == 2


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.SECRETARY, Role.KL_AUTHOR, Role.GUEST)])
def test_other_roles_may_not_write_drafts(role):
    by = Actor.of_account(holder(role))
    item = draft(secretary())
    with pytest.raises(NotPermitted):
        draft(by)
    for change in (discard_draft, take_back_draft):
        with pytest.raises(NotPermitted):
            change(item, by=by)
    with pytest.raises(NotPermitted):
        save_draft(item, CHANGED, based_on=1, by=by)


def test_an_author_of_kl_writes_in_every_council_and_has_only_their_own():
    author = Actor.of_account(holder(Role.KL_AUTHOR))
    own = draft(author, slug="hovedstaden")
    others = draft(secretary())
    assert save_draft(own, CHANGED, based_on=1, by=author).number == 2
    with pytest.raises(NotPermitted):
        save_draft(others, CHANGED, based_on=1, by=author)
    with pytest.raises(NotPermitted):
        discard_draft(others, by=author)
    assert list(DraftItem.objects.visible_to(author.account)) == [own]


def test_the_secretariat_sees_its_councils_drafts_and_no_others():
    north, capital = secretary(), secretary("hovedstaden")
    item = write_draft(council(), PARTS, added=[NOTE], by=north)
    with pytest.raises(NotPermitted):
        save_draft(item, CHANGED, based_on=1, by=capital)
    for model in (DraftItem, DraftVersion, DraftAttachment):
        assert model.objects.visible_to(north.account).count() == 1
        assert not model.objects.visible_to(capital.account).exists()
        assert not model.objects.visible_to(PUBLIC).exists()


def test_who_wrote_a_draft_sees_it_no_more_when_the_role_has_ended():
    someone = account("tidligere@kkr.example")
    item = draft(secretary())
    with recording():
        item.author = someone
        item.save()
    assert not DraftItem.objects.visible_to(someone).exists()
    assert not DraftVersion.objects.visible_to(someone).exists()


def test_a_draft_has_an_account_behind_it():
    with pytest.raises(NotPermitted):
        draft(OPERATOR)
