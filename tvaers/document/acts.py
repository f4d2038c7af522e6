"""Which acts a recommendation asks for and a decision expresses.

Source of the types and phrases: the language of published agendas and minutes of KKRs and municipal committees.
The rules that matter more than the phrases:

1. Only the council's own acts count: its verb has the council as subject, is impersonal ("der var enighed om"), or
   is the bare short form ("Godkendt."). What other bodies approved or decided is their act.
2. "Det indstilles" recommends and is never the act of nominating; "KKR indstiller ... til" is.
3. A verb inside a clause about others ("anbefaler, at planen godkendes i kommunerne", "med henblik på at godkende")
   is no act of its own.
4. The formal act may stand anywhere in the decision; it comes first in the list all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tvaers.document.blocks import Block, BulletList, NumberedList, Paragraph, inline_text, parse, plain_text
from tvaers.document.model import Act

_Patterns = tuple[tuple[Act, re.Pattern[str]], ...]


def _compiled(pairs: Iterable[tuple[Act, str]]) -> _Patterns:
    return tuple((act, re.compile(pattern, re.IGNORECASE)) for act, pattern in pairs)


_RECOMMENDED = _compiled(
    (
        (Act.APPROVED, r"\bgodkend(?:er|es|e)\b"),
        (Act.NOTED, r"\btag(?:er|es|e)\b.{0,120}?\btil efterretning|\btil efterretning\b"),
        (Act.INFORMED, r"\btil orientering\b"),
        (Act.DISCUSSED, r"\bdrøfte[rs]?\b|\btage[rs]? en (?:første |indledende )?drøftelse\b"),
        (Act.SUPPORTED, r"\bbakker op\b|\btilslutter sig\b|\btiltræde[rs]?\b"),
        (Act.AGREED, r"\benighed\b"),
        (Act.RECOMMENDED, r"\banbefaler\b"),
        (Act.DECIDED, r"\bbeslutter\b|\bvedtager\b"),
        (Act.MAINTAINED, r"\bfastholde[rs]\b"),
        (Act.NOMINATED, r"\bindstiller\b"),
        (Act.APPOINTED, r"\budpege[rs]\b|\bvælge[rs]\b"),
        (Act.AUTHORISED, r"\bbemyndige[rs]\b"),
        (Act.REFERRED, r"\boversende[rs]\b|\b(?:frem)?sendes til\b|\bsende[rs] i høring\b"),
        (Act.POSTPONED, r"\budsættes\b|\bgenoptages\b"),
        (Act.WITHDRAWN, r"\budgår\b"),
        (Act.EVALUATED, r"\bevaluere[rs]\b"),
        (Act.CLARIFIED, r"\bafklare[rs]\b"),
        (Act.COORDINATED, r"\bsker en koordinering\b|\bkoordinere[rs]\b"),
        (Act.REQUESTED, r"\banmoder\b|\bopfordrer\b"),
        (Act.CONDITIONAL, r"\bunder forudsætning\b|\bmed forbehold for\b"),
    )
)
_DECIDED = _compiled(
    (
        (Act.APPROVED, r"\bgodkendte\b|\bgodkendt\b(?! i | af )"),
        (Act.NOTED, r"\b(?:tog|taget|tages|blev taget)\b.{0,120}?\btil efterretning\b|\btil efterretning\b"),
        (Act.DECIDED, r"\bbesluttede\b|\bvedtaget\b|\bvedtog\b|\bbesluttet\b"),
        (
            Act.SUPPORTED,
            r"\bbakkede(?: \w+){0,2} op\b|\bbakke op\b|\b(?:er|var) (?:fra .{0,30})?opbakning til\b|"
            r"\btilsluttede sig\b|\btiltr(?:ådte|ådt)\b|\btilslutning\b",
        ),
        (Act.NOMINATED, r"\bindstillede\b|\bat indstille\b|^indstillet\b"),
        (Act.APPOINTED, r"\budpegede\b|\budpeget\b|\bat udpege\b|\bvalgtes?\b.{0,60}?\b(?:som|til)\b"),
        (Act.RECOMMENDED, r"\banbefalede\b|\banbefales\b"),
        (Act.MAINTAINED, r"\bfastholdt\b|\bfastholdes\b|\bat fastholde\b"),
        (Act.AUTHORISED, r"\bbemyndigede\b|\bbemyndiges\b"),
        (Act.REFERRED, r"\boversend(?:te|es)\b|\bsendt(?:e|es)? i høring\b|\bsendes i høring\b"),
        (
            Act.POSTPONED,
            r"\budsat(?:te|tes)?\b|\bgenoptages\b|\bdrøftes igen\b|\btages op igen\b|"
            r"\bkvalificeret til næste møde\b|\breturneres\b",
        ),
        (Act.WITHDRAWN, r"\budgår\b|\budgik\b|\bbortfalder\b"),
        (Act.REJECTED, r"\bforkastede?\b|\bforkastet\b|\bafvist(?:e)?\b|\bikke godkendt\b|\bkunne ikke tiltræde\b"),
        (Act.VOTED, r"\bstemte\b|\bfor:\s*\d+|\bimod:\s*\d+|\bundlod at stemme\b"),
        (Act.DISCUSSED, r"\bdrøftede\b|^drøftet\b|\bblev drøftet\b"),
        (Act.AGREED, r"\bvar enige?\b|\bvar der enighed\b|\bder (?:var|er) .{0,40}?enighed\b"),
        (Act.EVALUATED, r"\bevaluerede\b"),
        (Act.CLARIFIED, r"\bafklarede\b"),
        (
            Act.INFORMED,
            r"\btil orientering\b|\borienterede\b|\bholdt (?:et )?(?:kort )?oplæg\b|"
            r"\bgav en (?:kort )?(?:status|orientering)\b|\boplyste\b|\bfortalte om\b",
        ),
        (Act.REQUESTED, r"\bbad om\b|\banmodede\b|\bopfordrede\b"),
        (Act.WISHED, r"\b(?:der var|var der) (?:et )?ønske om\b|\bønskede\b|\bbør undgås\b|\bbør det undgås\b"),
        (
            Act.RESERVED,
            r"\b(?:tager|tog|taget) forbehold\b|\bmindretalsudtalelse\b|\btilført (?:protokollen|referatet)\b",
        ),
        (
            Act.REMARKED,
            r"\bbemærkede\b|\bmed bemærkning(?:en|er)?\b|\bnævnte\b|\bspurgte\b|"
            r"\b(?:blev|bliver) (?:(?:det|der|bl\.a\.|også|desuden) )*(?:bemærket|nævnt|påpeget|spurgt)\b",
        ),
        (Act.CONDITIONAL, r"\bunder forudsætning\b|\bmed den (?:ændring|tilføjelse)\b|\bmed forbehold for\b"),
        (
            Act.FOLLOW_UP,
            r"\bsættes et punkt på\b|\bpunkt på (?:kommende|næste) møde\b|\bmelder\b.{0,40}?\bind med\b|"
            r"\b(?:ud)?sendes? (?:ud )?(?:sammen )?med referatet\b|\boplægget vedlægges\b|\bvedlægges referatet\b",
        ),
    )
)
_INFORMING = (Act.INFORMED, Act.REMARKED, Act.WISHED, Act.REQUESTED, Act.CONDITIONAL, Act.FOLLOW_UP)
_IMPERSONAL = re.compile(
    r"\b(?:der|det|her|samtidig|ligeledes|endvidere|desuden|herudover|hertil)\b|^(?:som|hvor)\b|\bsagen\b|\bpunktet\b|\borienteringen\b|"
    r"\bindstillingen\b|\bdagsordenen\b|\breferatet\b|\baftalen\b|\boplægget\b|\bformandskabet bemyndiges\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"\bKKR(?:['’]?s)?\b(?! ?-?formandskab)|\b(?:bestyrelsen|rådet|udvalget|netværket|direktionen|kredsen)\b"
)
_SHORT_FORM = re.compile(
    r"(?:blev |indstillingen (?:blev |er )?|orienteringen (?:blev )?|dagsordenen (?:blev )?|referatet (?:blev )?|"
    r"sagen (?:blev )?|punktet (?:blev )?|anbefales |sendes |oversendes |enstemmigt |ikke )?"
    r"(?:godkendt|godkendes|taget til efterretning|til efterretning|til orientering|drøftet|tiltrådt|vedtaget|"
    r"besluttet|udsat|udsættes|udgår|udgik|afvist|forkastet|anbefalet|fastholdes|fastholdt|udpeget|valgt|indstillet|genoptages|"
    r"evalueret|afklaret|i høring|til|oversendt|bemyndiget|returneres|tilslutning|enighed)\b",
    re.IGNORECASE,
)
# "besluttede at indstille": what was decided is the formal act.
_DECIDED_TO_ACT = re.compile(
    r"\bbesluttede(?: \w+)? at (?:indstille|udpege|godkende|anbefale|fastholde)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[a-zæøåA-ZÆØÅ”\")\d]{2})[.!?](?:\s+|$)(?=[A-ZÆØÅ”\"]|$)|\n+")
_CLAUSE = re.compile(
    r",?\s+(?:at|som|der|hvor|hvordan|hvorledes|hvilke[nt]?|hvad|idet|så|fordi|da|med henblik på|mhp\.)\b",
    re.IGNORECASE,
)


def recommendation_acts(text: str) -> list[Act]:
    """The acts that the recommendation (Markdown) asks the council for, each once, in printed order.

    Entries under a sentence that has its own verb ("indstiller til ministeriet, at") say what it is about.
    """
    found: list[Act] = []
    for sentence in _recommended_sentences(parse(text)):
        for act in _acts_in_recommendation(sentence):
            if act not in found:
                found.append(act)
    return found


def _recommended_sentences(blocks: Iterable[Block]) -> Iterator[str]:
    lead = ""
    for block in blocks:
        if isinstance(block, Paragraph):
            lead = inline_text(block.children)
            yield from _split(lead)
        elif isinstance(block, BulletList | NumberedList) and not _acts_in_recommendation(lead):
            yield from (plain_text(item) for item in block.items)


def decision_acts(text: str) -> list[Act]:
    """The acts that the decision (Markdown) expresses, each once: formal acts first, each group in printed order."""
    found: list[Act] = []
    for sentence in _sentences(parse(text)):
        for act in _acts_in_decision(sentence):
            if act not in found:
                found.append(act)
    return [act for act in found if act not in _INFORMING] + [act for act in found if act in _INFORMING]


def _acts_in_recommendation(text: str) -> list[Act]:
    own = _own_clause(_after_subject(text))
    return _found(_RECOMMENDED, own)


def _after_subject(text: str) -> str:
    """What the council is asked to do: the entry without "Det indstilles, at KKR Nordjylland"."""
    return re.sub(r"^.{0,40}?\bindstille[rs]\b\s*,?\s*(?=at\b)", "", text, count=1, flags=re.IGNORECASE | re.DOTALL)


def _own_clause(text: str) -> str:
    """The text up to the first clause that says what others do; "at" right at the start belongs to the council."""
    start = re.match(r"(?:\s*at\b)?\s*(?:KKR(?: [A-ZÆØÅ]\w+)?)?\s*,?\s*", text)
    offset = start.end() if start else 0
    cut = _CLAUSE.search(text, offset)
    return text[: cut.start()] if cut else text


def _found(patterns: _Patterns, text: str) -> list[Act]:
    places = [(match.start(), act) for act, pattern in patterns if (match := pattern.search(text))]
    return [act for _, act in sorted(places, key=lambda place: place[0])]


def _sentences(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _split(inline_text(block.children))
        elif isinstance(block, BulletList | NumberedList):
            for item in block.items:
                yield from _sentences(item)


def _split(text: str) -> Iterator[str]:
    return (sentence.strip() for sentence in _SENTENCE.split(text) if sentence and sentence.strip())


def _acts_in_decision(sentence: str) -> list[Act]:
    own = _SHORT_FORM.match(sentence)
    council = _COUNCIL.search(sentence)
    acts = _found(_DECIDED, sentence)
    acts = [act for act in acts if own or _is_councils(act, sentence, council)]
    if _DECIDED_TO_ACT.search(sentence) and len(acts) > 1:
        acts.sort(key=lambda act: act is Act.DECIDED)
    return acts


def _is_councils(act: Act, sentence: str, council: re.Match[str] | None) -> bool:
    """Whose act it is: reports and remarks are anyone's at the meeting, formal acts need the council as subject."""
    if act in _INFORMING or act in (Act.VOTED, Act.RESERVED):
        return True
    pattern = dict(_DECIDED)[act]
    verb = pattern.search(sentence)
    if verb is None:
        return False
    if council is not None and council.start() < verb.start() + len(verb.group()):
        return True
    return bool(_IMPERSONAL.match(sentence))
