"""What a council is asked to do, told as done: "godkender planen" becomes "KKR Sjælland godkendte planen".

Only what is safe is turned. Where a clause has a verb outside the table, a question that the meeting must answer, a
condition, a negation or another subject than the council, the answer is None.
"""

from __future__ import annotations

import re

from tvaers.document.phrasing.verbs import (
    ADVERB,
    PARTICIPLES,
    PASSIVE_VERB,
    PAST,
    PRESENT_VERB,
    one_of,
)

_GLUE = r"(?:,? og|,? samt|,)"
_BODY = re.compile(
    r"(?:KKR(?: (?P<name>[A-ZÆØÅ]\w+))?|[Bb]estyrelsen|[Uu]dvalget|[Rr]ådet|[Nn]etværket|[Dd]irektionen|[Kk]redsen)"
    r"\s*,?(?=\s)"
)
_FIRST_VERB = re.compile(rf"(?:(?P<adverb>{ADVERB})\s+)?(?P<verb>{PRESENT_VERB})\b", re.IGNORECASE)
_FRONT = re.compile(
    rf"(?P<front>(?:for|i|på|fra|under|efter|inden)\s[^,;:]{{2,60}}?)\s(?P<verb>{PRESENT_VERB})\b", re.IGNORECASE
)
_FURTHER_VERB = re.compile(rf"(?P<glue>{_GLUE})\s+(?:(?P<adverb>{ADVERB})\s+)?(?P<verb>{PRESENT_VERB})\b")
_FURTHER_PASSIVE = re.compile(rf"(?P<glue>{_GLUE})\s+(?P<verb>{PASSIVE_VERB})\b")
_LEFT_IN_PRESENT = re.compile(rf"\b{PRESENT_VERB}\b", re.IGNORECASE)
_CLAUSE_BEGINS = re.compile(
    r",?\s(?:at|som|der|hvor\w*|hvilke[nt]?|hvad|hvem|idet|fordi|da|så|når|mens)\b|,\s?om\b", re.IGNORECASE
)
_ASIDE = re.compile(r", (?:som|der)\b[^,]{1,120},")
# A verb that is not in the table would stay in the present beside one that is turned.
_ENDS_LIKE_A_VERB = re.compile(rf"{_GLUE}\s+(?:{ADVERB}\s+)?(?P<word>[a-zæøå]+r)\b")
# After a clause or an infinitive it cannot be told whose verb it is: "at planen sendes ud og orienterer kommunerne".
_GLUED_AFTER_CLAUSE = re.compile(
    rf"\b(?:og|samt)\s+(?:{ADVERB}\s+)?(?P<word>[a-zæøå]+r)\b|,\s+(?:{ADVERB}\s+)?(?P<known>{PRESENT_VERB})\b"
)
_NO_VERB = re.compile(
    r"(?:herunder|for|efter|under|over|hver|år|januar|februar|september|oktober|november|december|"
    r"\w*(?:[nlk]inger|dringer|eringer|faringer|retninger|elser|heder|ioner|iteter|anter|enter|ører|medlemmer|takster|"
    r"budgetter|kommuner|pladser|planer|kontrakter|aftaler|indsatser|rammer|midler|opgaver|udgifter|indtægter|referater|"
    r"rapporter|principper|initiativer|projekter|emner|frister|priser|boliger|skoler|busser|færger|grænser|ministerier))"
)
_UNSETTLED = re.compile(r"\b(?:hvis|såfremt|medmindre|eventuelt|evt|hhv|enten)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:ikke|hverken)\b", re.IGNORECASE)
# What the meeting is to find out is not told by saying that it did.
_OPEN_QUESTION = re.compile(
    r"\b(?:besluttede|godkendte|vedtog|anbefalede|fastholdt|indstillede|udpegede|valgte)"
    r"(?:,\s*om|,?\s+(?:hvor\w*|hvilke[nt]?|hvad|hvem))\b"
)
_AND_THAT = re.compile(r"\b(?:og|samt|eller),?\s+at\b")
_THAT_FIRST = re.compile(r",?\s+at\b")
_AND_FIRST = re.compile(r"\s*,?\s*(?:og|samt|eller)\b")
_AND_TURNED = re.compile(rf"\s*,?\s*(?:og|samt)\s+{one_of([*PAST.values(), *PARTICIPLES.values()])}\b")
_ENDS_WITH_AND = re.compile(r"\b(?:og|samt|eller),?\s*$")
_AND_THAT_COUNCIL = re.compile(r"\b(?:og|samt|eller),?\s+at\s+(?:KKR|bestyrelsen|udvalget|rådet)\b")
_WITH_OBJECT = re.compile(rf"…$|\b(?!{one_of([*PAST.values(), 'og', 'samt'])}\b)\w+\W*$")
_TOOK = re.compile(r"\btog\b")
_TAKES_WHAT = re.compile(r"\btil (?:efterretning|orientering)\b|^\s*en (?:første |indledende )?drøftelse\b")
# An own verb before the passive makes it another sentence than "planen godkendes".
_OTHER_VERB = re.compile(
    r"\b(?:er|var|har|kan|skal|vil|må|bør|får|bliver|blev|arbejder|igangsætter|udarbejder|indgår|deltager|giver|"
    rf"sikrer|følger|holder|sker|foretager|{PRESENT_VERB}|{PASSIVE_VERB})\b",
    re.IGNORECASE,
)
_BY_OTHERS = re.compile(r"\s*(?:\w+\s+)?(?:af\b|i\b(?! høring))")
# What is to happen at a later time has not been done: "drøfter sagen igen i juni", "evaluerer ordningen efter et år".
_LATER = re.compile(r"\b(?:igen|senere|løbende|fremover|(?:næste|kommende) møde)\b")
_LATER_BY_DATE = re.compile(
    r"\b(?:drøfte|evaluere|afklare|koordinere)(?:de|t)\b.*\b(?:årligt|hvert år|primo|medio|ultimo|"
    r"(?:om|efter) (?:et|to|tre|\d+) (?:år|måneder)|(?:i|til) (?:foråret|efteråret|januar|februar|marts|april|maj|juni|"
    r"juli|august|september|oktober|november|december|uge \d+|20\d\d))\b"
)
_POSTPONED = re.compile(r"\budsat(?:te)?\b")
_WHEN = re.compile(r",?\snår\b")
_DEFINITE = {"referat": "referatet", "dagsorden": "dagsordenen"}


