"""What the documents say, taken apart: their links, code, commands and tables."""

from __future__ import annotations

import itertools
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *(PROJECT / "docs").glob("*.md")])

_PARSER = MarkdownIt("commonmark").enable("table")
_SHELL_ENDS = re.compile(r"\s(?:\||>|>>|<|&&|;|#)(?:\s|$)")


@dataclass(frozen=True)
class Command:
    """A command as a reader would type it: the words after the program's name; `is_whole` when it can be copied."""

    words: tuple[str, ...]
    is_whole: bool


def text_of(name: str) -> str:
    """The document with this name, from the project's root."""
    return (PROJECT / name).read_text(encoding="utf-8")


def targets(document: Path) -> Iterator[str]:
    """The addresses of all links and pictures in a document, those in HTML too."""
    yield from re.findall(r'<img src="([^"]+)"', document.read_text(encoding="utf-8"))
    for token in _inline_tokens(document):
        address = token.attrGet("href") or token.attrGet("src")
        if address:
            yield str(address)


def anchors(document: Path) -> set[str]:
    """The names that a link can lead to within a document, as GitHub makes them of headings."""
    tokens = _PARSER.parse(document.read_text(encoding="utf-8"))
    headings = [after.content for token, after in itertools.pairwise(tokens) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def code_spans(document: Path) -> Iterator[str]:
    """What stands in backticks in running text and tables."""
    return (token.content for token in _inline_tokens(document) if token.type == "code_inline")


def code_blocks(document: Path) -> Iterator[str]:
    """The blocks of code, fenced and indented."""
    tokens = _PARSER.parse(document.read_text(encoding="utf-8"))
    return (token.content for token in tokens if token.type in {"fence", "code_block"})


def commands_of(program: str, document: Path) -> Iterator[Command]:
    """Every use of a program in a document, in blocks and in running text."""
    for block in code_blocks(document):
        for line in block.replace("\\\n", " ").splitlines():
            yield from _command(program, line, is_whole=True)
    for span in code_spans(document):
        yield from _command(program, span, is_whole=False)


def rows_under(heading: str, document: str) -> list[list[str]]:
    """The rows of the tables under a heading of a document, each cell as Markdown, without the tables' own headings."""
    rows: list[list[str]] = []
    is_under, in_body = False, False
    tokens = _PARSER.parse(text_of(document))
    for token, after in itertools.pairwise(tokens):
        if token.type == "heading_open":
            is_under = after.content == heading
        elif token.type in {"tbody_open", "tbody_close"}:
            in_body = token.type == "tbody_open"
        elif is_under and in_body and token.type == "tr_open":
            rows.append([])
        elif is_under and in_body and token.type == "td_open":
            rows[-1].append(after.content)
    return rows


def in_backticks(text: str) -> list[str]:
    """What stands in backticks in a piece of Markdown."""
    return re.findall(r"`([^`]+)`", text)


def _command(program: str, line: str, *, is_whole: bool) -> Iterator[Command]:
    match = re.match(rf"\s*(?:\$ )?(?:\w+=\S+ )*(?:\S*/)?{re.escape(program)}(?:\s+(.*))?$", line)
    if match:
        rest = _SHELL_ENDS.split(match.group(1) or "", maxsplit=1)[0]
        yield Command(tuple(shlex.split(rest)), is_whole)


def _inline_tokens(document: Path) -> Iterator[Token]:
    for token in _PARSER.parse(document.read_text(encoding="utf-8")):
        yield from token.children or ()
