"""Who is told of a meeting, and by which address: shown before a sending, and what the sending then goes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.models import Account
from tvaers.access.roles import Sight
from tvaers.access.visibility import Viewer
from tvaers.councils.models import Circle, Membership, PersonalSubstitute
from tvaers.councils.periods import on_day
from tvaers.councils.queries import accounts_with_sight
from tvaers.danish.alphabet import sort_key
from tvaers.meetings.drafts.circle_reach import address_of
from tvaers.meetings.drafts.queries import holders_of
from tvaers.meetings.models import Invitee, Meeting, MeetingGuest


@dataclass(frozen=True)
class Receiver:
    """Someone who is told, and as what. `email` is empty for one who cannot be reached.

    Who `is_invited` is expected in the room; who `reads` opens what is sent to the members; who `may_sign_up` is told
    as one of a circle.
    """

    name: str
    email: str
    told_as: str
    is_invited: bool = False
    reads: bool = False
    has_account: bool = False
    may_sign_up: bool = False


@dataclass(frozen=True)
class Receivers:
    """Who gets a letter, each address once, and who has no address."""

    mailed: tuple[Receiver, ...]
    without_email: tuple[Receiver, ...]

    @property
    def without_access(self) -> tuple[Receiver, ...]:
        """Those who get a letter and cannot open what is sent to the members."""
        return tuple(row for row in self.mailed if not row.reads)


@dataclass(frozen=True)
class _Told:
    name: str
    email: str
    told_as: str
    is_invited: bool
    is_of_circle: bool = False


def receivers_of(meeting: Meeting, circles: Iterable[Circle], viewer: Viewer) -> Receivers:
    """Members, their personal substitutes, who sits for someone, guests, and who is in these circles today.

    An address that two of them have is written to once, as what comes first in this order.
    """
    by_address: dict[str, _Told] = {}
    without_email: dict[str, _Told] = {}
    for told in _all_told(meeting, circles, viewer):
        if told.email:
            by_address.setdefault(told.email.casefold(), told)
        else:
            without_email.setdefault(told.name, told)
    accounts = _accounts(by_address)
    readers = accounts_with_sight(meeting.council, Sight.SENT, timezone.localdate(), viewer) | _guests(meeting, viewer)
    mailed = [_receiver(told, accounts.get(address), readers) for address, told in by_address.items()]
    return Receivers(tuple(mailed), tuple(_receiver(told, None, readers) for told in without_email.values()))


def receiver_of(invitee: Invitee, email: str, viewer: Viewer) -> Receiver:
    """One of those expected, as they are told of the meeting alone."""
    meeting, account = invitee.meeting, invitee.person.account if invitee.person else invitee.account
    readers = accounts_with_sight(meeting.council, Sight.SENT, timezone.localdate(), viewer)
    told = _Told(invitee.name, email, str(Invitee.Part(invitee.part).label), is_invited=True)
    return _receiver(told, account.pk if account else None, readers)


def told_circles(meeting: Meeting, viewer: Viewer) -> QuerySet[Circle]:
    """The circles that were told of the meeting before."""
    rows: QuerySet[Circle] = Circle.objects.visible_to(viewer)
    return rows.filter(pk__in=meeting.sendings.values("circles__circle"))


def circles_to_tell(meeting: Meeting, viewer: Viewer) -> QuerySet[Circle]:
    """The circles that can be chosen: the council's of today, and the national ones."""
    rows: QuerySet[Circle] = Circle.objects.visible_to(viewer).filter(on_day(timezone.localdate()))
    return rows.filter(council=meeting.council_id) | rows.filter(council=None)


def _all_told(meeting: Meeting, circles: Iterable[Circle], viewer: Viewer) -> Iterator[_Told]:
    yield from _members(meeting, viewer)
    yield from _invited_besides(meeting, Invitee.Part.SUBSTITUTE, viewer)
    yield from _substitutes(meeting, viewer)
    yield from _invited_besides(meeting, Invitee.Part.GUEST, viewer)
    yield from _invited_besides(meeting, Invitee.Part.SIGNED_UP, viewer)
    for guest in MeetingGuest.objects.visible_to(viewer).filter(meeting=meeting).select_related("account"):
        yield _Told(guest.account.name, guest.account.email, _("Gæst"), is_invited=True)
    for circle in circles:
        for holder in holders_of(circle, timezone.localdate(), viewer):
            yield _Told(holder.name, address_of(holder), circle.name, is_invited=False, is_of_circle=True)


def _members(meeting: Meeting, viewer: Viewer) -> list[_Told]:
    rows = Membership.objects.visible_to(viewer).filter(on_day(meeting.held_on), council=meeting.council_id)
    told = [
        _Told(row.person.name, _address(row.person.account), _("Medlem"), is_invited=True)
        for row in rows.select_related("person__account")
    ]
    return sorted(told, key=lambda entry: sort_key(entry.name))


def _substitutes(meeting: Meeting, viewer: Viewer) -> list[_Told]:
    """The personal substitutes. They know of the meeting before they are asked, and are not expected until then."""
    day = meeting.held_on
    rows = PersonalSubstitute.objects.visible_to(viewer).filter(
        on_day(day), on_day(day, "membership__"), membership__council=meeting.council_id
    )
    told = [
        _Told(
            row.person.name,
            _address(row.person.account),
            _("Stedfortræder for {name}").format(name=row.membership.person.name),
            is_invited=False,
        )
        for row in rows.select_related("person__account", "membership__person")
    ]
    return sorted(told, key=lambda entry: sort_key(entry.name))


def _invited_besides(meeting: Meeting, part: Invitee.Part, viewer: Viewer) -> list[_Told]:
    """Those called in as this; who signed up and then stayed away is expected no more."""
    rows = Invitee.objects.visible_to(viewer).filter(meeting=meeting, part=part)
    if part == Invitee.Part.SIGNED_UP:
        rows = rows.filter(answer=Invitee.Answer.COMES)
    told = []
    for row in rows.select_related("person__account", "account"):
        account = row.person.account if row.person else row.account
        told.append(_Told(row.name, row.email or _address(account), str(part.label), is_invited=True))
    return told


def _address(account: Account | None) -> str:
    return account.email if account and account.is_active else ""


def _accounts(addresses: Iterable[str]) -> dict[str, int]:
    """The account of each address that has one, by key. Whoever tells them of a meeting knows their addresses."""
    rows = Account.objects.get_queryset().filter(email__in=list(addresses), is_active=True)
    return {email.casefold(): key for email, key in rows.values_list("email", "pk")}


def _guests(meeting: Meeting, viewer: Viewer) -> frozenset[int]:
    guests = MeetingGuest.objects.visible_to(viewer).filter(meeting=meeting)
    return frozenset(guests.values_list("account", flat=True))


def _receiver(told: _Told, account: int | None, readers: frozenset[int]) -> Receiver:
    reads = account is not None and account in readers
    may_sign_up = told.is_of_circle and account is not None
    return Receiver(told.name, told.email, told.told_as, told.is_invited, reads, account is not None, may_sign_up)
