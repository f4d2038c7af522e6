"""What can be seen: what a viewer finds."""

from __future__ import annotations

import math
from collections.abc import Sequence

from django.db.models import QuerySet

from tvaers.access.visibility import Viewer
from tvaers.search import facets
from tvaers.search.excerpts import Highlighter
from tvaers.search.language.tokens import normalise, tokens, words
from tvaers.search.lexicon import Lexicon, lexicon
from tvaers.search.models import LINE_OF_CASE, Entry, EntryText
from tvaers.search.parsing import LONGEST_QUERY, Query, Term, parse
from tvaers.search.shape import FacetKind, Filters, Hit, Results
from tvaers.search.store import store

PAGE_SIZE = 20
NO_FILTERS = Filters()


def search(text: str, *, viewer: Viewer, filters: Filters = NO_FILTERS, page: int = 1) -> Results:
    """One page (from 1) of what `viewer` finds by `text` within `filters`, best first.

    Without words it is everything within the filters, newest first; without either, nothing. A page outside the
    results is the nearest one within. Whatever is typed gives an answer.
    """
    text = normalise(text[:LONGEST_QUERY]).strip()
    query = parse(text)
    if not query and not filters:
        return Results(text)
    held = lexicon()
    query = _as_spelt(query, held)
    filters = facets.cleaned(filters)
    ids = facets.chosen_ids(filters)
    everything = Entry.objects.visible_to(viewer)
    index = store()
    tally = index.tally(query, facets.narrowed(everything, filters, ids))
    tallies = dict.fromkeys(FacetKind, tally.facets)
    for kind in filters.chosen:
        wider = facets.narrowed(everything, filters.without(kind), ids)
        tallies[kind] = index.tally(query, wider).facets
    pages = math.ceil(tally.total / PAGE_SIZE)
    page = max(1, min(page, pages))
    found = index.ranked(query, facets.narrowed(everything, filters, ids), (page - 1) * PAGE_SIZE, PAGE_SIZE)
    return Results(
        text,
        total=tally.total,
        hits=_hits(found, viewer, Highlighter(query, held.compounds)),
        facets=facets.groups(tallies, filters, facets.seen_ids(ids, tallies, everything)),
        did_you_mean=None if tally.total else _better_spelling(query, text, held, everything),
        page=page,
        pages=pages,
    )


def _hits(ids: Sequence[int], viewer: Viewer, highlighter: Highlighter) -> tuple[Hit, ...]:
    texts = EntryText.objects.visible_to(viewer).select_related("entry").defer("stems", "entry__lexemes").in_bulk(ids)
    return tuple(_hit(texts[pk], highlighter) for pk in ids if pk in texts)


def _hit(text: EntryText, highlighter: Highlighter) -> Hit:
    body, _, case_number = text.body.partition(LINE_OF_CASE)
    return Hit(
        key=text.entry.key,
        council=text.council,
        council_name=text.council_name,
        day=text.entry.day,
        stage=text.stage,
        number=text.number,
        title=text.title,
        path=text.path,
        title_segments=highlighter.whole(text.title),
        excerpt_segments=highlighter.excerpt(text.decision, body, sought_only=case_number),
        is_public=text.entry.is_public,
    )


def _as_spelt(query: Query, held: Lexicon) -> Query:
    """The query with words that only a stem makes others sought as they are typed, so that no other word is found."""
    return Query(tuple(spelt for term in query.terms for spelt in _term_as_spelt(term, held)))


def _term_as_spelt(term: Term, held: Lexicon) -> tuple[Term, ...]:
    if term.is_excluded or term.is_prefix:
        return (term,)
    exact = tuple(Term((word,), word, is_exact=True) for word in words(term.typed) if held.is_slip(word))
    return (term, *exact) if term.is_phrase or not exact else exact


def _better_spelling(query: Query, text: str, held: Lexicon, visible: QuerySet[Entry]) -> str | None:
    """What was typed, with words the archive lacks put right; None unless that finds something the viewer may see."""
    better = text
    for term in query.wanted:
        for word in _unknown_words(term, held):
            nearest = held.speller().nearest(word)
            if nearest is None:
                return None
            better = _replaced(better, word, nearest)
    if better == text or not store().tally(parse(better), visible).total:
        return None
    return better


def _unknown_words(term: Term, held: Lexicon) -> list[str]:
    if term.is_prefix:
        return []
    return [word for word in words(term.typed) if word.isalpha() and not held.knows(word)]


def _replaced(text: str, word: str, better: str) -> str:
    """The text with each occurrence of a folded word replaced; what stands around it stays as typed."""
    pieces = []
    place = 0
    for token in tokens(text):
        if token.word == word:
            pieces.extend([text[place : token.start], better])
            place = token.end
    return "".join([*pieces, text[place:]])
