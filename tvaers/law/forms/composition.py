"""`tvaers law composition`."""

from __future__ import annotations

from collections.abc import Mapping

from tvaers.law.composition import Basis, Composition, Rounding, composition
from tvaers.law.dhondt import MOST_SEATS
from tvaers.law.forms.calculation import Calculation
from tvaers.law.given import (
    Given,
    read_choice,
    read_count,
    read_counts,
    read_groups,
    read_names,
    read_optional_count,
)
from tvaers.law.rounding import six_places
from tvaers.law.working import Value, Worked


def _work_out(given: Given) -> Worked[Composition | None]:
    basis = Basis(
        read_count(given, "municipalities", most=MOST_SEATS),
        read_counts(given, "votes", of="liste"),
        read_names(given, "seats_in_boards"),
        read_counts(given, "mayors", of="liste", most=MOST_SEATS),
    )
    return composition(
        basis,
        cap=read_optional_count(given, "cap", most=MOST_SEATS),
        rounding=read_choice(given, "rounding", Rounding) if "rounding" in given else Rounding.LARGEST_REMAINDER,
        size=read_optional_count(given, "size", most=MOST_SEATS),
        lots=read_groups(given, "lots") if "lots" in given else (),
    )


def _write(found: Composition) -> Mapping[str, Value]:
    return {
        "eligible": found.eligible,
        "size": found.size,
        "capped": found.capped,
        "parties": {
            name: {
                "votes": party.votes,
                "share": six_places(party.share),
                "mayors": party.mayors,
                "target": party.target,
                "supplementary": party.supplementary,
            }
            for name, party in found.parties.items()
        },
        "other_mayors": found.other_mayors,
    }


CALCULATION = Calculation(
    ("municipalities", "votes", "seats_in_boards", "mayors", "cap", "rounding", "size", "lots"), _work_out, _write
)
