"""Danish stems: Snowball's, and families of the field's words that Snowball keeps apart."""

from __future__ import annotations

import threading

import Stemmer

FAMILIES = (
    ("borgmester", "borgmestre", "borgmestrene"),
    ("viceborgmester", "viceborgmestre"),
    ("formand", "formænd", "formændene"),
    ("næstformand", "næstformænd"),
    ("mand", "mænd"),
    ("barn", "børn", "børnene"),
    ("bog", "bøger"),
    ("år", "året", "årets", "årene", "årenes"),
    ("by", "byen", "byens", "byer", "byerne", "byernes"),
    ("bro", "broen", "broens", "broer", "broerne", "broernes"),
    ("sø", "søen", "søens", "søer", "søerne", "søernes"),
    ("ø", "øen", "øens", "øer", "øerne", "øernes"),
    ("å", "åen", "åens", "åer", "åerne", "åernes"),
    ("ide", "ideen", "ideens", "ideer", "ideerne", "ideernes"),
    ("kommune", "kommunal", "kommunalt"),
    ("region", "regional", "regionalt"),
    ("nation", "national", "nationalt"),
    ("politik", "politisk", "politiker"),
    ("økonomi", "økonomisk"),
    ("budget", "budgettet", "budgetter", "budgetterne"),
    ("beslutte", "besluttet", "besluttede", "beslutning"),
    ("indstille", "indstillet", "indstillede", "indstilling"),
    ("udpege", "udpeget", "udpegede", "udpegning"),
    ("anbefale", "anbefalede", "anbefaling"),
    ("orientere", "orienteret", "orienterede", "orientering"),
    ("drøfte", "drøftede", "drøftelse"),
    ("godkende", "godkendt", "godkendte", "godkendelse"),
    ("vedtage", "vedtaget", "vedtog", "vedtagelse"),
    ("aftale", "aftalte", "aftalt"),
    ("bevilge", "bevilget", "bevilgede", "bevilling"),
    ("vælge", "valgt", "valgte", "valg"),
    ("tiltræde", "tiltrådt", "tiltrådte", "tiltrædelse"),
    ("udsætte", "udsat", "udsatte", "udsættelse"),
    ("uddanne", "uddannet", "uddannede", "uddannelse"),
    ("finansiere", "finansieret", "finansierede", "finansiering"),
    ("fordele", "fordelt", "fordelte", "fordeling"),
    ("evaluere", "evalueret", "evaluerede", "evaluering"),
    ("koordinere", "koordineret", "koordinerede", "koordinering", "koordination"),
    ("planlægge", "planlagt", "planlagde", "planlægning"),
    ("forhandle", "forhandlet", "forhandlede", "forhandling"),
    ("møde", "mødet", "mødes", "mødtes"),
    ("succes", "succesen", "succeser"),
)
"""Words that mean the same to whoever searches, where their stems differ. The first one gives the family's stem."""


def stem(word: str) -> str:
    """The stem of a folded word: "samarbejdet" gives "samarbejd", "borgmestre" what "borgmester" gives."""
    known = _remembered.get(word)
    if known is None:
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        plain = _snowball(word)
        known = _remembered[word] = _families.get(plain, plain)
    return known


def begun_by(beginning: str, *, whole: bool) -> set[str]:
    """What words begin with whose stem is `beginning`, or begins so when not `whole`: that, or a relative's stem."""
    relatives = (
        plain for plain, of in _families.items() if of == beginning or (not whole and of.startswith(beginning))
    )
    return {beginning, *relatives}


def _snowball(word: str) -> str:
    stemmer = getattr(_of_thread, "stemmer", None)
    if stemmer is None:
        # A stemmer keeps a buffer between calls, so each thread has its own.
        stemmer = _of_thread.stemmer = Stemmer.Stemmer("danish")
    stemmed: str = stemmer.stemWord(word)
    return stemmed


def _family_stems() -> dict[str, str]:
    return {_snowball(word): _snowball(family[0]) for family in FAMILIES for word in family}


_MOST_REMEMBERED = 300_000
_remembered: dict[str, str] = {}
_of_thread = threading.local()
_families = _family_stems()
