"""A text without the attachments that are closed: their titles stand as paragraphs or entries of lists in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tvaers.document.blocks import (
    Block,
    BulletList,
    Emphasis,
    NumberedList,
    Paragraph,
    Quote,
    Text,
    parse,
    plain_text,
    to_markdown,
)

_MARK = "./."
_TELLING_WORDS = 3
"""A shorter title ("Bilag 1") may be mentioned in other paragraphs; a longer one is taken out wherever it is said."""
_CLOSED = Paragraph((Emphasis((Text("Lukket bilag"),)),))


def without_attachments(text: str, attachments: Collection[str], mark: str | None) -> str | None:
    """The text without the paragraphs and entries that are, or name, one of the attachments.

    `mark` is what stands for a text that names one in a way that cannot be taken out, None for nothing.
    """
    sought = [words for attachment in attachments if (words := words_of(attachment))]
    if not sought or not any(says(words_of(text), words) for words in sought):
        return text
    left = tuple(_kept(parse(text), sought, is_marked=mark is not None))
    words = words_of_blocks(left)
    if any(says(words, title) for title in sought if _tells(title)):
        return mark
    return to_markdown(left) or None


def words_of(markdown: str) -> str:
    """The words of a text, folded, with one space between them and without the mark of attachments."""
    return words_of_blocks(parse(markdown))


def words_of_blocks(blocks: Collection[Block]) -> str:
    """The same of blocks."""
    return " ".join(plain_text(blocks).replace(_MARK, " ").split()).casefold()


def says(text: str, words: str) -> bool:
    """Whether folded words stand in a folded text."""
    return bool(words) and words in text


def _kept(blocks: Collection[Block], sought: Collection[str], *, is_marked: bool) -> Iterator[Block]:
    for block in blocks:
        match block:
            case BulletList(items) | NumberedList(items):
                entries = (_entry(item, sought, is_marked=is_marked) for item in items)
                if left := tuple(entry for entry in entries if entry):
                    yield _with_items(block, left)
            case Quote(children):
                if inner := tuple(_kept(children, sought, is_marked=is_marked)):
                    yield Quote(inner)
            case _ if not _names(words_of_blocks((block,)), sought):
                yield block
            case _ if is_marked:
                yield _CLOSED


def _with_items(block: BulletList | NumberedList, items: tuple[tuple[Block, ...], ...]) -> Block:
    if isinstance(block, BulletList):
        return BulletList(items)
    return NumberedList(items, block.start, block.delimiter)


def _entry(item: tuple[Block, ...], sought: Collection[str], *, is_marked: bool) -> tuple[Block, ...]:
    if words_of_blocks(item) in sought:
        return (_CLOSED,) if is_marked else ()
    return tuple(_kept(item, sought, is_marked=is_marked))


def _names(words: str, sought: Collection[str]) -> bool:
    return any(words == title or (_tells(title) and says(words, title)) for title in sought)


def _tells(title: str) -> bool:
    return len(title.split()) >= _TELLING_WORDS
