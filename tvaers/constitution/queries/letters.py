"""Who a letter of the round goes to, and what is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.conf import settings
from django.utils import translation

from tvaers.access.roles import Role
from tvaers.access.visibility import Viewer
from tvaers.constitution.letters import Addressee, Kind
from tvaers.constitution.models import Arrival, Constitution, Gathering, RoundLetter
from tvaers.constitution.queries.arrivals import ListShown, MembersShown, MunicipalityShown, members_of
from tvaers.constitution.queries.gathering import gathering_of
from tvaers.constitution.queries.timetable import timetable_of
from tvaers.councils.models import Circle, Municipality, Person, RoleGrant
from tvaers.councils.periods import on_day
from tvaers.danish.dates import weekday_date
from tvaers.law.constitution_timetable import StepKey
from tvaers.law.wording import counted
from tvaers.meetings.drafts.circle_reach import address_of
from tvaers.meetings.drafts.queries import holders_of

TO_MUNICIPALITIES = (Kind.PROCEDURE, Kind.BOARDS, Kind.CHASE_BOARDS)
TO_LISTS = (Kind.PARTIES, Kind.CHASE_PARTIES)


def addressees_of(
    constitution: Constitution, kind: str, circles: Iterable[Circle], today: date, viewer: Viewer
) -> list[Addressee]:
    """The receivers of a kind of letter, each address once for each municipality or list.

    Municipalities are written to at their contacts and at whoever holds a function for them in these circles, lists at
    their contacts here, and members at their accounts or the address that came in. Reminders go to the silent alone.
    """
    shown = members_of(constitution, viewer)
    if kind in TO_MUNICIPALITIES:
        wanted = shown.silent_municipalities if kind == Kind.CHASE_BOARDS else shown.municipalities
        found = _of_municipalities(wanted, list(circles), today, viewer)
    elif kind in TO_LISTS:
        found = _of_lists(shown.silent_lists if kind == Kind.CHASE_PARTIES else shown.lists)
    else:
        found = _of_members(shown, with_substitutes=kind == Kind.NOTICE)
    once = {(each.email.casefold(), each.place): each for each in found if each.email}
    return list(once.values())


def out_of_reach(constitution: Constitution, kind: str, addressees: Iterable[Addressee], viewer: Viewer) -> list[str]:
    """The municipalities, lists or members that the letter is for and that nobody is written to for."""
    reached = {each.place for each in addressees}
    shown = members_of(constitution, viewer)
    if kind in TO_MUNICIPALITIES:
        rows = shown.silent_municipalities if kind == Kind.CHASE_BOARDS else shown.municipalities
        return [row.municipality.name for row in rows if row.municipality.name not in reached]
    if kind in TO_LISTS:
        lists = shown.silent_lists if kind == Kind.CHASE_PARTIES else shown.lists
        return [row.party for row in lists if row.party not in reached]
    names = {each.name for each in addressees}
    return [each.row.name for each in shown.arrivals if each.row.name not in names]


def common_places(constitution: Constitution, sender: str, today: date, viewer: Viewer) -> dict[str, str]:
    """What is filled in alike for everybody, in Danish."""
    with translation.override(settings.LANGUAGE_CODE):
        days = {shown.step.key: shown.step.day for shown in timetable_of(constitution, today, viewer).steps}
        gathering = gathering_of(constitution, viewer)
        return {
            "raad": constitution.council.name,
            "valgdag": weekday_date(constitution.election.held_on),
            "kommuner_senest": weekday_date(days[StepKey.BOARDS]),
            "navne_senest": weekday_date(days[StepKey.NAMES]),
            "valgforbund_senest": weekday_date(days[StepKey.ALLIANCES]),
            "moede": _meeting(gathering, days[StepKey.MEETING]),
            "indkalder": _named(gathering, gathering.convened_by),
            "aabner": _named(gathering, gathering.opened_by),
            "afsender": sender,
        }


def letters_sent(constitution: Constitution, viewer: Viewer) -> list[RoundLetter]:
    """The letters of the round, the latest first."""
    rows = RoundLetter.objects.visible_to(viewer).filter(constitution=constitution)
    return list(rows.select_related("sent_by", "constitution__council", "constitution__election"))


def chiefs_circles(constitution: Constitution, today: date, viewer: Viewer) -> list[Circle]:
    """The circle of chief executives, whom municipalities are reached by."""
    return [row for row in circles_of(constitution, today, viewer) if row.kind == Circle.Kind.CHIEF_EXECUTIVES]


def circles_of(constitution: Constitution, today: date, viewer: Viewer) -> list[Circle]:
    """The council's circles that can be written to."""
    rows = Circle.objects.visible_to(viewer).filter(on_day(today), council=constitution.council_id)
    return list(rows)


