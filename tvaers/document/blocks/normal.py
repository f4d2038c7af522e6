"""One tree for what reads the same: the normal form of a run of inlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tvaers.document.blocks.tree import Break, Code, Emphasis, Inline, Link, Strong, Text

# Control characters, separators, and what neither XML nor UTF-8 can hold.
UNPRINTABLE = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_WHITE_SPACE = re.compile(f"[ {UNPRINTABLE}]+")
_EDGE = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def tidy(text: str) -> str:
    """The text with every run of white space and control characters as one space."""
    if "  " not in text and text.isprintable():
        return text
    return _WHITE_SPACE.sub(" ", text)


def normal_line(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The normal form of the inlines of a heading or cell, which hold no line breaks."""
    return normal(Text(" ") if isinstance(inline, Break) else inline for inline in _without_inner_breaks(inlines))


def normal(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The normal form of the inlines of a paragraph.

    White space stands outside of strong, emphasised and linked words and never first or last or beside a line break;
    neighbours of one kind are one; nothing is empty and nothing is strong twice.
    """
    inlines = tuple(inlines)
    if all(isinstance(inline, Text) for inline in inlines):
        return _words_alone(inlines)
    merged = _merge(_lift(inlines, ()))
    return tuple(_trim(merged))


def _words_alone(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The normal form of words without markup, which most paragraphs are."""
    text = tidy("".join(inline.text for inline in inlines if isinstance(inline, Text))).strip()
    return (Text(text),) if text else ()


def _without_inner_breaks(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Strong | Emphasis | Link):
            children = (Text(" ") if isinstance(child, Break) else child for child in inline.children)
            yield replace(inline, children=tuple(_without_inner_breaks(children)))
        else:
            yield inline


def _lift(inlines: Iterable[Inline], around: tuple[type, ...]) -> Iterator[Inline]:
    """The inlines without empty or doubled wrappers, with white space and line breaks at their edges moved out."""
    for inline in inlines:
        if isinstance(inline, Text):
            if inline.text:
                yield Text(tidy(inline.text))
        elif isinstance(inline, Code):
            if inline.text:
                yield Code(tidy(inline.text))
        elif isinstance(inline, Break):
            yield inline
        elif type(inline) in around:
            yield from _lift(inline.children, around)
        else:
            yield from _wrapped(inline, around)


def _wrapped(inline: Strong | Emphasis | Link, around: tuple[type, ...]) -> Iterator[Inline]:
    children = _merge(_lift(inline.children, (*around, type(inline))))
    before: list[Inline] = []
    after: list[Inline] = []
    while children and (edge := _edge(children[0], first=True)):
        before.append(edge)
        children = _less(children, edge, first=True)
    while children and (edge := _edge(children[-1], first=False)):
        after.insert(0, edge)
        children = _less(children, edge, first=False)
    if isinstance(inline, Link) and not children:
        children = [Text(inline.target)]
    yield from before
    if children:
        yield replace(inline, children=tuple(_trim(children)))
    yield from after


def _edge(inline: Inline, *, first: bool) -> Inline | None:
    """The line break or white space that stands first or last in `inline`."""
    if isinstance(inline, Break):
        return inline
    if not isinstance(inline, Text):
        return None
    match = _EDGE.match(inline.text)
    space = match.group(1 if first else 3) if match else ""
    if not inline.text.strip():
        space = inline.text
    return Text(space) if space else None


def _less(children: list[Inline], edge: Inline, *, first: bool) -> list[Inline]:
    """`children` without `edge`, which is the beginning of the first or the end of the last of them."""
    place = 0 if first else -1
    whole = children[place]
    rest = list(children)
    if whole == edge or not isinstance(whole, Text) or not isinstance(edge, Text):
        del rest[place]
    else:
        kept = whole.text.removeprefix(edge.text) if first else whole.text.removesuffix(edge.text)
        rest[place] = Text(kept)
    return rest


def _merge(inlines: Iterable[Inline]) -> list[Inline]:
    """The inlines with neighbours of one kind made one."""
    merged: list[Inline] = []
    for inline in inlines:
        last = merged[-1] if merged else None
        if isinstance(last, Text) and isinstance(inline, Text):
            merged[-1] = Text(tidy(last.text + inline.text))
        elif isinstance(last, Strong | Emphasis) and type(last) is type(inline):
            children = _merge([*last.children, *inline.children])
            merged[-1] = replace(last, children=tuple(children))
        else:
            merged.append(inline)
    return merged


def _trim(inlines: list[Inline]) -> Iterator[Inline]:
    """The inlines without white space and line breaks at the ends, and without white space beside a line break."""
    kept = list(inlines)
    for place in (0, -1):
        while kept and (edge := _edge(kept[place], first=place == 0)):
            kept = _less(kept, edge, first=place == 0)
    for position, inline in enumerate(kept):
        if not isinstance(inline, Text):
            yield inline
            continue
        text = inline.text
        if position and isinstance(kept[position - 1], Break):
            text = text.lstrip()
        if position + 1 < len(kept) and isinstance(kept[position + 1], Break):
            text = text.rstrip()
        if text:
            yield Text(text)
