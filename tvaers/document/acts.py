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
from collections.abc import Iterable, Iterator, Sequence

from tvaers.document.blocks import Block, BulletList, NumberedList, Paragraph, inline_text, plain_text
from tvaers.document.model import Act

_Patterns = tuple[tuple[Act, re.Pattern[str]], ...]


def _compiled(pairs: Iterable[tuple[Act, str]]) -> _Patterns:
    return tuple((act, re.compile(pattern, re.IGNORECASE)) for act, pattern in pairs)


_RECOMMENDED = _compiled(
    (
        (Act.APPROVED, r"\bgodkend(?:er|es|e)\b"),
        (Act.NOTED, r"\btag(?:er|es|e)\b.{0,120}?\btil efterretning|\btil efterretning\b"),
        (Act.INFORMED, r"\btil orientering\b|\borienteres\b"),
        (Act.DISCUSSED, r"\bdrøfte[rs]?\b|\btage[rs]? en (?:første |indledende )?drøftelse\b"),
        (Act.SUPPORTED, r"\bbakker op\b|\btilslutter sig\b|\btiltræde[rs]?\b"),
        (Act.AGREED, r"\benighed\b"),
        (Act.RECOMMENDED, r"\banbefaler\b"),
        (Act.DECIDED, r"\bbeslutte[rs]\b|\bvedtage[rs]\b"),
        (Act.MAINTAINED, r"\bfastholde[rs]\b"),
        (Act.NOMINATED, r"\bindstiller\b"),
        (Act.APPOINTED, r"\budpege[rs]\b|\bvælge[rs]\b"),
        (Act.AUTHORISED, r"\bbemyndige[rs]\b"),
        (Act.REFERRED, r"\boversende[rs]\b|\b(?:frem)?sendes til\b|\b(?:frem)?sende[rs]\b.{0,60}?\bi høring\b"),
        (Act.POSTPONED, r"\budsætte[rs]\b|\bat udsætte\b|\bgenoptage[rs]\b"),
        (Act.WITHDRAWN, r"\budgår\b"),
        (Act.EVALUATED, r"\bevaluere[rs]\b"),
        (Act.CLARIFIED, r"\bafklare[rs]\b"),
        (Act.COORDINATED, r"\bsker en koordinering\b|\bkoordinere[rs]\b"),
        (Act.REQUESTED, r"\banmode[rs]\b|\bopfordre[rs]\b"),
        (Act.CONDITIONAL, r"\bunder forudsætning\b|\bmed den (?:ændring|tilføjelse)\b|\bmed forbehold for\b"),
    )
)
# A participle alone tells an act at the start of a short decision, and after the "og" in it: "Drøftet og anbefalet."
_BARE = r"(?:^|(?<=\bog ))"
_DECIDED = _compiled(
    (
        (Act.APPROVED, r"\bgodkendte\b|(?<!ikke )\bgodkendt\b(?! i | af )"),
        (Act.NOTED, r"\b(?:tog|taget|tages|blev taget)\b.{0,120}?\btil efterretning\b|\btil efterretning\b"),
        (Act.DECIDED, r"\bbesluttede\b|(?<!ikke )\bvedtaget\b|\bvedtog\b|\bbesluttet\b"),
        (
            Act.SUPPORTED,
            r"\bbakkede(?: \w+){0,2} op\b|\bbakke op\b|\b(?:er|var) (?:fra .{0,30})?opbakning til\b|"
            r"\btilsluttede sig\b|\btiltrådt(?:e|es)?\b|\btilslutning\b|"
            r"\bfulgte indstillingen\b|\bindstillingen blev fulgt\b",
        ),
        (Act.NOMINATED, rf"\bindstillede\b|\bat indstille\b|{_BARE}indstillet\b|\bblev indstillet\b"),
        (
            Act.APPOINTED,
            r"\bblev (?:udpeget|(?:gen)?valgt)\b|\budpegede\b|\budpeget\b|\bat udpege\b|"
            r"\bvalgtes?\b.{0,60}?\b(?:som|til)\b|^valgt\b|"
            r"\bvalgte (?:\w+ ){0,3}?(?:næst)?(?:formand|medlem|medlemmer|stedfortrædere?|suppleant|suppleanter)\b",
        ),
        (Act.RECOMMENDED, rf"\banbefalede\b|\banbefales\b|{_BARE}anbefalet\b|\bblev anbefalet\b"),
        (Act.MAINTAINED, r"\bfastholdt\b|\bfastholdes\b|\bat fastholde\b"),
        (Act.AUTHORISED, r"\bbemyndigede\b|\bbemyndiges\b|\bblev bemyndiget\b"),
        (
            Act.REFERRED,
            rf"\boversend(?:te|es)\b|{_BARE}oversendt\b|\bblev oversendt\b|\bsend(?:t|tes|es) i høring\b|"
            r"\b(?:frem)?sendte\b.{0,60}?\bi høring\b",
        ),
        (
            Act.POSTPONED,
            r"\budsat(?:te|tes)?\b|\budsættes\b|\bat udsætte\b|\bgenoptages\b|\bgenoptog\b|\bblev genoptaget\b|"
            r"\bdrøftes igen\b|\btages op igen\b|"
            r"\bkvalificeret til næste møde\b|\breturneres\b",
        ),
        (Act.WITHDRAWN, r"\budgår\b|\budgik\b|\bbortfalder\b"),
        (
            Act.REJECTED,
            r"\bforkastede?\b|\bforkastet\b|\bafvist(?:e)?\b|\bikke (?:godkendt|vedtaget)\b|\bkunne ikke tiltræde\b",
        ),
        (Act.VOTED, r"\bstemte\b|\bfor:\s*\d+|\bimod:\s*\d+|\bundlod at stemme\b"),
        (
            Act.DISCUSSED,
            rf"\bdrøftede\b|{_BARE}drøftet\b|\bblev drøftet\b|\btog en (?:første |indledende )?drøftelse\b",
        ),
        (Act.AGREED, r"\bvar enige?\b|\bvar der enighed\b|\bder (?:var|er) .{0,40}?enighed\b"),
        (Act.EVALUATED, rf"\bevaluerede\b|{_BARE}evalueret\b|\bblev evalueret\b"),
        (Act.CLARIFIED, rf"\bafklarede\b|{_BARE}afklaret\b|\bblev afklaret\b"),
        (Act.COORDINATED, rf"\bkoordinerede\b|{_BARE}koordineret\b|\bblev koordineret\b"),
        (
            Act.INFORMED,
            r"\btil orientering\b|\borienterede\b|\bKKR\b[^.,]{0,20}? blev orienteret\b|"
            r"\bholdt (?:et )?(?:kort )?oplæg\b|"
            r"\bgav en (?:kort )?(?:status|orientering)\b|\boplyste\b|\bfortalte om\b",
        ),
        (Act.REQUESTED, r"\bbad om\b|\banmodede\b|\bopfordrede\b|\bblev (?:anmodet|opfordret)\b"),
        (Act.WISHED, r"\b(?:der var|var der) (?:et )?ønske om\b|\bønskede\b|\bbør undgås\b|\bbør det undgås\b"),
        (
            Act.RESERVED,
            r"\b(?:tager|tog|taget) forbehold\b|\bmindretalsudtalelse\b|"
            r"\b(?:til)?ført (?:til )?(?:protokollen|referat(?:et)?)\b",
        ),
        (
            Act.REMARKED,
            r"\bbemærkede\b|\bmed (?:den |følgende )?bemærkning(?:en|er)?\b|\bnævnte\b|\bspurgte\b|"
            r"\b(?:blev|bliver) (?:(?:det|der|bl\.a\.|også|desuden) )*(?:bemærket|nævnt|påpeget|spurgt)\b",
        ),
        (Act.CONDITIONAL, r"\bunder forudsætning\b|\bmed den (?:ændring|tilføjelse)\b|\bmed forbehold for\b"),
        (
            Act.FOLLOW_UP,
            r"\bsættes et punkt på\b|\bpunkt på (?:kommende|næste) møde\b|\bmelder\b.{0,60}?\bind\b|"
            r"\b(?:ud)?sendes? (?:ud )?(?:sammen )?med referatet\b|\boplægget vedlægges\b|\bvedlægges referatet\b",
        ),
    )
)
_INFORMING = (Act.INFORMED, Act.REMARKED, Act.WISHED, Act.REQUESTED, Act.CONDITIONAL, Act.FOLLOW_UP)
# Reports, remarks and wishes are anyone's at the meeting; votes and a case's further course need no subject.
_ANYONES = (*_INFORMING, Act.VOTED, Act.RESERVED, Act.POSTPONED, Act.WITHDRAWN)
_IMPERSONAL = re.compile(
    r"(?:der|det|her|samtidig|ligeledes|endvidere|desuden|herudover|hertil|sagen|punktet|orienteringen|indstillingen|"
    r"dagsordenen|referatet|aftalen|planen|oplægget|formandskabet (?:blev )?bemyndige\w+)\b",
    re.IGNORECASE,
)
_KKR = re.compile(r"\bKKR(?:['’]?s)?\b(?! ?-?formandskab)")
_OTHER_COUNCIL = re.compile(r"\b(?:[Bb]estyrelsen|[Rr]ådet|[Uu]dvalget|[Nn]etværket|[Dd]irektionen|[Kk]redsen|KKU)\b")
# ", og anbefalede ..." goes on with the same subject, "og KKR bemyndigede ..." names it anew.
_COORDINATED = re.compile(r",\s+og\s+(?=(?:KKR\b|\w+(?:ede|te|dt)\b))|\s+og\s+(?=KKR\b)")
# A clause set between commas says nothing about what the main clause does.
_ASIDE = re.compile(r", (?:som|der)\b[^,.]{1,120},")
_SUBORDINATE = re.compile(
    r",?\s(?:at|som|hvor(?:dan|ledes|for|til)?|hvilke[nt]?|hvad|idet|fordi|da|hvis|så)\b|(?<!\bog)\sder\b",
    re.IGNORECASE,
)
_SETTLES = re.compile(r"\b(?:besluttede|vedtog|enige?|enighed)\b", re.IGNORECASE)
_PASSIVE_BEFORE = re.compile(r"\bblev(?: (?:enstemmigt|også|herefter|\w+t og))? $", re.IGNORECASE)
_PAST_TENSE = re.compile(r"(?:ede|[^s]te|[dg]t)$", re.IGNORECASE)
_SHORT_FORM = re.compile(
    r"(?:blev |indstillingen (?:blev |er )?|orienteringen (?:blev )?|dagsordenen (?:blev )?|referatet (?:blev )?|"
    r"sagen (?:blev )?|punktet (?:blev )?|anbefales |sendes |oversendes |enstemmigt |ikke )?"
    r"(?:godkendt|godkendes|taget til efterretning|til efterretning|(?:taget )?til orientering|drøftet|tiltrådt|"
    r"vedtaget|besluttet|udsat|udsættes|udgår|udgik|afvist|forkastet|anbefalet|fastholdes|fastholdt|udpeget|valgt|indstillet|"
    r"genoptages|evalueret|afklaret|koordineret|i høring|til|oversendt|bemyndiget|returneres|tilslutning|enighed)\b",
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


def recommendation_acts(blocks: Sequence[Block]) -> list[Act]:
    """The acts that a recommendation asks the council for, each once, in printed order.

    Entries under a sentence that has its own verb ("indstiller til ministeriet, at") say what it is about.
    """
    return _each_once(act for sentence in _recommended_sentences(blocks) for act in _acts_in_recommendation(sentence))


def decision_acts(blocks: Sequence[Block]) -> list[Act]:
    """The acts that a decision expresses, each once: formal acts first, each group in printed order."""
    sentences = list(_sentences(blocks))
    council = _council_in(sentences)
    found = _each_once(act for sentence in sentences for act in _acts_in_decision(sentence, council))
    return formal_first(found)


def formal_first(acts: Sequence[Act]) -> list[Act]:
    """The acts with those that only inform or remark after the formal ones, each group in the order given."""
    return [act for act in acts if act not in _INFORMING] + [act for act in acts if act in _INFORMING]


def _each_once(acts: Iterable[Act]) -> list[Act]:
    return list(dict.fromkeys(acts))


def _recommended_sentences(blocks: Iterable[Block]) -> Iterator[str]:
    lead = ""
    for block in blocks:
        if isinstance(block, Paragraph):
            lead = inline_text(block.children)
            yield from _split(lead)
        elif isinstance(block, BulletList | NumberedList) and not _acts_in_recommendation(lead):
            yield from (plain_text(item) for item in block.items)


def _acts_in_recommendation(text: str) -> list[Act]:
    own = _own_clause(_ASIDE.sub(" ", _after_subject(text)))
    return _found(_RECOMMENDED, own)


def _after_subject(text: str) -> str:
    """What the council is asked to do: the entry without "Det indstilles, at KKR Nordjylland"."""
    return re.sub(r"^.{0,40}?\bindstille[rs]\b\s*,?\s*(?=at\b)", "", text, count=1, flags=re.IGNORECASE | re.DOTALL)


def _own_clause(text: str) -> str:
    """The text up to the first clause that says what others do; "at" right at the start belongs to the council."""
    start = re.match(r"(?:\s*[Aa]t\b)?\s*(?:KKR(?: [A-ZÆØÅ]\w+)?)?\s*,?\s*", text)
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


def _acts_in_decision(sentence: str, council: re.Pattern[str]) -> list[Act]:
    """The acts in one sentence of a decision; `council` is how the council that decides is named in it."""
    found: list[Act] = []
    subject = False
    for clause in _COORDINATED.split(_ASIDE.sub(" ", sentence)):
        main_end = _main_clause_end(clause)
        subject = subject or council.search(clause, 0, main_end) is not None
        found.extend(_acts_in_clause(clause, main_end, subject=subject))
    if _DECIDED_TO_ACT.search(sentence) and len(found) > 1:
        found.sort(key=lambda act: act is Act.DECIDED)
    return found


def _acts_in_clause(clause: str, main_end: int, *, subject: bool) -> list[Act]:
    """The acts in a clause; `subject` says that the council is its subject, named here or before."""
    own = _SHORT_FORM.match(clause)
    found = [
        (match.start(), act)
        for act, pattern in _DECIDED
        if (match := pattern.search(clause))
        and (act in _ANYONES or own or _is_councils(match, clause, main_end, subject=subject))
    ]
    return [act for _, act in sorted(found, key=lambda place: place[0])]


def _is_councils(verb: re.Match[str], sentence: str, main_end: int, *, subject: bool) -> bool:
    """Whose act it is: a formal act needs the council, or nobody, as subject of the main clause.

    In a clause under the main one only what the council settles there is its act: "besluttede, at ... fastholdes".
    """
    if verb.start() >= main_end:
        first = verb.group().removeprefix("at ").split()[0]
        return bool(_SETTLES.search(sentence, 0, main_end)) and not _PAST_TENSE.search(first)
    return subject or bool(_IMPERSONAL.match(sentence)) or _is_passive(verb, sentence)


def _is_passive(verb: re.Match[str], sentence: str) -> bool:
    """True for "... blev godkendt": in the council's own decision nobody else is meant."""
    return verb.group().startswith("blev ") or bool(_PASSIVE_BEFORE.search(sentence, 0, verb.start()))


def _main_clause_end(sentence: str) -> int:
    match = _SUBORDINATE.search(sentence)
    return match.start() if match else len(sentence)


def _council_in(sentences: Iterable[str]) -> re.Pattern[str]:
    """How the deciding council is named: a paper of a KKR says KKR, and then "bestyrelsen" is somebody else."""
    return _KKR if any(_KKR.search(sentence) for sentence in sentences) else _OTHER_COUNCIL
