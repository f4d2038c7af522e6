"""The words that the minutes have of an item of a written procedure: a paper's words, so always Danish."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tvaers.danish.listing import listed
from tvaers.document.acts import decision_acts, formal_first
from tvaers.document.blocks import Paragraph, Text, parse, to_markdown
from tvaers.document.model import Act
from tvaers.document.phrasing import Style, decision_sentences, joined
from tvaers.meetings.procedure.outcome import Choice, Given, Result, Tally
from tvaers.meetings.treatment.treating import postponed_sentence

PROCEDURE = "skriftlig procedure"


@dataclass(frozen=True)
class Asked:
    """What was asked for, of which council, and how it writes its decisions."""

    recommendation: str
    council: str
    style: Style


@dataclass(frozen=True)
class Voice:
    """Who answered, as the minutes name them, and what they wrote."""

    name: str
    text: str = ""


@dataclass(frozen=True)
class Recorded:
    """What is recorded of an item: the decision (Markdown), its acts by code, and the votes where some were against."""

    text: str
    acts: tuple[str, ...]
    votes_for: int | None = None
    votes_against: int | None = None


def recorded(
    outcome: Result, standing: Tally, asked: Asked, voices: Mapping[Given, Voice], silent: Sequence[str] = ()
) -> Recorded:
    """What the minutes have of the item: what was decided, and who answered what; `silent` are those who did not.

    What someone wrote stands as their remark and tells no act but that.
    """
    own, acts = _decided(outcome, asked)
    remarks = list(_remarks(standing, voices))
    has_vote = outcome is not Result.TO_MEETING and standing.count(Choice.NO) > 0
    acts += [Act.VOTED] if has_vote else []
    acts += [Act.REMARKED] if remarks else []
    counts = [_paragraph(_counted(standing, has_vote=has_vote))]
    said_yes = [voices[given].name for given in standing.counted if given.choice is Choice.YES]
    named = [_paragraph(f"Ja svarede {listed(said_yes)}.")] if said_yes else []
    named += remarks
    named += [_paragraph(f"{listed(silent)} svarede ikke.")] if silent else []
    return Recorded(
        text="\n\n".join([own, *counts, *named]),
        acts=tuple(act.value for act in formal_first(list(dict.fromkeys(acts)))),
        votes_for=standing.count(Choice.YES) if has_vote else None,
        votes_against=standing.count(Choice.NO) if has_vote else None,
    )


def _decided(outcome: Result, asked: Asked) -> tuple[str, list[Act]]:
    """The decision itself and the acts that it tells."""
    if outcome is Result.NOT_ADOPTED:
        return _not_adopted(asked), [Act.REJECTED]
    own = _adopted(asked) if outcome.is_adopted else _to_meeting(asked.style)
    return own, decision_acts(parse(own))


def _not_adopted(asked: Asked) -> str:
    what = "Indstillingen" if asked.recommendation.strip() else "Punktet"
    if asked.style is Style.SHORT:
        return f"Ikke vedtaget ved {PROCEDURE}."
    return f"{what} blev ikke vedtaget.\n\nBehandlet i {PROCEDURE}."


def _adopted(asked: Asked) -> str:
    sentences = decision_sentences(asked.recommendation, asked.council, asked.style)
    text = joined(sentences, asked.style) or _followed(asked)
    told = in_procedure(text, asked)
    is_told = told != text and decision_acts(parse(told)) == decision_acts(parse(text))
    return told if is_told else f"{text}\n\nBehandlet i {PROCEDURE}."


def in_procedure(text: str, asked: Asked) -> str:
    """The decision with the words that it was made in writing, at its first sentence; as it is where they do not fit.

    "Godkendt i" is how others' approvals are told, so the short form says "ved".

    >>> in_procedure("KKR Sjælland godkendte planen.", Asked("", "KKR Sjælland", Style.FULL))
    'I skriftlig procedure godkendte KKR Sjælland planen.'
    >>> in_procedure("Godkendt.", Asked("", "KKR Sjælland", Style.SHORT))
    'Godkendt ved skriftlig procedure.'
    """
    if asked.style is Style.SHORT:
        return re.sub(r"^(\w+)\.", rf"\1 ved {PROCEDURE}.", text, count=1)
    subject = re.match(rf"{re.escape(asked.council)} (\w+)\b", text)
    return f"I {PROCEDURE} {subject[1]} {asked.council}{text[subject.end() :]}" if subject else text


def _followed(asked: Asked) -> str:
    """For an item that recommends nothing."""
    return "Godkendt." if asked.style is Style.SHORT else f"{asked.council} godkendte punktet."


def _to_meeting(style: Style) -> str:
    return f"{postponed_sentence(style, None)}\n\nBehandlet i {PROCEDURE}."


def _counted(standing: Tally, *, has_vote: bool) -> str:
    answered, asked = len(standing.counted), len(standing.asked)
    yes, no, wishes = (standing.count(choice) for choice in Choice)
    if answered and yes == answered:
        return f"{answered} af {asked} svarede. Alle svarede ja."
    if has_vote and not wishes:
        return f"{answered} af {asked} svarede. {yes} stemte for, og {no} stemte imod."
    return f"{answered} af {asked} svarede: {yes} ja, {no} nej, og {wishes} for at tage sagen op på et møde."


def _remarks(standing: Tally, voices: Mapping[Given, Voice]) -> Iterator[str]:
    """Who was not for, by name, with what they wrote."""
    for given in standing.counted:
        if given.choice is Choice.YES:
            continue
        voice = voices[given]
        said = " ".join(voice.text.split())
        lead = f"{voice.name} svarede nej" if given.choice is Choice.NO else f"{voice.name} ville drøfte sagen"
        yield _paragraph(f"{lead} og bemærkede: ”{said}”" if said else f"{lead}.")


def _paragraph(words: str) -> str:
    return to_markdown([Paragraph((Text(words),))])
