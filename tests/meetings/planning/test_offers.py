"""What a meeting in preparation is offered: postponed items, minutes, acts, and what the year's wheel brings."""

from datetime import date

import pytest

from tests.meetings.cycle.cases import on_agenda, planned, prepared
from tests.meetings.drafts.laid import PARTS, SITE, council, draft, secretary
from tests.meetings.planning.test_template import authorised, with_minutes_sent
from tests.papers import holder, item, keep, paper
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.document.uploads import Kind, Upload
from tvaers.meetings.drafts.actions.writing import discard_draft, latest_version, parts_of, save_draft
from tvaers.meetings.drafts.parts import DraftParts
from tvaers.meetings.models import (
    AgendaSection,
    DraftItem,
    FollowUp,
    Meeting,
    MinutesForApproval,
    WheelEntry,
    WheelTurn,
)
from tvaers.meetings.planning.actions.meetings import cancel_meeting
from tvaers.meetings.planning.actions.offers import (
    CannotTake,
    let_entry_go,
    take_acts,
    take_entry,
    take_minutes,
    take_returning,
    take_up_again,
)
from tvaers.meetings.planning.actions.wheel import CannotChangeWheel, EntryText, add_entry, use_usual_wheel
from tvaers.meetings.planning.offer_queries import last_year_of_draft, offers_for, returning_to
from tvaers.meetings.planning.usual_wheel import USUAL_WHEEL
from tvaers.meetings.planning.wheel import due_at, is_election_year, likeness

pytestmark = pytest.mark.usefixtures("registers")

PAGE = "/nordjylland/moeder/2027-02-05/forslag/"
WHEEL = "/nordjylland/aarshjul/"
MOST_QUERIES = 32
"""Of which ten are for the session and the sign-in; no more for more offers."""


@pytest.fixture
def by(registers):
    return secretary()


def postponed(by, earlier, to_meeting=None, section="Regionale sager", **changes):
    row = AgendaSection.objects.get(meeting=earlier, title=section)
    old = on_agenda(row, "Natbusser", by=by)
    with recording():
        for name, value in changes.items():
            setattr(old, name, value)
        old.save()
        return FollowUp.objects.create(
            council=council(),
            kind=FollowUp.Kind.RETURNS,
            text="Natbusser",
            meeting=earlier,
            item=old,
            to_meeting=to_meeting,
        )


def entry(by, title="Budget for børnehuset", month=2, **more):
    return add_entry(council(), EntryText(title, month, **more), by=by)


def held_and_kept(day, *items):
    return keep(paper(*items, date=day)).edition.meeting


def titles(offers):
    return [each.title for each in offers]


