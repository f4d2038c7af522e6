"""Chunks to the block tree: paragraphs joined over lines, lists, sub-headings, tables, links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tvaers.document.blocks import (
    Block,
    BulletList,
    Delimiter,
    Heading,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Text,
)
from tvaers.document.blocks.normal import normal
from tvaers.document.reading.addresses import ADDRESS, trimmed
from tvaers.document.reading.chunks import Chunk, ChunkKind, chunks
from tvaers.document.reading.hyphens import Words, join
from tvaers.document.reading.lines import Line

SUBHEADING_LEVEL = 3
ATTACHMENT_MARK = "./."
# A paragraph is hardly ever this long, and finding the places of its links would take ever longer.
_MOST_LINES_WITH_LINKS = 100


def compose(lines: list[Line], width: int, words: Words) -> list[Block]:
    """The lines of one part as blocks. Paragraphs that `./.` marks begin with the mark."""
    found = chunks(lines, width)
    _rank_titles(found)
    blocks: list[Block] = []
    for kind, run in groupby(found, key=lambda chunk: (chunk.kind, chunk.marked)):
        blocks.extend(_blocks(kind[0], list(run), words))
    return blocks


def _rank_titles(found: list[Chunk]) -> None:
    """The topmost titles of a part have one level in every part, whatever the file's levels; the others follow."""
    ranks = {level: rank for rank, level in enumerate(sorted({chunk.level for chunk in found if chunk.level}))}
    for chunk in found:
        chunk.level = min(SUBHEADING_LEVEL + ranks.get(chunk.level or 0, 0), 6)


def _blocks(kind: ChunkKind, run: list[Chunk], words: Words) -> Iterator[Block]:
    if kind is ChunkKind.BULLET and not run[0].marked:
        yield _bullets(run, words)
    elif kind is ChunkKind.NUMBER and not run[0].marked:
        yield from _numbered(run, words)
    else:
        for chunk in run:
            yield _single(chunk, words)


def _single(chunk: Chunk, words: Words) -> Block:
    block = chunk.lines[0].block
    if block is not None:
        return block
    inlines = _inlines(chunk, words)
    if chunk.kind is ChunkKind.TITLE:
        return Heading(chunk.level or SUBHEADING_LEVEL, inlines)
    if chunk.marked:
        return Paragraph((Text(f"{ATTACHMENT_MARK} "), *inlines)) if inlines else Paragraph((Text(ATTACHMENT_MARK),))
    return Paragraph(inlines)


def _bullets(run: Sequence[Chunk], words: Words) -> BulletList:
    """The run as a list; deeper entries are a list inside the entry before them."""
    depth = min(chunk.depth for chunk in run)
    items: list[tuple[Block, ...]] = []
    at = 0
    while at < len(run):
        end = at + 1
        while end < len(run) and run[end].depth > depth:
            end += 1
        inner = run[at + 1 : end] if run[at].depth == depth else run[at:end]
        own: tuple[Block, ...] = (Paragraph(_inlines(run[at], words)),) if run[at].depth == depth else ()
        items.append((*own, _bullets(inner, words)) if inner else own)
        at = end
    return BulletList(tuple(items))


def _numbered(run: Sequence[Chunk], words: Words) -> Iterator[Block]:
    """The run as numbered lists, a new one wherever the number is not the next."""
    start = 0
    for at in range(1, len(run) + 1):
        goes_on = at < len(run) and _is_next(run[at - 1], run[at])
        if not goes_on:
            items = tuple((Paragraph(_inlines(chunk, words)),) for chunk in run[start:at])
            first = run[start]
            yield NumberedList(items, start=first.number, delimiter=Delimiter(first.delimiter))
            start = at


def _is_next(chunk: Chunk, following: Chunk) -> bool:
    return following.number == chunk.number + 1 and following.delimiter == chunk.delimiter


def _inlines(chunk: Chunk, words: Words) -> tuple[Inline, ...]:
    """The words of the chunk, joined over lines, with their addresses as links."""
    first = chunk.lines[0]
    if first.inlines is not None:
        return first.inlines
    text = join([line for line in chunk.lines if line.text], words)
    inlines = tuple(_with_anchors(text, chunk, words) if chunk.links else with_links(text))
    if chunk.kind is ChunkKind.TITLE and chunk.number:
        return normal((Text(f"{chunk.number}{chunk.delimiter} "), *inlines))
    return inlines


def _with_anchors(text: str, chunk: Chunk, words: Words) -> Iterator[Inline]:
    """The text of the chunk with its links; the address of words that are not found stands after the text."""
    done = 0
    places = _link_places(text, chunk, words)
    for start, end, address in places:
        yield from with_links(text[done:start])
        yield Link(address, (Text(text[start:end]),))
        done = end
    yield from with_links(text[done:])
    linked = {address for _, _, address in places}
    for address in dict.fromkeys(link.address for link in chunk.links if link.address not in linked):
        yield from (Text(" "), Link(address, (Text(address),)))


def _link_places(text: str, chunk: Chunk, words: Words) -> list[tuple[int, int, str]]:
    """Where the words of each link begin and end in the text, with the address; words over two lines are one link."""
    places: list[tuple[int, int, str]] = []
    if len(chunk.lines) > _MOST_LINES_WITH_LINKS:
        return places
    read = {
        count: len(join([line for line in chunk.lines[:count] if line.text], words))
        for count in dict.fromkeys(link.lines for link in chunk.links)
    }
    for link in chunk.links:
        end = read[link.lines] - link.anchor.after
        start = end - len(link.anchor.words)
        before = places[-1] if places else (0, 0, "")
        if start < before[1] or text[start:end] != link.anchor.words:
            continue
        if before[2] == link.address and not text[before[1] : start].strip():
            places[-1] = (before[0], end, link.address)
        else:
            places.append((start, end, link.address))
    return places


def with_linked_addresses(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inlines with the addresses that stand as words made links."""
    return tuple(
        linked for inline in inlines for linked in (with_links(inline.text) if isinstance(inline, Text) else (inline,))
    )


def with_links(text: str) -> Iterator[Inline]:
    """The text with each web address as a link to itself; `www.` addresses stay words, for they have no scheme."""
    at = 0
    for match in ADDRESS.finditer(text) if "://" in text else ():
        address = trimmed(match.group())
        if not address.lower().startswith("http"):
            continue
        before = text[at : match.start()]
        if before:
            yield Text(before)
        yield Link(address, (Text(address),))
        at = match.start() + len(address)
    if text[at:]:
        yield Text(text[at:])