def past_sentence(clause: str, council: str) -> str | None:
    """The clause after "Det indstilles, at" as a sentence without full stop, or None where that is not safe."""
    if _UNSETTLED.search(clause):
        return None
    named = _after_council(clause, council)
    if named is not None:
        return _active(named, council)
    if _FIRST_VERB.match(clause):
        return _active(clause, council)
    return _passive(clause)


def _after_council(clause: str, council: str) -> str | None:
    """What the clause says of the council; None when it has another subject or names another council."""
    if clause.casefold().startswith(f"{council} ".casefold()):
        return clause[len(council) :].lstrip()
    body = _BODY.match(clause)
    if body is None or (body["name"] and not council.casefold().endswith(body["name"].casefold())):
        return None
    return clause[body.end() :].lstrip()


def _active(predicate: str, council: str) -> str | None:
    verb = _FIRST_VERB.match(predicate) or _FRONT.match(predicate)
    if verb is None:
        return None
    tail = _turned_tail(predicate[verb.end() :], _FURTHER_VERB)
    if tail is None or not _WITH_OBJECT.search(tail):
        return None
    past = PAST[verb["verb"].lower()]
    groups = verb.groupdict()
    if groups.get("front"):
        # "Efter oplægget drøftede KKR X og godkendte planen" would part two verbs that have one object.
        sentence = None if _AND_FIRST.match(tail) else f"{capitalised(groups['front'])} {past} {council}{tail}"
    else:
        sentence = f"{council} {_with_adverb(past, groups.get('adverb'))}{tail}"
    return sentence if sentence and _is_settled(sentence) else None


