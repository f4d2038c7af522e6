"""Calling a meeting's members in, what they answer, and the substitute who is asked when one stays away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, NotPermitted, action
from tvaers.councils.models import Council, Membership, Municipality, Person, PersonalSubstitute
from tvaers.councils.periods import on_day
from tvaers.danish.alphabet import sort_key
from tvaers.meetings.attendance.signing_up import is_open_to_sign_up
from tvaers.meetings.attendance.substitute_letters import letter_asking, letter_not_needed
from tvaers.meetings.cycle.acting import council_of_meeting
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.models import Invitee, Meeting
from tvaers.post.actions import post

Part, Answer, Stage = Invitee.Part, Invitee.Answer, Meeting.Stage

BEFORE_IT_IS_HELD = frozenset({Stage.PLANNED, Stage.PREPARING, Stage.AGENDA_SENT})
UNTIL_THE_MINUTES = BEFORE_IT_IS_HELD | {Stage.IN_SESSION, Stage.MINUTES_DRAFTED}
LONGEST_NOTE = 200


class CannotAttend(ValueError):
    """Who comes was not changed. The message is Danish and can be shown."""


def council_of_invitee(given: Mapping[str, Any]) -> int:
    """The council that an action with an `invitee` writes in."""
    council: int = given["invitee"].meeting.council_id
    return council


@action(HOLD, council=council_of_meeting)
def call_in(meeting: Meeting, *, by: Actor) -> None:
    """Makes the members of the meeting's day those who are expected; nothing changes when they are so already.

    Until the meeting is held, those who have no seat that day any more are called off, and their substitutes. Raises
    CannotAttend once the minutes are sent.
    """
    check_open_to_changes(meeting)
    if meeting.stage in BEFORE_IT_IS_HELD:
        _call_off_those_without_a_seat(meeting, by)
    known = {row.membership_id: row for row in Invitee.objects.filter(meeting=meeting, part=Part.MEMBER)}
    for position, membership in enumerate(_members(meeting)):
        invitee = known.get(membership.pk) or Invitee(meeting=meeting, part=Part.MEMBER, membership=membership)
        if invitee.pk is None or meeting.stage in BEFORE_IT_IS_HELD:
            _keep_as_member(invitee, membership, position)


@action("meetings.answer")
def answer(invitee: Invitee, says: Invitee.Answer, note: str = "", *, site: str, by: Actor) -> None:
    """What one answers oneself. Raises NotPermitted for another's invitation and CannotAttend when it is too late."""
    if by.account is None or not invitee.is_of(by.account):
        raise NotPermitted(_("Du kan kun svare for dig selv. Der er ikke ændret noget."))
    if invitee.meeting.is_in_writing:
        raise CannotAttend(_("Det er en skriftlig procedure, som ingen kommer til. Svar på punkterne i stedet."))
    if invitee.meeting.stage not in BEFORE_IT_IS_HELD:
        raise CannotAttend(_("Mødet er i gang eller holdt. Kontakt sekretariatet, hvis dit svar skal ændres."))
    if invitee.part == Part.SIGNED_UP and says == Answer.COMES and not is_open_to_sign_up(invitee.meeting):
        raise CannotAttend(_("Tilmeldingen er lukket. Kontakt sekretariatet."))
    _take_answer(invitee, says, note, site, by)


@action(HOLD, council=council_of_invitee)
def answer_for(invitee: Invitee, says: Invitee.Answer, note: str = "", *, site: str, by: Actor) -> None:
    """What the secretariat was told by one of those expected. Raises CannotAttend once the minutes are sent."""
    _take_answer(invitee, says, note, site, by)


@action(HOLD, council=council_of_invitee)
def let_sit_for(
    invitee: Invitee,
    name: str,
    *,
    person: Person | None = None,
    municipality: Municipality | None = None,
    party: str = "",
    by: Actor,
) -> Invitee:
    """Makes someone else than the personal substitute sit for a member, without asking by letter; they are coming.

    Raises CannotAttend for no name, and for one who has a seat of their own.
    """
    check_open_to_changes(invitee.meeting)
    words = " ".join(name.split())[:LONGEST_NOTE]
    if not words:
        raise CannotAttend(_("Skriv, hvem der kommer i stedet."))
    if invitee.part != Part.MEMBER or (person is not None and _has_a_seat(invitee.meeting, person)):
        raise CannotAttend(_("Vælg et medlem og en, der ikke selv har en plads på mødet."))
    substitute = Invitee(
        meeting=invitee.meeting,
        part=Part.SUBSTITUTE,
        sits_for=invitee,
        person=person,
        name=words,
        party=party.strip().upper() or invitee.party,
        municipality=municipality or invitee.municipality,
        answer=Answer.COMES,
        answered_at=timezone.now(),
        answered_by=by.account,
    )
    substitute.save()
    return substitute


