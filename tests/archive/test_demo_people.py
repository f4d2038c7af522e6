"""The demo can be tried as each of its people."""

from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory
from django.utils import timezone

from tests.papers import OPERATOR, keep, paper
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.archive.demo_held import POSTPONED
from tvaers.archive.demo_people import PEOPLE, add_demo_people, demo_password
from tvaers.councils.models import CircleFunction, FunctionHolder, Membership
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.models import DraftVersion, FollowUp, Laying, Meeting, MinutesForApproval, MinutesRemark
from tvaers.meetings.planning.offer_queries import offers_for

pytestmark = pytest.mark.usefixtures("registers")

SITE = "http://localhost:8000"


def account(email: str) -> Account:
    return Account.objects.get_queryset().get(email=email)


def test_everyone_signs_in_with_the_demos_password():
    add_demo_people(site=SITE, by=OPERATOR)
    request = RequestFactory().post("/konto/log-ind/")
    for person in PEOPLE:
        found = authenticate(request, username=person.email, email=person.email, password=demo_password())
        assert found == account(person.email)


def test_the_director_sees_what_is_laid_before_the_circle_and_the_member_does_not():
    add_demo_people(site=SITE, by=OPERATOR)
    assert Laying.objects.visible_to(account("direktoer@kkr.example")).count() == 1
    assert DraftVersion.objects.visible_to(account("direktoer@kkr.example")).count() == 1
    assert not DraftVersion.objects.visible_to(account("medlem@kkr.example")).exists()


def test_two_places_in_the_circle_are_vacant():
    add_demo_people(site=SITE, by=OPERATOR)
    assert CircleFunction.objects.count() - FunctionHolder.objects.count() == 2


def test_adding_them_again_changes_nothing():
    add_demo_people(site=SITE, by=OPERATOR)
    before = (Account.objects.get_queryset().count(), Laying.objects.count(), FunctionHolder.objects.count())
    add_demo_people(site=SITE, by=OPERATOR)
    assert (Account.objects.get_queryset().count(), Laying.objects.count(), FunctionHolder.objects.count()) == before


def test_the_secretary_finds_an_agenda_begun_and_members_with_seats():
    keep(paper(date=date(timezone.localdate().year, 3, 7)))
    add_demo_people(site=SITE, by=OPERATOR)
    meeting = Meeting.objects.get(stage=Meeting.Stage.PREPARING)
    titles = [line.version.title for line in agenda_of(meeting, account("sekretaer@kkr.example")).lines()]
    assert "Aftenbusser mellem uddannelsesbyerne" in titles
    assert "Godkendelse af dagsorden" in titles
    assert meeting.held_on > timezone.localdate()
    assert {row.person.name for row in Membership.objects.all()} == {"Ida Holm-Krogh", "Bo Lind"}


def test_a_meeting_was_held_and_the_next_one_asks_for_the_approval_of_its_minutes():
    keep(paper(date=date(timezone.localdate().year, 3, 7)))
    add_demo_people(site=SITE, by=OPERATOR)
    held = Meeting.objects.get(stage=Meeting.Stage.MINUTES_SENT)
    coming = Meeting.objects.get(stage=Meeting.Stage.PREPARING)
    assert held.held_on < timezone.localdate()
    assert MinutesForApproval.objects.get(meeting=held).item.meeting == coming
    assert MinutesRemark.objects.get(meeting=held).answered_at is None
    offered = offers_for(coming, account("sekretaer@kkr.example")).returning
    assert [each.title for each in offered] == [POSTPONED]
    assert FollowUp.objects.filter(due_on__lt=timezone.localdate(), closed_at=None).count() == 1
    assert FollowUp.objects.filter(meeting=held).count() == 4


def test_nobody_but_the_operator_adds_them():
    add_demo_people(site=SITE, by=OPERATOR)
    with pytest.raises(NotPermitted):
        add_demo_people(site=SITE, by=Actor.of_account(account("administrator@kkr.example")))
