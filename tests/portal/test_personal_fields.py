"""Every field that knows a person is named here, with what becomes of it, and where the person reads it themselves.

A model with someone in it that is not named fails this test, until it is said what anonymising does with it.
"""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from tests.meetings.cycle.cases import in_session, treatment
from tests.meetings.drafts.laid import PARTS, SITE, council, draft, secretary
from tests.papers import OPERATOR, holder
from tvaers.access.actions import create_account
from tvaers.access.actor import Actor
from tvaers.access.extensions import told_own_data
from tvaers.access.models import Account, AuditEvent
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.appointments.models import AskedNominator, Body, NominationRound, Nominator, Nominee, SeatKind
from tvaers.councils.actions import grant_council_role
from tvaers.councils.models import Person
from tvaers.meetings.agenda.actions.attachments import promise_attachment
from tvaers.meetings.drafts.actions.beginning import keep_beginning
from tvaers.meetings.drafts.actions.typing import keep_typing
from tvaers.meetings.models import (
    Disqualification,
    DraftComment,
    FollowUp,
    Invitee,
    Meeting,
    MeetingGuest,
    MinutesRemark,
    Presence,
    ProcedureAnswer,
    TemplateItem,
    TemplateSection,
    Vote,
)
from tvaers.portal.actions import ANONYMOUS, anonymise
from tvaers.post.actions import post
from tvaers.post.models import Letter
from tvaers.post.shape import NewLetter

pytestmark = pytest.mark.usefixtures("registers")

EMAIL, NAME = "asta.privat@kkr.example", "Asta Privatnavn-Krogh"


class Fate(StrEnum):
    """What becomes of a field when the one in it is anonymised."""

    GONE = "emptied, or its row deleted"
    BY_ACCOUNT = "stays; the account in it is called Anonymiseret"
    PRINTED = "stays where a paper prints it, and else goes"
    DIGEST = "the trail has a digest of it only"
    PUBLIC = "stays: a public register of who holds which office"
    NOBODY = "no person's"


G, A, P, D, R, N = Fate.GONE, Fate.BY_ACCOUNT, Fate.PRINTED, Fate.DIGEST, Fate.PUBLIC, Fate.NOBODY

FIELDS: dict[str, tuple[Fate, str]] = {
    "access.Account.email": (G, "account"),
    "access.Account.name": (G, "account"),
    "access.AuditEvent.account": (D, "sign_ins"),
    "access.AuditEvent.on_behalf_of": (D, ""),
    "post.Letter.name": (G, "letters"),
    "post.Letter.email": (G, "letters"),
    "post.Letter.reply_to": (G, ""),
    "councils.Region.name": (N, ""),
    "councils.Municipality.name": (N, ""),
    "councils.Council.name": (N, ""),
    "councils.Party.name": (N, ""),
    "councils.ElectoralList.name": (N, ""),
    "councils.Circle.name": (N, ""),
    "councils.Person.name": (P, "person"),
    "councils.Person.account": (G, "person"),
    "councils.PersonSpelling.person": (P, "person"),
    "councils.PersonSpelling.spelling": (P, "person"),
    "councils.PersonSpelling.first_name": (P, "person"),
    "councils.PersonSpelling.last_name": (P, "person"),
    "councils.FunctionHolder.account": (G, "functions"),
    "councils.FunctionHolder.name": (G, "functions"),
    "councils.FunctionHolder.email": (G, "functions"),
    "councils.FunctionHolder.phone": (G, "functions"),
    "councils.Membership.person": (R, ""),
    "councils.PersonalSubstitute.person": (R, ""),
    "councils.RoleGrant.account": (A, "roles"),
    "meetings.MeetingGuest.account": (G, "guest_at"),
    "meetings.DraftItem.status_by": (A, ""),
    "meetings.DraftItem.author": (A, "draft_versions"),
    "meetings.DraftVersion.saved_by": (A, "draft_versions"),
    "meetings.DraftAttachment.promised_by": (G, "promises"),
    "meetings.DraftAttachment.promised_email": (G, "promises"),
    "meetings.Sighting.account": (A, "sightings"),
    "meetings.Remark.account": (A, "remarks"),
    "meetings.Invitee.person": (P, "invitations"),
    "meetings.Invitee.account": (A, "invitations"),
    "meetings.Invitee.name": (P, "invitations"),
    "meetings.Invitee.organisation": (P, "invitations"),
    "meetings.Invitee.email": (G, "invitations"),
    "meetings.Invitee.answered_by": (A, "invitations"),
    "meetings.ProcedureAnswer.account": (A, "procedure_answers"),
    "meetings.Attendance.person": (P, "attendance"),
    "meetings.Attendance.name": (P, "attendance"),
    "meetings.Exclusion.account": (A, "exclusions"),
    "meetings.FollowUp.who": (G, "tasks"),
    "meetings.FollowUp.closed_by": (A, ""),
    "meetings.ChairmanshipAct.made_by": (A, "chairmanship_acts"),
    "meetings.SeenChange.account": (A, ""),
    "meetings.EarlierDecision.replaced_by": (A, ""),
    "meetings.LetterTemplate.name": (N, ""),
    "meetings.Sending.sent_by": (A, "sendings"),
    "meetings.MinutesCheck.account": (A, "minutes_checks"),
    "meetings.MinutesRemark.account": (A, "minutes_remarks"),
    "meetings.MinutesRemark.answered_by": (A, ""),
    "meetings.TemplateItem.reporters": (G, ""),
    "meetings.Typing.account": (G, "working_text"),
    "meetings.Beginning.account": (G, "working_text"),
    "meetings.Visit.account": (G, "visits"),
    "meetings.DraftComment.account": (A, "comments"),
    "appointments.Cooperation.name": (N, ""),
    "appointments.Body.name": (N, ""),
    "appointments.SeatKind.name": (N, ""),
    "appointments.Appointment.person": (R, "appointments"),
    "appointments.LifeFact.person": (P, "life"),
    "appointments.PersonSex.person": (G, "life"),
    "appointments.Nominator.name": (N, ""),
    "appointments.Nominator.email": (G, ""),
    "appointments.Nominee.name": (G, ""),
    "appointments.PutAside.person": (R, ""),
    "allocations.Allocation.name": (N, ""),
    "allocations.Figure.name": (N, ""),
    "allocations.Variant.name": (N, ""),
    "constitution.ListCooperation.name": (N, ""),
    "constitution.StepDay.done_by": (A, ""),
    "constitution.RoundLetter.sent_by": (A, ""),
    "constitution.Arrival.name": (G, "constitution"),
    "constitution.Arrival.email": (G, "constitution"),
    "constitution.Arrival.person": (P, "constitution"),
    "constitution.Arrival.substitute_email": (G, "constitution"),
    "constitution.Arrival.substitute_person": (P, "constitution"),
    "constitution.PartyContact.name": (G, "constitution"),
    "constitution.PartyContact.email": (G, "constitution"),
    "constitution.Gathering.senior_mayor": (R, ""),
    "constitution.AllianceNotice.notified_by": (R, ""),
    "constitution.Elected.person": (R, ""),
    "constitution.Lot.drawn_by": (R, ""),
    "constitution.Lot.witnesses": (R, ""),
    "archive.PersonDoubt.person": (R, ""),
    "archive.PersonDoubt.candidate": (R, ""),
    "archive.Merger.absorbed": (R, ""),
    "archive.Merger.kept": (R, ""),
}
"""What becomes of each field by anonymising, and the part of the own data in which it is told; empty for none."""

