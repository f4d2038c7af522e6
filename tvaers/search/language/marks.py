"""CommonMark to plain text, quickly and well enough to find and to quote."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\]\n]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)
_LINE_START = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•][ \t]+)+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_PIPE = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def without_marks(text: str) -> str:
    """The words of CommonMark on one line: no headings' hashes, bullets, emphasis, table rules or link addresses.

    A link whose text is its address keeps it. Every word that is shown stays.
    """
    if "[" in text:
        text = _LINK.sub(lambda match: match[1] or match[2], text)
    if "|" in text:
        text = _PIPE.sub("  ", _TABLE_RULE.sub("", text))
    text = _LINE_START.sub("", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return " ".join(text.split())
