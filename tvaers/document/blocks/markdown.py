"""The block tree as CommonMark with GFM tables, in one normal form.

`parse(to_markdown(tree)) == tree` for every tree that `parse` makes. Paragraphs stand on one line, bullets are `-`,
strong is `**`, emphasis is `_`, rules are `___` and code is fenced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tvaers.document.blocks.tree import (
    Alignment,
    Block,
    Break,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)

_BULLETS = ("-", "*", "+")
_LAST_LIST_NUMBER = 999_999_999
_ENTITY_LIKE = re.compile(r"&(?=#[0-9]{1,8};|#[xX][0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]*;)")
_ALWAYS_MARKUP = re.compile(r"[\\`*<\[\]]")
_UNDERSCORE_AT_WORD_EDGE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_LINE_START_MARKUP = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+\s*$|~~~|[-:|][-:|\s]*$")
_LIST_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_AUTOLINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*")
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9]+)*"
)


def to_markdown(blocks: Sequence[Block]) -> str:
    """The blocks in normal form, without a last line feed; an empty string for no blocks."""
    return "\n\n".join(_block_texts(blocks, shared_bullet=None))


def _block_texts(blocks: Sequence[Block], shared_bullet: str | None) -> list[str]:
    """Each block as text. `shared_bullet` is the list mark that already stands on the first line, if any."""
    texts: list[str] = []
    last_bullet: str | None = None
    for position, block in enumerate(blocks):
        if isinstance(block, BulletList):
            # Neighbouring lists with one mark would be one list, and "- - -" would be a rule.
            taken = {last_bullet, shared_bullet if position == 0 else None}
            last_bullet = next(bullet for bullet in _BULLETS if bullet not in taken)
            texts.append(_list_text(block, [last_bullet] * len(block.items)))
        else:
            last_bullet = None
            texts.append(_block_text(block))
    return texts


def _block_text(block: Block) -> str:
    match block:
        case Paragraph(children):
            return _paragraph_text(children)
        case Heading(level, children):
            return f"{'#' * level} {_heading_text(children)}"
        case NumberedList(items, start, delimiter):
            numbers = (min(start + position, _LAST_LIST_NUMBER) for position in range(len(items)))
            return _list_text(block, [f"{number}{delimiter}" for number in numbers])
        case Quote(children):
            return _indented(to_markdown(children), "> ", "> ")
        case Table():
            return _table_text(block)
        case CodeBlock(text):
            return _code_block_text(text)
        case Rule():
            return "___"
        case BulletList():
            return to_markdown([block])


def _list_text(block: BulletList | NumberedList, marks: list[str]) -> str:
    separator = "\n" if all(_is_compact(item) for item in block.items) else "\n\n"
    return separator.join(_item_text(item, mark) for item, mark in zip(block.items, marks, strict=True))


def _is_compact(item: tuple[Block, ...]) -> bool:
    """Whether an item reads well without blank lines: one paragraph, perhaps with a list under it."""
    match item:
        case () | (Paragraph(),) | (BulletList() | NumberedList(),):
            return True
        case (Paragraph(), BulletList() | NumberedList(start=1) as inner):
            return inner.items[0] != () and all(_is_compact(inner_item) for inner_item in inner.items)
        case _:
            return False


def _item_text(item: tuple[Block, ...], mark: str) -> str:
    shared_bullet = mark if mark in _BULLETS else None
    separator = "\n" if _is_compact(item) else "\n\n"
    text = separator.join(_block_texts(item, shared_bullet))
    indent = " " * (len(mark) + 1)
    return _indented(text, f"{mark} ", indent)


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    prefixed = [first + lines[0], *(rest + line for line in lines[1:])]
    return "\n".join(line.rstrip() for line in prefixed)


def _table_text(table: Table) -> str:
    rows = [_row_text(row) for row in (table.header, *table.rows)]
    rule = "| " + " | ".join(_rule_cell(alignment) for alignment in table.alignments) + " |"
    return "\n".join([rows[0], rule, *rows[1:]])


def _row_text(row: Sequence[Cell]) -> str:
    cells = (_inline_markup(cell).replace("|", "\\|") for cell in row)
    return "| " + " | ".join(cells) + " |"


def _rule_cell(alignment: Alignment | None) -> str:
    match alignment:
        case Alignment.LEFT:
            return ":---"
        case Alignment.RIGHT:
            return "---:"
        case Alignment.CENTER:
            return ":---:"
        case None:
            return "---"


def _code_block_text(text: str) -> str:
    fence = "`" * max(3, _longest_run(text, "`") + 1)
    return f"{fence}\n{text}\n{fence}"


def _longest_run(text: str, character: str) -> int:
    return max((len(run) for run in re.findall(f"{re.escape(character)}+", text)), default=0)


def _paragraph_text(children: Sequence[Inline]) -> str:
    return "\n".join(_guarded(line) for line in _inline_markup(children).split("\n"))


def _heading_text(children: Sequence[Inline]) -> str:
    # A run of # at the end of a heading would be taken for its closing marks.
    return re.sub(r"#(?=#*$)", r"\\#", _inline_markup(children))


def _guarded(line: str) -> str:
    """The line with the characters escaped that would make it another block than a paragraph."""
    number = _LIST_NUMBER.match(line)
    if number:
        return f"{number.group(1)}\\{line[number.end(1) :]}"
    return f"\\{line}" if _LINE_START_MARKUP.match(line) else line


def _inline_markup(inlines: Sequence[Inline]) -> str:
    pieces = [_piece(inline) for inline in inlines]
    for position, inline in enumerate(inlines):
        if isinstance(inline, Strong | Emphasis):
            _guard_neighbours(pieces, inlines, position)
    return "".join(pieces)


def _guard_neighbours(pieces: list[str], inlines: Sequence[Inline], position: int) -> None:
    """Write the letters beside emphasis as character references where its marks would not count beside letters.

    Source of the rule: CommonMark 0.31, section 6.2, left- and right-flanking delimiter runs.
    """
    always = isinstance(inlines[position], Emphasis)
    mark = 1 if always else 2
    inside = pieces[position][mark:-mark]
    before = pieces[position - 1] if position else ""
    after = pieces[position + 1] if position + 1 < len(pieces) else ""
    if before and _counts_as_letter(before[-1]) and (always or _counts_as_mark(inside[0])):
        pieces[position - 1] = before[:-1] + _reference(before[-1])
    if after and _counts_as_letter(after[0]) and (always or _counts_as_mark(inside[-1])):
        pieces[position + 1] = _reference(after[0]) + after[1:]


def _counts_as_letter(character: str) -> bool:
    return not character.isspace() and not (character.isascii() and not character.isalnum())


def _counts_as_mark(character: str) -> bool:
    return not character.isalnum()


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def _piece(inline: Inline) -> str:
    match inline:
        case Text(text):
            return _escaped(text)
        case Code(text):
            return _code_span(text)
        case Break():
            return "\\\n"
        case Strong(children):
            return f"**{_inline_markup(children)}**"
        case Emphasis(children):
            return f"_{_inline_markup(children)}_"
        case Link():
            return _link(inline)


def _escaped(text: str) -> str:
    escaped = _ALWAYS_MARKUP.sub(r"\\\g<0>", text)
    if "_" in text:
        escaped = _UNDERSCORE_AT_WORD_EDGE.sub(r"\\_", escaped)
    return _ENTITY_LIKE.sub(r"\\&", escaped) if "&" in text else escaped


def _code_span(text: str) -> str:
    fence = "`" * (_longest_run(text, "`") + 1)
    padded = text.strip(" ") and ((text[0] == text[-1] == " ") or "`" in (text[0], text[-1]))
    inside = f" {text} " if padded else text
    return f"{fence}{inside}{fence}"


def _link(link: Link) -> str:
    if link.children == (Text(link.target),) and _AUTOLINK.fullmatch(link.target):
        return f"<{link.target}>"
    address = link.target.removeprefix("mailto:")
    if address != link.target and link.children == (Text(address),) and _EMAIL.fullmatch(address):
        return f"<{address}>"
    return f"[{_inline_markup(link.children)}]({_destination(link.target)})"


def _destination(target: str) -> str:
    escaped = re.sub(r"[\\()<>]", r"\\\g<0>", target)
    return _ENTITY_LIKE.sub(r"\\&", escaped)