_NAMES = {"name", "phone", "who", "spelling", "first_name", "last_name", "promised_by", "reply_to", "reporters"}
_NAMES |= {"on_behalf_of", "organisation", "drawn_by", "witnesses", "notified_by"}


def knows_a_person(field: models.Field) -> bool:
    if isinstance(field, models.ForeignKey):
        return field.related_model in (Account, Person)
    is_text = isinstance(field, models.CharField | models.TextField)
    return isinstance(field, models.EmailField) or (is_text and field.name in _NAMES)


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("tvaers.")]


def test_every_field_that_knows_a_person_is_named_with_its_fate():
    found = {
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.fields
        if knows_a_person(field)
    }
    assert found - FIELDS.keys() == set(), "say in FIELDS what anonymising does with these, and let it"
    assert FIELDS.keys() - found == set(), "these are there no more"


def test_the_parts_of_own_data_are_those_that_are_named():
    parts = {part.key for part in told_own_data(holder(Role.SECRETARY))}
    assert {part for _fate, part in FIELDS.values() if part} <= parts
    assert parts - {part for _fate, part in FIELDS.values()} <= {"sessions", "keys", *_OF_INVITEES}


_OF_INVITEES = {"presence", "disqualifications", "votes"}


@pytest.fixture
def asta() -> Account:
    """Someone who takes part in everything: called in, voting, writing, promising, and to do something."""
    account = create_account(EMAIL, NAME, by=OPERATOR)
    grant_council_role(account, Role.SECRETARY, council(), valid_from=date(2020, 1, 1), by=OPERATOR)
    by, other = Actor.of_account(Account.objects.get_queryset().get(pk=account.pk)), secretary()
    session = in_session(other)
    item = draft(other)
    keep_typing(item, PARTS, based_on=1, sequence=1, by=by)
    keep_beginning(council(), uuid4(), PARTS, sequence=1, by=by)
    promise_attachment(item, "Aftalen", None, NAME, EMAIL, by=other)
    letter = NewLetter("once", "kind", "Bo", "bo@kkr.example", "Emne", "Brev", reply_to=EMAIL, calendar=f"ORG:{EMAIL}")
    post([letter], by=OPERATOR)
    with recording():
        person = Person.objects.create(name=NAME, account=account)
        Letter.objects.filter(once="once").update(sent_at=timezone.now())
        meeting = Meeting.objects.create(council=council(), held_on=date(2027, 6, 4), stage="agenda-sent")
        section = TemplateSection.objects.create(council=council(), title="Orientering", position=0)
        TemplateItem.objects.create(section=section, title="Siden sidst", reporters=f"Formanden\n{NAME}", position=0)
        MeetingGuest.objects.create(meeting=meeting, account=account)
        called = {"meeting": meeting, "name": NAME, "email": EMAIL, "note": "Syg", "party": "V"}
        invitee = Invitee.objects.create(part="guest", person=person, organisation="Privat ApS", **called)
        Invitee.objects.create(part="guest", **called)
        Invitee.objects.create(part="guest", meeting=meeting, name=NAME, account=account)
        Presence.objects.create(invitee=invitee, came_at=timezone.now())
        Disqualification.objects.create(invitee=invitee, item=item, reason="Svogerskab")
        Vote.objects.create(treatment=treatment(session, "2.1"), invitee=invitee, choice="for")
        ProcedureAnswer.objects.create(invitee=invitee, item=item, choice="no", text="For dyrt", account=account)
        FollowUp.objects.create(council=council(), text="Ring", who=f"{NAME} og formanden")
        DraftComment.objects.create(draft=item, account=account, text="Husk bilaget")
        MinutesRemark.objects.create(meeting=meeting, account=account, text="Forkert tal")
        _name_in_a_round()
    return account


