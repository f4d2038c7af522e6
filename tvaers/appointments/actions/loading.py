"""Loading the definitions of bodies, and the cooperations, that come with the program."""

from __future__ import annotations

from collections.abc import Iterable

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.actions.bodies import add_seats
from tvaers.appointments.definitions import ALL_COUNCILS, BodyDefined, defined_bodies
from tvaers.appointments.known_cooperations import CooperationDefined, defined_cooperations
from tvaers.appointments.models import Body, BodyCouncil, Cooperation, CooperationMunicipality
from tvaers.councils.models import Council, Municipality, MunicipalityInCouncil


@action("appointments.tend", council=council_at("council.pk"))
def load_definitions(council: Council, *, keys: Iterable[str], by: Actor) -> list[Body]:
    """Takes over the ready definitions with these keys that concern the council; those that are there stay as they are.

    A body of several councils is made once, kept by none of them, and in the Blue Books of all.
    """
    wanted = set(keys)
    found = [defined for defined in definitions_of(council) if defined.key in wanted]
    known = set(Body.objects.filter(key__in=[defined.key for defined in found]).values_list("key", flat=True))
    councils = {row.slug: row for row in Council.objects.all()}
    return [_load(defined, councils, by) for defined in found if defined.key not in known]


@action("appointments.tend", council=lambda given: given["council"].pk)
def load_cooperations(council: Council, *, keys: Iterable[str], by: Actor) -> list[Cooperation]:
    """Takes over the ready cooperations with these keys that concern the council; those there stay as they are."""
    wanted = set(keys)
    found = [defined for defined in cooperations_of(council) if defined.key in wanted]
    known = set(Cooperation.objects.filter(key__in=wanted).values_list("key", flat=True))
    municipalities = {row.name: row for row in Municipality.objects.all()}
    return [_load_cooperation(defined, municipalities) for defined in found if defined.key not in known]


def cooperations_of(council: Council) -> list[CooperationDefined]:
    """The ready cooperations in which a municipality of the council takes part."""
    rows = MunicipalityInCouncil.objects.filter(council=council)
    ours = set(rows.values_list("municipality__name", flat=True))
    return [defined for defined in defined_cooperations() if ours & {name for name, _role in defined.parts}]


def _load_cooperation(defined: CooperationDefined, municipalities: dict[str, Municipality]) -> Cooperation:
    texts = {"name": defined.name, "note": defined.note, "source": defined.source}
    row = Cooperation(key=defined.key, valid_from=defined.valid_from, **texts)
    row.save()
    for name, role in defined.parts:
        values = {"municipality": municipalities[name], "role": role, "valid_from": defined.valid_from}
        part = CooperationMunicipality(cooperation=row, **values)
        part.save()
    return row


def definitions_of(council: Council) -> list[BodyDefined]:
    """The ready definitions of the bodies that concern a council."""
    return [
        defined for defined in defined_bodies() if ALL_COUNCILS in defined.councils or council.slug in defined.councils
    ]


def _load(defined: BodyDefined, councils: dict[str, Council], by: Actor) -> Body:
    all_of_them = ALL_COUNCILS in defined.councils
    places = list(councils.values()) if all_of_them else [councils[slug] for slug in defined.councils]
    body = Body(
        key=defined.key,
        name=defined.name,
        council=places[0] if len(places) == 1 else None,
        valid_from=defined.valid_from,
        valid_to=defined.valid_to,
        most_times=defined.most_times,
        **defined.values,
    )
    body.save()
    for place in places:
        row = BodyCouncil(body=body, council=place, valid_from=defined.valid_from, valid_to=defined.valid_to)
        row.save()
    for seats in defined.seats:
        owners = tuple(places) if seats.one_for_each_council else ()
        add_seats(
            body,
            name=seats.name,
            count=seats.count,
            valid_from=defined.valid_from,
            councils=owners,
            by=by,
            **seats.values,
        )
    return body