@action(HOLD, council=council_of_invitee)
def call_off(invitee: Invitee, *, site: str, by: Actor) -> None:
    """Takes back that a substitute was asked or put in; who was asked by letter is told.

    Raises CannotAttend for a member, and for one who was there.
    """
    check_open_to_changes(invitee.meeting)
    if invitee.part != Part.SUBSTITUTE or invitee.presences.exists():
        raise CannotAttend(_("Kun en stedfortræder, der ikke er noteret som til stede, kan tages af listen."))
    post(letter_not_needed(invitee, site), by=by)
    invitee.delete()


def follow_memberships(council: Council, by: Actor) -> None:
    """Lets the coming meetings that members were called to follow a change of who sits; runs in its action."""
    coming = Meeting.objects.filter(council=council, stage__in=BEFORE_IT_IS_HELD, invitees__part=Part.MEMBER)
    for meeting in coming.filter(held_on__gte=timezone.localdate()).distinct():
        call_in(meeting, by=by)


def check_open_to_changes(meeting: Meeting) -> None:
    """Raises CannotAttend when the meeting is cancelled, or its minutes are sent."""
    if meeting.cancelled_at is not None:
        raise CannotAttend(_("Mødet er aflyst. Der er ikke ændret noget."))
    if meeting.stage not in UNTIL_THE_MINUTES:
        raise CannotAttend(_("Referatet er sendt, så deltagerne ligger fast. Der er ikke ændret noget."))


def _members(meeting: Meeting) -> list[Membership]:
    rows = Membership.objects.filter(on_day(meeting.held_on), council=meeting.council_id)
    return sorted(rows.select_related("person"), key=lambda row: sort_key(row.person.name))


def _keep_as_member(invitee: Invitee, membership: Membership, position: int) -> None:
    told = (membership.person_id, membership.person.name, membership.party, membership.municipality_id, position)
    if told != (invitee.person_id, invitee.name, invitee.party, invitee.municipality_id, invitee.position):
        invitee.person, invitee.name, invitee.party = membership.person, membership.person.name, membership.party
        invitee.municipality_id, invitee.position = membership.municipality_id, position
        invitee.save()


def _call_off_those_without_a_seat(meeting: Meeting, by: Actor) -> None:
    """With their substitutes, who are told so; what tells them needs no link."""
    seats = {membership.pk for membership in _members(meeting)}
    for invitee in Invitee.objects.filter(meeting=meeting, part=Part.MEMBER).exclude(membership__in=seats):
        for substitute in invitee.substitutes.select_related("person__account", "sits_for", "meeting__council"):
            post(letter_not_needed(substitute, ""), by=by)
            substitute.delete()
        invitee.delete()


def _take_answer(invitee: Invitee, says: Invitee.Answer, note: str, site: str, by: Actor) -> None:
    check_open_to_changes(invitee.meeting)
    invitee.answer, invitee.note = says, " ".join(note.split())[:LONGEST_NOTE]
    invitee.answered_at, invitee.answered_by = timezone.now(), by.account
    invitee.save()
    if invitee.part == Part.MEMBER and invitee.meeting.stage in BEFORE_IT_IS_HELD:
        _ask_substitute(invitee, site, by) if says == Answer.APOLOGY else _need_no_substitute(invitee, site, by)


def _ask_substitute(member: Invitee, site: str, by: Actor) -> None:
    """Asks the personal substitute of that day, once; one who has a seat of their own cannot sit in two."""
    day = member.meeting.held_on
    row = (
        PersonalSubstitute.objects.filter(on_day(day), membership=member.membership_id).select_related("person").last()
    )
    if row is None or member.substitutes.exists() or _has_a_seat(member.meeting, row.person):
        return
    substitute = Invitee(
        meeting=member.meeting,
        part=Part.SUBSTITUTE,
        sits_for=member,
        person=row.person,
        name=row.person.name,
        party=row.party,
        municipality_id=row.municipality_id,
        position=member.position,
    )
    substitute.save()
    post(letter_asking(substitute, site), by=by)


def _need_no_substitute(member: Invitee, site: str, by: Actor) -> None:
    """Calls off those who were asked to sit for the member, and tells those who were told."""
    rows = member.substitutes.filter(presences=None)
    for substitute in rows.select_related("person__account", "sits_for", "meeting__council"):
        post(letter_not_needed(substitute, site), by=by)
        substitute.delete()


def _has_a_seat(meeting: Meeting, person: Person) -> bool:
    return Invitee.objects.filter(meeting=meeting, part=Part.MEMBER, person=person).exists()
