"""A council's template, and how a meeting begins with it: standing items filled from what other meetings left."""

from datetime import UTC, date, datetime

import pytest

from tests.meetings.cycle.cases import HELD_ON, planned
from tests.meetings.drafts.laid import council, draft, secretary
from tests.papers import holder, keep, paper
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR
from tvaers.document.model import Kind
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.drafts.actions.writing import discard_draft
from tvaers.meetings.models import (
    ChairmanshipAct,
    DraftItem,
    FollowUp,
    Meeting,
    MinutesForApproval,
    MinutesRemark,
    Sending,
    TemplateItem,
    TemplateSection,
)
from tvaers.meetings.planning.actions.meetings import plan_meeting
from tvaers.meetings.planning.actions.preparing import begin_preparing
from tvaers.meetings.planning.actions.template import (
    CannotChangeTemplate,
    TemplateText,
    add_template_item,
    add_template_section,
    change_template_item,
    move_template_item,
    move_template_section,
    remove_template_item,
    remove_template_section,
    rename_template_section,
    use_usual_template,
)
from tvaers.meetings.planning.standing_items import imported_minutes, minutes_waiting

pytestmark = pytest.mark.usefixtures("registers")

Standing = DraftItem.Standing
PAGE = "/nordjylland/skabelon/"
MOST_QUERIES = 16
"""Of which ten are for the session and the sign-in; no more for more sections."""


@pytest.fixture
def by(registers):
    return secretary()


def begun(by, held_on=HELD_ON):
    meeting = planned(by, held_on)
    begin_preparing(meeting, by=by)
    return meeting


def lines(meeting):
    return {line.item.standing: line for line in agenda_of(meeting, OPERATOR).lines()}


def with_minutes_sent(by, held_on, sent_on, remark=""):
    meeting = planned(by, held_on)
    with recording():
        meeting.stage = Meeting.Stage.MINUTES_SENT
        meeting.save()
        moment = datetime(sent_on.year, sent_on.month, sent_on.day, 9, tzinfo=UTC)
        Sending.objects.create(meeting=meeting, what=Sending.What.MINUTES, sent_by=by.account, sent_at=moment)
        if remark:
            MinutesRemark.objects.create(meeting=meeting, account=by.account, text=remark)
    return meeting


def authorised(by, text="Udpegede Ida Holm til rådet.", day=date(2027, 1, 12)):
    with recording():
        follow_up = FollowUp.objects.create(council=council(), kind=FollowUp.Kind.AUTHORISATION, text="Rest")
        return ChairmanshipAct.objects.create(follow_up=follow_up, acted_on=day, text=text, made_by=by.account)


def texts(row):
    return [section.title for section in row]


