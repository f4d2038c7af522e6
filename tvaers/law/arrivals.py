"""What does not fit among the names that come in for a new KKR. It is warned of with its reason and blocks nothing.

Sources: all mayors of the region are born members, with the deputy mayor as substitute; supplementary members are
chosen party by party up to the number of KL's letter, each with a personal substitute (KL, Valg og konstituering af KKR
2018-2022; KKR Nordjylland 15 October 2021 item 5.3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from tvaers.law.wording import counted, shown
from tvaers.law.working import LawWarning


@dataclass(frozen=True)
class Came:
    """One name: `key` tells it from the others, `who` is the same for the same person, `substitute` likewise."""

    key: str
    who: str
    name: str
    municipality: str
    party: str
    is_mayor: bool = False
    substitute: str = ""
    substitute_municipality: str = ""


def concerns_in(
    names: Iterable[Came], *, numbers: Mapping[str, int] | None, municipalities: Collection[str]
) -> dict[str, tuple[LawWarning, ...]]:
    """What does not fit with each name, by its key; of all names, also those with whom everything fits.

    `numbers` are KL's, of supplementary members by list; None as long as they are not known, and then nothing is said
    of them. Of a list with too many names those are told that came last, in the order given.
    """
    rows = list(names)
    times = Counter(row.who for row in rows if row.who)
    before: Counter[str] = Counter()
    found: dict[str, tuple[LawWarning, ...]] = {}
    for row in rows:
        concerns = [*_of_place(row, municipalities), *_of_person(row, times)]
        if not row.is_mayor:
            before[row.party] += 1
            concerns += _of_list(row, before[row.party], numbers)
        found[row.key] = tuple(concerns)
    return found


def _of_place(row: Came, municipalities: Collection[str]) -> Iterable[LawWarning]:
    if row.municipality and row.municipality not in municipalities:
        yield LawWarning("outside-the-region", f"{shown(row.municipality)} hører ikke til rådet i den periode.")
    if row.substitute_municipality and row.substitute_municipality not in municipalities:
        words = f"Stedfortræderens kommune, {shown(row.substitute_municipality)}, hører ikke til rådet i den periode."
        yield LawWarning("substitute-outside-the-region", words)


def _of_person(row: Came, times: Counter[str]) -> Iterable[LawWarning]:
    if row.who and times[row.who] > 1:
        words = f"{shown(row.name)} står {counted(times[row.who], 'gang', 'gange')}. Én kan kun have én plads."
        yield LawWarning("named-twice", words)
    if row.substitute and row.substitute == row.who:
        yield LawWarning("own-substitute", f"{shown(row.name)} står som sin egen stedfortræder.")
    elif row.substitute and row.substitute in times:
        yield LawWarning("substitute-is-member", "Stedfortræderen står selv som medlem.")


def _of_list(row: Came, place: int, numbers: Mapping[str, int] | None) -> Iterable[LawWarning]:
    if numbers is None:
        return
    most = numbers.get(row.party)
    if not most:
        words = f"Liste {shown(row.party) or '?'} har ingen supplerende medlemmer i KL's brev."
        yield LawWarning("list-without-seats", words)
    elif place > most:
        counted_seats = counted(most, "supplerende medlem", "supplerende medlemmer")
        yield LawWarning("too-many-of-list", f"Liste {shown(row.party)} har {counted_seats} i KL's brev.")
