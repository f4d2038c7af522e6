"""What an item's parts say once more as data: attachments, links, recommended acts. Derived from the Markdown alone.

Reading a file that we wrote ourselves gives the same parts, and therefore the same derived fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tvaers.document.acts import decision_acts, recommendation_acts
from tvaers.document.blocks import (
    Block,
    BulletList,
    Emphasis,
    Heading,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Strong,
    Table,
    Text,
    inline_text,
    parse,
    to_markdown,
)
from tvaers.document.model import Attachment, Item, PartName
from tvaers.document.reading.addresses import addresses
from tvaers.document.reading.appointments import appointments
from tvaers.document.reading.enclosures import enclosures

Tree = tuple[Block, ...]
NOTHING_KNOWN: Mapping[str, Tree] = {}
_MARK = "./."
_LETTER = re.compile(r"[a-z][.)]\s+")


def derive(item: Item, known: Mapping[str, Tree] = NOTHING_KNOWN) -> None:
    """Fills the derived fields of the item from its parts and its other text.

    `known` has trees of texts that need not be parsed again.
    """
    trees = {name: _tree(text, known) for name, text in item.parts.named()}
    item.attachments = [Attachment(text, name) for name, tree in trees.items() for text in marked_texts(tree)]
    # Enclosures after the text stand in no part; what the case is, the presentation tells.
    other = _tree(item.other, known) if item.other else ()
    item.attachments.extend(Attachment(text, PartName.PRESENTATION) for text in enclosures(other))
    in_order = [_tree(item.title, known), *trees.values(), other]
    item.links = list(dict.fromkeys(link for tree in in_order for link in links(tree)))
    item.recommendations = recommendations(trees.get(PartName.RECOMMENDATION, ()))
    item.recommendation_types = recommendation_acts(trees.get(PartName.RECOMMENDATION, ()))
    item.decision_types = decision_acts(trees.get(PartName.DECISION, ()))
    item.appointments = appointments(trees.get(PartName.DECISION, ()), item.title)


def _tree(text: str, known: Mapping[str, Tree]) -> Tree:
    tree = known.get(text)
    return parse(text) if tree is None else tree


def marked_texts(blocks: Sequence[Block]) -> Iterator[str]:
    """The text of each marked paragraph, as Markdown without the mark; of each entry when a list of titles follows."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if isinstance(block, BulletList | NumberedList):
            for item in block.items:
                yield from marked_texts(item)
            continue
        if not isinstance(block, Paragraph | Heading) or not inline_text(block.children).startswith(_MARK):
            continue
        own = _without_mark(block.children)
        if isinstance(following, BulletList | NumberedList) and _is_lead(inline_text(own)):
            for item in following.items:
                yield to_markdown(item)
        elif own:
            yield to_markdown([Paragraph(own)])


def _is_lead(text: str) -> bool:
    """True for the title over a list of enclosures: "Bilag", "Bilag:", nothing."""
    words = len(text.split())
    return words <= 2 or (text.endswith(":") and words <= 12)


def _without_mark(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    first = children[0]
    if not isinstance(first, Text):
        return children
    rest = first.text.removeprefix(_MARK).lstrip(" .")
    return (Text(rest), *children[1:]) if rest else children[1:]


def links(blocks: Sequence[Block]) -> Iterator[str]:
    """The addresses in the blocks, in printed order: link targets and addresses that stand as words."""
    for block in blocks:
        yield from _block_links(block)


def _block_links(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph | Heading):
        yield from _inline_links(block.children)
    elif isinstance(block, BulletList | NumberedList):
        for item in block.items:
            yield from links(item)
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            for cell in row:
                yield from _inline_links(cell)


def _inline_links(inlines: Sequence[Inline]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Link):
            yield inline.target
        elif isinstance(inline, Text):
            yield from addresses(inline.text)
        elif isinstance(inline, Strong | Emphasis):
            yield from _inline_links(inline.children)


@dataclass(frozen=True)
class RecommendedPoint:
    """One recommended act: `text` is Markdown, `lead` the words that it continues ("Det indstilles, at KKR X:")."""

    text: str
    lead: str = ""


def recommendations(blocks: Sequence[Block]) -> list[str]:
    """One string for each recommended act: the entries of the list, or each running sentence that stands alone.

    Lettered entries are paragraphs in CommonMark; a paragraph that is only an address or a marked title is no act.
    """
    return [point.text for point in recommended_points(blocks)]


def recommended_points(blocks: Sequence[Block]) -> list[RecommendedPoint]:
    """The recommended acts as `recommendations` gives them, each with the words before its list."""
    listed = list(_listed_points(blocks))
    if listed:
        return listed
    paragraphs = [block for block in blocks if isinstance(block, Paragraph) and not _is_reference(block)]
    lettered = list(_lettered_points(paragraphs))
    return lettered or [RecommendedPoint(to_markdown([block])) for block in paragraphs]


def _listed_points(blocks: Sequence[Block]) -> Iterator[RecommendedPoint]:
    lead = ""
    for block in blocks:
        if isinstance(block, BulletList | NumberedList):
            yield from (RecommendedPoint(to_markdown(item), lead) for item in block.items)
        elif isinstance(block, Paragraph) and not _is_reference(block):
            lead = inline_text(block.children)


def _lettered_points(paragraphs: Sequence[Paragraph]) -> Iterator[RecommendedPoint]:
    lead = ""
    for paragraph in paragraphs:
        if _LETTER.match(inline_text(paragraph.children)):
            yield RecommendedPoint(_LETTER.sub("", to_markdown([paragraph]), count=1), lead)
        else:
            lead = inline_text(paragraph.children)


def _is_reference(block: Paragraph) -> bool:
    """True for a marked title, and for a paragraph that is nothing but a link."""
    only_link = all(isinstance(inline, Link) for inline in block.children)
    return only_link or inline_text(block.children).startswith(_MARK)