def text(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_usual_template_is_for_a_council_that_has_none(by):
    use_usual_template(council(), by=by)
    assert TemplateSection.objects.count() == 7
    assert set(TemplateItem.objects.values_list("standing", flat=True)) == set(Standing) - {Standing.NONE}
    with pytest.raises(CannotChangeTemplate, match="allerede en skabelon"):
        use_usual_template(council(), by=by)


def test_only_the_councils_secretariat_changes_it(by):
    use_usual_template(council(), by=by)
    section = TemplateSection.objects.first()
    for other in (Actor.of_account(holder(Role.MEMBER)), secretary("sjaelland")):
        for attempt in (
            lambda other=other: add_template_section(council(), "Afsnit", by=other),
            lambda other=other: rename_template_section(section, "Afsnit", by=other),
            lambda other=other: remove_template_section(section, by=other),
            lambda other=other: remove_template_item(section.items.first(), by=other),
        ):
            with pytest.raises(NotPermitted):
                attempt()


def test_sections_and_items_are_ordered_renamed_and_removed(by):
    first, second = (add_template_section(council(), title, by=by) for title in ("Et", "To"))
    move_template_section(second, up=True, by=by)
    move_template_section(second, up=True, by=by)
    assert texts(TemplateSection.objects.all()) == ["To", "Et"]
    one, two = (add_template_item(first, TemplateText("", title), by=by) for title in ("a", "b"))
    move_template_item(one, up=False, by=by)
    assert texts(first.items.all()) == ["b", "a"]
    two.refresh_from_db()
    change_template_item(two, TemplateText("", "c", background="Som altid"), by=by)
    assert texts(first.items.all()) == ["c", "a"]
    rename_template_section(first, "Tre", by=by)
    remove_template_item(one, by=by)
    remove_template_section(second, by=by)
    assert texts(TemplateSection.objects.all()) == ["Tre"]
    assert texts(TemplateItem.objects.all()) == ["c"]


def test_a_standing_item_stands_in_the_template_once(by):
    section = add_template_section(council(), "Et", by=by)
    item = add_template_item(section, TemplateText(Standing.AGENDA, "Dagsorden"), by=by)
    with pytest.raises(CannotChangeTemplate, match="allerede det faste punkt"):
        add_template_item(section, TemplateText(Standing.AGENDA, "Dagsorden igen"), by=by)
    change_template_item(item, TemplateText(Standing.AGENDA, "Godkendelse"), by=by)
    elsewhere = secretary("sjaelland")
    add_template_item(
        add_template_section(council("sjaelland"), "Et", by=elsewhere), TemplateText(Standing.AGENDA, "X"), by=elsewhere
    )


def test_a_meeting_begins_with_sections_in_order_and_standing_items_in_them(by):
    use_usual_template(council(), by=by)
    agenda = agenda_of(begun(by), OPERATOR)
    assert [part.section.title for part in agenda.parts] == texts(TemplateSection.objects.all())
    assert [line.number for line in agenda.lines()] == ["1.1", "1.2", "2.1", "6.1", "7.1"]


def test_a_council_without_a_template_begins_with_an_empty_agenda(by):
    assert agenda_of(begun(by), OPERATOR).parts == ()


def test_the_agenda_item_asks_to_approve_the_agenda_of_the_day(by):
    use_usual_template(council(), by=by)
    version = lines(begun(by))[Standing.AGENDA].version
    assert "5. februar 2027" in version.background
    assert "KKR Nordjylland godkender dagsordenen" in version.recommendation


def test_two_minutes_at_once_are_put_for_approval_with_when_they_were_sent_and_what_came(by):
    use_usual_template(council(), by=by)
    first = with_minutes_sent(by, date(2026, 11, 6), date(2026, 11, 12))
    second = with_minutes_sent(by, date(2026, 12, 4), date(2026, 12, 9), remark="Et navn mangler")
    line = lines(begun(by))[Standing.MINUTES]
    assert [row.meeting for row in MinutesForApproval.objects.order_by("pk")] == [first, second]
    assert "6. november 2026 og mødet den 4. december 2026" in line.version.background
    assert "blev sendt ud den 12. november 2026. Ingen har haft bemærkninger" in line.version.presentation
    assert "blev sendt ud den 9. december 2026. Der er kommet bemærkninger" in line.version.presentation


def test_minutes_that_stand_on_one_agenda_are_put_on_no_other_until_that_item_is_discarded(by):
    use_usual_template(council(), by=by)
    earlier = with_minutes_sent(by, date(2026, 11, 6), date(2026, 11, 12))
    meeting, later = begun(by), planned(by, date(2027, 4, 2))
    assert minutes_waiting(later) == []
    discard_draft(lines(meeting)[Standing.MINUTES].item, by=by)
    assert minutes_waiting(later) == [earlier]


def test_minutes_of_another_council_are_not_waiting_here(by):
    other = plan_meeting(council("sjaelland"), date(2026, 11, 6), by=secretary("sjaelland"))
    with recording():
        other.stage = Meeting.Stage.MINUTES_SENT
        other.save()
    assert minutes_waiting(planned(by)) == []


def test_the_latest_imported_minutes_are_offered_to_the_first_agenda_made_here_only(by):
    keep(paper(date=date(2026, 9, 4)))
    latest = keep(paper(date=date(2026, 11, 6))).edition.meeting
    keep(paper(date=date(2026, 12, 4), kind=Kind.AGENDA, participants=[]))
    meeting = planned(by)
    assert imported_minutes(meeting) == latest
    with_minutes_sent(by, date(2027, 1, 8), date(2027, 1, 12))
    assert imported_minutes(meeting) is None


def test_siden_sidst_has_the_reporters_and_what_the_chairmanship_did_once(by):
    use_usual_template(council(), by=by)
    act = authorised(by, text="Udpegede *Ida* Holm\ntil rådet.")
    line = lines(begun(by))[Standing.REPORTS]
    assert "- Formandskabet\n- Sekretariatet" in line.version.presentation
    assert "12. januar 2027: Udpegede \\*Ida\\* Holm til rådet." in line.version.presentation
    act.refresh_from_db()
    assert act.told_in == line.item
    again = lines(begun(by, date(2027, 4, 2)))[Standing.REPORTS]
    assert "Udpegede" not in again.version.presentation


def test_the_next_meeting_is_told_with_its_day_and_the_cases_that_come_back_to_it(by):
    use_usual_template(council(), by=by)
    following = planned(by, date(2027, 4, 2))
    planned(by, date(2027, 6, 4))
    closed = draft(by)
    with recording():
        closed.is_closed, closed.neutral_title = True, "Ejendomssag"
        closed.save()
        for item in (draft(by), closed):
            FollowUp.objects.create(
                council=council(), kind=FollowUp.Kind.RETURNS, text="Internt", item=item, to_meeting=following
            )
        FollowUp.objects.create(council=council(), kind=FollowUp.Kind.TASK, text="Ring", to_meeting=following)
    version = lines(begun(by))[Standing.NEXT_MEETING].version
    assert "fredag den 2. april 2027 kl. 10.00-12.00" in version.background
    assert "Hotel Limfjorden" in version.background
    assert version.presentation.endswith("- Aftenbusser til alle\n- Ejendomssag")
    assert "Internt" not in version.presentation


def test_without_a_next_meeting_in_the_plan_it_is_said_that_its_day_is_not_known(by):
    use_usual_template(council(), by=by)
    assert "ikke fastlagt endnu" in lines(begun(by))[Standing.NEXT_MEETING].version.background


def test_what_the_council_wrote_in_its_template_stands_in_place_of_the_made_text(by):
    section = add_template_section(council(), "Et", by=by)
    add_template_item(section, TemplateText(Standing.AGENDA, "Dagsorden", recommendation="Godkendes."), by=by)
    add_template_item(section, TemplateText("", "Gruppemøder", background="Kl. 9."), by=by)
    meeting = begun(by)
    agenda, group = agenda_of(meeting, OPERATOR).lines()
    assert (agenda.version.recommendation, group.version.background) == ("Godkendes.", "Kl. 9.")
    assert "5. februar 2027" in agenda.version.background


def test_the_pages_are_for_the_councils_secretariat(client, by):
    use_usual_template(council(), by=by)
    section = TemplateSection.objects.first()
    item = section.items.first()
    pages = [
        PAGE,
        *(f"{PAGE}afsnit/{section.pk}/{end}" for end in ("", "fjern/", "punkter/nyt/")),
        *(f"{PAGE}punkter/{item.pk}/{end}" for end in ("", "fjern/")),
    ]
    assert {client.get(path).status_code for path in pages} == {302}
    for account in (holder(Role.MEMBER), secretary("hovedstaden").account):
        client.force_login(Account.objects.get(pk=account.pk))
        assert {client.get(path).status_code for path in pages} == {404}
    client.force_login(Account.objects.get(pk=by.account.pk))
    assert {client.get(path).status_code for path in pages} == {200}
    elsewhere = secretary("syddanmark").account
    client.force_login(Account.objects.get(pk=elsewhere.pk))
    theirs = [path.replace("nordjylland", "syddanmark") for path in pages[1:]]
    assert {client.get(path).status_code for path in theirs} == {404}


def test_the_template_is_made_changed_and_emptied_on_its_pages(client, by, django_assert_max_num_queries):
    client.force_login(by.account)
    assert "ingen skabelon endnu" in text(client.get(PAGE))
    assert "Skabelonen er lavet" in text(client.post(PAGE, {"usual": "1"}, follow=True))
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(PAGE)
    assert "allerede en skabelon" in text(client.post(PAGE, {"usual": "1"}, follow=True))
    assert "Afsnittet er tilføjet" in text(client.post(PAGE, {"title": "Gæster"}, follow=True))
    section = TemplateSection.objects.get(title="Gæster")
    one = f"{PAGE}afsnit/{section.pk}/"
    client.post(f"{one}flyt/", {"way": "up"})
    assert texts(TemplateSection.objects.all())[-2:] == ["Gæster", "Eventuelt"]
    client.post(one, {"title": "Besøg"})
    new = {"standing": "", "title": "Oplæg", "background": "Om **vejret**"}
    assert "Punktet er tilføjet" in text(client.post(f"{one}punkter/nyt/", new, follow=True))
    twice = new | {"standing": Standing.AGENDA}
    assert "allerede det faste punkt" in text(client.post(f"{one}punkter/nyt/", twice))
    item = TemplateItem.objects.get(title="Oplæg")
    assert "allerede det faste punkt" in text(client.post(f"{PAGE}punkter/{item.pk}/", twice))
    client.post(f"{PAGE}punkter/{item.pk}/", new | {"title": "Indlæg"})
    client.post(f"{PAGE}punkter/{item.pk}/flyt/", {"way": "down"})
    assert "Indlæg" in text(client.get(f"{PAGE}punkter/{item.pk}/fjern/"))
    client.post(f"{PAGE}punkter/{item.pk}/fjern/")
    assert not TemplateItem.objects.filter(title="Indlæg").exists()
    client.post(f"{one}fjern/")
    assert not TemplateSection.objects.filter(title="Besøg").exists()
    assert "Feltet skal udfyldes" in text(client.post(PAGE, {"title": ""}))