def _name_in_a_round() -> None:
    """Named as a candidate by an organisation that is reached at the same address."""
    since = date(2026, 1, 1)
    body = Body.objects.create(council=council(), name="Erhvervsforum", valid_from=since)
    kind = SeatKind.objects.create(body=body, name="Erhvervslivet", side="organisation", valid_from=since)
    nominator = Nominator.objects.create(kind=kind, name="Erhvervsforeningen", email=EMAIL)
    running = NominationRound.objects.create(council=council(), title="Runde", due_on=since, began_on=since)
    asked = AskedNominator.objects.create(round=running, nominator=nominator)
    Nominee.objects.create(asked=asked, name=NAME, note="Direktør for Privat ApS", sex="F", named_on=since)


def everything_kept() -> str:
    """All that the database says in words, but what was published."""
    rows = [row for model in our_models() for row in model._base_manager.values()]
    return json.dumps(rows, default=str, ensure_ascii=False)


def test_nothing_that_is_private_is_left_in_any_table(asta):
    assert NAME in everything_kept()
    anonymise(EMAIL, by=OPERATOR)
    kept = everything_kept()
    for private in (EMAIL, NAME, "Privat ApS", "Svogerskab", "For dyrt", "Syg"):
        assert private not in kept, private
    assert "Husk bilaget" in kept
    assert "Forkert tal" in kept
    assert FollowUp.objects.get().who == f"{ANONYMOUS} og formanden"
    assert TemplateItem.objects.get().reporters == f"Formanden\n{ANONYMOUS}"
    assert Presence.objects.get().came_at is None
    assert Vote.objects.get().invitee.name == ANONYMOUS
    assert not AuditEvent.objects.filter(changes__icontains=NAME).exists()


def test_who_a_paper_names_is_named_where_they_were_expected_too(asta):
    with recording():
        Meeting.objects.filter(held_on=date(2027, 6, 4)).update(stage=Meeting.Stage.MINUTES_DRAFTED)
    anonymise(EMAIL, by=OPERATOR)
    assert set(Invitee.objects.values_list("name", "email", "note")) == {(NAME, "", "")}


def test_one_who_was_invited_by_address_alone_is_found_by_it(asta):
    with recording():
        meeting = Meeting.objects.get(held_on=date(2027, 6, 4))
        Invitee.objects.create(meeting=meeting, part="guest", name="Bo Gæst", email="bo.gaest@firma.example")
    anonymise("BO.gaest@firma.example", by=OPERATOR)
    assert not Invitee.objects.filter(name="Bo Gæst").exists()
    assert Invitee.objects.filter(name=NAME).count() == 3


def test_own_data_tells_of_it_all_and_of_nobody_else(asta):
    parts = {part.key: part.rows for part in told_own_data(Account.objects.get_queryset().get(pk=asta.pk))}
    told = ("invitations", "presence", "disqualifications", "votes", "procedure_answers", "comments", "working_text")
    for key in (*told, "promises", "tasks", "minutes_remarks", "guest_at", "visits"):
        assert parts[key], key
    said = json.dumps(parts, ensure_ascii=False, default=str)
    for words in ("Syg", "For dyrt", "Husk bilaget", PARTS.title):
        assert words in said
    assert "Svogerskab" not in said
    assert SITE not in said
    other = json.dumps([part.rows for part in told_own_data(holder(Role.MEMBER))], ensure_ascii=False, default=str)
    assert NAME not in other
    assert EMAIL not in other
