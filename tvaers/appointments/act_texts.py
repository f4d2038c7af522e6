"""What an act of appointing is called in papers: recommended, decided, and written to whoever is to have the names.

All of it is a paper's words, so it is Danish in every language of the page. It is written so that whoever reads the
minutes later, a person or the program, finds who was appointed to what as what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tvaers.appointments.models import Appointment, Body, SeatKind
from tvaers.danish.dates import long_date
from tvaers.danish.listing import listed
from tvaers.document.blocks import Block, Heading, Table, Text, bullets, paragraph, table, to_markdown

_LEVEL = 3
_WORDS = ("nul", "ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
_ProposedAs = Appointment.ProposedAs


@dataclass(frozen=True)
class Verb:
    """To appoint, or to nominate for another to appoint: in the forms that sentences need."""

    present: str
    past: str
    infinitive: str
    noun: str


APPOINT = Verb("udpeger", "udpegede", "udpege", "Udpegning")
NOMINATE = Verb("indstiller", "indstillede", "indstille", "Indstilling")


@dataclass(frozen=True)
class ActOfBody:
    """What is proposed for one body in one way: places in the order in which they are printed."""

    body: Body
    verb: Verb
    rows: tuple[Appointment, ...]

    @property
    def named(self) -> tuple[Appointment, ...]:
        """Those of which somebody is named."""
        return tuple(row for row in self.rows if row.person is not None)

    def part(self, *, is_substitute: bool) -> tuple[Appointment, ...]:
        """The members, or the substitutes."""
        return tuple(row for row in self.rows if row.is_substitute == is_substitute)


def acts_of(rows: Sequence[Appointment], kinds: Mapping[int, SeatKind]) -> list[ActOfBody]:
    """The rows, which stand in order, by body and by whether the council appoints or nominates.

    `kinds` is for each body the kind of the seats that its common substitutes are substitutes for.
    """
    found: dict[tuple[int, Verb], list[Appointment]] = {}
    for row in rows:
        kind = row.seat.kind if row.seat else kinds.get(row.body_id)
        verb = NOMINATE if kind is not None and kind.act == SeatKind.Act.NOMINATE else APPOINT
        found.setdefault((row.body_id, verb), []).append(row)
    return [ActOfBody(group[0].body, verb, tuple(group)) for (_body, verb), group in found.items()]


def recommendation(council: str, acts: Sequence[ActOfBody]) -> str:
    """What is recommended (Markdown): with names as far as there are any, else how many are to be found."""
    blocks: list[Block] = []
    for act in acts:
        lead = f"Det indstilles, at {council} {act.verb.present}"
        if act.named:
            blocks += [paragraph(f"{lead} følgende til {act.body.name}:"), *_lists(act)]
            blocks += [paragraph(words) for words in _open_places(act)]
        else:
            blocks.append(paragraph(f"{lead} {_how_many(act)} til {act.body.name}."))
    return to_markdown(blocks)


def decision(council: str, acts: Sequence[ActOfBody]) -> str:
    """The decision (Markdown): who, what is left open, what the chairmanship is to find, and on which condition."""
    blocks: list[Block] = []
    for act in acts:
        if act.named:
            blocks += [paragraph(f"{council} {act.verb.past} følgende til {act.body.name}:"), *_lists(act)]
        blocks += [paragraph(words) for words in _conditions(act)]
        blocks += [paragraph(words) for words in _open_places(act)]
        delegated = [row for row in act.rows if row.proposed_as == _ProposedAs.DELEGATED]
        if delegated:
            whom = _counted_parts(delegated)
            blocks.append(
                paragraph(
                    f"{council} bemyndigede formandskabet til at {act.verb.infinitive} {whom} til {act.body.name}."
                )
            )
    return to_markdown(blocks)


@dataclass(frozen=True)
class LetterFacts:
    """What a letter says besides the names: who decided when under which item, and who signs.

    `reasons` are those for deviating from the rule on balance, each after what it answers.
    """

    council: str
    meeting: str
    number: str
    title: str
    sender: str
    reasons: Sequence[tuple[str, str]] = ()


def letter_subject(acts: Sequence[ActOfBody]) -> str:
    """What the letter about one body is about."""
    return f"{listed(list(dict.fromkeys(act.verb.noun for act in acts)))} til {acts[0].body.name}"


def letter(acts: Sequence[ActOfBody], facts: LetterFacts) -> str:
    """The letter to whoever is to have the names for one body (Markdown)."""
    told = f"{facts.council} behandlede på mødet den {facts.meeting} punkt {facts.number}, {facts.title}."
    blocks: list[Block] = [paragraph(told)]
    for act in acts:
        if act.named:
            lead = f"{facts.council} {act.verb.past} følgende til {act.body.name} {_period(act)}:"
            blocks += [paragraph(lead), _table(act)]
        blocks += [paragraph(words) for words in (*_conditions(act), *_open_places(act))]
        delegated = [row for row in act.rows if row.proposed_as == _ProposedAs.DELEGATED]
        if delegated:
            words = f"Formandskabet finder {_counted_parts(delegated)}. Navnene sendes, når de er kendt."
            blocks.append(paragraph(words))
    for told, reason in facts.reasons:
        blocks.append(paragraph(f"{told} Begrundelsen for at fravige reglen er: {reason}"))
    sender = [paragraph(facts.sender)] if facts.sender else []
    blocks += [paragraph("Venlig hilsen"), *sender, paragraph(f"Sekretariatet for {facts.council}")]
    return to_markdown(blocks)


def _period(act: ActOfBody) -> str:
    first = act.rows[0]
    begins = f"for perioden fra {long_date(first.valid_from)}"
    return f"{begins} til {long_date(first.last_day)}" if first.last_day else begins


def told(row: Appointment) -> str:
    """Someone as papers print them: name, party and municipality."""
    name = f"{row.person} ({row.party})" if row.party else str(row.person)
    return f"{name}, {row.municipality.official_name}" if row.municipality else name


def _lists(act: ActOfBody) -> Iterator[Block]:
    for is_substitute, title in ((False, "Medlemmer"), (True, "Stedfortrædere")):
        rows = [row for row in act.part(is_substitute=is_substitute) if row.person is not None]
        if rows:
            yield Heading(_LEVEL, (Text(title),))
            yield bullets([_entry(row, act) for row in rows])


def _entry(row: Appointment, act: ActOfBody) -> str:
    """A line of a list; a seat that is not like the others is named, and whom a personal substitute is for."""
    if row.is_substitute and row.seat is not None:
        member = next((other for other in act.named if other.seat_id == row.seat_id and not other.is_substitute), None)
        return f"{told(row)}, stedfortræder for {member.person}" if member else told(row)
    names = {other.seat.name for other in act.part(is_substitute=False) if other.seat}
    is_one_of_several = row.seat is not None and len(names) > 1
    return f"{told(row)}, {row.seat.name.lower()}" if is_one_of_several and row.seat else told(row)


def _table(act: ActOfBody) -> Table:
    return table(["Navn", "Som"], [(told(row), _as_what(row, act)) for row in act.named])


def _as_what(row: Appointment, act: ActOfBody) -> str:
    if not row.is_substitute:
        return row.seat.name if row.seat else "Medlem"
    member = next((other for other in act.named if other.seat_id == row.seat_id and not other.is_substitute), None)
    if row.seat is None:
        return f"Stedfortræder nr. {row.rank}"
    return f"Stedfortræder for {member.person}" if member else f"Stedfortræder, {row.seat.name}"


def _open_places(act: ActOfBody) -> Iterator[str]:
    """That names follow, by the party or bloc that is to find them."""
    waiting = [row for row in act.rows if row.proposed_as == _ProposedAs.NAME_FOLLOWS]
    for whom, rows in groupby(sorted(waiting, key=_asked), key=_asked):
        found = list(rows)
        names = "Navnet på" if len(found) == 1 else "Navnene på"
        yield f"{names} {_counted_parts(found)} følger{f' fra {whom}' if whom else ''}."


def _asked(row: Appointment) -> str:
    return row.party or (row.seat.bloc if row.seat else "")


def _conditions(act: ActOfBody) -> Iterator[str]:
    for row in act.named:
        if row.condition:
            yield f"For {row.person} gælder det under forudsætning: {row.condition.rstrip(' .')}."


def _how_many(act: ActOfBody) -> str:
    return _counted_parts(act.rows)


def _counted_parts(rows: Iterable[Appointment]) -> str:
    """Members and substitutes by their numbers: "fem medlemmer og én stedfortræder"."""
    given = list(rows)
    members, substitutes = (sum(row.is_substitute == is_one for row in given) for is_one in (False, True))
    parts = []
    if members:
        parts.append(f"{_number(members)} {'medlem' if members == 1 else 'medlemmer'}")
    if substitutes:
        count = "én" if substitutes == 1 else _number(substitutes)
        parts.append(f"{count} {'stedfortræder' if substitutes == 1 else 'stedfortrædere'}")
    return " og ".join(parts)


def _number(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else str(count)