def _is_settled(sentence: str) -> bool:
    """Whether the sentence tells something done: no question left open, nothing taken in hand, nothing for later."""
    took = all(_TAKES_WHAT.search(what) for what in _TOOK.split(sentence)[1:])
    return took and not _OPEN_QUESTION.search(sentence) and not _is_for_later(sentence)


def _is_for_later(sentence: str) -> bool:
    begins = _CLAUSE_BEGINS.search(sentence)
    if begins and _WHEN.match(sentence, begins.start()):
        return True
    main = sentence[: begins.start()] if begins else sentence
    return bool((_LATER.search(main) or _LATER_BY_DATE.search(main)) and not _POSTPONED.search(main))


def _with_adverb(verb: str, adverb: str | None) -> str:
    return f"{verb} {adverb.lower()}" if adverb else verb


def _turned_tail(tail: str, further: re.Pattern[str]) -> str | None:
    """What follows the first verb, with every verb beside it turned too; None when one might be left in the present."""
    begins = _CLAUSE_BEGINS.search(tail)
    place = begins.start() if begins else len(tail)
    main, clause = further.sub(_turned, tail[:place]), tail[place:]
    if _NEGATED.search(main) or _LEFT_IN_PRESENT.search(main) or _has_unknown_verb(main):
        return None
    if any(found["known"] or not _NO_VERB.fullmatch(found["word"]) for found in _GLUED_AFTER_CLAUSE.finditer(clause)):
        return None
    return None if _has_second_wish(main, clause) else main + clause


def _turned(found: re.Match[str]) -> str:
    verb = found["verb"]
    past = PAST.get(verb) or PARTICIPLES[verb]
    return f"{found['glue']} {_with_adverb(past, found.groupdict().get('adverb'))}"


def _has_unknown_verb(main: str) -> bool:
    if _AND_FIRST.match(main) and not _AND_TURNED.match(main):
        return True
    return any(not _NO_VERB.fullmatch(found["word"]) for found in _ENDS_LIKE_A_VERB.finditer(main))


def _has_second_wish(main: str, clause: str) -> bool:
    """True for "godkender planen, og at ...": a second thing is recommended, with a subject of its own.

    After "anbefaler, at ..., og at ..." both are what is recommended to others.
    """
    if _ENDS_WITH_AND.search(main) or _AND_THAT_COUNCIL.search(clause):
        return True
    return _AND_THAT.search(clause) is not None and not _THAT_FIRST.match(clause)


def _passive(clause: str) -> str | None:
    """ "Budgettet godkendes" as "Budgettet blev godkendt", and "der vælges formand" likewise."""
    verb = re.search(rf"(?<=\s){PASSIVE_VERB}\b", clause)
    if verb is None:
        return None
    subject = clause[: verb.start()].strip()
    tail = _turned_tail(clause[verb.end() :], _FURTHER_PASSIVE)
    if tail is None or not _is_plain_subject(subject) or _BY_OTHERS.match(tail):
        return None
    if verb.group() == "tages" and not _TAKES_WHAT.search(tail):
        return None
    sentence = f"{capitalised(_definite(subject))} blev {PARTICIPLES[verb.group()]}{tail}"
    return None if _is_for_later(sentence) else sentence


def _is_plain_subject(subject: str) -> bool:
    if subject.lower() == "der":
        return True
    without_asides = _ASIDE.sub(" ", subject)
    pattern = (_CLAUSE_BEGINS, _OTHER_VERB, _NEGATED)
    return bool(subject) and not any(one.search(f" {without_asides}") for one in pattern)


def _definite(subject: str) -> str:
    first, space, rest = subject.partition(" ")
    return _DEFINITE.get(first.lower(), first) + space + rest


def capitalised(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
