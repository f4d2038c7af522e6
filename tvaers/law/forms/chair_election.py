"""`tvaers law chair-election`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tvaers.law.chair_election import Post, chair_election
from tvaers.law.dhondt import MOST_SEATS
from tvaers.law.forms.calculation import Calculation
from tvaers.law.given import Given, read_count, read_counts, read_groups, read_names
from tvaers.law.rounding import as_decimal
from tvaers.law.working import Value, Worked


def _work_out(given: Given) -> Worked[tuple[Post, ...] | None]:
    return chair_election(
        read_counts(given, "votes", of="liste"),
        read_groups(given, "alliances"),
        read_count(given, "posts", most=MOST_SEATS),
        represented=read_names(given, "represented") if "represented" in given else None,
        lots=read_groups(given, "lots") if "lots" in given else (),
    )


def _write(elected: Sequence[Post]) -> Mapping[str, Value]:
    return {
        "elected": [
            {
                "post": post.number,
                "alliance": post.alliance,
                "party": post.party,
                "quotient": as_decimal(post.quotient),
            }
            for post in elected
        ]
    }


CALCULATION = Calculation(("votes", "alliances", "posts", "represented", "lots"), _work_out, _write)
