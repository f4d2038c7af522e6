"""Ready decision sentences, one for each recommended point, in the council's own style.

A sentence is certain only when it tells the very acts that the point asks for, as `acts.py` reads both. Where a point
cannot be turned safely, the sentence says that the recommendation was followed, and is marked as uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tvaers.document.acts import decision_acts, recommendation_acts
from tvaers.document.blocks import Paragraph, Text, inline_text, parse, to_markdown
from tvaers.document.model import Act
from tvaers.document.phrasing.clauses import past_sentence
from tvaers.document.phrasing.short import short_sentence
from tvaers.document.phrasing.verbs import ADVERBS, ANY_VERB, PASSIVE_VERB
from tvaers.document.reading.deriving import RecommendedPoint, recommended_points


class Style(StrEnum):
    """How a council writes its decisions."""

    FULL = "full"
    SHORT = "short"


@dataclass(frozen=True)
class Sentence:
    """A decision: `text` is Markdown that ends with a full stop, `acts` what it tells, as `decision_acts` reads it.

    `from_recommendation` is the point as `recommendations` gives it. When `is_certain` is False, someone must write
    the sentence: it says no more than that the recommendation was followed.
    """

    text: str
    acts: tuple[Act, ...]
    from_recommendation: str
    is_certain: bool = True


_RECOMMENDS = re.compile(
    r"(?P<who>[^.,;:]{0,60}?)\bindstille[rs]\b"
    r"(?:\s+(?:derfor|endvidere|hermed|også|desuden|samtidig|på den baggrund|på denne baggrund))?"
    r"\s*[,:]?\s*(?:at\b)?\s*[,:]?\s*",
    re.IGNORECASE,
)
_COUNCIL_ITSELF = re.compile(r"KKR(?: [A-ZÆØÅ]\w+)?\s*")
_AT_FIRST = re.compile(r"^[Aa]t\s+")
_SENTENCE_ENDS = re.compile(r"(?<=[a-zæøåA-ZÆØÅ”\")\d]{2})[.!?]\s+(?=[A-ZÆØÅ”\"])")
_LAST_GLUE = re.compile(r"[\s.,;:!?]+(?:og|samt)?[\s.,;:!?]*$|\s+(?:og|samt)$")
_LAST_PASSIVE = re.compile(rf"\s({PASSIVE_VERB})[\s.]*$")
# Words that are no names: they begin an entry with a capital only because the entry begins.
_SMALL_WORDS = frozenset(
    {
        *ADVERBS,
        *("at", "der", "den", "det", "de", "en", "et", "fra", "til", "for", "om", "i", "på", "med", "under", "efter"),
        *("inden", "alle", "hver", "referat", "referatet", "referater", "referaterne", "dagsorden", "dagsordenen"),
        *("udkast", "udkastet", "forslag", "forslaget", "budget", "budgettet", "regnskab", "regnskabet", "punktet"),
        *("sagen", "status", "orientering", "orienteringen", "formandskabet", "sekretariatet", "kommunerne"),
    }
)
_COMMON_NOUN = re.compile(
    r"\w*(?:uddannelsen|uddannelserne|fordelingen|aftalen|aftalerne|planen|planerne|kontrakten|kontrakterne|taksten|"
    r"taksterne|strategien|indsatsen|indsatserne|pladser|pladserne|rapporten|ordningen|rammen|rammerne|ambitionen)"
)
_SEVERAL_MINUTES = re.compile(r"(?:referat|referater|referaterne)\s+(?=fra\s)(?!fra\s+møderne)")


def decision_sentences(recommendation: str, council: str, style: Style) -> list[Sentence]:
    """One sentence for each point that `recommendation` (Markdown) asks `council` to act on, in printed order.

    `council` is the name as it is to stand in the sentences ("KKR Nordjylland"). No points give an empty list.
    """
    points = recommended_points(parse(recommendation))
    shared_verb = _shared_passive(points)
    return [_sentence(point, shared_verb, council, style) for point in points]


def joined(sentences: Sequence[Sentence], style: Style) -> str:
    """The sentences as the text of one decision (Markdown): each once, in short style on one line."""
    return (" " if style is Style.SHORT else "\n\n").join(dict.fromkeys(sentence.text for sentence in sentences))


def _sentence(point: RecommendedPoint, shared_verb: str, council: str, style: Style) -> Sentence:
    clause = _clause(point, shared_verb)
    full = past_sentence(clause, council) if clause else None
    asked = recommendation_acts([_paragraph(f"Det indstilles, at {clause}")])
    if clause and full and _tells(full, asked):
        words = short_sentence(clause, full, asked) if style is Style.SHORT else full
        if _tells(words, asked):
            return Sentence(*_told(words), point.text)
    followed = "Indstillingen blev fulgt" if style is Style.SHORT else f"{council} fulgte indstillingen"
    return Sentence(*_told(followed), point.text, is_certain=False)


def _tells(words: str, asked: Sequence[Act]) -> bool:
    """Whether the sentence is read as the very acts that were asked for."""
    return bool(asked) and set(_told(words)[1]) == set(asked)


def _told(words: str) -> tuple[str, tuple[Act, ...]]:
    paragraph = _paragraph(f"{words}.")
    return to_markdown([paragraph]), tuple(decision_acts([paragraph]))


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def _clause(point: RecommendedPoint, shared_verb: str) -> str | None:
    """What is recommended, without "Det indstilles, at": lead and entry as one clause; None when it is no clause."""
    entry = _single_sentence(point.text)
    if entry is None:
        return None
    if not point.lead:
        return _recommended(entry) or (None if _RECOMMENDS.match(entry) else _begun(entry))
    if not _RECOMMENDS.match(point.lead):
        return None
    begun = _recommended(point.lead)
    entry = _begun(entry)
    if not begun:
        return entry
    clause = _SEVERAL_MINUTES.sub("referatet ", f"{begun} {entry}")
    return clause if ANY_VERB.search(clause) or not shared_verb else f"{clause} {shared_verb}"


def _single_sentence(markdown: str) -> str | None:
    """The words of a point that is one sentence, without what ends it; None for several sentences or blocks."""
    blocks = parse(markdown)
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        return None
    text = inline_text(blocks[0].children).strip()
    return None if _SENTENCE_ENDS.search(text) else _without_end(text)


def _without_end(text: str) -> str:
    return _LAST_GLUE.sub("", text).rstrip(" .,;:!?")


def _recommended(text: str) -> str | None:
    """What stands after "Det indstilles, at"; None when nobody recommends, or the council itself nominates."""
    recommends = _RECOMMENDS.match(text)
    if recommends is None or _COUNCIL_ITSELF.fullmatch(recommends["who"]):
        return None
    rest = text[recommends.end() :].strip()
    return rest if rest.endswith("følgende:") else rest.rstrip(" :,–-")


def _begun(entry: str) -> str:
    """The entry as it stands inside a sentence: without "at" and without the capital of its first word."""
    entry = _AT_FIRST.sub("", entry)
    first = re.match(r"\w+", entry)
    if first is None:
        return entry
    word = first.group().lower()
    is_no_name = word in _SMALL_WORDS or ANY_VERB.fullmatch(word) or _COMMON_NOUN.fullmatch(word)
    return entry[:1].lower() + entry[1:] if is_no_name else entry


def _shared_passive(points: Sequence[RecommendedPoint]) -> str:
    """The verb that stands once, after the last entry, and is meant for all: "fra maj", "fra juni godkendes"."""
    last = _LAST_PASSIVE.search(points[-1].text) if points else None
    return last.group(1) if last else ""
