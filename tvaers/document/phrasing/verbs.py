"""The verbs of the field in present and past: what a council does with a recommendation.

A closed table: a verb that is not in it is never turned by rule. Source: the language of published agendas and minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Verb:
    """A verb in the active, and in the passive where a recommendation may say it so ("godkendes", "blev godkendt")."""

    present: str
    past: str
    passive: str | None = None
    participle: str | None = None


VERBS = (
    Verb("godkender", "godkendte", "godkendes", "godkendt"),
    Verb("tager", "tog", "tages", "taget"),
    Verb("drøfter", "drøftede", "drøftes", "drøftet"),
    Verb("bakker", "bakkede"),
    Verb("tiltræder", "tiltrådte", "tiltrædes", "tiltrådt"),
    Verb("tilslutter", "tilsluttede"),
    Verb("anbefaler", "anbefalede", "anbefales", "anbefalet"),
    Verb("beslutter", "besluttede", "besluttes", "besluttet"),
    Verb("vedtager", "vedtog", "vedtages", "vedtaget"),
    Verb("fastholder", "fastholdt", "fastholdes", "fastholdt"),
    Verb("indstiller", "indstillede", "indstilles", "indstillet"),
    Verb("udpeger", "udpegede", "udpeges", "udpeget"),
    Verb("vælger", "valgte", "vælges", "valgt"),
    Verb("bemyndiger", "bemyndigede", "bemyndiges", "bemyndiget"),
    Verb("oversender", "oversendte", "oversendes", "oversendt"),
    Verb("fremsender", "fremsendte", "fremsendes", "fremsendt"),
    Verb("sender", "sendte", "sendes", "sendt"),
    Verb("udsætter", "udsatte", "udsættes", "udsat"),
    Verb("evaluerer", "evaluerede", "evalueres", "evalueret"),
    Verb("afklarer", "afklarede", "afklares", "afklaret"),
    Verb("koordinerer", "koordinerede", "koordineres", "koordineret"),
    Verb("anmoder", "anmodede", "anmodes", "anmodet"),
    Verb("opfordrer", "opfordrede", "opfordres", "opfordret"),
    Verb("orienteres", "blev orienteret"),
)
PAST = {verb.present: verb.past for verb in VERBS}
PARTICIPLES = {verb.passive: verb.participle for verb in VERBS if verb.passive and verb.participle}

# In a clause after "at" these stand before the verb, in a sentence of its own after it.
ADVERBS = ("også", "fortsat", "endvidere", "desuden", "samtidig", "ligeledes", "herudover", "endeligt", "foreløbigt")


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words."""
    return f"(?:{'|'.join(words)})"


PRESENT_VERB = one_of(PAST)
PASSIVE_VERB = one_of(PARTICIPLES)
ADVERB = one_of(ADVERBS)
ANY_VERB = re.compile(rf"\b{one_of([*PAST, *PARTICIPLES])}\b", re.IGNORECASE)
