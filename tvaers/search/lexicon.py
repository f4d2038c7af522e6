"""The archive's words, as each process holds them.

The database keeps the words and a version that changes with them. A process reads them once and again when the
version is another than its own; an import that adds words keeps its copy in step itself, so that its cost per
document does not grow with the archive. Only words of public rows are kept: neither a suggested spelling nor a part
of a compound tells of what is closed.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db import connection

from tvaers.access.recording import recorder
from tvaers.access.visibility import PUBLIC
from tvaers.search.language.compounds import Compounds
from tvaers.search.language.doubling import Doubling, doubling_of, is_slip
from tvaers.search.language.stems import stem
from tvaers.search.models import LexiconState, LexiconWord
from tvaers.search.spelling import Speller
from tvaers.search.store.clearing import clear


@dataclass
class Lexicon:
    """Words with the number of entries they stood in, the stems of them, and the splitter made of them."""

    version: uuid.UUID | None
    entries: dict[str, int]
    stems: dict[str, Doubling] = field(default_factory=dict)
    compounds: Compounds = field(default_factory=Compounds)
    _speller: tuple[int, Speller] | None = None

    def __post_init__(self) -> None:
        self.note_stems(self.entries)
        self.compounds = Compounds(self.entries)

    def knows(self, word: str) -> bool:
        """Whether the archive has the folded word, in any inflection."""
        return word in self.entries or (stem(word) in self.stems and not self.is_slip(word))

    def is_slip(self, word: str) -> bool:
        """Whether the archive has only other words than the folded word by its stem, as "kyst" for "kystt"."""
        stemmed = stem(word)
        return word not in self.entries and is_slip(word, stemmed, self.stems.get(stemmed, Doubling.NONE))

    def note_stems(self, words: Iterable[str]) -> None:
        """Keeps the stems of folded words, and how their forms are written."""
        for word in words:
            stemmed = stem(word)
            self.stems[stemmed] = self.stems.get(stemmed, Doubling.NONE) | doubling_of(word, stemmed)

    def speller(self) -> Speller:
        """Finds near words; made when first asked for, and again when words have come."""
        if self._speller is None or self._speller[0] != len(self.entries):
            self._speller = (len(self.entries), Speller(self.entries))
        return self._speller[1]


def lexicon() -> Lexicon:
    """The archive's words as they are now: this process's copy when it is still of the database's version."""
    global _held
    version = LexiconState.objects.visible_to(PUBLIC).values_list("version", flat=True).first()
    held = _held
    if held is None or held.version != version:
        rows = LexiconWord.objects.visible_to(PUBLIC).values_list("word", "entries")
        held = _held = Lexicon(version, dict(rows))
    return held


def learn(words: set[str]) -> Lexicon:
    """Adds folded words that the archive did not have; runs in an action. Gives the lexicon with them."""
    held = lexicon()
    new = {word: 1 for word in words.difference(held.entries) if is_worth_knowing(word)}
    if not new:
        return held
    _keep(new)
    held.entries.update(new)
    held.note_stems(new)
    held.compounds.learn(new)
    # Set after the words: should the transaction be undone, the database's version is another and they are read anew.
    held.version = _new_version()
    return held


def unlearn(words: Collection[str]) -> None:
    """Takes folded words out; runs in an action. Every process reads what is left anew."""
    gone = sorted(words)
    for start in range(0, len(gone), _AT_ONCE):
        LexiconWord.objects.filter(word__in=gone[start : start + _AT_ONCE]).delete()
    if gone:
        _new_version()


def replace(counted: Counter[str]) -> Lexicon:
    """Puts `counted` (folded words with their number of entries) in place of all words; runs in an action."""
    clear(LexiconWord)
    kept = {word: count for word, count in counted.items() if is_worth_knowing(word)}
    _keep(kept)
    _new_version()
    return lexicon()


def is_worth_knowing(word: str) -> bool:
    """Whether a folded word is one to suggest or to split by: letters only, two at least."""
    return len(word) > 1 and word.isalpha()


def _keep(words: dict[str, int]) -> None:
    """Writes words past the models, a hundred thousand at a time being usual."""
    running = recorder()
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_lexiconword (word, entries) VALUES (%s, %s) ON CONFLICT (word) DO NOTHING",
            sorted(words.items()),
        )
    running.add({"model": LexiconWord._meta.label, "created": len(words)})


def _new_version() -> uuid.UUID:
    state = LexiconState.objects.visible_to(PUBLIC).first() or LexiconState()
    state.version = uuid.uuid4()
    state.save()
    return state.version


_AT_ONCE = 500

_held: Lexicon | None = None
