"""No page of the cycle is an orphan: the secretary comes to each by links and buttons from the workroom."""

import re
from collections import Counter, deque
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve

from tests.meetings.cycle.cases import (
    account_of,
    at_stage,
    closed,
    decided,
    in_session,
    member,
    on_agenda,
    planned,
    prepared,
    sent,
)
from tests.meetings.drafts.laid import PARTS, SITE, secretary
from tvaers.access.actor import Actor
from tvaers.access.recording import recording
from tvaers.document.model import MeetingKind
from tvaers.meetings.agenda.actions.programme import invite_presenter
from tvaers.meetings.attendance.actions.calling_in import call_in, let_sit_for
from tvaers.meetings.drafts.actions.writing import write_draft
from tvaers.meetings.follow_up.actions import Outstanding, close_follow_up, note_follow_up
from tvaers.meetings.minutes.actions.handing_on import save_letter_template
from tvaers.meetings.minutes.actions.remarking import remark_on_minutes
from tvaers.meetings.minutes.actions.writing import send_minutes
from tvaers.meetings.models import (
    AgendaSection,
    DraftItem,
    FollowUp,
    Invitee,
    Meeting,
    TemplateItem,
    TemplateSection,
    WheelEntry,
)
from tvaers.meetings.planning.actions.meetings import cancel_meeting
from tvaers.meetings.planning.actions.preparing import add_section
from tvaers.meetings.planning.actions.taken_days import add_taken_days
from tvaers.meetings.procedure.actions import close_procedure
from tvaers.meetings.sending.actions.sending import take_off_agenda
from tvaers.meetings.session.actions.opening import close_session
from tvaers.meetings.session.actions.sub_points import add_sub_point

pytestmark = pytest.mark.usefixtures("registers")

ROOM = "/nordjylland/arbejdsrum/"
_LINK = re.compile(r'(?:href|action|data-(?:move|changes|news))="([^"#]+)')
_FILES = (".pdf", ".docx", ".csv", ".txt")
OF_THE_CYCLE = (
    "/moedeplan/",
    "/skabelon/",
    "/aarshjul/",
    "/frister/",
    "/sager/",
    "/opfoelgning/",
    "/brevskabeloner/",
    "/dagsorden/",
    "/udsend/",
    "/deltagere/",
    "/afvikling/",
    "/foelg/",
    "/referat/",
    "/procedure/",
    "/forslag/",
    "/plan/",
)
ASKED = ("/nordjylland/opfoelgning/",)
"""Pages whose links with a question are followed too."""
MOST_OF_A_KIND = 10
"""Pages of one kind: as many as there are meetings."""
ELSEWHERE = {
    "meetings:answer": "one's own answer: for those who are called in",
    "meetings:procedure": "one's own answers: for those who are asked",
    "meetings:follow_news": "asked for by the page that follows a meeting",
}
"""What no secretary comes to by a link, and why."""


@pytest.fixture
def room(registers):
    """Meetings of every stage, and a client of their secretary."""
    by = secretary()
    member("Ida Holm-Krogh")
    for day, make in ((1, planned), (2, prepared), (3, sent), (4, in_session), (5, closed)):
        make(by, date(2027, 3, day))
    _fill(by)
    client = Client()
    client.force_login(by.account)
    return client


def _fill(by):
    """What lists need to have something in them."""
    preparing = Meeting.objects.get(held_on=date(2027, 3, 2))
    item = on_agenda(AgendaSection.objects.filter(meeting=preparing)[0], "Sag med nummer", by, case_number="2027-0012")
    with recording():
        WheelEntry(council=preparing.council, month=3, title="Budget").save()
        section = TemplateSection(council=preparing.council, title="Faste punkter", position=0)
        section.save()
        TemplateItem(section=section, title="Eventuelt", position=0).save()
    for meeting in Meeting.objects.exclude(held_on=date(2027, 3, 1)):
        call_in(meeting, by=by)
    let_sit_for(Invitee.objects.filter(meeting=preparing)[0], "Mie Vang", by=by)
    session = Meeting.objects.get(held_on=date(2027, 3, 4)).session
    add_sub_point(session.treatments.all()[0], "Rejst i salen", by=by)
    invite_presenter(item, "Oda Friis", by=by)
    take_off_agenda(DraftItem.objects.get(meeting__held_on=date(2027, 3, 3), number="2.1"), by=by)
    add_section(preparing, "Et tomt afsnit", by=by)
    write_draft(preparing.council, PARTS, by=by)
    _fill_after(by)


