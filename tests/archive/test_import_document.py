"""Keeping one paper: new meetings, next editions, other files of the same content."""

from dataclasses import replace
from datetime import date

import pytest

from tests.papers import BO, IDA, item, keep, paper
from tvaers.access.models import AuditEvent
from tvaers.archive.actions import CannotKeep, Result
from tvaers.document.model import Item, Kind, MeetingKind, Parts
from tvaers.meetings.models import AgendaItem, Attendance, Edition, ItemText, Meeting, SourceFile
from tvaers.search.models import Entry

pytestmark = pytest.mark.usefixtures("registers")


def agenda() -> Item:
    return item(parts=Parts(background="Kommunerne har drøftet aftenbusser."), decision_types=[])


def as_agenda():
    return paper(agenda(), kind=Kind.AGENDA, participants=[])


def rows_of(edition: Edition) -> list[object]:
    """Everything that belongs to an edition, as it stands in the database."""
    return [
        *Edition.objects.filter(pk=edition.pk).values(),
        *AgendaItem.objects.filter(edition=edition).values(),
        *ItemText.objects.filter(item__edition=edition).values(),
        *Attendance.objects.filter(edition=edition).values(),
        *SourceFile.objects.filter(edition=edition).values(),
    ]


def test_a_paper_becomes_a_meeting_with_items_texts_and_people():
    kept = keep(paper())
    assert kept.result == Result.NEW_MEETING
    meeting = kept.edition.meeting
    assert (meeting.council.slug, meeting.address) == ("nordjylland", "2025-03-07")
    assert [row.number for row in kept.edition.items.all()] == ["1.1"]
    assert [row.name for row in kept.edition.attendances.all()] == [IDA.name, BO.name]
    assert kept.edition.attendances.first().municipality.name == "Hjørring"


def test_the_same_file_twice_changes_nothing():
    keep(paper())
    before = (rows_of(Edition.objects.get()), AuditEvent.objects.count(), Entry.objects.count())
    assert keep(paper()).result == Result.UNCHANGED
    assert (rows_of(Edition.objects.get()), AuditEvent.objects.count(), Entry.objects.count()) == before


def test_minutes_join_the_agenda_as_its_next_edition_and_leave_its_rows_alone():
    first = keep(as_agenda()).edition
    before = rows_of(first)
    kept = keep(paper())
    assert kept.result == Result.NEXT_EDITION
    assert kept.edition.number == 2
    assert kept.edition.meeting.current_edition == kept.edition
    assert rows_of(first) == before


def test_an_agenda_that_comes_after_the_minutes_does_not_overtake_them():
    minutes = keep(paper()).edition
    kept = keep(as_agenda())
    assert kept.result == Result.NEXT_EDITION
    assert Meeting.objects.get().current_edition == minutes
    assert Entry.objects.count() == 1


def test_the_same_content_in_another_file_is_kept_beside():
    first = keep(paper())
    document = paper()
    other = replace(document, source=replace(document.source, filename="referat.pdf"))
    kept = keep(other)
    assert kept.result == Result.OTHER_FILE
    assert kept.edition == first.edition
    assert first.edition.source_files.count() == 2


def test_an_extraordinary_meeting_on_the_same_day_is_another_meeting():
    keep(paper())
    extra = paper(item(title="Høring om kystlinjen"), meeting_kind=MeetingKind.EXTRAORDINARY)
    kept = keep(extra)
    assert kept.result == Result.NEW_MEETING
    assert kept.edition.meeting.address == "2025-03-07-2"


def test_papers_of_one_day_with_nothing_in_common_are_two_meetings():
    keep(paper())
    kept = keep(paper(item(title="Noget helt andet")))
    assert kept.edition.meeting.sequence == 2


def test_another_councils_paper_of_the_same_day_is_its_own_meeting():
    keep(paper())
    kept = keep(paper(council="KKR Sjælland"))
    assert kept.result == Result.NEW_MEETING
    assert kept.edition.meeting.sequence == 1


@pytest.mark.parametrize(
    ("changes", "word"),
    [({"council": None}, "--council"), ({"date": None}, "--date"), ({"council": "BRN"}, "BRN")],
)
def test_a_paper_that_does_not_say_whose_or_when_is_refused_in_plain_words(changes, word):
    with pytest.raises(CannotKeep, match=word):
        keep(paper(**changes))
    assert not Meeting.objects.exists()


def test_a_crash_half_way_leaves_nothing(monkeypatch):
    keep(paper(date=date(2025, 1, 10)))
    before = (Meeting.objects.count(), Edition.objects.count(), AgendaItem.objects.count(), Entry.objects.count())
    bulk_create = Attendance.objects.bulk_create

    def break_off(rows):
        bulk_create(rows)
        raise KeyboardInterrupt

    monkeypatch.setattr(Attendance.objects, "bulk_create", break_off)
    with pytest.raises(KeyboardInterrupt):
        keep(paper())
    monkeypatch.undo()
    after = (Meeting.objects.count(), Edition.objects.count(), AgendaItem.objects.count(), Entry.objects.count())
    assert after == before
    assert keep(paper()).result == Result.NEW_MEETING


def test_one_import_is_told_once_with_who_did_it():
    keep(paper())
    event, *others = AuditEvent.objects.exclude(action="councils.load_registers")
    assert others == []
    assert event.action == "archive.import_document"
    assert event.actor.startswith("os:")
    assert "meetings.Edition" in {change["model"] for change in event.changes}