def _of_municipalities(
    wanted: Iterable[MunicipalityShown], circles: list[Circle], today: date, viewer: Viewer
) -> Iterator[Addressee]:
    by_key = {shown.municipality.pk: shown for shown in wanted}
    grants = RoleGrant.objects.visible_to(viewer).filter(
        on_day(today), role=Role.MUNICIPAL_CONTACT, municipality__in=list(by_key), account__is_active=True
    )
    for grant in grants.select_related("account"):
        yield _for_municipality(by_key[grant.municipality_id or 0], grant.account.name, grant.account.email)
    for circle in circles:
        for holder in holders_of(circle, today, viewer):
            shown = by_key.get(holder.function.municipality_id or 0)
            if shown is not None:
                yield _for_municipality(shown, holder.name, address_of(holder))


def _for_municipality(shown: MunicipalityShown, name: str, email: str) -> Addressee:
    place: Municipality = shown.municipality
    lacks = "borgmester og viceborgmester" if shown.lacks_mayor else "viceborgmester"
    own = {"kommune": place.official_name, "mangler": "" if shown.has_answered else lacks}
    return Addressee(name, email, place, own=own)


def _of_lists(wanted: Iterable[ListShown]) -> Iterator[Addressee]:
    for shown in wanted:
        if shown.contact is not None:
            number = shown.number if shown.number is not None else len(shown.arrivals)
            words = counted(number, "supplerende medlem", "supplerende medlemmer")
            own = {"liste": shown.party, "antal": words, "mangler": lacking_words(shown)}
            yield Addressee(shown.contact.name, shown.contact.email, party=shown.party, own=own)


def lacking_words(shown: ListShown) -> str:
    """What is missing of a list, in Danish words."""
    parts = []
    if shown.lacking:
        parts.append(counted(shown.lacking, "medlem med stedfortræder", "medlemmer med stedfortrædere"))
    if shown.without_substitute:
        named = [each.row.name for each in shown.arrivals if not each.row.substitute_name]
        parts.append(f"stedfortræder for {', '.join(named)}")
    return " og ".join(parts)


def _of_members(shown: MembersShown, *, with_substitutes: bool) -> Iterator[Addressee]:
    for each in shown.arrivals:
        row: Arrival = each.row
        yield Addressee(row.name, _address(row.person, row.email), own={"kommune": _place(row.municipality)})
        if with_substitutes and row.substitute_name:
            place = row.substitute_municipality or row.municipality
            email = _address(row.substitute_person, row.substitute_email)
            yield Addressee(row.substitute_name, email, own={"kommune": _place(place)})


def _address(person: Person | None, written: str) -> str:
    account = person.account if person is not None else None
    return account.email if account is not None and account.is_active else written


def _place(municipality: Municipality | None) -> str:
    return municipality.official_name if municipality else ""


def _named(gathering: Gathering, who: str) -> str:
    """Who calls or opens, as a letter says it."""
    if who == Gathering.Convener.KL:
        return "KL"
    if who == Gathering.Opener.CHAIR:
        return "den afgående formand"
    mayor = gathering.senior_mayor
    longest = "den borgmester, der har været borgmester længst"
    return f"{mayor.name}, {longest}" if mayor else longest


def _meeting(gathering: Gathering, proposed: date) -> str:
    meeting = gathering.meeting
    if meeting is None or meeting.cancelled_at is not None:
        return f"dagen er ikke lagt, tidligst {weekday_date(proposed)}"
    time = f" kl. {meeting.time}" if meeting.time else ""
    place = f", {meeting.place}" if meeting.place else ""
    return f"{weekday_date(meeting.held_on)}{time}{place}"
