"""Keeping one paper: new meetings, next editions, other files of the same content."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.papers import BO, IDA, item, keep, paper
from tvaers.access.models import AuditEvent
from tvaers.access.recording import recording
from tvaers.access.visibility import PUBLIC
from tvaers.archive.actions import CannotKeep, Result
from tvaers.councils.models import Council
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


def planned(**changes: object) -> Meeting:
    """A meeting of the plan on the day of the paper."""
    with recording():
        row: Meeting = Meeting.objects.create(
            council=Council.objects.get(slug="nordjylland"),
            held_on=date(2025, 3, 7),
            **({"kind": MeetingKind.ORDINARY, "stage": Meeting.Stage.PLANNED} | changes),
        )
    return row


def test_a_paper_of_the_day_of_a_planned_meeting_is_its_and_is_read_as_other_papers_are():
    meeting = planned()
    kept = keep(paper())
    assert (kept.edition.meeting, kept.result) == (meeting, Result.NEXT_EDITION)
    assert kept.edition.meeting.stage == Meeting.Stage.ARCHIVED
    assert Edition.objects.visible_to(PUBLIC).get() == kept.edition


def test_a_paper_that_is_held_back_stays_so_at_a_planned_meeting():
    planned()
    keep(paper(), is_published=False)
    assert not Edition.objects.visible_to(PUBLIC).exists()


def test_what_is_being_prepared_here_goes_on_being_so():
    planned(stage=Meeting.Stage.PREPARING)
    assert keep(paper()).edition.meeting.stage == Meeting.Stage.PREPARING


@pytest.mark.parametrize(
    "changes",
    [
        {"cancelled_at": datetime(2025, 3, 1, tzinfo=UTC), "cancelled_because": "Sygdom"},
        {"kind": MeetingKind.THEME},
    ],
)
def test_a_cancelled_meeting_or_one_of_another_kind_is_never_joined(changes):
    meeting = planned(**changes)
    kept = keep(paper())
    assert kept.result == Result.NEW_MEETING
    assert (kept.edition.meeting.address, kept.edition.meeting.cancelled_because) == ("2025-03-07-2", "")
    meeting.refresh_from_db()
    assert meeting.current_edition is None


@pytest.mark.parametrize(("occasion", "joins"), [("minutes", False), ("", True)])
def test_minutes_that_say_otherwise_than_those_made_here_are_another_meetings(occasion, joins):
    first = keep(paper()).edition
    with recording():
        Edition.objects.filter(pk=first.pk).update(occasion=occasion)
    other = keep(paper(item(parts=Parts(decision="KKR Nordjylland udsatte sagen."))))
    assert (other.edition.meeting == first.meeting) is joins


def test_the_minutes_made_here_come_back_as_another_file_of_them():
    first = keep(paper()).edition
    with recording():
        Edition.objects.filter(pk=first.pk).update(occasion="minutes")
    again = keep(replace(paper(), source=replace(paper().source, filename="andet.txt")))
    assert again.edition == first
