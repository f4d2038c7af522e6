"""A council with members, and meetings at every stage, for the tests of this folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from django.utils import timezone

from tests.meetings.drafts.laid import PARTS, council, secretary
from tests.papers import holder
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.councils.models import Membership, Municipality, Person, PersonalSubstitute
from tvaers.meetings.drafts.actions.writing import DraftParts, save_draft, write_draft
from tvaers.meetings.models import AgendaSection, DraftItem, Meeting, Session, Treatment
from tvaers.meetings.planning.actions.meetings import plan_meeting
from tvaers.meetings.planning.actions.preparing import add_section, begin_preparing, place_item
from tvaers.meetings.sending.actions.freezing import freeze_agenda
from tvaers.meetings.session.actions.deciding import set_acts, type_decision
from tvaers.meetings.session.actions.opening import close_session, open_session

HELD_ON = date(2027, 2, 5)
SINCE = date(2026, 1, 1)


def planned(by: Actor | None = None, held_on: date = HELD_ON) -> Meeting:
    """A meeting of KKR Nordjylland that is only planned."""
    by = by or secretary()
    return plan_meeting(
        council(), held_on, starts_at=time(10), ends_at=time(12), place="Hotel Limfjorden, Aalborg", by=by
    )


def prepared(by: Actor, held_on: date = HELD_ON) -> Meeting:
    """A meeting in preparation, with two sections and three items."""
    meeting = planned(by, held_on)
    begin_preparing(meeting, by=by)
    first, second = add_section(meeting, "Godkendelser", by=by), add_section(meeting, "Regionale sager", by=by)
    on_agenda(first, "Godkendelse af dagsorden", by=by)
    on_agenda(second, "Aftenbusser til alle", by=by)
    on_agenda(second, "Fælles vagtplan", by=by)
    return meeting


def on_agenda(section: AgendaSection, title: str, by: Actor, **parts: str) -> DraftItem:
    """An item with this title, last in the section."""
    item = write_draft(section.meeting.council, replace(PARTS, title=title, **parts), by=by)
    place_item(item, section, by=by)
    return item


def rewritten(item: DraftItem, parts: DraftParts, by: Actor) -> None:
    """The item saved anew after its latest version."""
    save_draft(item, parts, based_on=item.versions.count(), by=by)


def member(name: str, municipality: str = "Rebild", party: str = "V", *, is_mayor: bool = False) -> Membership:
    """A member of KKR Nordjylland since 2026, with an account that has the role."""
    account = holder(Role.MEMBER, email=f"{name.split()[0].lower()}@rebild.example")
    with recording():
        person = Person.objects.create(name=name, account=account)
        row: Membership = Membership.objects.create(
            council=council(),
            person=person,
            municipality=Municipality.objects.get(name=municipality),
            party=party,
            is_mayor=is_mayor,
            valid_from=SINCE,
        )
    return row


def substitute_of(membership: Membership, name: str) -> PersonalSubstitute:
    """The personal substitute of a member, with an account that has the role."""
    account = holder(Role.SUBSTITUTE, email=f"{name.split()[0].lower()}@rebild.example")
    with recording():
        person = Person.objects.create(name=name, account=account)
        row: PersonalSubstitute = PersonalSubstitute.objects.create(
            membership=membership,
            person=person,
            municipality=membership.municipality,
            party=membership.party,
            valid_from=SINCE,
        )
    return row


def account_of(membership: Membership) -> Account:
    """The member's account, as in a new request."""
    return Account.objects.get_queryset().get(pk=membership.person.account_id)


def sent(by: Actor, held_on: date = HELD_ON) -> Meeting:
    """A meeting whose agenda of three items was sent."""
    meeting = prepared(by, held_on)
    freeze_agenda(meeting, by=by)
    with recording():
        meeting.stage, meeting.sent_at = Meeting.Stage.AGENDA_SENT, timezone.now()
        meeting.save()
    return meeting


def in_session(by: Actor, held_on: date = HELD_ON) -> Session:
    """A meeting that is open."""
    return open_session(sent(by, held_on), by=by)


def treatment(session: Session, number: str) -> Treatment:
    """What the meeting makes of the item with this number, as it is now."""
    return session.treatments.get(item__number=number)


def at_stage(meeting: Meeting, stage: Meeting.Stage, **changes: object) -> None:
    """Lets the meeting stand at a stage without the way there."""
    with recording():
        meeting.stage = stage
        for name, value in changes.items():
            setattr(meeting, name, value)
        meeting.save()


def decided(session: Session, by: Actor, *acts: str) -> None:
    """Every item of the meeting decided with these acts (approved without any), which a text says."""
    for row in session.treatments.all():
        type_decision(row, "KKR Nordjylland godkendte indstillingen.", "", by=by)
        set_acts(row, list(acts) or ["approved"], by=by)


def closed(by: Actor, held_on: date = HELD_ON) -> Meeting:
    """A meeting that was held and closed, with the minutes to be written."""
    session = in_session(by, held_on)
    decided(session, by)
    close_session(session.meeting, by=by)
    session.meeting.refresh_from_db()
    return session.meeting
