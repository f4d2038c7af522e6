"""CommonMark to plain text, quickly and well enough to find and to quote."""

from __future__ import annotations

import re

SEPARATOR = "·"
"""What stands between paragraphs, items of lists and cells of tables where they are written on one line."""

_LINK = re.compile(r"!?\[([^\]\n]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)")
_BARE_ADDRESS = re.compile(r"<((?:https?://|mailto:|www\.)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)
_ROW_START = re.compile(r"^[ \t]*\|", re.MULTILINE)
_LINE_START = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•][ \t]+)+", re.MULTILINE)
_NUMBER_START = re.compile(r"^(?=[ \t]*\d{1,2}[.)][ \t])", re.MULTILINE)
_ENCLOSURE = re.compile(r"(?<!\S)\./\.(?!\S)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_REPEATED = re.compile(rf"{SEPARATOR}(?:\s*{SEPARATOR})+")
_BLOCK = "\n\n"


def without_marks(text: str) -> str:
    """The words of CommonMark on one line, SEPARATOR between its blocks, items and cells.

    Without headings' hashes, bullets, emphasis, table rules, signs of enclosures and addresses of links. A link whose
    text is its address keeps it. Every word that is shown stays.
    """
    if "[" in text:
        text = _LINK.sub(lambda match: match[1] or match[2], text)
    if "<" in text:
        text = _BARE_ADDRESS.sub(r"\1", text)
    if "|" in text:
        text = _PIPE.sub(f" {SEPARATOR} ", _ROW_START.sub(_BLOCK, _TABLE_RULE.sub("", text)))
    if "./." in text:
        text = _ENCLOSURE.sub("", text)
    text = _NUMBER_START.sub(_BLOCK, _LINE_START.sub(_BLOCK, text))
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return _on_one_line(text)


def _on_one_line(text: str) -> str:
    blocks = (" ".join(block.split()).strip(f" {SEPARATOR}") for block in _BLANK_LINE.split(text))
    joined = f" {SEPARATOR} ".join(filter(None, blocks))
    return _REPEATED.sub(SEPARATOR, joined) if SEPARATOR in joined else joined
