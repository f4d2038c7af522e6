"""The composition reckoned by the hypothesis, and compared list by list with KL's letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from tvaers.constitution.fractions_as_text import two_places
from tvaers.constitution.models import Lot
from tvaers.constitution.queries.composition import Basis, Binding
from tvaers.constitution.queries.lists import CountedList, ListKind
from tvaers.law import composition as law
from tvaers.law.composition import THRESHOLD, Composition, Rounding
from tvaers.law.lots import Contender
from tvaers.law.working import Worked

Reckoned = Worked[Composition | None]


@dataclass(frozen=True)
class Compared:
    """One list: its votes and mayors, the supplementary members by the hypothesis and by KL, and why they differ.

    `ours` is None while lots must be drawn, `binding` until KL's letter is entered.
    """

    key: str
    name: str
    votes: int
    share: Fraction
    mayors: int
    ours: int | None
    binding: int | None
    why: str

    @property
    def differs(self) -> bool:
        """Whether KL has another number than the hypothesis."""
        return self.ours is not None and self.binding is not None and self.ours != self.binding

    @property
    def members(self) -> int | None:
        """All members of the list: by KL's letter when it is entered, else by the hypothesis."""
        extra = self.ours if self.binding is None else self.binding
        return None if extra is None else self.mayors + extra


def reckoned(basis: Basis, rounding: Rounding = Rounding.LARGEST_REMAINDER, size: int | None = None) -> Reckoned | None:
    """The composition by the hypothesis; None while there are no votes.

    A local list outside a cooperation has no supplementary member, however many votes (KL's love § 6).
    """
    if not any(basis.votes.values()):
        return None
    given = law.Basis(basis.municipalities, basis.votes, sorted(_that_count(basis)), basis.mayors)
    return law.composition(given, rounding=rounding, size=size, lots=basis.draws(Lot.About.COMPOSITION))


def _that_count(basis: Basis) -> set[str]:
    """The lists with a seat, without local ones that would otherwise pass two per cent by themselves."""
    total = sum(basis.votes.values())
    alone = {each.key for each in basis.lists if each.kind is ListKind.LOCAL and each.share_of(total) >= THRESHOLD}
    return set(basis.seated) - alone


def tied_in(worked: Worked[Any]) -> tuple[Contender, ...]:
    """Between whom lots must be drawn; none when nothing is tied."""
    for step in worked.steps:
        tied = step.output.get("tied")
        if isinstance(tied, tuple) and tied:
            return tuple(contender for contender in tied if isinstance(contender, tuple))
    return ()


def compared(basis: Basis, worked: Reckoned, rounding: Rounding, binding: Binding | None) -> list[Compared]:
    """Every list with votes, a mayor or a number of KL's, most votes first."""
    total = sum(basis.votes.values())
    known = [each.key for each in basis.lists]
    others = [key for key in {**basis.mayors, **(binding.supplementary if binding else {})} if key not in known]
    why = _Why(basis, worked, rounding, binding)
    lists = [*basis.lists, *(CountedList(key, basis.names.get(key, ""), ListKind.PARTY) for key in sorted(others))]
    return [_one(each, total, basis, worked, binding, why) for each in lists]


def _one(
    counted: CountedList, total: int, basis: Basis, worked: Reckoned, binding: Binding | None, why: _Why
) -> Compared:
    ours = None
    if worked.result:
        party = worked.result.parties.get(counted.key)
        ours = party.supplementary if party else 0
    theirs = binding.supplementary.get(counted.key, 0) if binding else None
    share, mayors = counted.share_of(total), basis.mayors.get(counted.key, 0)
    words = why.of(counted, ours, theirs)
    return Compared(counted.key, counted.name, counted.votes, share, mayors, ours, theirs, words)


class _Why:
    """Why a list has the number it has, and why KL has another."""

    def __init__(self, basis: Basis, worked: Reckoned, rounding: Rounding, binding: Binding | None) -> None:
        self.basis, self.worked = basis, worked
        self.total = sum(basis.votes.values())
        self.alike: list[tuple[str, Composition]] = []
        self.exact: dict[str, Fraction] = {}
        if binding and binding.row.size:
            self._reckon_otherwise(rounding, binding.row.size)

    def _reckon_otherwise(self, rounding: Rounding, size: int) -> None:
        other = next(each for each in Rounding if each is not rounding)
        for how, words in (
            (rounding, _("Med KL's størrelse på %(size)d medlemmer giver hypotesen det samme.")),
            (other, _("Med KL's størrelse på %(size)d medlemmer og den anden afrunding giver hypotesen det samme.")),
        ):
            found = reckoned(self.basis, how, size)
            if found and found.result:
                self.alike.append((words % {"size": size}, found.result))
            if found and not self.exact:
                self.exact = _places_by_votes(found)

    def of(self, counted: CountedList, ours: int | None, theirs: int | None) -> str:
        """The words about one list."""
        barred = self._barred(counted)
        if ours is None:
            return ""
        if theirs is None or ours == theirs:
            return barred or self._above(counted, ours)
        if barred:
            return _("%(why)s KL har alligevel givet den pladser.") % {"why": barred}
        for words, result in self.alike:
            party = result.parties.get(counted.key)
            if party and party.supplementary == theirs:
                return words
        if counted.key in self.exact:
            members = self.basis.mayors.get(counted.key, 0) + theirs
            values = {"places": two_places(self.exact[counted.key]), "members": members}
            return _("Stemmerne svarer til %(places)s pladser; KL giver med borgmestrene %(members)d.") % values
        return _("Hypotesen forklarer ikke KL's tal.")

    def _barred(self, counted: CountedList) -> str:
        if counted.kind is ListKind.LOCAL:
            return _("Lokal liste uden for et listesamarbejde.")
        if counted.share_of(self.total) < THRESHOLD:
            return _("Under 2 procent af stemmerne.")
        if counted.key not in self.basis.seated:
            return _("Ingen plads i en kommunalbestyrelse.")
        return ""

    def _above(self, counted: CountedList, ours: int) -> str:
        if ours == 0 and self.basis.mayors.get(counted.key, 0):
            return _("Borgmestrene er mindst listens andel.")
        return ""


def _places_by_votes(worked: Reckoned) -> dict[str, Fraction]:
    """The exact places of each list within a given size, as the working has them; none of one above its share."""
    shares = worked.steps[-1].output.get("shares")
    return {key: Fraction(str(value)) for key, value in shares.items()} if isinstance(shares, Mapping) else {}


def disagreements(basis: Basis, binding: Binding | None, rows: Sequence[Compared]) -> list[str]:
    """What in KL's letter does not add up with what is entered here."""
    if binding is None:
        return []
    found = []
    mayors, extra = sum(basis.mayors.values()), binding.total
    if mayors + extra != binding.row.size:
        values = {"mayors": mayors, "extra": extra, "sum": mayors + extra, "size": binding.row.size}
        found.append(
            _("%(mayors)d borgmestre og %(extra)d supplerende medlemmer er %(sum)d. Brevet siger %(size)d.") % values
        )
    unknown = [row.key for row in rows if row.binding and not row.votes]
    if unknown:
        found.append(_("Ingen stemmer er kendt for %(lists)s, som KL giver pladser.") % {"lists": ", ".join(unknown)})
    return found
