"""The block tree: the one form of text that HTML, PDF, Word and Markdown are written from.

`parse` makes it from CommonMark with GFM tables, `to_markdown` gives it back in one normal form, and `plain_text`
gives the words alone. `paragraph`, `bullets` and `table` make blocks of plain words.
"""

from tvaers.document.blocks.making import bullets, paragraph, table, words
from tvaers.document.blocks.markdown import to_markdown
from tvaers.document.blocks.parsing import parse
from tvaers.document.blocks.plain import inline_text, plain_text
from tvaers.document.blocks.tree import (
    Alignment,
    Block,
    Break,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Delimiter,
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

__all__ = [
    "Alignment",
    "Block",
    "Break",
    "BulletList",
    "Cell",
    "Code",
    "CodeBlock",
    "Delimiter",
    "Emphasis",
    "Heading",
    "Inline",
    "Link",
    "NumberedList",
    "Paragraph",
    "Quote",
    "Rule",
    "Strong",
    "Table",
    "Text",
    "bullets",
    "inline_text",
    "paragraph",
    "parse",
    "plain_text",
    "table",
    "to_markdown",
    "words",
]
