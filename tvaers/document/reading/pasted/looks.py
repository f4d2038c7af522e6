"""What the markup of a pasted text says of its words: how they look, where they stand, and whether they count."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from tvaers.document.blocks.parsing import is_allowed_target

Element = Any
Style = dict[str, str]

DEEPEST_ENTRY = 8
_LONGEST_STYLE = 4_000
_ACTIVE = frozenset(
    ("iframe", "object", "embed", "applet", "video", "audio", "canvas", "input", "select", "textarea", "button")
)
_SILENT = frozenset(("script", "style", "title", "meta", "link", "template", "noscript", "xml", "datalist"))
_PICTURES = frozenset(("img", "svg", "picture", "v:shape", "v:imagedata", "v:rect", "image"))
_BOLD_TAGS = frozenset(("b", "strong"))
_ITALIC_TAGS = frozenset(("i", "em", "cite", "dfn", "var"))
_FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_SIZE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)(pt|px)")
_WORD_LIST = re.compile(r"\bl(\d{1,5})\s+level(\d)\s+lfo(\d{1,5})")
_HEADING_CLASS = re.compile(r"\bMso(?:Heading(\d)|(Title))", re.IGNORECASE)


class Left(Enum):
    """What is left out of a pasted text, and why."""

    PICTURE = auto()
    DELETED = auto()
    COMMENT = auto()
    HIDDEN = auto()
    ACTIVE = auto()
    SILENT = auto()


@dataclass(frozen=True)
class Look:
    """How words look and where they lead; `size` in points, where the markup tells."""

    bold: bool = False
    italic: bool = False
    target: str | None = None
    size: float | None = None
    is_list_mark: bool = False


@dataclass(frozen=True)
class WordList:
    """The place of one of Word's paragraphs in its lists; `depth` 0 is outermost."""

    family: str
    depth: int


def style_of(element: Element) -> Style:
    """The declarations of the element's own style, in small letters."""
    pairs = (part.partition(":") for part in element.get("style", "")[:_LONGEST_STYLE].lower().split(";"))
    return {name.strip(): text.strip() for name, _, text in pairs if text}


def left_out(element: Element, style: Style) -> Left | None:
    """Why the element with all that is in it is left out; None when it counts."""
    tag = element.tag
    marks = element.get("class", "").lower()
    if tag in _SILENT:
        return Left.SILENT
    if tag in _PICTURES:
        return Left.PICTURE
    if tag in _ACTIVE:
        return Left.ACTIVE
    if tag == "del" or "msodel" in marks.split():
        return Left.DELETED
    if style.get("mso-element") == "comment-list":
        return Left.SILENT
    if "msocommentreference" in marks.split() or _leads_to_comment(element):
        return Left.COMMENT
    return Left.HIDDEN if _is_hidden(element, style) else None


def _leads_to_comment(element: Element) -> bool:
    address: str = element.get("href", "")
    return element.tag == "a" and address.startswith(("#_msocom", "#cmnt"))


def _is_hidden(element: Element, style: Style) -> bool:
    return (
        element.get("hidden") is not None
        or style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or style.get("mso-hide") == "all"
    )


def look_of(element: Element, style: Style, around: Look) -> Look:
    """The look of the words in the element, which stands in words that look as `around`."""
    tag = element.tag
    look = around
    if tag in _BOLD_TAGS:
        look = replace(look, bold=True)
    if tag in _ITALIC_TAGS:
        look = replace(look, italic=True)
    if weight := style.get("font-weight"):
        look = replace(look, bold=weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600))
    if slant := style.get("font-style"):
        look = replace(look, italic=slant in ("italic", "oblique"))
    if style.get("mso-list") == "ignore":
        look = replace(look, is_list_mark=True)
    if tag == "a" and element.get("href"):
        look = replace(look, target=target_of(element))
    return replace(look, size=_size(element, style) or look.size)


def target_of(link: Element) -> str | None:
    """The address that the link may lead to."""
    address = link.get("href", "").strip().replace(" ", "%20")
    return address if is_allowed_target(address) else None


def _size(element: Element, style: Style) -> float | None:
    match = _SIZE.fullmatch(style.get("font-size", ""))
    if match:
        return float(match.group(1)) * (0.75 if match.group(2) == "px" else 1.0)
    return _FONT_SIZES.get(element.get("size", "")) if element.tag == "font" else None


def heading_level(element: Element, style: Style) -> int | None:
    """The level of the heading that the element is, as its tag, its role or its style tells."""
    tag = element.tag
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    if element.get("role") == "heading":
        return _whole(element.get("aria-level", "")) or 2
    outline = _whole(style.get("mso-outline-level", ""))
    if outline:
        return outline
    match = _HEADING_CLASS.search(element.get("class", ""))
    return int(match.group(1) or 1) if match else None


def word_list(style: Style) -> WordList | None:
    """The place in Word's lists that the style of a paragraph tells."""
    match = _WORD_LIST.search(style.get("mso-list", ""))
    if match is None:
        return None
    return WordList(f"word {match.group(1)} {match.group(3)}", min(max(int(match.group(2)) - 1, 0), DEEPEST_ENTRY))


def entry_depth(entry: Element, lists_open: int) -> int:
    """How deep an entry of a list stands: what it says itself (Word online, Google Docs), else by the lists around."""
    told = _whole(entry.get("data-aria-level", "")) or _whole(entry.get("aria-level", ""))
    return min((told or max(lists_open, 1)) - 1, DEEPEST_ENTRY)


def span_of(cell: Element, name: str) -> int:
    """How many columns or rows the cell takes."""
    return max(_whole(cell.get(name, "")) or 1, 1)


def _whole(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None
