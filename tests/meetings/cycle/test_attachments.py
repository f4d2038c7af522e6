"""Attachments in preparation: put on, ordered, named, exchanged, promised; each change is a version of the item."""

from dataclasses import replace
from datetime import date

import pytest

from tests.meetings.drafts.laid import PARTS, draft, secretary
from tests.papers import holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.document.uploads import Kind, Upload
from tvaers.meetings.agenda.actions.attachments import (
    add_attachments,
    describe_attachment,
    promise_attachment,
    remove_attachment,
    replace_file,
    step_attachment,
    title_of_file,
)
from tvaers.meetings.agenda.arranging import Way
from tvaers.meetings.drafts.actions.writing import (
    MOST_ATTACHMENTS,
    CannotSave,
    discard_draft,
    latest_version,
    save_draft,
)
from tvaers.meetings.files.kept import original_path

pytestmark = pytest.mark.usefixtures("registers")


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def item(by):
    return draft(by)


def file(name, text="indhold"):
    return Upload(name, Kind.TEXT, text.encode())


def rows(item):
    return list(latest_version(item).attachments.all())


def titles(item):
    return [row.title for row in rows(item)]


def test_many_files_come_in_one_version_each_called_as_its_file(item, by):
    add_attachments(item, [file("Bilag_1 vagtplan.txt"), file("Budget.txt", "tal")], by=by)
    assert titles(item) == ["Bilag 1 vagtplan", "Budget"]
    assert latest_version(item).number == 2
    assert all(original_path(row.sha256).exists() for row in rows(item))


def test_two_files_of_one_name_are_told_apart(item, by):
    add_attachments(item, [file("Budget.txt"), file("Budget.txt", "andet"), file("budget.txt", "tredje")], by=by)
    assert titles(item) == ["Budget", "Budget (2)", "budget"]


def test_more_than_the_most_are_refused_and_nothing_is_changed(item, by):
    with pytest.raises(CannotSave):
        add_attachments(item, [file(f"{n}.txt", str(n)) for n in range(MOST_ATTACHMENTS + 1)], by=by)
    assert latest_version(item).number == 1


def test_they_are_ordered_and_at_the_ends_nothing_happens(item, by):
    add_attachments(item, [file(f"{name}.txt", name) for name in "abc"], by=by)
    step_attachment(item, rows(item)[2], Way.UP, by=by)
    assert titles(item) == ["a", "c", "b"]
    assert step_attachment(item, rows(item)[0], Way.UP, by=by) is None
    step_attachment(item, rows(item)[0], Way.DOWN, by=by)
    assert titles(item) == ["c", "a", "b"]


def test_another_file_takes_the_place_and_is_counted(item, by):
    add_attachments(item, [file("Budget.txt")], by=by)
    describe_attachment(item, rows(item)[0], title="Bilag 1: Budget", is_closed=True, by=by)
    replace_file(item, rows(item)[0], file("Budget rettet.txt", "nye tal"), by=by)
    (row,) = rows(item)
    assert (row.title, row.filename, row.file_version, row.is_closed) == (
        "Bilag 1: Budget",
        "Budget rettet.txt",
        2,
        True,
    )
    assert replace_file(item, row, file("Budget rettet.txt", "nye tal"), by=by) is None


def test_a_promised_one_says_by_when_and_by_whom_until_its_file_comes(item, by):
    promise_attachment(item, "Aftalen", date(2027, 2, 1), "Ida Holm-Krogh", by=by)
    (row,) = rows(item)
    assert (row.is_promised, row.promised_for, row.promised_by) == (True, date(2027, 2, 1), "Ida Holm-Krogh")
    replace_file(item, row, file("aftale endelig.txt"), by=by)
    (row,) = rows(item)
    assert (row.title, row.is_promised, row.file_version, row.promised_for) == ("Aftalen", False, 1, None)


def test_a_title_is_never_empty_and_never_that_of_another(item, by):
    add_attachments(item, [file("a.txt"), file("b.txt", "b")], by=by)
    for title in ("  ", "b"):
        with pytest.raises(CannotSave):
            describe_attachment(item, rows(item)[0], title=title, is_closed=False, by=by)
    with pytest.raises(CannotSave):
        promise_attachment(item, " ", None, "", by=by)


def test_what_is_taken_off_stays_in_the_earlier_version(item, by):
    add_attachments(item, [file("a.txt")], by=by)
    (row,) = rows(item)
    remove_attachment(item, row, by=by)
    assert rows(item) == []
    assert item.versions.get(number=2).attachments.count() == 1
    with pytest.raises(CannotSave):
        remove_attachment(item, row, by=by)


def test_who_writes_meanwhile_keeps_both_the_words_and_the_files(item, by):
    add_attachments(item, [file("a.txt")], by=by)
    saved = save_draft(item, replace(PARTS, background="Nyt."), based_on=1, by=by)
    assert (saved.number, saved.background, saved.attachments.count()) == (3, "Nyt.", 1)


def test_a_discarded_item_and_others_items_are_left_alone(item, by):
    stranger = Actor.of_account(holder(Role.KL_AUTHOR))
    with pytest.raises(NotPermitted):
        add_attachments(item, [file("a.txt")], by=stranger)
    discard_draft(item, by=by)
    with pytest.raises(CannotSave):
        add_attachments(item, [file("a.txt")], by=by)


@pytest.mark.parametrize(
    ("filename", "title"), [("Bilag_1  x.pdf", "Bilag 1 x"), ("a.b.docx", "a.b"), (".pdf", ".pdf"), ("uden", "uden")]
)
def test_a_file_gives_its_title(filename, title):
    assert title_of_file(filename) == title
