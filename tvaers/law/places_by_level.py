"""Places of SOSU and PAU, from a national minimum through the regions to the municipalities.

Which key a KKR shares by among its municipalities is its own choice. Source: KL's split of the agreed minimum over the
five KKRs (2018), each of which decides how many each of its municipalities trains.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tvaers.law.given import NotOfTheForm
from tvaers.law.share import share
from tvaers.law.working import LawWarning, Step, Worked


@dataclass(frozen=True)
class Places:
    """Whole numbers: of each council, which add up to the national number, and of each municipality of one council."""

    by_council: Mapping[str, int]
    by_municipality: Mapping[str, int]


def places_by_level(
    national: int,
    council_keys: Mapping[str, int],
    council: str,
    municipal_keys: Mapping[str, int],
    *,
    announced: Mapping[str, int] | None = None,
) -> Worked[Places]:
    """The national number shared over the councils, and what falls to one council over its municipalities.

    `announced`: KL's own split; it binds, and stands instead of ours, with a warning for each council where they differ
    and when it does not add up. Raises NotOfTheForm when the council has no number, or a key has nothing over 0.

    Source: KL's split of the minimum of SOSU and PAU places; inside a KKR, the key that it has decided.
    """
    over_councils = share(national, council_keys)
    by_council = dict(announced) if announced is not None else over_councils.result
    if council not in by_council:
        raise NotOfTheForm(f"»council« {council} er ikke blandt dem, tallet er delt på.")
    inside = share(by_council[council], municipal_keys)
    steps: tuple[Step, ...] = (*over_councils.steps, *inside.steps)
    about_councils = over_councils.warnings if announced is None else ()
    warnings = (*_differences(national, over_councils.result, by_council), *about_councils, *inside.warnings)
    return Worked(Places(by_council, inside.result), steps, warnings)


def _differences(national: int, ours: Mapping[str, int], binding: Mapping[str, int]) -> tuple[LawWarning, ...]:
    found = [
        LawWarning("differs-from-key", f"{name}: {binding[name]} er meldt ud, nøglen giver {ours.get(name, 0)}.")
        for name in binding
        if binding[name] != ours.get(name, 0)
    ]
    total = sum(binding.values())
    if total != national:
        found.append(LawWarning("sum-does-not-fit", f"Tallene giver {total}, men landstallet er {national}."))
    return tuple(found)
