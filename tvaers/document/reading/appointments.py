"""The people whom an item's decision appoints or nominates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tvaers.document.blocks import Block, BulletList, Heading, NumberedList, Paragraph, inline_text, plain_text
from tvaers.document.model import Appointment, AppointmentAct, Role
from tvaers.document.reading.attendance import attendee

_NOMINATES = re.compile(r"\b(?:indstillede|at indstille|indstilles|indstiller)\b", re.IGNORECASE)
_APPOINTS = re.compile(
    r"\b(?:udpegede|udpeges|udpeget|at udpege|udpeger|valgte|valgtes|blev valgt|genvalgte)\b", re.IGNORECASE
)
_SUBSTITUTES = re.compile(r"\b(?:suppleant\w*|stedfortræder\w*)\b", re.IGNORECASE)
_OBSERVERS = re.compile(r"\bobservatør\w*\b", re.IGNORECASE)
_CHAIRS = re.compile(r"\b(?:som|til)\s+(?:ny\s+)?formand\b", re.IGNORECASE)
_MEMBERS = re.compile(r"\bmedlem\w*\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:(?:som|til)\s+(?:nye?\s+)?(?:medlem\w*|suppleant\w*|stedfortræder\w*|observatør\w*|repræsentant\w*|formand)"
    r"\s+(?:af|til|i|for)|(?:politikere|personer|medlemmer|repræsentanter|følgende)\s+til|\btil|\bi)\s+"
    r"(?P<body>(?!at\b|følgende\b)[^.:;]+?)\s*(?:[.:;]|$)",
    re.IGNORECASE,
)
_INLINE_PERSON = re.compile(
    r"(?P<person>(?:[A-ZÆØÅ][\w.’'-]+\s+){1,5}[A-ZÆØÅ][\w’'-]+)\s*,?\s*\((?P<party>[A-ZÆØÅ]{1,2})\)(?:,?\s*(?P<place>[A-ZÆØÅ][\wæøåÆØÅ-]+(?:\s+Kommune)?))?"
)


@dataclass
class _Act:
    """The act that the sentence in force expresses, and for which body and role."""

    act: AppointmentAct
    body: str
    role: Role


def appointments(decision: Sequence[Block]) -> list[Appointment]:
    """Everyone named under a sentence of the decision that appoints or nominates, in printed order."""
    found: list[Appointment] = []
    current: _Act | None = None
    for block in decision:
        if isinstance(block, BulletList | NumberedList):
            found.extend(_listed(block, current))
        elif isinstance(block, Paragraph | Heading):
            text = inline_text(block.children)
            act = _act(text)
            if act is not None:
                current = act
                found.extend(_in_sentence(text, act))
            elif current is not None:
                current = _with_role(current, text)
    return found


def _act(text: str) -> _Act | None:
    nominates, appoints = _NOMINATES.search(text), _APPOINTS.search(text)
    verb = nominates or appoints
    if verb is None:
        return None
    after = text[verb.end() :]
    body = _BODY.search(after)
    if body is None:
        return None
    act = AppointmentAct.NOMINATED if nominates else AppointmentAct.APPOINTED
    return _Act(act, body.group("body").strip(), _role(after) or Role.MEMBER)


def _role(text: str) -> Role | None:
    if _SUBSTITUTES.search(text):
        return Role.SUBSTITUTE
    if _OBSERVERS.search(text):
        return Role.OBSERVER
    if _CHAIRS.search(text):
        return Role.CHAIR
    return Role.MEMBER if _MEMBERS.search(text) else None


def _with_role(current: _Act, text: str) -> _Act | None:
    """The act in force under a title such as "Stedfortrædere"; None when another sentence begins."""
    role = _role(text)
    if role is None or len(text.split()) > 4:
        return None
    return _Act(current.act, current.body, role)


def _listed(block: BulletList | NumberedList, current: _Act | None) -> Iterator[Appointment]:
    if current is None:
        return
    for item in block.items:
        person = attendee(plain_text(item))
        if person is not None and " " in person.name:
            role = _role(person.note or "") or current.role
            yield Appointment(current.body, person.name, person.party, person.municipality, role, current.act)


def _in_sentence(text: str, act: _Act) -> Iterator[Appointment]:
    """People named in the sentence itself: "udpegede Lene Holm (C) som stedfortræder i ..."."""
    verb = _NOMINATES.search(text) or _APPOINTS.search(text)
    if verb is None:
        return
    cut = re.search(r"\b(?:som|til)\b", text[verb.end() :])
    named = text[verb.end() : verb.end() + cut.start()] if cut else text[verb.end() :]
    for match in _INLINE_PERSON.finditer(named):
        person = attendee(match.group())
        if person is not None:
            yield Appointment(act.body, person.name, person.party, person.municipality, act.role, act.act)
