"""The people whom an item's decision appoints or nominates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tvaers.document.blocks import Block, BulletList, Heading, NumberedList, Paragraph, inline_text, plain_text
from tvaers.document.model import Appointment, AppointmentAct, Attendee, Role
from tvaers.document.reading.attendance import attendee

_NOMINATES = re.compile(r"\b(?:indstillede|at indstille|indstilles|indstiller)\b", re.IGNORECASE)
_APPOINTS = re.compile(
    r"\b(?:udpegede|udpeges|udpeget|at udpege|udpeger|valgte|valgtes|blev valgt|genvalgte)\b", re.IGNORECASE
)
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.SUBSTITUTE, re.compile(r"\b(?:suppleant\w*|stedfortræder\w*)\b", re.IGNORECASE)),
    (Role.OBSERVER, re.compile(r"\bobservatør\w*\b", re.IGNORECASE)),
    (Role.CHAIR, re.compile(r"\bformand(?:en)?\b", re.IGNORECASE)),
    (Role.MEMBER, re.compile(r"\b(?:medlem\w*|repræsentant\w*)\b", re.IGNORECASE)),
)
_VICE_CHAIR = re.compile(r"\bnæstformand\b", re.IGNORECASE)
_ROLE_WORD = r"(?:medlem\w*|suppleant\w*|stedfortræder\w*|observatør\w*|repræsentant\w*|formand|næstformand)"
_BODY_END = r"(?=\s*(?:[.:;]|,|\s+og\s+[A-ZÆØÅ][\w-]+\s+[A-ZÆØÅ(]|$))"
_ROLE_PHRASE = re.compile(
    rf"\b(?:som|til)\s+(?:\w+\s+)?(?P<role>{_ROLE_WORD})(?:\s+(?:af|til|i|for)\s+(?P<body>(?!følgende)\S.*?){_BODY_END})?",
    re.IGNORECASE,
)
_BODY = re.compile(
    rf"\b(?:politikere|personer|medlemmer|repræsentanter|følgende)\s+til\s+(?P<a>(?!at\b)\S.*?){_BODY_END}|"
    rf"\btil\s+(?P<b>(?!at\b|følgende\b|ny\b)(?:det|den|de|[A-ZÆØÅ]).*?){_BODY_END}",
    re.IGNORECASE,
)
_BODY_IN_TITLE = re.compile(
    rf"\b(?:udpegning\w*|indstilling\w*|valg|(?:nyt?|nye)\s+{_ROLE_WORD}|{_ROLE_WORD})\s+(?:til|af|i)\s+(?P<body>(?!formand|næstformand)\S.*)$",
    re.IGNORECASE,
)
_NAME = r"[A-ZÆØÅ][\w.’'-]+(?:\s+(?:[A-ZÆØÅ][\w.’'-]+|de|van|von)){1,5}"
_PERSON = re.compile(rf"(?P<person>{_NAME})\s*,?\s*\([A-ZÆØÅ]{{1,2}}\)(?:\s*,?\s*[A-ZÆØÅ][\wæøåÆØÅ-]+(?:\s+Kommune)?)?")
_LEADING_WORDS = re.compile(rf"^(?:KKR\s+\w+|Formanden|Bestyrelsen|Udvalget)\s+(?={_NAME})")


@dataclass(frozen=True)
class _Act:
    """The act that the sentence in force expresses, and for which body and role."""

    act: AppointmentAct
    body: str
    role: Role


def appointments(decision: Sequence[Block], title: str = "") -> list[Appointment]:
    """Everyone named under or in a sentence of the decision that appoints or nominates, in printed order.

    Where no sentence names the body, the item's title does ("Udpegning til Havnerådet"); without one there is none.
    """
    found: list[Appointment] = []
    current: _Act | None = None
    for block in decision:
        if isinstance(block, BulletList | NumberedList):
            found.extend(_listed(block, current))
        elif isinstance(block, Paragraph | Heading):
            text = inline_text(block.children)
            act = _act(text, title)
            if act is not None:
                current = act
                found.extend(_in_sentence(text, act))
            elif current is not None:
                current = _with_role(current, text)
    return found


def _act(text: str, title: str) -> _Act | None:
    nominates, appoints = _NOMINATES.search(text), _APPOINTS.search(text)
    verb = nominates or appoints
    if verb is None:
        return None
    body = _body(text[verb.end() :]) or _body_in(title)
    if body is None:
        return None
    act = AppointmentAct.NOMINATED if nominates else AppointmentAct.APPOINTED
    return _Act(act, body, _role(text[verb.end() :]) or Role.MEMBER)


def _body(text: str) -> str | None:
    """The body that the words after the verb name."""
    phrases = [match.group("body") for match in _ROLE_PHRASE.finditer(text) if match.group("body")]
    if phrases:
        return phrases[0].strip()
    match = _BODY.search(text)
    return (match.group("a") or match.group("b")).strip() if match else None


def _body_in(title: str) -> str | None:
    match = _BODY_IN_TITLE.search(title)
    return match.group("body").strip() if match else None


def _role(text: str) -> Role | None:
    if _VICE_CHAIR.search(text) and not re.search(r"\bformand\b", text, re.IGNORECASE):
        return None
    return next((role for role, pattern in _ROLES if pattern.search(text)), None)


def _with_role(current: _Act, text: str) -> _Act | None:
    """The act in force under a title such as "Stedfortrædere"; None when another sentence begins."""
    role = _role(text)
    if role is None or len(text.split()) > 4:
        return None
    return replace(current, role=role)


def _listed(block: BulletList | NumberedList, current: _Act | None) -> Iterator[Appointment]:
    if current is None:
        return
    for item in block.items:
        person = attendee(plain_text(item))
        if person is not None and " " in person.name:
            yield _appointment(person, replace(current, role=_role(person.note or "") or current.role))


def _in_sentence(text: str, act: _Act) -> Iterator[Appointment]:
    """People named in the sentence itself; each has the role that comes next: "A som medlem og B som suppleant"."""
    phrases = list(_ROLE_PHRASE.finditer(text))
    for match in _PERSON.finditer(text):
        person = attendee(_LEADING_WORDS.sub("", match.group()))
        phrase = next((phrase for phrase in phrases if phrase.start() >= match.end()), None)
        if person is None or (phrase is not None and _VICE_CHAIR.search(phrase.group("role"))):
            continue
        role = _role(phrase.group("role")) if phrase else None
        body = phrase.group("body").strip() if phrase and phrase.group("body") else act.body
        yield _appointment(person, _Act(act.act, body, role or act.role))


def _appointment(person: Attendee, act: _Act) -> Appointment:
    return Appointment(act.body, person.name, person.party, person.municipality, act.role, act.act)
