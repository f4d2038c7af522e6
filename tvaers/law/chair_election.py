"""Who becomes chair and vice-chair of a KKR.

Not a vote among the members, and not counted in seats: a proportional election on the votes of the municipal election
in the region, with alliances. Source: KL's love § 15 stk. 3; the method is that of kommunal- og regionalvalgloven
§§ 81 and 83.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tvaers.law.dhondt import Awards, dhondt, dhondt_step, votes_of
from tvaers.law.given import NotOfTheForm
from tvaers.law.lots import Contender, Lots, tie_warning
from tvaers.law.wording import shown
from tvaers.law.working import LawWarning, Step, Worked

SOURCE = "KL's love § 15, stk. 3"
METHOD = "KL's love § 15, stk. 3; metoden er kommunal- og regionalvalglovens §§ 81 og 83"
ADDED = "Stemmerne på listerne i et valgforbund lægges sammen; en liste uden forbund står alene."
DIVIDED = "Hvert stemmetal deles med 1, 2, 3 og så videre; posterne går efter tur til de største kvotienter."
DIVIDED_INSIDE = "I et valgforbund deles listernes stemmer på samme måde, og forbundets poster går til dem efter tur."


@dataclass(frozen=True)
class Post:
    """One post, counted from 1 (the chair): the alliance that won it, by which quotient, and the list that takes it."""

    number: int
    alliance: Contender
    party: str
    quotient: Fraction


def chair_election(
    votes: Mapping[str, int],
    alliances: Sequence[Contender],
    posts: int,
    *,
    represented: Collection[str] | None = None,
    lots: Sequence[Sequence[str]] = (),
) -> Worked[tuple[Post, ...] | None]:
    """The posts in their order by d'Hondt over the alliances, then inside each; None while lots must be drawn.

    `votes`: each list's votes in the region. `represented`: the lists with members in the KKR; the others are warned
    of when they are allied or win. `lots`: the draws made, winner first. Raises NotOfTheForm when there are no votes,
    or an alliance or a draw names lists wrongly.

    Source: KL's love § 15 stk. 3; kommunal- og regionalvalgloven §§ 81 and 83.
    """
    contenders = _contenders(votes, alliances)
    draws = Lots(lots, votes)
    outer = dhondt(contenders, posts, draws, in_order=True)
    inner = {} if outer.tied else _inside_alliances(votes, outer, draws)
    ties = tuple(_ties(outer, inner))
    elected = None if ties else tuple(_posts(outer, inner))
    warnings = (*ties, *_not_represented(alliances, elected or (), represented), *draws.warnings())
    return Worked(elected, tuple(_steps(votes, alliances, posts, outer, inner)), warnings)


def _contenders(votes: Mapping[str, int], alliances: Sequence[Contender]) -> dict[Contender, int]:
    """The votes of each alliance and each lone list, in the order of the votes."""
    if not any(votes.values()):
        raise NotOfTheForm("»votes« skal have mindst én stemme.")
    alliance_of: dict[str, Contender] = {}
    for alliance in alliances:
        for name in alliance:
            if name not in votes:
                raise NotOfTheForm(f"»alliances« har {shown(name)}, som ikke har stemmer i »votes«.")
            if name in alliance_of:
                raise NotOfTheForm(f"»alliances« har {shown(name)} mere end én gang.")
            alliance_of[name] = alliance
    contenders: dict[Contender, int] = {}
    for name, count in votes.items():
        contender = alliance_of.get(name, (name,))
        contenders[contender] = contenders.get(contender, 0) + count
    return contenders


def _inside_alliances(votes: Mapping[str, int], outer: Awards, draws: Lots) -> dict[Contender, Awards]:
    return {
        alliance: dhondt(_own_votes(votes, alliance), won, draws, in_order=True)
        for alliance, won in outer.seats().items()
    }


def _own_votes(votes: Mapping[str, int], alliance: Contender) -> dict[Contender, int]:
    return {(name,): votes[name] for name in alliance}


def _ties(outer: Awards, inner: Mapping[Contender, Awards]) -> Iterator[LawWarning]:
    if outer.tied:
        yield tie_warning(outer.tied, f"post {len(outer.awards) + 1}")
    for alliance, found in inner.items():
        if found.tied:
            number = len(found.awards) + 1
            yield tie_warning(found.tied, f"post nr. {number} af dem, {shown('+'.join(alliance))} har vundet")


def _posts(outer: Awards, inner: Mapping[Contender, Awards]) -> Iterator[Post]:
    parties = {alliance: iter(found.awards) for alliance, found in inner.items()}
    for number, award in enumerate(outer.awards, start=1):
        (party,) = next(parties[award.winner]).winner
        yield Post(number, award.winner, party, award.quotient)


def _not_represented(
    alliances: Sequence[Contender], elected: Sequence[Post], represented: Collection[str] | None
) -> Iterator[LawWarning]:
    if represented is None:
        return
    for name in (name for alliance in alliances if len(alliance) > 1 for name in alliance):
        if name not in represented:
            message = f"{shown(name)} er i valgforbund, men har ingen medlemmer i dette KKR."
            yield LawWarning("ally-not-represented", message)
    for post in elected:
        if post.party not in represented:
            message = f"Post {post.number} går til {shown(post.party)}, som ingen medlemmer har i dette KKR."
            yield LawWarning("elected-not-represented", message)


def _steps(
    votes: Mapping[str, int],
    alliances: Sequence[Contender],
    posts: int,
    outer: Awards,
    inner: Mapping[Contender, Awards],
) -> Iterator[Step]:
    contenders = _contenders(votes, alliances)
    yield Step(ADDED, SOURCE, {"votes": votes, "alliances": tuple(alliances)}, {"votes": votes_of(contenders)})
    yield dhondt_step(DIVIDED, METHOD, contenders, posts, outer)
    for alliance, found in inner.items():
        if len(alliance) > 1:
            won = outer.seats()[alliance]
            yield dhondt_step(DIVIDED_INSIDE, METHOD, _own_votes(votes, alliance), won, found)
