"""Words that leave the lexicon again with the rows they stood in.

The lexicon suggests spellings and splits compounds, so a word that only a row now hidden had would tell of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from tvaers.access.action import Actor, action
from tvaers.access.visibility import PUBLIC
from tvaers.search import lexicon
from tvaers.search.language.stems import stem
from tvaers.search.language.tokens import words
from tvaers.search.models import Entry, EntryText
from tvaers.search.parsing import Query, Term
from tvaers.search.store import store


def words_below(prefix: str) -> frozenset[str]:
    """The folded words of the public rows whose keys begin with `prefix`."""
    entries = store().keys_beginning_with(prefix).filter(is_public=True)
    texts = EntryText.objects.filter(entry__in=entries).values_list("title", "decision", "body")
    return frozenset(word for row in texts for text in row for word in words(text))


@action("search.unlearn")
def unlearn(candidates: Iterable[str], *, by: Actor) -> int:
    """Takes those of the folded words out of the lexicon that no public row has any longer. Gives how many.

    A word whose other inflections are public stays.
    """
    public = Entry.objects.visible_to(PUBLIC)
    gone = [word for word in candidates if lexicon.is_worth_knowing(word) and not _is_in(word, public)]
    lexicon.unlearn(gone)
    return len(gone)


def _is_in(word: str, public: QuerySet[Entry]) -> bool:
    stemmed = stem(word)
    term = Term((stemmed,), word) if stemmed == word else Term((word,), word, is_exact=True)
    return store().finds_any(Query((term,)), public)
