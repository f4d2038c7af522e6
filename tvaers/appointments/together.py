"""All who sit in a body on a day, seen together: balance, spread over the region, and substitutes that are missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tvaers.appointments.models import Appointment, Body, PersonSex, Seat, SeatKind
from tvaers.councils.periods import on_day
from tvaers.law.appointing import Objection, missing_substitutes, spread
from tvaers.law.gender_balance import SOURCES, Rule, Sex, gender_balance, gender_balance_per_seat
from tvaers.law.seats import Substitution

_State = Appointment.State


@dataclass(frozen=True)
class Seated:
    """One who sits, or would: where from, in which seat, with the sex that was typed. Of a nominee there can be two."""

    person: int
    place: str
    seat: int | None
    is_substitute: bool
    is_nominee: bool
    sex: Sex | None


@dataclass(frozen=True)
class Together:
    """All of them; `open_members` and `open_substitutes` are places whose names are to come.

    `possible` is from how many municipalities members could come, 0 when that is not known.
    """

    body: Body
    seated: tuple[Seated, ...]
    open_members: int = 0
    open_substitutes: int = 0
    possible: int = 0

    @property
    def members(self) -> list[Seated]:
        """Those who are not substitutes."""
        return [each for each in self.seated if not each.is_substitute]

    @property
    def substitutes(self) -> list[Seated]:
        """The substitutes."""
        return [each for each in self.seated if each.is_substitute]

    def with_one(self, one: Seated) -> Together:
        """The same with one more, who takes the place of the substitute of the seat."""
        kept = [
            each for each in self.seated if not (one.is_substitute and each.is_substitute and one.seat == each.seat)
        ]
        return replace(self, seated=(*(self.seated if one.seat is None else kept), one))

    def in_places(self, possible: int) -> Together:
        """The same, with from how many municipalities members could come."""
        return replace(self, possible=possible)


def seated(person: int, place: str, seat: Seat | None, sex: Sex | None, *, is_substitute: bool) -> Seated:
    """Someone who is proposed for a seat, or for the list of substitutes without one."""
    is_nominee = seat is not None and seat.kind.act == SeatKind.Act.NOMINATE and not is_substitute
    return Seated(person, place, seat.pk if seat else None, is_substitute, is_nominee, sex)


def together_on(body: Body, day: date, proposed: Sequence[Appointment] = ()) -> Together:
    """Those whom councils have put into the body and who sit there on the day, and those who are `proposed`."""
    rows = Appointment.objects.filter(on_day(day), body=body).exclude(state__in=[_State.VOID, _State.PROPOSED])
    kept = [
        row
        for row in rows.select_related("municipality", "seat__kind")
        if row.seat is None or row.seat.kind.is_filled_by_council
    ]
    own = {row.pk for row in proposed}
    taken: set[tuple[int | None, bool]] = {(row.seat_id, row.is_substitute) for row in proposed if row.seat_id}
    standing = [row for row in kept if row.pk not in own and not _gives_way(row, taken)]
    everyone = [*standing, *(row for row in proposed if row.body_id == body.pk)]
    sexes = dict(
        PersonSex.objects.filter(person__in=[row.person_id or 0 for row in everyone]).values_list("person", "sex")
    )
    named = tuple(_seated(row, sexes) for row in everyone if row.person_id)
    nameless = [row for row in everyone if row.person_id is None]
    return Together(
        body,
        named,
        sum(not row.is_substitute for row in nameless),
        sum(row.is_substitute for row in nameless),
    )


def _gives_way(row: Appointment, taken: set[tuple[int | None, bool]]) -> bool:
    """Whether a proposal takes its place: a name that follows, and the substitute of the seat."""
    return (row.seat_id, row.is_substitute) in taken and (row.is_substitute or row.person_id is None)


def _seated(row: Appointment, sexes: dict[int, str]) -> Seated:
    place = row.municipality.name if row.municipality else ""
    typed = sexes.get(row.person_id or 0)
    one = seated(row.person_id or 0, place, row.seat, Sex(typed) if typed else None, is_substitute=row.is_substitute)
    is_settled = row.state in (_State.APPOINTED, _State.CONDITIONAL)
    return replace(one, is_nominee=one.is_nominee and not is_settled)


def objections_together(together: Together) -> tuple[Objection, ...]:
    """What speaks against them as a whole, each with its source."""
    body = together.body
    found: list[Objection | None] = []
    if Substitution(body.substitutes) is not Substitution.NONE:
        found.append(
            missing_substitutes(
                len(together.members) + together.open_members,
                len(together.substitutes) + together.open_substitutes,
                body.rule_source,
            )
        )
    found += _of_the_balance(together)
    places = [each.place for each in together.members if each.place]
    found.append(spread(places, together.possible or len(places)))
    return tuple(each for each in found if each is not None)


def _of_the_balance(together: Together) -> Iterator[Objection]:
    """What the body's rule on balance says; the letter's own wording is its source when it is kept."""
    rule = Rule(together.body.gender_rule)
    if rule is Rule.NONE or not together.seated:
        return
    source = together.body.gender_rule_words or SOURCES[rule]
    if rule is Rule.BOTH_SEXES_PER_SEAT:
        yield from _of_the_pairs(together, source)
        return
    members, substitutes = ([each.sex for each in group] for group in (together.members, together.substitutes))
    for each in gender_balance(rule, members, [], open_members=together.open_members).warnings:
        yield Objection(each.code, each.message, source)
    for each in gender_balance(rule, [], substitutes, open_substitutes=together.open_substitutes).warnings:
        yield Objection(f"{each.code}-of-substitutes", each.message, source)


def _of_the_pairs(together: Together, source: str) -> Iterator[Objection]:
    """Of seats for which two names are sent, a woman's and a man's, as long as the authority has not chosen."""
    by_seat: dict[int | None, list[Sex | None]] = defaultdict(list)
    for each in together.members:
        if each.is_nominee:
            by_seat[each.seat].append(each.sex)
    alone = sum(len(sexes) == 1 for sexes in by_seat.values())
    if alone:
        seats = "én plads" if alone == 1 else f"{alone} pladser"
        message = f"Der er kun ét navn til {seats}. Til hver plads skal der indstilles både en kvinde og en mand."
        yield Objection("two-names-wanted", message, source)
    pairs = [(sexes[0], sexes[1]) for sexes in by_seat.values() if len(sexes) > 1]
    if pairs:
        for warning in gender_balance_per_seat(pairs, []).warnings:
            yield Objection(warning.code, warning.message, source)