def _fill_after(by):
    """Minutes with a remark, a written procedure, a cancelled meeting, and what lies beside meetings."""
    session = in_session(by, date(2027, 3, 6))
    add_sub_point(session.treatments.all()[0], "Rejst i salen", by=by)
    decided(session, by)
    close_session(session.meeting, by=by)
    minutes = Meeting.objects.get(pk=session.pk)
    call_in(minutes, by=by)
    send_minutes(minutes, site=SITE, by=by)
    ida = account_of(Invitee.objects.filter(meeting=minutes)[0].membership)
    remark_on_minutes(minutes, "Der mangler et navn.", by=Actor.of_account(ida))
    for day, last_day in ((7, date(2027, 3, 1)), (8, date(2026, 1, 1))):
        procedure = sent(by, date(2027, 3, day))
        at_stage(procedure, Meeting.Stage.AGENDA_SENT, kind=MeetingKind.WRITTEN_PROCEDURE, answers_until=last_day)
        call_in(procedure, by=by)
    close_procedure(procedure, by=by)
    cancel_meeting(planned(by, date(2027, 3, 9)), "Vejret", site=SITE, by=by)
    council = minutes.council
    add_taken_days(council, [(date(2027, 5, 5), "KL")], is_for_all=False, by=by)
    save_letter_template(council, "Bemyndigelse", "Om {sag}", "Kære", by=by)
    drafted = Meeting.objects.get(held_on=date(2027, 3, 5))
    done = note_follow_up(council, Outstanding(FollowUp.Kind.TASK, "Ring"), meeting=drafted, by=by)
    close_follow_up(done, "Gjort", by=by)
    with recording():
        FollowUp(council=drafted.council, kind=FollowUp.Kind.AUTHORISATION, meeting=drafted, text="Udpeg").save()


def names_below(client, start):
    """The names of all addresses that links and forms lead to from a page, followed from page to page."""
    waiting, seen, names, visits = deque([start]), {start}, set(), Counter()
    while waiting:
        here = waiting.popleft()
        response = client.get(here)
        if response.status_code in (301, 302):
            found = [response["Location"]]
        elif response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            found = _LINK.findall(response.content.decode())
        else:
            continue
        for link in found:
            asked = unescape(link)
            path = asked.split("?")[0] or here.split("?")[0]
            page = path if path not in ASKED or "?" not in asked else f"{path}?{asked.split('?')[1]}"
            if not path.startswith("/") or page in seen:
                continue
            seen.add(page)
            try:
                name = resolve(path).view_name
            except Resolver404:
                continue
            names.add(name)
            visits[name] += 1
            if path.startswith("/nordjylland/") and not path.endswith(_FILES) and visits[name] <= MOST_OF_A_KIND:
                waiting.append(page)
    return names


def names_of_the_cycle():
    found = set()
    for pattern in get_resolver("tvaers.meetings.urls").url_patterns:
        route = str(pattern.pattern)
        if any(part.strip("/") in route.split("/") for part in OF_THE_CYCLE):
            found.add(f"meetings:{pattern.name}")
    return found


def test_every_page_of_the_cycle_is_reached_from_the_workroom(room):
    orphans = names_of_the_cycle() - names_below(room, ROOM) - set(ELSEWHERE)
    assert not orphans, sorted(orphans)