def text(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


# What comes back


def test_a_postponed_item_is_offered_to_the_next_meeting_and_comes_with_its_text_and_files(by):
    earlier = prepared(by, date(2026, 11, 6))
    follow_up = postponed(by, earlier, is_closed=True, closed_because="Priser", neutral_title="Aftale")
    old = follow_up.item
    upload = Upload("kort.txt", Kind.TEXT, b"kort")
    save_draft(old, parts_of(latest_version(old)), based_on=1, added=[upload], by=by)
    meeting = prepared(by)
    assert titles(returning_to(meeting, by.account)) == ["Natbusser"]
    made = take_returning(meeting, follow_up, by=by)
    version = latest_version(made)
    assert (version.title, version.recommendation) == ("Natbusser", PARTS.recommendation)
    assert [row.sha256 for row in version.attachments.all()] == [upload.sha256]
    assert (made.returns_from, made.section.title, made.meeting) == (old, "Regionale sager", meeting)
    assert (made.is_closed, made.closed_because, made.neutral_title) == (True, "Priser", "Aftale")
    follow_up.refresh_from_db()
    assert follow_up.came_back_as == made
    assert returning_to(meeting, by.account) == []
    with pytest.raises(CannotTake, match="allerede taget med"):
        take_returning(meeting, follow_up, by=by)


def test_what_is_promised_to_a_later_meeting_waits_for_it_unless_it_is_cancelled(by):
    later = planned(by, date(2027, 4, 2))
    follow_up = postponed(by, prepared(by, date(2026, 11, 6)), to_meeting=later)
    meeting = prepared(by)
    assert returning_to(meeting, by.account) == []
    cancel_meeting(later, "Sygdom", site=SITE, by=by)
    assert [each.follow_up for each in returning_to(meeting, by.account)] == [follow_up]


def test_what_did_not_come_to_the_meeting_it_was_promised_to_is_not_lost(by):
    missed = prepared(by, date(2026, 12, 4))
    follow_up = postponed(by, prepared(by, date(2026, 11, 6)), to_meeting=missed)
    assert [each.follow_up for each in returning_to(prepared(by), by.account)] == [follow_up]


def test_a_meeting_is_not_offered_what_it_postponed_itself_nor_tasks_nor_what_is_closed(by):
    meeting = prepared(by)
    postponed(by, meeting)
    with recording():
        FollowUp.objects.create(council=council(), kind=FollowUp.Kind.TASK, text="Ring")
        FollowUp.objects.create(
            council=council(), kind=FollowUp.Kind.RETURNS, text="Lukket", closed_at="2026-12-01T10:00Z"
        )
        FollowUp.objects.create(council=council("sjaelland"), kind=FollowUp.Kind.RETURNS, text="Andres")
    assert returning_to(meeting, by.account) == []


def test_a_promise_without_an_item_becomes_one_by_its_words(by):
    with recording():
        follow_up = FollowUp.objects.create(council=council(), kind=FollowUp.Kind.RETURNS, text="Status på\nlinje 7")
    made = take_returning(prepared(by), follow_up, by=by)
    assert latest_version(made).title == "Status på linje 7"


def test_an_item_whose_section_is_not_there_goes_where_no_standing_item_stands(by):
    earlier = prepared(by, date(2026, 11, 6))
    follow_up = postponed(by, earlier)
    meeting = prepared(by)
    for section in AgendaSection.objects.filter(meeting=meeting):
        with recording():
            section.title = f"{section.title} nu"
            section.save()
    first = DraftItem.objects.filter(meeting=meeting).earliest("pk")
    with recording():
        first.standing = DraftItem.Standing.AGENDA
        first.save()
    assert take_returning(meeting, follow_up, by=by).section.title == "Regionale sager nu"


# Minutes and acts


def test_minutes_sent_after_the_preparation_began_are_added_to_the_item(by):
    meeting = prepared(by)
    first = with_minutes_sent(by, date(2026, 11, 6), date(2026, 11, 12))
    second = with_minutes_sent(by, date(2026, 12, 4), date(2026, 12, 9))
    assert offers_for(meeting, by.account).minutes == [first, second]
    made = take_minutes(meeting, first, by=by)
    assert "Referatet fra mødet den 6. november 2026" in latest_version(made).background
    assert take_minutes(meeting, second, by=by) == made
    assert "Referaterne fra mødet den 6. november 2026 og mødet den 4. december 2026" in latest_version(made).background
    assert MinutesForApproval.objects.count() == 2
    with pytest.raises(CannotTake, match="allerede sat"):
        take_minutes(meeting, first, by=by)


def test_what_someone_wrote_in_the_item_stays_and_the_new_is_added_below(by):
    meeting = prepared(by)
    first = with_minutes_sent(by, date(2026, 11, 6), date(2026, 11, 12))
    second = with_minutes_sent(by, date(2026, 12, 4), date(2026, 12, 9))
    made = take_minutes(meeting, first, by=by)
    save_draft(made, DraftParts("Referater", background="Vores egne ord."), based_on=2, by=by)
    take_minutes(meeting, second, by=by)
    version = latest_version(made)
    assert version.title == "Referater"
    assert version.background.startswith("Vores egne ord.\n\nReferatet fra mødet den 4. december 2026")


def test_acts_made_after_the_preparation_began_are_told_below_what_stands_there(by):
    meeting = prepared(by)
    act = authorised(by)
    assert offers_for(meeting, by.account).acts == [act]
    made = take_acts(meeting, by=by)
    assert "12. januar 2027: Udpegede Ida Holm til rådet." in latest_version(made).presentation
    authorised(by, text="Skrev til ministeren.", day=date(2027, 1, 20))
    take_acts(meeting, by=by)
    assert latest_version(made).presentation.count("Udpegede") == 1
    assert "Skrev til ministeren" in latest_version(made).presentation
    with pytest.raises(CannotTake, match="noget nyt"):
        take_acts(meeting, by=by)


# The year's wheel


def test_due_is_what_falls_since_the_meeting_before(by):
    held_and_kept(date(2026, 11, 6))
    for month in range(1, 13):
        entry(by, f"Måned {month}", month)
    assert [(each.entry.month, each.year) for each in due_at(planned(by))] == [(12, 2026), (1, 2027), (2, 2027)]
    assert [each.entry.month for each in due_at(planned(by, date(2027, 4, 2)))] == [12, 1, 2, 3, 4]


def test_what_was_taken_or_let_go_is_due_no_more_and_what_was_forgotten_is(by):
    taken, let_go, forgotten = (entry(by, title) for title in ("Taget", "Ladt ligge", "Glemt"))
    meeting = prepared(by)
    take_entry(meeting, taken, 2027, by=by)
    let_entry_go(let_go, 2027, by=by)
    later = planned(by, date(2027, 4, 2))
    assert [each.entry for each in due_at(later) if each.is_open] == [forgotten]
    assert [each.entry for each in due_at(later) if each.is_let_go] == [let_go]
    take_up_again(let_go, 2027, by=by)
    assert {each.entry for each in due_at(later) if each.is_open} == {let_go, forgotten}


def test_a_new_council_is_offered_the_months_of_its_own_meetings_only(by):
    entry(by, "Januar", 1)
    assert due_at(planned(by)) == []


def test_what_comes_in_election_years_comes_in_no_other(by):
    entry(by, "Valgprocedure", 10, only_election_years=True)
    assert due_at(planned(by, date(2027, 10, 8))) == []
    assert len(due_at(planned(by, date(2029, 10, 5)))) == 1
    assert [year for year in range(2017, 2031) if is_election_year(year)] == [2017, 2021, 2025, 2029]


def test_what_was_taken_becomes_a_draft_in_its_section_and_can_be_taken_again_when_that_is_discarded(by):
    meeting = prepared(by)
    yearly = entry(by, section_title="regionale sager", recommendation="Det indstilles …")
    made = take_entry(meeting, yearly, 2027, by=by)
    assert (made.section.title, latest_version(made).recommendation) == ("Regionale sager", "Det indstilles …")
    with pytest.raises(CannotTake):
        take_entry(meeting, yearly, 2027, by=by)
    with pytest.raises(CannotTake):
        let_entry_go(yearly, 2027, by=by)
    discard_draft(made, by=by)
    again = take_entry(meeting, yearly, 2027, by=by)
    assert WheelTurn.objects.get().draft == again


def test_nothing_is_taken_to_a_meeting_that_is_not_being_prepared(by):
    meeting = planned(by)
    assert offers_for(meeting, by.account).count == 0
    with pytest.raises(CannotTake, match="ikke længere under forberedelse"):
        take_entry(meeting, entry(by), 2027, by=by)


def test_an_empty_agenda_gets_a_section_for_what_is_taken(by):
    meeting = planned(by)
    with recording():
        meeting.stage = Meeting.Stage.PREPARING
        meeting.save()
    assert take_entry(meeting, entry(by, section_title="KKR"), 2027, by=by).section.title == "KKR"


@pytest.mark.parametrize(
    ("title", "other", "is_alike"),
    [
        ("Budget for børnehuset", "Børnehus Nord: budget 2026", True),
        ("Fordeling af SOSU- og PAU-elever", "Fordelingen af SOSU-elever", True),
        ("Dimensionering af pædagoguddannelsen", "Anbefaling om dimensionering på pædagoguddannelsen", True),
        ("Budget for børnehuset", "Regnskab for sekretariatet", False),
        ("Rammeaftale på socialområdet", "Rammeaftale for erhvervshuset", False),
        ("", "Hvad som helst", False),
    ],
)
def test_titles_are_alike_when_most_of_the_words_are_the_same(title, other, is_alike):
    assert (likeness(title, other) >= 0.6) is is_alike


def test_last_years_text_stands_beside_what_the_wheel_brings(by):
    held_and_kept(
        date(2026, 2, 6),
        item("1.1", "Regnskab for sekretariatet"),
        item("1.2", "Budget 2026 for Børnehuset i Nord"),
    )
    held_and_kept(date(2025, 2, 7), item("1.1", "Budget for børnehuset"))
    meeting = prepared(by)
    yearly = entry(by)
    (offer,) = offers_for(meeting, by.account).wheel
    assert (offer.last_year.item.number, offer.last_year.meeting.held_on) == ("1.2", date(2026, 2, 6))
    assert any("aftenbusser" in text.text for text in offer.last_year.texts)
    made = take_entry(meeting, yearly, 2027, by=by)
    assert last_year_of_draft(made, by.account).item == offer.last_year.item
    assert last_year_of_draft(draft(by), by.account) is None


# The pages


def test_members_may_neither_take_nor_tend_the_wheel(by):
    member, yearly, meeting = Actor.of_account(holder(Role.MEMBER)), entry(by), prepared(by)
    for attempt in (
        lambda: take_entry(meeting, yearly, 2027, by=member),
        lambda: let_entry_go(yearly, 2027, by=member),
        lambda: take_acts(meeting, by=member),
        lambda: add_entry(council(), EntryText("X", 1), by=member),
        lambda: use_usual_wheel(council("sjaelland"), by=by),
    ):
        with pytest.raises(NotPermitted):
            attempt()


def test_offers_are_for_the_secretariat_and_cost_as_much_for_many(client, by, django_assert_max_num_queries):
    earlier = prepared(by, date(2026, 11, 6))
    held_and_kept(date(2026, 2, 6), item("1.1", "Sag 1"), item("1.2", "Budget for børnehuset"))
    for number in range(4):
        postponed(by, earlier)
        entry(by, f"Budget for børnehus {number}")
        authorised(by)
        with_minutes_sent(by, date(2026, 12, 4 + number), date(2026, 12, 15))
    prepared(by)
    assert client.get(PAGE).status_code == 302
    for account in (holder(Role.MEMBER), secretary("hovedstaden").account):
        client.force_login(Account.objects.get(pk=account.pk))
        assert client.get(PAGE).status_code == 404
    client.force_login(Account.objects.get(pk=by.account.pk))
    with django_assert_max_num_queries(MOST_QUERIES):
        html = text(client.get(PAGE))
    assert html.count("Sæt til godkendelse") == 4
    assert html.count("Sidste gang, 6. februar 2026") == 4
    assert text(client.get(f"/en{PAGE}"))


def test_each_offer_is_answered_with_its_button_and_then_gone(client, by):
    postponed(by, prepared(by, date(2026, 11, 6)))
    authorised(by)
    with_minutes_sent(by, date(2026, 12, 4), date(2026, 12, 9))
    yearly, other = entry(by), entry(by, "Socialtilsyn")
    meeting = prepared(by)
    client.force_login(by.account)
    offers = offers_for(meeting, by.account)
    for answer, said in (
        (f"minutes {offers.minutes[0].pk}", "sat til godkendelse"),
        (f"returning {offers.returning[0].follow_up.pk}", "med teksten fra sidst"),
        ("acts", "under Siden sidst"),
        (f"entry {yearly.pk}", "sat på dagsordenen"),
        (f"let-go {other.pk}", "kan fortrydes"),
    ):
        assert said in text(client.post(PAGE, {"answer": answer}, follow=True)), answer
    html = text(client.get(PAGE))
    assert "ikke mere at tage stilling til" in html
    assert "Ligger i år" in html
    assert "foreslås igen" in text(client.post(PAGE, {"answer": f"again {other.pk}"}, follow=True))
    for answer in ("", "minutes 999999", f"entry {yearly.pk}", "slet alt", "entry x"):
        assert client.post(PAGE, {"answer": answer}).status_code == 404, answer


def test_the_preparation_begins_with_the_offers_when_there_are_some(client, by):
    planned(by)
    entry(by)
    client.force_login(by.account)
    answer = client.post("/nordjylland/moeder/2027-02-05/plan/forbered/", follow=True)
    assert "Fra årshjulet" in text(answer)


def test_the_wheel_is_made_changed_and_emptied_on_its_pages(client, by):
    assert client.get(WHEEL).status_code == 302
    client.force_login(by.account)
    assert "ikke noget i årshjulet endnu" in text(client.get(WHEEL))
    assert "Årshjulet er lavet" in text(client.post(WHEEL, follow=True))
    assert WheelEntry.objects.count() == len(USUAL_WHEEL)
    assert "allerede noget i årshjulet" in text(client.post(WHEEL, follow=True))
    new = {"title": "Trafikplan", "month": "5", "section_title": "KKR", "only_election_years": "on"}
    assert "Punktet er tilføjet" in text(client.post(f"{WHEEL}nyt/", new, follow=True))
    row = WheelEntry.objects.get(title="Trafikplan")
    client.post(f"{WHEEL}{row.pk}/", new | {"month": "6"})
    row.refresh_from_db()
    assert (row.month, row.only_election_years) == (6, True)
    assert "Trafikplan" in text(client.get(f"{WHEEL}{row.pk}/fjern/"))
    client.post(f"{WHEEL}{row.pk}/fjern/")
    assert not WheelEntry.objects.filter(pk=row.pk).exists()
    assert "Der er ikke gemt noget endnu" in text(client.post(f"{WHEEL}nyt/", {"title": "", "month": "13"}))
    other = secretary("sjaelland")
    client.force_login(other.account)
    assert client.get(f"/sjaelland/aarshjul/{WheelEntry.objects.first().pk}/").status_code == 404
    with pytest.raises(CannotChangeWheel):
        use_usual_wheel(council(), by=by)
