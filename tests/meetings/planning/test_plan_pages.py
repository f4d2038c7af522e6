"""The pages of the plan: for whom they are, that nothing is written before it is confirmed, and what they show."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from tests.meetings.cycle.cases import HELD_ON, planned, prepared
from tests.meetings.drafts.laid import SITE, council, secretary
from tests.papers import holder
from tvaers.access.models import Account
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.document.model import MeetingKind
from tvaers.meetings.cycle.next_steps import next_step
from tvaers.meetings.models import Meeting, TakenDay
from tvaers.meetings.models.choices import DIALOGUE
from tvaers.meetings.planning.actions.meetings import cancel_meeting, move_meeting, plan_meeting
from tvaers.meetings.sending.actions.sending import send_agenda

pytestmark = pytest.mark.usefixtures("registers")

PLAN = "/nordjylland/moedeplan/"
NEW, MANY, TAKEN = f"{PLAN}nyt/", f"{PLAN}flere/", f"{PLAN}optagne-dage/"
ONE = "/nordjylland/moeder/2027-02-05/plan/"
YEAR = timezone.localdate().year + 1
MOST_QUERIES = 19
"""Of which ten are for the session and the sign-in; no more for more meetings."""


@pytest.fixture
def by(registers):
    return secretary()


def text(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def facts(**changes):
    values = {"kind": "ordinary", "held_on": "2027-02-05", "starts_at": "10:00", "ends_at": "12:00", "place": "Aalborg"}
    return values | changes


def every_page():
    return [PLAN, NEW, MANY, TAKEN, ONE, *(f"{ONE}{end}/" for end in ("ret", "flyt", "aflys"))]


def test_the_pages_are_for_the_councils_secretariat_alone(client, by):
    planned(by)
    assert {client.get(path).status_code for path in every_page()} == {302}
    for account in (holder(Role.MEMBER), secretary("hovedstaden").account):
        client.force_login(Account.objects.get(pk=account.pk))
        assert {client.get(path).status_code for path in every_page()} == {404}
    client.force_login(Account.objects.get(pk=by.account.pk))
    answers = [client.get(path) for path in every_page()]
    assert {answer.status_code for answer in answers} == {200}
    assert {answer["Cache-Control"] for answer in answers} == {"private, no-store"}
    assert {client.get(f"/en{path}").status_code for path in every_page()} == {200}


def test_an_empty_plan_says_how_to_begin(client, by):
    client.force_login(by.account)
    assert "Der er ingen møder i planen" in text(client.get(PLAN))


def test_the_plan_shows_stage_next_step_and_deadline_with_as_many_queries_for_many(
    client, by, django_assert_max_num_queries
):
    for number in range(6):
        planned(by, HELD_ON + timedelta(days=28 * number))
    client.force_login(by.account)
    with django_assert_max_num_queries(MOST_QUERIES):
        html = text(client.get(PLAN))
    assert html.count("Begynd forberedelsen") == 6
    assert "Punkter skal være skrevet: torsdag den 21. januar 2027" in html


def test_what_is_finished_leaves_the_plan_and_what_is_not_stays(client, by):
    for number, stage in enumerate((Meeting.Stage.MINUTES_DRAFTED, Meeting.Stage.MINUTES_APPROVED)):
        meeting = planned(by, date(2026, 2, 6 + number))
        with recording():
            meeting.stage = stage
            meeting.save()
    client.force_login(by.account)
    html = text(client.get(PLAN))
    assert "2026-02-06" in html
    assert "2026-02-07" not in html


def test_one_meeting_is_looked_at_first_and_planned_when_confirmed(client, by):
    client.force_login(by.account)
    html = text(client.post(NEW, facts(held_on="2027-02-12", step="look")))
    assert "vinterferie" in html
    assert not Meeting.objects.exists()
    answer = client.post(NEW, facts(held_on="2027-02-12", step="keep"), follow=True)
    assert "er planlagt" in text(answer)
    (meeting,) = Meeting.objects.all()
    assert (meeting.held_on, meeting.time, meeting.stage) == (date(2027, 2, 12), "10.00-12.00", Meeting.Stage.PLANNED)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"held_on": "2020-02-07"}, "Dagen er gået"),
        ({"held_on": "2101-02-07"}, "til og med år 2099"),
        ({"held_on": "i morgen"}, "Dagen kunne ikke læses"),
        ({"ends_at": "09:00"}, "slutter, før det begynder"),
        ({"starts_at": ""}, "hvornår mødet begynder"),
        ({"starts_at": "ti"}, "Tidspunktet kunne ikke læses"),
        ({"kind": DIALOGUE}, "hvem rådet mødes med"),
        ({"kind": MeetingKind.THEME}, "hvad temaet er"),
        ({"kind": MeetingKind.WRITTEN_PROCEDURE}, "hvornår der senest skal svares"),
        ({"kind": MeetingKind.WRITTEN_PROCEDURE, "answers_until": "2027-02-06"}, "ligger efter mødet"),
        ({"video_link": "ikke en adresse"}, "Skriv hele adressen"),
        ({"kind": "fest"}, "Der er ikke gemt noget endnu"),
    ],
)
def test_what_cannot_be_planned_is_said_in_a_line_and_nothing_is_planned(client, by, changes, said):
    client.force_login(by.account)
    assert said in text(client.post(NEW, facts(step="keep", **changes)))
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("kind", "more", "shown"),
    [
        (DIALOGUE, {"other_board": "Regionsrådet"}, "Dialogmøde med"),
        (MeetingKind.THEME, {"title": "Fremtidens veje", "answers_until": "2027-01-29"}, "svar senest 29. januar 2027"),
        (MeetingKind.VIRTUAL, {"video_link": "https://moede.example/1"}, "https://moede.example/1"),
        (MeetingKind.WRITTEN_PROCEDURE, {"answers_until": "2027-02-03"}, "svar senest 3. februar 2027"),
        (MeetingKind.CONSTITUTING, {}, "Valgforbund meldes senest"),
        (MeetingKind.EXTRAORDINARY, {}, "Ekstraordinært møde"),
    ],
)
def test_each_kind_of_meeting_is_planned_and_shown_with_what_belongs_to_it(client, by, kind, more, shown):
    client.force_login(by.account)
    answer = client.post(NEW, facts(step="keep", kind=kind, **more), follow=True)
    assert shown in text(answer)
    assert Meeting.objects.get().kind == kind


def test_a_year_is_proposed_looked_at_and_planned(client, by):
    client.force_login(by.account)
    asked = {"first_year": YEAR, "last_year": YEAR, "weekday": 4, "months": [2, 4, 6, 9, 11]}
    html = text(client.get(MANY, asked))
    assert html.count("fredag den") >= 5
    days = html.split("<textarea", 1)[1].split(">", 1)[1].split("</textarea>", 1)[0].strip()
    times = {"kind": "ordinary", "starts_at": "10:00", "ends_at": "12:00", "place": "Aalborg"}
    lines = "\n".join(f"fredag den {day}" for day in days.split("fredag den ")[1:])
    looked = text(client.post(MANY, times | {"days": lines, "step": "look"}))
    assert "Planlæg 5 møder" in looked
    assert not Meeting.objects.exists()
    assert "5 møder er planlagt" in text(client.post(MANY, times | {"days": lines, "step": "keep"}, follow=True))
    assert {meeting.held_on.month for meeting in Meeting.objects.all()} == {2, 4, 6, 9, 11}


def test_days_that_cannot_be_used_are_told_and_skipped(client, by):
    plan_meeting(council("sjaelland"), HELD_ON, by=secretary("sjaelland"))
    client.force_login(by.account)
    posted = {"days": "5.2.2027\n5.2.2020\nen dag", "kind": "ordinary", "starts_at": "", "ends_at": "", "step": "look"}
    html = text(client.post(MANY, posted))
    assert "møde i KKR Sjælland" in html
    assert html.count("Springes over") == 2
    assert "Planlæg 1 møde<" in html
    client.post(MANY, posted | {"step": "keep"})
    assert Meeting.objects.filter(council=council()).count() == 1


def test_a_proposal_for_years_that_cannot_be_planned_says_so(client, by):
    client.force_login(by.account)
    asked = {"first_year": 2001, "last_year": 2001, "weekday": 4, "months": [2]}
    assert "i år eller et af de kommende" in text(client.get(MANY, asked))
    far = asked | {"first_year": YEAR, "last_year": YEAR + 9}
    assert "op til fire år senere" in text(client.get(MANY, far))
    assert "Måneder: Feltet skal udfyldes" in text(
        client.get(MANY, {"first_year": YEAR, "last_year": YEAR, "weekday": 4})
    )


def test_no_more_than_sixty_are_planned_at_once(client, by):
    client.force_login(by.account)
    lines = "\n".join(str(HELD_ON + timedelta(days=n)) for n in range(61))
    html = text(client.post(MANY, {"days": lines, "kind": "ordinary", "step": "keep"}))
    assert "højst 60 møder" in html
    assert not Meeting.objects.exists()


def test_taken_days_are_added_shown_to_all_councils_and_removed(client, by):
    client.force_login(by.account)
    assert "ikke skrevet optagne dage endnu" in text(client.get(TAKEN))
    answer = client.post(
        TAKEN, {"lines": "11. marts 2027 Fællesmøde\n2027-04-01: Landsmøde", "is_for_all": "yes"}, follow=True
    )
    assert "2 dage er tilføjet" in text(answer)
    assert {row.title for row in TakenDay.objects.all()} == {"Fællesmøde", "Landsmøde"}
    elsewhere = secretary("sjaelland")
    client.force_login(elsewhere.account)
    assert "Landsmøde" in text(client.get("/sjaelland/moedeplan/optagne-dage/"))
    row = TakenDay.objects.get(title="Landsmøde")
    client.post(f"/sjaelland/moedeplan/optagne-dage/{row.pk}/fjern/")
    assert not TakenDay.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("line", "said"), [("Landsmøde", "ingen dag"), ("11.3.2027", "hvad der sker"), ("11.3.2021 X", "gået")]
)
def test_a_taken_day_that_cannot_be_read_is_told_and_none_is_kept(client, by, line, said):
    client.force_login(by.account)
    assert said in text(client.post(TAKEN, {"lines": f"1.4.2027 Landsmøde\n{line}", "is_for_all": "yes"}))
    assert not TakenDay.objects.exists()


def test_days_of_another_council_are_not_removed_from_here(client, by):
    with recording():
        row = TakenDay.objects.create(council=council("sjaelland"), day=HELD_ON, title="Intern")
    client.force_login(by.account)
    assert client.post(f"{TAKEN}{row.pk}/fjern/").status_code == 404


def test_a_meeting_is_changed_moved_cancelled_and_that_undone_on_its_pages(client, by):
    planned(by)
    client.force_login(by.account)
    changed = client.post(f"{ONE}ret/", {"kind": "extraordinary", "starts_at": "09:00", "place": "Hobro"}, follow=True)
    assert 'Ekstraordinært møde · kl. 9.00 · <span lang="da">Hobro' in text(changed)
    move = {"held_on": "2027-03-05", "starts_at": "09:00", "ends_at": "11:00"}
    assert "intet, der taler imod" in text(client.post(f"{ONE}flyt/", move | {"step": "look"}))
    assert Meeting.objects.get().held_on == HELD_ON
    moved = client.post(f"{ONE}flyt/", move | {"step": "keep"}, follow=True)
    assert "Mødet er flyttet til fredag den 5. marts 2027" in text(moved)
    there = "/nordjylland/moeder/2027-03-05/plan/"
    assert "Feltet skal udfyldes" in text(client.post(f"{there}aflys/", {"because": ""}))
    assert "Mødet er aflyst: For få sager" in text(
        client.post(f"{there}aflys/", {"because": "For få sager"}, follow=True)
    )
    assert "fortrudt" in text(client.post(f"{there}fortryd-aflysning/", follow=True))
    assert "fjernet fra planen" in text(client.post(f"{there}fjern/", follow=True))
    assert not Meeting.objects.exists()


def test_preparing_begins_from_the_plan_once(client, by):
    planned(by)
    client.force_login(by.account)
    client.post(f"{ONE}forbered/")
    assert Meeting.objects.get().stage == Meeting.Stage.PREPARING
    assert "Det kan ikke gøres nu" in text(client.post(f"{ONE}forbered/", follow=True))


def test_what_may_not_be_done_is_refused_on_the_page(client, by):
    meeting = prepared(by)
    client.force_login(by.account)
    assert "arbejdet med mødet" in text(client.post(f"{ONE}fjern/", follow=True))
    assert "ikke aflyst" in text(client.post(f"{ONE}fortryd-aflysning/", follow=True))
    cancel_meeting(meeting, "Sygdom", site=SITE, by=by)
    assert "Mødet er aflyst. Fortryd" in text(client.post(f"{ONE}ret/", {"kind": "ordinary"}))
    assert "Mødet er aflyst. Fortryd" in text(client.post(f"{ONE}aflys/", {"because": "Igen"}))


def test_the_old_address_of_a_moved_meeting_leads_on_for_those_who_see_it(client, by):
    meeting = prepared(by)
    send_agenda(meeting, site=SITE, by=by)
    old = f"/nordjylland/moeder/{meeting.address}/"
    move_meeting(meeting, date(2027, 3, 5), starts_at=time(9), ends_at=None, site=SITE, by=by)
    answer = client.get(f"{old}2.1/")
    assert (answer.status_code, answer["Location"]) == (302, "/nordjylland/moeder/2027-03-05/2.1/")
    assert client.get(old)["Location"] == "/nordjylland/moeder/2027-03-05/"
    assert client.get(f"{old}dokument.pdf")["Location"] == "/nordjylland/moeder/2027-03-05/dokument.pdf"
    assert client.get(f"/en{old}")["Location"] == "/en/nordjylland/moeder/2027-03-05/"
    cancel_meeting(meeting, "For få sager", site=SITE, by=by)
    assert "Mødet er aflyst: For få sager" in text(client.get("/nordjylland/moeder/2027-03-05/"))


def test_the_page_of_a_meeting_without_a_paper_leads_its_secretariat_to_the_plan_and_is_not_there_for_others(
    client, by
):
    planned(by)
    assert client.get("/nordjylland/moeder/2027-02-05/").status_code == 404
    client.force_login(by.account)
    assert client.get("/nordjylland/moeder/2027-02-05/")["Location"] == ONE


@pytest.mark.parametrize("stage", [stage for stage in Meeting.Stage if stage != Meeting.Stage.ARCHIVED])
@pytest.mark.parametrize("kind", [MeetingKind.ORDINARY, MeetingKind.WRITTEN_PROCEDURE])
def test_each_stage_has_a_next_step_that_leads_somewhere(client, by, stage, kind):
    meeting = planned(by)
    with recording():
        meeting.stage, meeting.kind = stage, kind
        meeting.save()
    client.force_login(by.account)
    step = next_step(meeting)
    assert step.text
    assert step.address.startswith("/nordjylland/moeder/2027-02-05/")
    assert step.text in text(client.get(PLAN)) or stage == Meeting.Stage.MINUTES_APPROVED
